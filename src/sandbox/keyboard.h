#pragma once

#include "sandbox/params.h"

#include <QByteArray>
#include <expected>

namespace botdesk::sandbox
{

/// The `reply_markup` of a request as the message then has it, empty when it has none; or what the
/// service says after "Bad Request: ". Only inline keyboards are looked into.
[[nodiscard]] std::expected<QByteArray, QByteArray> readKeyboard(const Params &params);

} // namespace botdesk::sandbox
