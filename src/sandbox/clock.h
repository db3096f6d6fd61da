#pragma once

#include <QDateTime>
#include <functional>

namespace botdesk::sandbox
{

/// Says what time it is, in milliseconds since 1970 UTC. Injected, so that a test owns the time.
using Clock = std::function<qint64()>;

/// The machine's own clock.
[[nodiscard]] inline Clock systemClock()
{
    return [] { return QDateTime::currentMSecsSinceEpoch(); };
}

} // namespace botdesk::sandbox
