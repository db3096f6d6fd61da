#pragma once

#include "botapi/pace.h"

#include <QHash>
#include <QtGlobal>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <utility>

namespace botdesk::botapi
{

/// The pace of one bot (R14). The rates and the interval are settable by the operator.
struct FloodLimits {
    int perSecond = 30;       ///< messages a second in all; 1 or more
    int paidPerSecond = 1000; ///< the same while some are paid for, the free ones included
    std::chrono::milliseconds chatInterval{1000}; ///< between two messages in one chat
    /// How much closer two messages may arrive than they left (network, scheduler): every interval
    /// of a second is stretched by this at least, and by more when more jitter is seen. 5 ms cost
    /// half a percent of the rate.
    std::chrono::milliseconds jitterMargin{5};
    /// How far a sender that woke up late may catch up: what the disk and the scheduler cost. What
    /// leaves together then stays within the limit of any second.
    std::chrono::milliseconds catchUp{100};

    [[nodiscard]] friend bool operator==(const FloodLimits &, const FloodLimits &) = default;
};

/// What a message is counted by: what costs nothing, or what is paid for.
enum class FloodRate : std::uint8_t { Free, Paid };

/// Says when the next message may leave. Messages are spaced evenly, and never more than the rate
/// leave in any second plus a margin: so neither a token bucket nor a sliding window of a second is
/// ever exceeded.
///
/// Nobody tells how much closer together messages arrive than they left. So the margin follows what
/// is known: the spread of the answers' times, and any 429 that came all the same; what such a one
/// added goes again, by half in two minutes. And a message that was answered unusually late is
/// taken for one that arrived late: those that opened a connection, those behind a stall of the
/// way.
///
/// Pure: the clock comes from outside. Not thread-safe.
class FloodGate
{
public:
    using Duration = std::chrono::nanoseconds;
    /// Time since any fixed moment, monotonic, not stopped by a sleep of the machine if possible.
    using Clock = std::function<Duration()>;

    explicit FloodGate(FloodLimits limits = {}, Clock clock = steadyClock());

    [[nodiscard]] static Clock steadyClock();

    /// How long a message to this chat has to wait, rounded up; 0 if it may leave now. Says nothing
    /// about several at once: ask room(), or call taken() for each that leaves and ask again.
    [[nodiscard]] std::chrono::milliseconds delayFor(qint64 chatId,
                                                     FloodRate rate = FloodRate::Free) const;
    /// The same without a chat: for when anything may leave at all.
    [[nodiscard]] std::chrono::milliseconds delay(FloodRate rate = FloodRate::Free) const;
    /// What the chat alone makes it wait.
    [[nodiscard]] std::chrono::milliseconds chatDelay(qint64 chatId) const;
    /// How many messages may leave so long @p ahead of now at the latest, to different chats.
    [[nodiscard]] int room(FloodRate rate = FloodRate::Free, Duration ahead = {}) const;
    /// Something begins to wait, where nothing did: the time before is not caught up.
    void begin();
    /// A message to this chat leaves now. Gives the moment, by the gate's clock.
    Duration taken(qint64 chatId, FloodRate rate = FloodRate::Free);
    /// The message that left at @p left was answered so long after.
    void answered(Duration left, Duration after);

    /// A 429 came, with its retry_after: nothing may leave for that long from now, by either rate.
    /// Never shortens a pause.
    void pauseFor(std::chrono::seconds pause);
    /// What is left of the pause, rounded up; 0 if there is none.
    [[nodiscard]] std::chrono::milliseconds pausedFor() const;

    /// What an answer takes, and how much longer or shorter it may take without meaning anything:
    /// so much closer messages may arrive than they left.
    void setLatency(Duration usual, Duration spread);
    /// By how much a second is stretched at this moment.
    [[nodiscard]] Duration margin() const;

    [[nodiscard]] const FloodLimits &limits() const { return m_limits; }
    void setLimits(FloodLimits limits);

    /// Chats remembered: those written to within the last interval, no more. For tests.
    [[nodiscard]] qsizetype rememberedChats() const { return m_chats.size(); }

private:
    [[nodiscard]] const Pace &pace(FloodRate rate) const;
    [[nodiscard]] Pace::Terms terms() const;
    [[nodiscard]] Duration widening(Duration now) const; // what 429s added to the margin
    void forget(Duration now);

    FloodLimits m_limits;
    Clock m_clock;
    Pace m_free;
    Pace m_paid;
    Duration m_usual{}; // until an answer
    Duration m_jitter{};
    Duration m_widening{}; // at m_widenedAt
    Duration m_widenedAt{};
    std::optional<Duration> m_pausedUntil;
    QHash<qint64, Duration> m_chats;                     // when a chat may be written to again
    std::deque<std::pair<Duration, qint64>> m_chatQueue; // the same, by time
};

} // namespace botdesk::botapi
