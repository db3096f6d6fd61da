#include "engine/probe_task.h"

#include "engine/bulk_plan.h"

#include <QDateTime>

namespace botdesk::engine
{

using storage::JobCandidate;
using storage::JobOutcome;
using storage::Result;

namespace
{

/// How many people are looked at in one transaction: where many are left out, the thread stays
/// free for what arrives.
constexpr int mostLookedAt = 1024;

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

Result<storage::PauseReason> ProbeTask::hindrance(const storage::Job &)
{
    return storage::PauseReason::None;
}

Result<int> ProbeTask::wanted(const storage::Job &job, int rate)
{
    const auto queued = m_items.queuedOf(job.id);
    if (!queued)
        return std::unexpected(queued.error());
    return moreBeside(*queued, mostQueuedAt(rate));
}

std::optional<JobOutcome> ProbeTask::reasonToLeaveOut(const JobCandidate &candidate,
                                                      const storage::Job &job) const
{
    if (!domain::mayProbe({.status = candidate.status}))
        return JobOutcome::NotAllowed;
    if (candidate.isPending)
        return JobOutcome::DoneElsewhere;
    const std::chrono::milliseconds since(nowMs() - candidate.lastAttempt);
    // Left out rather than waited for: what is known about them is not a minute old.
    if (job.forced && since < probePause)
        return JobOutcome::DoneJustNow;
    if (!job.forced && since < jobProbePause)
        return JobOutcome::DoneLately;
    return std::nullopt;
}

Result<JobTask::Taken> ProbeTask::take(const storage::Job &job, int wanted, LeftOut &leftOut)
{
    Taken taken;
    domain::UserId last = 0;
    for (int seen = 0; taken.queued < wanted && seen < mostLookedAt && !taken.nobodyIsLeft;) {
        const int limit = wanted - taken.queued;
        const auto people = m_jobs.next(job, last, limit);
        if (!people)
            return std::unexpected(people.error());
        taken.nobodyIsLeft = people->size() < limit;
        seen += limit;
        for (const JobCandidate &candidate : *people) {
            last = candidate.user;
            if (const auto reason = reasonToLeaveOut(candidate, job)) {
                leftOut.add(*reason, candidate.status);
                continue;
            }
            const auto added = m_items.add({.user = candidate.user,
                                            .lane = storage::OutboxLane::Probe,
                                            .kind = storage::OutboxKind::Probe,
                                            .createdAt = nowMs(),
                                            .jobId = job.id});
            if (!added)
                return std::unexpected(added.error());
            ++taken.queued;
        }
    }
    if (last != 0) {
        if (auto gone = m_jobs.take(job.id, last); !gone)
            return std::unexpected(gone.error());
    }
    return taken;
}

Result<void> ProbeTask::resumed(const storage::Job &)
{
    return {};
}

} // namespace botdesk::engine
