#include "engine/prober.h"

#include <QDateTime>

#include <map>

namespace botdesk::engine
{

using namespace std::chrono_literals;
using storage::JobCandidate;
using storage::JobKind;
using storage::JobOutcome;
using storage::JobState;
using storage::Result;

namespace
{

/// How many people are looked at in one transaction: where many are left out, the thread stays
/// free for what arrives.
constexpr int mostLookedAt = 1024;
/// When the database does not take a step, it is tried again so much later.
constexpr auto retryDelay = 5s;

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// Why it is not somebody's turn at all, or nothing.
std::optional<JobOutcome> reasonToLeaveOut(const JobCandidate &candidate, bool forced,
                                           domain::Milliseconds now)
{
    if (!domain::mayProbe({.status = candidate.status}))
        return JobOutcome::NotAllowed;
    if (candidate.isPending)
        return JobOutcome::DoneElsewhere;
    const std::chrono::milliseconds since(now - candidate.lastAttempt);
    // Left out rather than waited for: what is known about them is not a minute old.
    if (forced && since < probePause)
        return JobOutcome::DoneJustNow;
    if (!forced && since < jobProbePause)
        return JobOutcome::DoneLately;
    return std::nullopt;
}

/// Adds up who is left out, so that many of them cost as much as one.
class LeftOut
{
public:
    void add(JobOutcome outcome, domain::DialogStatus status) { ++m_counts[{outcome, status}]; }

    [[nodiscard]] Result<void> count(storage::JobRepository &jobs, qint64 job) const
    {
        for (const auto &[key, count] : m_counts) {
            const auto &[outcome, status] = key;
            const auto counted = jobs.count(
                job, {.outcome = outcome, .before = status, .after = status, .count = count},
                nowMs());
            if (!counted)
                return counted;
        }
        return {};
    }

private:
    std::map<std::pair<JobOutcome, domain::DialogStatus>, qint64> m_counts;
};

} // namespace

Prober::Prober(storage::Database &database, Outbox &outbox, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_jobs(database)
    , m_items(database)
    , m_outbox(outbox)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Prober::advance);
    connect(&m_outbox, &Outbox::changed, this, [this](const storage::ChangeSet &changes) {
        if (changes.jobs && !m_timer.isActive())
            m_timer.start(0ms);
    });
}

Result<void> Prober::begin(const storage::Audience &audience, bool forced)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const Job job{.kind = JobKind::Probe, .forced = forced, .createdAt = nowMs()};
    const auto id = m_jobs.add(job, audience, QDateTime::currentSecsSinceEpoch());
    if (!id)
        return std::unexpected(id.error());
    if (*id == 0)
        return {};
    return finish(*transaction);
}

Result<void> Prober::pause(qint64 job)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto found = m_jobs.find(job);
    if (!found)
        return std::unexpected(found.error());
    if (!*found || (*found)->hasEnded())
        return {};
    if (auto held = m_items.hold(job); !held)
        return held;
    if (auto paused = m_jobs.setState(job, JobState::Paused); !paused)
        return paused;
    return finish(*transaction);
}

Result<void> Prober::resume(qint64 job)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto found = m_jobs.find(job);
    if (!found)
        return std::unexpected(found.error());
    if (!*found || (*found)->state != JobState::Paused)
        return {};
    if (auto resumed = m_jobs.setState(job, JobState::Waiting); !resumed)
        return resumed;
    return finish(*transaction);
}

Result<void> Prober::cancel(qint64 job)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto found = m_jobs.find(job);
    if (!found)
        return std::unexpected(found.error());
    if (!*found || (*found)->hasEnded())
        return {};
    if (auto taken = m_items.cancelJob(job, nowMs()); !taken)
        return taken;
    if (auto cancelled = m_jobs.cancel(job, nowMs()); !cancelled)
        return cancelled;
    return finish(*transaction);
}

Result<void> Prober::finish(storage::Transaction &transaction)
{
    if (auto committed = transaction.commit(); !committed)
        return committed;
    m_outbox.wake({.jobs = true});
    return {};
}

void Prober::advance()
{
    const auto more = step();
    if (!more)
        m_timer.start(retryDelay);
    else if (*more)
        m_timer.start(0ms);
}

Result<bool> Prober::step()
{
    const auto running = m_jobs.running(JobKind::Probe);
    if (!running)
        return std::unexpected(running.error());
    if (!*running) {
        const auto waiting = m_jobs.firstWaiting(JobKind::Probe);
        if (!waiting)
            return std::unexpected(waiting.error());
        if (!*waiting)
            return false;
        if (auto started = start(**waiting); !started)
            return std::unexpected(started.error());
        return true;
    }
    const auto queued = m_items.queuedOf((*running)->id);
    if (!queued)
        return std::unexpected(queued.error());
    if (*queued > mostQueued / 2)
        return false;
    return take(**running, mostQueued - static_cast<int>(*queued));
}

Result<void> Prober::start(const Job &job)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto started = m_jobs.setState(job.id, JobState::Running); !started)
        return started;
    // While it was paused somebody whose turn had come may have been probed by hand or by another.
    const auto held = m_jobs.held(job);
    if (!held)
        return std::unexpected(held.error());
    LeftOut leftOut;
    for (const JobCandidate &candidate : *held) {
        const auto reason = reasonToLeaveOut(candidate, job.forced, nowMs());
        if (reason)
            leftOut.add(*reason, candidate.status);
        const auto done = reason ? m_items.finish({.id = candidate.outboxId,
                                                   .state = storage::OutboxState::Cancelled,
                                                   .finishedAt = nowMs()})
                                 : m_items.release(candidate.outboxId);
        if (!done)
            return done;
    }
    if (auto counted = leftOut.count(m_jobs, job.id); !counted)
        return counted;
    return finish(*transaction);
}

Result<bool> Prober::take(const Job &job, int wanted)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const domain::Milliseconds now = nowMs();
    LeftOut leftOut;
    domain::UserId last = 0;
    int queued = 0;
    bool nobodyIsLeft = false;
    for (int seen = 0; queued < wanted && seen < mostLookedAt && !nobodyIsLeft;) {
        const int limit = wanted - queued;
        const auto people = m_jobs.next(job, last, limit);
        if (!people)
            return std::unexpected(people.error());
        nobodyIsLeft = people->size() < limit;
        seen += limit;
        for (const JobCandidate &candidate : *people) {
            last = candidate.user;
            if (const auto reason = reasonToLeaveOut(candidate, job.forced, now)) {
                leftOut.add(*reason, candidate.status);
                continue;
            }
            const auto added = m_items.add({.user = candidate.user,
                                            .lane = storage::OutboxLane::Probe,
                                            .kind = storage::OutboxKind::Probe,
                                            .createdAt = now,
                                            .jobId = job.id});
            if (!added)
                return std::unexpected(added.error());
            ++queued;
        }
    }
    if (last == 0)
        return false;
    if (auto taken = m_jobs.take(job.id, last); !taken)
        return std::unexpected(taken.error());
    if (auto counted = leftOut.count(m_jobs, job.id); !counted)
        return std::unexpected(counted.error());
    if (auto finished = finish(*transaction); !finished)
        return std::unexpected(finished.error());
    return !nobodyIsLeft && queued < wanted;
}

} // namespace botdesk::engine
