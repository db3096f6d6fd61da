#include "engine/server_clock.h"

#include <cstdlib>

namespace botdesk::engine
{

bool ServerClock::heard(const QDateTime &at)
{
    // It tells whole seconds, and an answer is under way for a while.
    constexpr domain::Milliseconds tolerated = 2000;
    const domain::Milliseconds told = at.toMSecsSinceEpoch();
    const auto seemed = now();
    m_heard = told;
    m_heardAt = Steady::now();
    return !seemed || std::abs(*seemed - told) > tolerated;
}

std::optional<domain::Milliseconds> ServerClock::now() const
{
    if (!m_heard)
        return std::nullopt;
    const auto since = Steady::now() - m_heardAt;
    return *m_heard + std::chrono::floor<std::chrono::milliseconds>(since).count();
}

} // namespace botdesk::engine
