#include "botapi/envelope.h"

#include <QJsonDocument>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

std::optional<std::chrono::seconds> secondsOf(const QJsonValue &value)
{
    const double seconds = std::ceil(value.toDouble(-1));
    if (seconds < 0 || seconds > 1e9)
        return std::nullopt;
    return std::chrono::seconds(static_cast<qint64>(seconds));
}

Error refusal(const QByteArray &method, const QJsonObject &answer, int code)
{
    Error error{.kind = ErrorKind::Refused,
                .code = code,
                .description = scrubbed(answer.value("description"_L1).toString()),
                .method = method,
                .mayHaveLeft = true};
    const QJsonObject parameters = answer.value("parameters"_L1).toObject();
    error.retryAfter = secondsOf(parameters.value("retry_after"_L1));
    const qint64 chatId = parameters.value("migrate_to_chat_id"_L1).toInteger();
    if (chatId != 0)
        error.migrateToChatId = chatId;
    return error;
}

} // namespace

Error notBotApi(const QByteArray &method, int httpStatus, const char *what)
{
    return {.kind = ErrorKind::NotBotApi,
            .code = httpStatus,
            .description = QString::fromLatin1(what),
            .method = method,
            .mayHaveLeft = true};
}

Result<QJsonValue> openEnvelope(const QByteArray &method, const QByteArray &body, int httpStatus)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(body, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return std::unexpected(notBotApi(method, httpStatus, "the answer is not JSON"));
    const QJsonObject answer = document.object();
    const QJsonValue ok = answer.value("ok"_L1);
    if (!ok.isBool())
        return std::unexpected(notBotApi(method, httpStatus, "the answer has no \"ok\""));
    if (!ok.toBool()) {
        const int code = answer.value("error_code"_L1).toInt(httpStatus);
        if (code < 400 || code > 599)
            return std::unexpected(notBotApi(method, httpStatus, "the refusal has no error code"));
        return std::unexpected(refusal(method, answer, code));
    }
    if (httpStatus >= 300)
        return std::unexpected(
            notBotApi(method, httpStatus, "a success with the status of a failure"));
    const QJsonValue result = answer.value("result"_L1);
    if (result.isUndefined())
        return std::unexpected(notBotApi(method, httpStatus, "the answer has no \"result\""));
    return result;
}

QByteArray encodeBody(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace botdesk::botapi
