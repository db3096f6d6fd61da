// The part of Outbox that says how many may leave, and when.
#include "engine/outbox.h"

#include <algorithm>

namespace botdesk::engine
{

using namespace std::chrono_literals;

namespace
{

/// A transaction is begun so long before its items may leave, at most.
constexpr auto mostAhead = 10ms;
/// The deviations of the answers' times that the flood gate's margin covers.
constexpr int deviationsOfJitter = 2;

} // namespace

void Outbox::learnFrom(Clock::time_point leftAt, const SendReply &reply)
{
    using Duration = botapi::FloodGate::Duration;
    m_latency.measured(reply.elapsed);
    m_gate.answered(leftAt.time_since_epoch(), reply.elapsed);
    m_gate.setLatency(
        std::chrono::duration_cast<Duration>(m_latency.mean()),
        std::chrono::duration_cast<Duration>(deviationsOfJitter * m_latency.deviation()));
}

int Outbox::placesOf(Rate rate) const
{
    // What the disk needs is begun so much earlier; leave() waits for the moment itself.
    const int room = m_gate.room(rate, std::min<Clock::duration>(m_commits.cost(), mostAhead));
    const auto &[free, paid] = m_onWire;
    // While the network fails one request is enough to find out that it is back.
    if (m_failures > 0)
        return free + paid == 0 ? std::min(1, room) : 0;
    // A place that an answer left is filled by the next round, a pause and its commit later.
    const int most =
        std::min(m_latency.inFlightFor(perSecondOf(rate), m_commits.pause() + 2 * m_commits.cost()),
                 botapi::Client::mostConnections);
    return std::min(room, most - m_onWire.at(indexOf(rate)));
}

int Outbox::perSecondOf(Rate rate) const
{
    const botapi::FloodLimits &limits = m_gate.limits();
    return rate == Rate::Paid ? limits.paidPerSecond : limits.perSecond;
}

std::optional<std::chrono::milliseconds> Outbox::sendWait() const
{
    if (m_state.pause != OutboxPause::None)
        return std::nullopt;
    std::optional<std::chrono::milliseconds> shortest;
    for (const Rate rate : {Rate::Free, Rate::Paid}) {
        if (!m_line.isWaitingFor(rate))
            continue;
        auto wait = 0ms;
        if (placesOf(rate) <= 0) {
            const auto ahead = std::chrono::floor<std::chrono::milliseconds>(
                std::min<Clock::duration>(m_commits.cost(), mostAhead));
            // When too many are on their way, an answer is what has to be waited for.
            wait = m_gate.delay(rate) - ahead;
            if (wait <= 0ms)
                continue;
        }
        // Where places come in so seldom there is nothing to gather.
        if (m_commits.pause() * perSecondOf(rate) > 1s)
            wait = std::max(wait, m_commits.rest(Clock::now()));
        shortest = std::min(shortest.value_or(wait), wait);
    }
    return shortest;
}

} // namespace botdesk::engine
