#include "engine/latency_estimate.h"

#include <cmath>

namespace botdesk::engine
{

namespace
{

constexpr double meanGain = 1.0 / 8;
constexpr double deviationGain = 1.0 / 8;
constexpr LatencyEstimate::Duration untilKnown{500};
/// Places for slow ones.
constexpr int slack = 4;

} // namespace

void LatencyEstimate::measured(std::chrono::milliseconds latency)
{
    const Duration sample(latency);
    if (!m_isKnown) {
        m_isKnown = true;
        m_mean = sample;
        m_deviation = sample / 8;
        return;
    }
    m_deviation += deviationGain * (std::chrono::abs(sample - m_mean) - m_deviation);
    m_mean += meanGain * (sample - m_mean);
}

LatencyEstimate::Duration LatencyEstimate::upper() const
{
    return m_isKnown ? m_mean + m_deviation : untilKnown;
}

int LatencyEstimate::inFlightFor(int perSecond, Duration turnaround) const
{
    const double needed = perSecond * std::chrono::duration<double>(upper() + turnaround).count();
    return static_cast<int>(std::ceil(needed)) + slack;
}

} // namespace botdesk::engine
