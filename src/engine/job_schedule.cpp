#include "engine/job_schedule.h"

#include <algorithm>

namespace botdesk::engine
{

using storage::Result;
using Milliseconds = std::chrono::milliseconds;

JobSchedule::JobSchedule(storage::Database &database, JobRunner &runner, const ServerClock &clock,
                         QObject *parent)
    : QObject(parent)
    , m_jobs(database)
    , m_runner(runner)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JobSchedule::look);
}

void JobSchedule::look()
{
    const auto left = beginDue();
    if (left && !*left) {
        m_timer.stop();
        return;
    }
    // What the database did not take is tried again like anything else.
    const Milliseconds wait = left ? **left : Milliseconds(lookedAtEvery);
    m_timer.start(std::clamp(wait, Milliseconds(1), Milliseconds(lookedAtEvery)));
}

Result<std::optional<Milliseconds>> JobSchedule::beginDue()
{
    for (;;) {
        const auto next = m_jobs.nextScheduled();
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            return std::nullopt;
        const auto now = m_clock.now();
        // Nothing could be sent, either.
        if (!now)
            return Milliseconds(lookedAtEvery);
        const Milliseconds left((*next)->scheduledAt - *now);
        if (left > Milliseconds(0))
            return left;
        const auto done = left < -Milliseconds(missedAfter) ? m_runner.missMoment((*next)->id)
                                                            : m_runner.startNow((*next)->id);
        if (!done)
            return std::unexpected(done.error());
    }
}

} // namespace botdesk::engine
