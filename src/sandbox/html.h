#pragma once

#include "sandbox/formatting.h"

namespace botdesk::sandbox
{

/// Takes HTML out of `text`, as the service does with parse_mode=HTML: byte by byte, with the
/// service's own words for what is wrong, without "Bad Request: ".
[[nodiscard]] std::expected<Formatted, QByteArray> readHtml(const QString &text);

} // namespace botdesk::sandbox
