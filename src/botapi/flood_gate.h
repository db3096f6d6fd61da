#pragma once

#include <QHash>
#include <QtGlobal>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <utility>

namespace botdesk::botapi
{

/// The pace of one bot (R14). Both numbers are settable by the operator.
struct FloodLimits {
    int perSecond = 30;                           ///< messages a second in all; 1 or more
    std::chrono::milliseconds chatInterval{1000}; ///< between two messages in one chat
    /// How much closer two messages may arrive than they left (network, scheduler): every interval
    /// of a second is stretched by this. 20 ms cost 2 % of the rate.
    std::chrono::milliseconds jitterMargin{20};
    /// How far a sender that woke up late may catch up. Less than the margin.
    std::chrono::milliseconds catchUp{10};

    [[nodiscard]] friend bool operator==(const FloodLimits &, const FloodLimits &) = default;
};

/// Says when the next message may leave. Messages are spaced evenly, and never more than perSecond
/// leave in any second plus the margin: so neither a token bucket nor a sliding window of a second
/// is ever exceeded. Pure: the clock comes from outside. Not thread-safe.
class FloodGate
{
public:
    using Duration = std::chrono::nanoseconds;
    /// Time since any fixed moment, monotonic, not stopped by a sleep of the machine if possible.
    using Clock = std::function<Duration()>;

    explicit FloodGate(FloodLimits limits = {}, Clock clock = steadyClock());

    [[nodiscard]] static Clock steadyClock();

    /// How long a message to this chat has to wait, rounded up; 0 if it may leave now. Says nothing
    /// about several at once: call taken() for each that leaves, then ask again.
    [[nodiscard]] std::chrono::milliseconds delayFor(qint64 chatId) const;
    /// The same without a chat: for when anything may leave at all.
    [[nodiscard]] std::chrono::milliseconds delay() const;
    /// A message to this chat leaves now.
    void taken(qint64 chatId);

    /// retry_after: nothing may leave for that long from now. Never shortens a pause.
    void pauseFor(std::chrono::seconds pause);
    /// What is left of the pause, rounded up; 0 if there is none.
    [[nodiscard]] std::chrono::milliseconds pausedFor() const;

    [[nodiscard]] const FloodLimits &limits() const { return m_limits; }
    void setLimits(FloodLimits limits);

    /// Chats remembered: those written to within the last interval, no more. For tests.
    [[nodiscard]] qsizetype rememberedChats() const { return m_chats.size(); }

private:
    [[nodiscard]] Duration span() const; // a second, stretched by the margin
    [[nodiscard]] std::optional<Duration> earliest() const;
    void trimWindow();
    void forget(Duration now);

    FloodLimits m_limits;
    Clock m_clock;
    std::optional<Duration> m_slot; // when the next message is due by the even spacing
    std::optional<Duration> m_pausedUntil;
    std::deque<Duration> m_window;                       // when the last perSecond messages left
    QHash<qint64, Duration> m_chats;                     // when a chat may be written to again
    std::deque<std::pair<Duration, qint64>> m_chatQueue; // the same, by time
};

} // namespace botdesk::botapi
