#pragma once

#include <QString>

namespace botdesk::botapi
{

/// Whether a URL's host is this machine: localhost, 127.0.0.0/8, ::1.
[[nodiscard]] bool isLoopback(const QString &host);

} // namespace botdesk::botapi
