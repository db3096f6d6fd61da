#include "botapi/flood_gate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace botdesk::botapi
{
namespace
{

using std::chrono::milliseconds;

/// The times of answers speak of the server's own work as well as of the way: they may cost two
/// percent of the rate and no more. What the way really does beyond, a 429 tells.
constexpr milliseconds mostJitter{20};
/// What a 429 adds to the margin: this, and as much as was added before.
constexpr milliseconds widenedBy{10};
/// With this much the rate is half of the limit.
constexpr milliseconds mostWidening{1000};
constexpr std::chrono::minutes wideningHalves{2};

FloodLimits sane(FloodLimits limits)
{
    limits.perSecond = std::max(1, limits.perSecond);
    limits.paidPerSecond = std::max(limits.perSecond, limits.paidPerSecond);
    limits.chatInterval = std::max(milliseconds(0), limits.chatInterval);
    limits.jitterMargin = std::max(milliseconds(0), limits.jitterMargin);
    limits.catchUp = std::clamp(limits.catchUp, milliseconds(0), milliseconds(1000));
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
    , m_free(m_limits.perSecond)
    , m_paid(m_limits.paidPerSecond)
{
}

FloodGate::Clock FloodGate::steadyClock()
{
    return [] { return Duration(std::chrono::steady_clock::now().time_since_epoch()); };
}

const Pace &FloodGate::pace(FloodRate rate) const
{
    return rate == FloodRate::Paid ? m_paid : m_free;
}

Pace::Terms FloodGate::terms() const
{
    return {.now = m_clock(),
            .span = std::chrono::seconds(1) + margin(),
            .catchUp = m_limits.catchUp,
            .usual = m_usual,
            .spread = m_jitter};
}

FloodGate::Duration FloodGate::widening(Duration now) const
{
    if (m_widening <= Duration::zero())
        return {};
    const double halves = std::chrono::duration<double>(now - m_widenedAt) / wideningHalves;
    return std::chrono::duration_cast<Duration>(m_widening * std::exp2(-halves));
}

FloodGate::Duration FloodGate::margin() const
{
    const Duration least = m_limits.jitterMargin;
    return std::max(least, std::min<Duration>(m_jitter, mostJitter)) + widening(m_clock());
}

milliseconds FloodGate::delay(FloodRate rate) const
{
    const Pace::Terms now = terms();
    const auto moment = std::max(pace(rate).earliest(now), m_pausedUntil);
    return moment ? roundedUp(*moment - now.now) : milliseconds(0);
}

milliseconds FloodGate::chatDelay(qint64 chatId) const
{
    const auto chat = m_chats.constFind(chatId);
    return chat == m_chats.constEnd() ? milliseconds(0) : roundedUp(*chat - m_clock());
}

milliseconds FloodGate::delayFor(qint64 chatId, FloodRate rate) const
{
    return std::max(delay(rate), chatDelay(chatId));
}

int FloodGate::room(FloodRate rate, Duration ahead) const
{
    Pace::Terms then = terms();
    if (m_pausedUntil && *m_pausedUntil > then.now)
        return 0;
    then.now += ahead;
    return std::max(0, pace(rate).room(then));
}

void FloodGate::begin()
{
    m_free.begin(m_clock());
    m_paid.begin(m_clock());
}

void FloodGate::answered(Duration left, Duration after)
{
    m_free.answered(left, after);
    m_paid.answered(left, after);
}

void FloodGate::setLatency(Duration usual, Duration spread)
{
    m_usual = usual;
    m_jitter = spread;
}

FloodGate::Duration FloodGate::taken(qint64 chatId, FloodRate rate)
{
    const Pace::Terms now = terms();
    forget(now.now);
    // What is free counts by the paid rate, too: that one is for everything together.
    m_paid.taken(now);
    if (rate == FloodRate::Free)
        m_free.taken(now);
    const Duration again = now.now + m_limits.chatInterval + margin();
    m_chats.insert(chatId, again);
    m_chatQueue.emplace_back(again, chatId);
    return now.now;
}

void FloodGate::pauseFor(std::chrono::seconds pause)
{
    if (pause.count() <= 0)
        return;
    const Duration now = m_clock();
    // All that was on its way gets the same answer: that is one lesson, not many.
    if (!m_pausedUntil || *m_pausedUntil <= now) {
        m_widening = std::min<Duration>(2 * widening(now) + widenedBy, mostWidening);
        m_widenedAt = now;
    }
    m_pausedUntil = std::max(m_pausedUntil, std::optional(now + Duration(pause)));
}

milliseconds FloodGate::pausedFor() const
{
    return m_pausedUntil ? roundedUp(*m_pausedUntil - m_clock()) : milliseconds(0);
}

void FloodGate::setLimits(FloodLimits limits)
{
    m_limits = sane(limits);
    m_free.setPerSecond(m_limits.perSecond, terms());
    m_paid.setPerSecond(m_limits.paidPerSecond, terms());
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
