#include "botapi/flood_gate.h"

#include <algorithm>
#include <utility>

namespace botdesk::botapi
{
namespace
{

using std::chrono::milliseconds;

FloodLimits sane(FloodLimits limits)
{
    limits.perSecond = std::max(1, limits.perSecond);
    limits.chatInterval = std::max(milliseconds(0), limits.chatInterval);
    limits.jitterMargin = std::max(milliseconds(0), limits.jitterMargin);
    limits.catchUp = std::clamp(limits.catchUp, milliseconds(0), limits.jitterMargin);
    return limits;
}

milliseconds roundedUp(FloodGate::Duration wait)
{
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(wait));
}

} // namespace

FloodGate::FloodGate(FloodLimits limits, Clock clock)
    : m_limits(sane(limits))
    , m_clock(std::move(clock))
{
}

FloodGate::Clock FloodGate::steadyClock()
{
    return [] { return Duration(std::chrono::steady_clock::now().time_since_epoch()); };
}

FloodGate::Duration FloodGate::span() const
{
    return std::chrono::seconds(1) + m_limits.jitterMargin;
}

std::optional<FloodGate::Duration> FloodGate::earliest() const
{
    std::optional<Duration> moment = m_slot;
    moment = std::max(moment, m_pausedUntil);
    if (m_window.size() >= static_cast<size_t>(m_limits.perSecond))
        moment = std::max(moment, std::optional(m_window.front() + span()));
    return moment;
}

milliseconds FloodGate::delay() const
{
    const auto moment = earliest();
    return moment ? roundedUp(*moment - m_clock()) : milliseconds(0);
}

milliseconds FloodGate::delayFor(qint64 chatId) const
{
    const auto chat = m_chats.constFind(chatId);
    if (chat == m_chats.constEnd())
        return delay();
    return std::max(delay(), roundedUp(*chat - m_clock()));
}

void FloodGate::taken(qint64 chatId)
{
    const Duration now = m_clock();
    forget(now);
    const Duration due = now - m_limits.catchUp;
    m_slot = std::max(m_slot.value_or(due), due) + span() / m_limits.perSecond;
    m_window.push_back(now);
    trimWindow();
    const Duration again = now + m_limits.chatInterval + m_limits.jitterMargin;
    m_chats.insert(chatId, again);
    m_chatQueue.emplace_back(again, chatId);
}

void FloodGate::pauseFor(std::chrono::seconds pause)
{
    if (pause.count() > 0)
        m_pausedUntil = std::max(m_pausedUntil, std::optional(m_clock() + Duration(pause)));
}

milliseconds FloodGate::pausedFor() const
{
    return m_pausedUntil ? roundedUp(*m_pausedUntil - m_clock()) : milliseconds(0);
}

void FloodGate::setLimits(FloodLimits limits)
{
    m_limits = sane(limits);
    // The next slot was laid by the old pace: by the new one it is due no later than one interval
    // from now.
    if (m_slot)
        m_slot = std::min(*m_slot, m_clock() + span() / m_limits.perSecond);
    trimWindow();
}

void FloodGate::trimWindow()
{
    while (m_window.size() > static_cast<size_t>(m_limits.perSecond))
        m_window.pop_front();
}

void FloodGate::forget(Duration now)
{
    while (!m_chatQueue.empty() && m_chatQueue.front().first <= now) {
        const auto chat = m_chats.constFind(m_chatQueue.front().second);
        if (chat != m_chats.constEnd() && *chat <= now)
            m_chats.erase(chat);
        m_chatQueue.pop_front();
    }
}

} // namespace botdesk::botapi
