#include "botapi/call.h"

#include "botapi/loopback.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

ConnectFailure connectFailure(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::HostNotFoundError:
        return ConnectFailure::HostNotFound;
    case QNetworkReply::ConnectionRefusedError:
        return ConnectFailure::ConnectionRefused;
    case QNetworkReply::SslHandshakeFailedError:
        return ConnectFailure::TlsFailed;
    case QNetworkReply::TimeoutError:
        return ConnectFailure::Timeout;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError: // no route to the network or the host
        return ConnectFailure::NetworkDown;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return ConnectFailure::ProxyFailed;
    default:
        return ConnectFailure::Other;
    }
}

// Codes that Qt derives from the HTTP status of a whole answer. All others mean that the wire
// broke.
bool comesFromStatus(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::NoError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

std::optional<QDateTime> httpDate(const QByteArray &header)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(header).trimmed(),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return date;
}

std::optional<std::chrono::seconds> retryAfter(const QByteArray &header)
{
    bool ok = false;
    const int seconds = header.trimmed().toInt(&ok);
    return ok && seconds >= 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

} // namespace

Call::Call(const Client::Order &order, ClientOptions options, QString token, QObject *context,
           Done done, QObject *parent)
    : QObject(parent)
    , m_method(order.method)
    , m_options(std::move(options))
    , m_timeLimit(order.timeLimit)
    , m_token(std::move(token))
    , m_done(std::move(done))
    , m_body(order.body, order.repeatable)
    , m_lane(order.repeatable ? Lane::Repeatable : Lane::Once)
{
    const auto proxy = m_options.proxy.kind;
    m_throughProxy = (proxy == ProxyChoice::Kind::Http || proxy == ProxyChoice::Kind::Socks5) &&
                     !isLoopback(m_options.apiRoot.host());
    m_clock.start();
    m_patience.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(context, &QObject::destroyed, this, [this] {
        m_done = {};
        release();
        deleteLater();
    });
}

Call::~Call()
{
    release();
}

void Call::begin(ConnectionPool &pool, const QNetworkRequest &request)
{
    m_lease = pool.acquire(m_lane);
    m_reply = m_lease.manager()->post(request, &m_body);
    watch();
    m_patience.start(m_options.connectTimeout);
    m_deadline.start(m_options.connectTimeout + answerPatience() + 4 * m_options.stallTimeout);
}

void Call::watch()
{
    connect(&m_body, &OneShotBody::advanced, this, [this] {
        noteProgress();
        // A file takes as long as its line needs, as long as it moves.
        m_deadline.start(answerPatience() + 4 * m_options.stallTimeout);
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, &Call::noteProgress);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        m_answerBegan = true;
        noteProgress();
        // At once: after a 307 or a 308 Qt wants the body again, and without it says nothing more.
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status >= 300 && status <= 399)
            stopFor(ErrorKind::NotBotApi, "a redirect");
        else if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() >
                 m_options.maxAnswerBytes)
            stopFor(ErrorKind::NotBotApi, "the answer is too long");
    });
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        noteProgress();
        if (m_reply->bytesAvailable() > m_options.maxAnswerBytes)
            stopFor(ErrorKind::NotBotApi, "the answer is too long");
    });
    connect(m_reply, &QNetworkReply::finished, this, &Call::read);
    const auto outOfTime = [this] {
        stopFor(m_body.wasReadWhole() ? ErrorKind::Interrupted : ErrorKind::NotConnected,
                "out of time");
    };
    connect(&m_patience, &QTimer::timeout, this, outOfTime);
    connect(&m_deadline, &QTimer::timeout, this, outOfTime);
}

void Call::noteProgress()
{
    if (m_answerBegan)
        m_patience.start(m_options.stallTimeout);
    else if (m_body.wasTouched())
        m_patience.start(answerPatience());
}

// What Qt has written may still lie in the system's buffer, up to some megabytes of a file.
std::chrono::milliseconds Call::answerPatience() const
{
    constexpr qint64 largestBuffer = 4 << 20;
    const qint64 buffered = std::min(m_body.size(), largestBuffer);
    return m_timeLimit + std::chrono::milliseconds(buffered * 1000 / m_options.slowestLine);
}

void Call::refuse(const char *why)
{
    finish(std::unexpected(failure(ErrorKind::InvalidRequest, why)));
}

void Call::cancel()
{
    if (m_finished)
        return;
    if (m_reply == nullptr)
        finish(std::unexpected(failure(ErrorKind::Cancelled, "cancelled")));
    else
        stopFor(ErrorKind::Cancelled, "cancelled");
}

void Call::stopFor(ErrorKind kind, const char *why)
{
    if (m_finished || m_stopped)
        return;
    m_body.forbid();
    m_stopped = failure(kind, why);
    if (kind == ErrorKind::NotConnected)
        m_stopped->connectFailure = ConnectFailure::Timeout;
    if (kind == ErrorKind::NotBotApi)
        m_stopped->code = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_reply->abort(); // emits finished
}

void Call::read()
{
    if (!m_finished)
        finish(outcome());
}

Result<QByteArray> Call::outcome()
{
    if (m_stopped)
        return std::unexpected(*m_stopped);
    if (m_body.hasFailed())
        return std::unexpected(
            failure(ErrorKind::InvalidRequest, "the file changed while it was sent"));
    const QNetworkReply::NetworkError code = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || !comesFromStatus(code))
        return std::unexpected(broken(code));
    if (status == 407 && !m_body.wasTouched()) {
        Error error = failure(ErrorKind::NotConnected, "the proxy wants a password");
        error.connectFailure = ConnectFailure::ProxyFailed;
        return std::unexpected(error);
    }
    return answered(status, m_reply->readAll());
}

Result<QByteArray> Call::answered(int status, const QByteArray &body) const
{
    if (status >= 200 && status <= 299)
        return body;
    const Result<QJsonValue> opened = openEnvelope(m_method, body, status);
    Error error =
        opened ? notBotApi(m_method, status, "a success with an odd status") : opened.error();
    error.description = scrubbed(error.description, m_token);
    if (!error.retryAfter)
        error.retryAfter = retryAfter(m_reply->rawHeader("Retry-After"));
    return std::unexpected(error);
}

Error Call::broken(QNetworkReply::NetworkError code) const
{
    if (m_body.wasReadWhole())
        return failure(ErrorKind::Interrupted, "the connection broke");
    Error error = failure(ErrorKind::NotConnected, "no connection");
    error.connectFailure = connectFailure(code);
    // Qt has no code of its own for most of what a proxy does wrong.
    if (m_throughProxy && code == QNetworkReply::UnknownNetworkError)
        error.connectFailure = ConnectFailure::ProxyFailed;
    return error;
}

Error Call::failure(ErrorKind kind, const char *why) const
{
    return {.kind = kind,
            .description = QString::fromLatin1(why),
            .method = m_method,
            .mayHaveLeft = m_body.wasReadWhole()};
}

void Call::finish(Result<QByteArray> result)
{
    m_finished = true;
    m_body.forbid();
    RawReply reply{std::move(result), {}, std::chrono::milliseconds(m_clock.elapsed())};
    if (m_reply != nullptr)
        reply.serverDate = httpDate(m_reply->rawHeader("Date"));
    // From the event loop: the callback may destroy the client, and with it the reply that is
    // emitting now.
    QMetaObject::invokeMethod(
        this,
        [this, reply = std::move(reply)] {
            release();
            deleteLater();
            if (const Done done = std::exchange(m_done, {}))
                done(reply);
        },
        Qt::QueuedConnection);
}

void Call::release()
{
    m_finished = true;
    m_body.forbid();
    m_patience.stop();
    m_deadline.stop();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        delete reply; // ends it, too
    }
    m_lease = {};
}

} // namespace botdesk::botapi
