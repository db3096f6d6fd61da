#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace botdesk::engine
{

/// How often may be committed: at once after a quiet time, and while there is much to write so
/// seldom that waiting for the disk takes a fifth of the time at most. What comes up meanwhile
/// shares the next transaction. Pure: the time comes from outside.
class CommitPace
{
public:
    using Clock = std::chrono::steady_clock;

    /// A commit that began at @p begin has ended.
    void committed(Clock::time_point begin, Clock::time_point end)
    {
        const auto cost = end - begin;
        m_cost += (cost - m_cost) / 8;
        m_last = end;
    }

    /// What a commit usually takes.
    [[nodiscard]] Clock::duration cost() const { return m_cost; }
    /// How long to leave between two commits.
    [[nodiscard]] Clock::duration pause() const
    {
        return std::clamp<Clock::duration>(4 * m_cost, shortest, longest);
    }

    /// How long to wait until the next one; 0 when it may be now.
    [[nodiscard]] std::chrono::milliseconds rest(Clock::time_point now) const
    {
        if (!m_last)
            return {};
        return std::chrono::ceil<std::chrono::milliseconds>(
            std::max(Clock::duration::zero(), *m_last + pause() - now));
    }

private:
    static constexpr std::chrono::milliseconds shortest{5};
    static constexpr std::chrono::milliseconds longest{25};

    Clock::duration m_cost{}; // smoothed
    std::optional<Clock::time_point> m_last;
};

} // namespace botdesk::engine
