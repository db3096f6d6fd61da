#include "botapi/pace.h"

#include <algorithm>

namespace botdesk::botapi
{

std::optional<Pace::Duration> Pace::earliest(const Terms &terms) const
{
    std::optional<Duration> moment = m_slot;
    if (m_window.size() >= static_cast<size_t>(m_perSecond))
        moment = std::max(moment, std::optional(m_window.front() + terms.span));
    return moment;
}

int Pace::room(const Terms &terms) const
{
    const Duration due = terms.now - terms.catchUp;
    const Duration slot = std::max(m_slot.value_or(due), due);
    if (slot > terms.now)
        return 0;
    const auto bySlots = (terms.now - slot) / (terms.span / m_perSecond) + 1;
    auto byWindow = static_cast<std::ptrdiff_t>(m_perSecond) - std::ssize(m_window);
    for (const Duration left : m_window) {
        if (left + terms.span > terms.now)
            break;
        ++byWindow;
    }
    return static_cast<int>(std::min<std::ptrdiff_t>(bySlots, byWindow));
}

void Pace::taken(const Terms &terms)
{
    const Duration due = terms.now - terms.catchUp;
    m_slot = std::max(m_slot.value_or(due), due) + terms.span / m_perSecond;
    m_window.push_back(terms.now);
    trim();
}

void Pace::setPerSecond(int perSecond, const Terms &terms)
{
    m_perSecond = perSecond;
    // The next slot was laid by the old pace: by the new one it is due no later than one interval
    // from now.
    if (m_slot)
        m_slot = std::min(*m_slot, terms.now + terms.span / perSecond);
    trim();
}

void Pace::trim()
{
    while (m_window.size() > static_cast<size_t>(m_perSecond))
        m_window.pop_front();
}

} // namespace botdesk::botapi
