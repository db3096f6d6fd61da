#include "botapi/pace.h"

#include <algorithm>

namespace botdesk::botapi
{

namespace
{

/// Something that takes longer than this is the server's own affair.
constexpr std::chrono::milliseconds latest{500};

} // namespace

Pace::Duration Pace::freeAt(const Message &message, const Terms &terms)
{
    const Duration late = message.answeredAfter - terms.usual;
    const bool isLate = late > terms.spread;
    return message.left + terms.span + (isLate ? std::min<Duration>(late, latest) : Duration());
}

std::optional<Pace::Duration> Pace::earliest(const Terms &terms) const
{
    std::optional<Duration> moment = m_slot;
    if (m_window.size() >= static_cast<size_t>(m_perSecond))
        moment = std::max(moment, std::optional(freeAt(m_window.front(), terms)));
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
    for (const Message &message : m_window) {
        if (freeAt(message, terms) > terms.now)
            break;
        ++byWindow;
    }
    return static_cast<int>(std::min<std::ptrdiff_t>(bySlots, byWindow));
}

void Pace::taken(const Terms &terms)
{
    const Duration due = terms.now - terms.catchUp;
    m_slot = std::max(m_slot.value_or(due), due) + terms.span / m_perSecond;
    m_window.push_back({.left = terms.now, .answeredAfter = {}});
    trim();
}

void Pace::answered(Duration left, Duration after)
{
    const auto message = std::ranges::lower_bound(m_window, left, {}, &Message::left);
    if (message != m_window.end() && message->left == left)
        message->answeredAfter = after;
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
