#pragma once

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>

namespace botdesk::botapi
{

/// One rate of the flood gate: messages are spaced evenly, and never more than the rate leave in
/// one span. Pure: the time comes from outside. Not thread-safe.
class Pace
{
public:
    using Duration = std::chrono::nanoseconds;

    /// What the rate is kept in at a moment.
    struct Terms {
        Duration now;
        Duration span;     ///< a second and its margin
        Duration catchUp;  ///< how far a sender that woke up late may catch up
        Duration usual{};  ///< what an answer takes
        Duration spread{}; ///< what it may take longer without meaning anything
    };

    /// @p perSecond is 1 or more.
    explicit Pace(int perSecond)
        : m_perSecond(perSecond)
    {
    }

    [[nodiscard]] int perSecond() const { return m_perSecond; }

    /// When the next message may leave, on the clock of the terms. Nothing: at once.
    [[nodiscard]] std::optional<Duration> earliest(const Terms &terms) const;
    /// How many messages may leave at once.
    [[nodiscard]] int room(const Terms &terms) const;
    /// Something begins to wait, where nothing did: the time before is not caught up.
    void begin(Duration now) { m_slot = std::max(m_slot.value_or(now), now); }
    /// A message leaves.
    void taken(const Terms &terms);
    /// What left at @p left was answered so long after.
    void answered(Duration left, Duration after);

    /// For what leaves from now on.
    void setPerSecond(int perSecond, const Terms &terms);

private:
    struct Message {
        Duration left;
        Duration answeredAfter; // 0 while it is not
    };
    /// When the place of a message is free again. One that was answered late may have arrived late.
    [[nodiscard]] static Duration freeAt(const Message &message, const Terms &terms);
    void trim();

    int m_perSecond;
    std::optional<Duration> m_slot; // when the next message is due by the even spacing
    std::deque<Message> m_window;   // the last perSecond messages, as they left
};

} // namespace botdesk::botapi
