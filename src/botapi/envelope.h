#pragma once

#include "botapi/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

namespace botdesk::botapi
{

/// The "result" of {"ok":true,"result":…}; Refused for {"ok":false,…}; NotBotApi for everything
/// else. A pure function. The error's texts are scrubbed of whatever looks like a token or a URL.
/// @param httpStatus 0 if not known, as when a journal is replayed
[[nodiscard]] Result<QJsonValue> openEnvelope(const QByteArray &method, const QByteArray &body,
                                              int httpStatus = 0);

/// An answer that is not what the Bot API would answer.
[[nodiscard]] Error notBotApi(const QByteArray &method, int httpStatus, const char *what);

/// Compact JSON.
[[nodiscard]] QByteArray encodeBody(const QJsonObject &body);

/// A whole answer to the request R, typed.
template <class R>
[[nodiscard]] Result<typename R::Answer> parseAnswer(const QByteArray &body)
{
    const Result<QJsonValue> result = openEnvelope(R::method, body, 200);
    if (!result)
        return std::unexpected(result.error());
    auto answer = R::parse(*result);
    if (!answer)
        return std::unexpected(notBotApi(R::method, 200, "the result has an unexpected type"));
    return std::move(*answer);
}

} // namespace botdesk::botapi
