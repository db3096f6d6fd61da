#include "botapi/error.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

constexpr qsizetype MaxDescription = 1000;

bool says(const QString &text, QLatin1StringView words)
{
    return text.contains(words, Qt::CaseInsensitive);
}

bool isClientError(int code)
{
    return code >= 400 && code <= 499;
}

QLatin1StringView nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Refused:
        return "refused"_L1;
    case ErrorKind::NotConnected:
        return "not connected"_L1;
    case ErrorKind::Interrupted:
        return "interrupted"_L1;
    case ErrorKind::NotBotApi:
        return "not a Bot API answer"_L1;
    case ErrorKind::InvalidRequest:
        return "invalid request"_L1;
    case ErrorKind::Cancelled:
        return "cancelled"_L1;
    }
    return "unknown"_L1;
}

} // namespace

bool Error::isUnauthorized() const
{
    if (kind != ErrorKind::Refused)
        return false;
    return code == 401 ||
           (code == 404 && description.compare("Not Found"_L1, Qt::CaseInsensitive) == 0);
}

ConflictReason Error::conflictReason() const
{
    if (kind != ErrorKind::Refused || code != 409)
        return ConflictReason::None;
    if (says(description, "webhook"_L1))
        return ConflictReason::Webhook;
    if (says(description, "other getUpdates"_L1))
        return ConflictReason::OtherPoller;
    return ConflictReason::Unknown;
}

bool Error::isFloodWait() const
{
    return (kind == ErrorKind::Refused || kind == ErrorKind::NotBotApi) && code == 429;
}

bool Error::isTooLarge() const
{
    return (kind == ErrorKind::Refused || kind == ErrorKind::NotBotApi) && code == 413;
}

bool Error::provesNothingWasDone() const
{
    switch (kind) {
    case ErrorKind::Refused:
        return isClientError(code) || (code >= 500 && code <= 599);
    case ErrorKind::NotConnected:
    case ErrorKind::InvalidRequest:
        return true;
    case ErrorKind::NotBotApi:
        return (code >= 300 && code <= 399) || (isClientError(code) && code != 408);
    case ErrorKind::Interrupted:
    case ErrorKind::Cancelled:
        return !mayHaveLeft;
    }
    return false;
}

QString Error::summary() const
{
    return u"%1: %2, code %3"_s.arg(QString::fromLatin1(method), nameOf(kind)).arg(code);
}

QString scrubbed(QString text, const QString &token)
{
    static const QRegularExpression url(u"\\b[a-z][a-z0-9+.-]*://\\S*"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tokenLike(u"[0-9]+(?::|%3A)[A-Za-z0-9_-]{20,}"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    text.truncate(4 * MaxDescription);
    if (!token.isEmpty()) {
        text.replace(token, u"[token]"_s, Qt::CaseInsensitive);
        // Without its id it would still be the secret.
        text.replace(token.section(u':', 1), u"[token]"_s, Qt::CaseInsensitive);
    }
    text.replace(url, u"[address]"_s);
    text.replace(tokenLike, u"[token]"_s);
    text.truncate(MaxDescription);
    return text;
}

} // namespace botdesk::botapi
