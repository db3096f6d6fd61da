#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QtGlobal>

#include <chrono>
#include <expected>
#include <optional>

namespace botdesk::botapi
{

/// Where a call ended.
enum class ErrorKind {
    Refused,      ///< the Bot API said no: {"ok":false,…}; code is its error_code
    NotConnected, ///< no connection was made, or the request did not leave whole: nothing can have
                  ///< been done
    Interrupted,  ///< broke or timed out after the request may have left: the outcome is unknown
    NotBotApi,    ///< something answered that is no Bot API, or not as it should; code is the HTTP
                  ///< status
    InvalidRequest, ///< refused here before anything was sent
    Cancelled,      ///< ended by CallHandle::cancel()
};

/// Why no connection was made (ErrorKind::NotConnected), so that the window can find words.
enum class ConnectFailure {
    None,
    HostNotFound,
    ConnectionRefused,
    TlsFailed,
    ProxyFailed,
    Timeout,
    NetworkDown,
    Other,
};

/// What a 409 means.
enum class ConflictReason {
    None,
    OtherPoller, ///< another program polls this bot
    Webhook,     ///< a webhook is set
    Unknown,     ///< a 409 in words that we do not know
};

/// Why a call failed. Holds no URL, no token and nothing of QNetworkReply::errorString() (R15): its
/// texts are the server's own words, scrubbed, or fixed ones of ours. Values; safe to hand between
/// threads.
struct Error {
    ErrorKind kind = ErrorKind::NotConnected;
    int code = 0; ///< Refused: error_code. NotBotApi: the HTTP status, 0 if there was none. Else 0.
    QString description{}; ///< Refused: the server's words, at most 1000 characters. Else a fixed
                           ///< English text.
    QByteArray method{};   ///< Bot API method, such as "sendMessage"
    ConnectFailure connectFailure = ConnectFailure::None;
    /// The whole request may have reached a server. False while a part of its body was still to be
    /// handed to the network: a server does not act on half a request.
    bool mayHaveLeft = false;
    /// parameters.retry_after, else the Retry-After header.
    std::optional<std::chrono::seconds> retryAfter{};
    std::optional<qint64> migrateToChatId{}; ///< parameters.migrate_to_chat_id

    /// 401, or the bare 404 "Not Found" that the public service answers to a malformed token.
    [[nodiscard]] bool isUnauthorized() const;
    [[nodiscard]] bool isConflict() const { return conflictReason() != ConflictReason::None; }
    [[nodiscard]] ConflictReason conflictReason() const;
    /// 429, from the Bot API or from a proxy before it.
    [[nodiscard]] bool isFloodWait() const;
    /// 413, from the Bot API or from a proxy before it: a file beyond what the server takes.
    [[nodiscard]] bool isTooLarge() const;
    /// True if it is certain that the call had no effect, so that it may be repeated (R13): nothing
    /// left, or the Bot API answered with a refusal (any 4xx, 429, 5xx with its own body), or
    /// something before it answered 3xx or 4xx other than 408.
    [[nodiscard]] bool provesNothingWasDone() const;
    /// The opposite of provesNothingWasDone(): whatever was sent may have been done.
    [[nodiscard]] bool outcomeUnknown() const { return !provesNothingWasDone(); }

    /// For logs and tests, in English: method, kind and code alone, never anybody's words.
    [[nodiscard]] QString summary() const;

    [[nodiscard]] friend bool operator==(const Error &, const Error &) = default;
};

template <class T>
using Result = std::expected<T, Error>;

/// The text without anything that looks like a token or a URL, and without the given token, at most
/// 1000 characters.
[[nodiscard]] QString scrubbed(QString text, const QString &token = {});

} // namespace botdesk::botapi

Q_DECLARE_METATYPE(botdesk::botapi::Error)
