#pragma once

#include <chrono>

namespace botdesk::engine
{

/// How long answers take, as learnt from those that came: a smoothed mean and a smoothed deviation
/// from it, in the way of TCP (RFC 6298). Pure.
class LatencyEstimate
{
public:
    using Duration = std::chrono::duration<double, std::milli>;

    /// An answer came so long after its request had left.
    void measured(std::chrono::milliseconds latency);

    [[nodiscard]] Duration mean() const { return m_mean; }
    [[nodiscard]] Duration deviation() const { return m_deviation; }
    /// More than most answers take. Half a second while nothing is known.
    [[nodiscard]] Duration upper() const;

    /// How many requests have to be on their way at once so that @p perSecond of them can leave: as
    /// many as leave until an answer comes and its place is filled again, @p turnaround later, and
    /// a few for one that is slow.
    [[nodiscard]] int inFlightFor(int perSecond, Duration turnaround = {}) const;

private:
    bool m_isKnown = false;
    Duration m_mean{};
    Duration m_deviation{};
};

} // namespace botdesk::engine
