#pragma once

#include <QtGlobal>

namespace botdesk::domain
{

/// A moment in whole seconds since 1970 UTC: the Bot API dates everything in seconds.
using Seconds = qint64;

/// A moment in milliseconds since 1970 UTC: what our own records use.
using Milliseconds = qint64;

} // namespace botdesk::domain
