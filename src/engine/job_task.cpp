#include "engine/job_task.h"

#include <algorithm>

namespace botdesk::engine
{

storage::Result<void> LeftOut::count(storage::JobRepository &jobs, qint64 job,
                                     domain::Milliseconds at) const
{
    for (const auto &[key, count] : m_counts) {
        const auto &[outcome, status] = key;
        const auto counted = jobs.count(
            job, {.outcome = outcome, .before = status, .after = status, .count = count}, at);
        if (!counted)
            return counted;
    }
    return {};
}

int mostQueuedAt(int rate)
{
    constexpr int fewest = 64;
    return std::max(fewest, 2 * rate);
}

int moreBeside(qint64 queued, int most)
{
    return queued > most * 3 / 4 ? 0 : most - static_cast<int>(queued);
}

} // namespace botdesk::engine
