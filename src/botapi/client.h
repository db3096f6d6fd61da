#pragma once

#include "botapi/envelope.h"
#include "botapi/error.h"
#include "botapi/requests.h"
#include "botapi/token.h"

#include <QByteArray>
#include <QDateTime>
#include <QNetworkProxy>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace botdesk::botapi
{

class Call;
class ConnectionPool;

/// How to go to the network.
struct ProxyChoice {
    enum class Kind { None, System, Http, Socks5 };
    Kind kind = Kind::System;
    QString host{};
    quint16 port = 0;
    QString user{};
    QString password{};
};

struct ClientOptions {
    /// From checkApiRoot().
    QUrl apiRoot = QUrl(QStringLiteral("https://api.telegram.org"));
    /// Never used for an API root on this machine: plain HTTP would show the token to the proxy.
    ProxyChoice proxy;
    std::chrono::milliseconds connectTimeout{20'000}; ///< until the request leaves
    std::chrono::milliseconds sendTimeout{
        60'000}; ///< until an answer to a send begins, or until the next bit of a file is taken;
                 ///< 30 s at least
    std::chrono::milliseconds getTimeout{30'000}; ///< the same for everything that may be repeated
    std::chrono::milliseconds stallTimeout{15'000}; ///< between two pieces of an answer's body
    std::chrono::milliseconds idleTimeout{
        20'000};                    ///< a connection unused for longer is not used for a send
    qint64 slowestLine = 16 * 1024; ///< bytes a second that a file's upload takes at least: what
                                    ///< the system has buffered of it is waited for accordingly
    qint64 maxAnswerBytes = qint64(64) * 1024 * 1024; ///< a longer answer is ErrorKind::NotBotApi
};

/// What a call came to.
template <class T>
struct Reply {
    Result<T> result;
    /// The answer's Date header, UTC, if there was an answer
    std::optional<QDateTime> serverDate{};
    std::chrono::milliseconds elapsed{0};
};

/// An answer's undecoded body, of a call that HTTP calls a success (200).
using RawReply = Reply<QByteArray>;

/// A call under way. Dropping the handle changes nothing.
class CallHandle
{
public:
    CallHandle() = default;
    explicit CallHandle(Call *call);

    [[nodiscard]] bool isActive() const;
    /// Ends the call at once; its callback hears ErrorKind::Cancelled, later, from the event loop.
    /// A cancelled send may have been done: Error::outcomeUnknown() tells.
    void cancel();

private:
    QPointer<QObject> m_call;
};

/// The Bot API over HTTP. Lives in one thread, where it is called and calls back; contexts live
/// there too.
///
/// - A request that may not be repeated leaves at most once, whatever the connection does (R13): Qt
/// by itself
///   would resend a POST up to three times. Redirects are errors, the body is never posted
///   elsewhere.
/// - No callback is called inside send(), after its context died, or after the client was
/// destroyed;
///   destroying the client ends all calls at once.
/// - TLS errors always end the call. HTTP/1.1 only: Qt's HTTP/2 requeues requests by itself.
/// - There is no limit to the calls in flight: connections are opened as they are needed, up to
///   mostConnections; what goes beyond waits. The pace is the FloodGate's affair.
class Client : public QObject
{
    Q_OBJECT
public:
    /// Calls of one kind, those that may be repeated and those that may not, under way at once.
    static constexpr int mostConnections = 384;

    explicit Client(Token token, ClientOptions options = {}, QObject *parent = nullptr);
    ~Client() override;

    /// An API root as typed by a person: https anywhere, plain http to this machine only
    /// (localhost, 127.0.0.0/8, ::1); no user, query or fragment; a path prefix is kept, slashes at
    /// its end are not. A missing scheme is https, or http for this machine. Fails with
    /// InvalidRequest.
    [[nodiscard]] static Result<QUrl> checkApiRoot(const QString &text);

    [[nodiscard]] const ClientOptions &options() const { return m_options; }
    [[nodiscard]] const Token &token() const { return m_token; }
    /// For calls that begin from now on.
    void setToken(const Token &token) { m_token = token; }
    /// The error, with this bot's token taken out of the server's words, should they repeat it.
    [[nodiscard]] Error withoutToken(Error error) const;
    /// Drops idle connections if nothing is in flight: after a sleep of the machine, or a new
    /// network.
    void dropIdleConnections();

    template <class R>
    CallHandle send(const R &request, QObject *context,
                    std::function<void(const Reply<typename R::Answer> &)> done)
    {
        return sendRaw(request, context, [this, done = std::move(done)](const RawReply &raw) {
            auto result =
                raw.result ? parseAnswer<R>(*raw.result) : std::unexpected(raw.result.error());
            if (!result)
                result = std::unexpected(withoutToken(result.error()));
            done({std::move(result), raw.serverDate, raw.elapsed});
        });
    }

    /// As send(), with the answer's bytes as they came: a success is HTTP 200 with whatever body.
    /// @param timeLimit until an answer begins; the options' own if absent
    template <class R>
    CallHandle sendRaw(const R &request, QObject *context,
                       std::function<void(const RawReply &)> done,
                       std::optional<std::chrono::milliseconds> timeLimit = {})
    {
        return start(
            {R::method, bodyOf(request), R::repeatable,
             timeLimit.value_or(R::repeatable ? m_options.getTimeout : m_options.sendTimeout),
             request.problem()},
            context, std::move(done));
    }

private:
    struct Order {
        QByteArray method;
        RequestBody body;
        bool repeatable;
        std::chrono::milliseconds timeLimit;
        const char *problem;
    };
    friend class Call;

    template <class R>
    [[nodiscard]] static RequestBody bodyOf(const R &request)
    {
        if constexpr (requires { request.upload(); }) {
            if (const auto upload = request.upload(); upload)
                return multipartBody(request.body(), *upload);
        }
        return {.head = encodeBody(request.body())};
    }

    CallHandle start(const Order &order, QObject *context,
                     std::function<void(const RawReply &)> done);

    Token m_token;
    ClientOptions m_options;
    std::unique_ptr<ConnectionPool> m_pool;
};

} // namespace botdesk::botapi
