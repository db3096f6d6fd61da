#pragma once

#include "sandbox/answer.h"
#include "sandbox/params.h"

#include <expected>

namespace botdesk::sandbox
{

/// 400 "Bad Request: …".
[[nodiscard]] Answer badRequest(QByteArrayView why);

/// The chat_id, 0 when it is no number (a username: the sandbox has no public chats).
[[nodiscard]] std::expected<qint64, Answer> chatIdOf(const Params &params);

} // namespace botdesk::sandbox
