#include "engine/job_runner.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::engine
{

using namespace std::chrono_literals;
using storage::JobCandidate;
using storage::JobState;
using storage::PauseReason;
using storage::Result;

namespace
{

/// As many people are taken in one transaction, so that nothing else has to wait for it.
constexpr int mostAtOnce = 128;
/// When the database does not take a step, it is tried again so much later.
constexpr auto retryDelay = 5s;

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

domain::Seconds nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

bool isUnderWay(const storage::Job &job)
{
    return job.state == JobState::Running || job.state == JobState::Waiting;
}

/// Does it wait for a moment, or has it missed it?
bool hasNotBegun(const storage::Job &job)
{
    return job.state == JobState::Scheduled ||
           (job.state == JobState::Paused && job.pauseReason == PauseReason::MomentPassed);
}

} // namespace

JobRunner::JobRunner(storage::Database &database, Outbox &outbox, Tasks tasks, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_jobs(database)
    , m_items(database)
    , m_outbox(outbox)
    , m_tasks(std::move(tasks))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JobRunner::advance);
    connect(&m_outbox, &Outbox::changed, this, [this](const storage::ChangeSet &changes) {
        if (changes.jobs && !m_timer.isActive())
            m_timer.start(0ms);
    });
}

Result<qint64> JobRunner::begin(const Job &job, const storage::Audience &audience,
                                const WriteContent &writeContent)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto id = m_jobs.add(job, audience, nowSeconds());
    if (!id || *id == 0)
        return id;
    if (writeContent) {
        if (auto written = writeContent(*id); !written)
            return std::unexpected(written.error());
    }
    if (auto finished = finish(*transaction); !finished)
        return std::unexpected(finished.error());
    return id;
}

Result<void> JobRunner::change(qint64 job, const std::function<bool(const Job &)> &applies,
                               const Step &step)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto found = m_jobs.find(job);
    if (!found)
        return std::unexpected(found.error());
    if (!*found || !applies(**found))
        return {};
    if (auto done = step(**found); !done)
        return done;
    return finish(*transaction, (*found)->state == JobState::Running ? job : 0);
}

Result<void> JobRunner::pause(qint64 job)
{
    return change(job, isUnderWay, [this](const Job &found) -> Result<void> {
        if (auto held = m_items.hold(found.id); !held)
            return held;
        return m_jobs.pause(found.id, PauseReason::None);
    });
}

Result<void> JobRunner::resume(qint64 job)
{
    const auto isPaused = [](const Job &found) { return found.state == JobState::Paused; };
    return change(job, isPaused, [this](const Job &found) -> Result<void> {
        if (hasNotBegun(found))
            return m_jobs.becomeDue(found, nowSeconds());
        if (auto *task = taskOf(found.kind)) {
            if (auto resumed = task->resumed(found); !resumed)
                return resumed;
        }
        return m_jobs.setState(found.id, JobState::Waiting);
    });
}

Result<void> JobRunner::cancel(qint64 job)
{
    const auto goesOn = [](const Job &found) { return !found.hasEnded(); };
    return change(job, goesOn, [this](const Job &found) -> Result<void> {
        if (auto taken = m_items.cancelJob(found.id, nowMs()); !taken)
            return taken;
        return m_jobs.cancel(found.id, nowMs());
    });
}

Result<void> JobRunner::reschedule(qint64 job, domain::Milliseconds at)
{
    return change(job, hasNotBegun,
                  [this, at](const Job &found) { return m_jobs.reschedule(found.id, at); });
}

Result<void> JobRunner::startNow(qint64 job)
{
    return change(job, hasNotBegun,
                  [this](const Job &found) { return m_jobs.becomeDue(found, nowSeconds()); });
}

Result<void> JobRunner::missMoment(qint64 job)
{
    const auto isScheduled = [](const Job &found) { return found.state == JobState::Scheduled; };
    return change(job, isScheduled, [this](const Job &found) {
        return m_jobs.pause(found.id, PauseReason::MomentPassed);
    });
}

Result<void> JobRunner::hinder(const Job &job, PauseReason reason)
{
    return change(job.id, isUnderWay, [this, reason](const Job &found) -> Result<void> {
        if (auto held = m_items.hold(found.id); !held)
            return held;
        return m_jobs.pause(found.id, reason);
    });
}

JobTask *JobRunner::taskOf(storage::JobKind kind) const
{
    const auto found =
        std::ranges::find(m_tasks, kind, [](const auto &task) { return task->kind(); });
    return found == m_tasks.end() ? nullptr : found->get();
}

Result<void> JobRunner::finish(storage::Transaction &transaction, qint64 stopped)
{
    if (auto committed = transaction.commit(); !committed)
        return committed;
    if (stopped != 0)
        m_outbox.holdBack(stopped);
    m_outbox.wake({.jobs = true});
    return {};
}

void JobRunner::wake()
{
    m_timer.start(0ms);
}

void JobRunner::advance()
{
    bool anyMore = false;
    for (const auto &task : m_tasks) {
        const auto more = step(*task);
        if (!more) {
            m_timer.start(retryDelay);
            return;
        }
        anyMore = anyMore || *more;
    }
    if (anyMore)
        m_timer.start(0ms);
}

Result<bool> JobRunner::step(JobTask &task)
{
    const auto running = m_jobs.running(task.kind());
    if (!running)
        return std::unexpected(running.error());
    if (!*running) {
        const auto waiting = m_jobs.firstWaiting(task.kind());
        if (!waiting)
            return std::unexpected(waiting.error());
        if (!*waiting)
            return false;
        const auto started = change((*waiting)->id, isUnderWay, [this](const Job &found) {
            return m_jobs.setState(found.id, JobState::Running);
        });
        if (!started)
            return std::unexpected(started.error());
        return true;
    }
    const auto wanted = task.wanted(**running, m_outbox.limits().perSecond);
    if (!wanted)
        return std::unexpected(wanted.error());
    if (*wanted == 0)
        return false;
    const auto hindrance = task.hindrance(**running);
    if (!hindrance)
        return std::unexpected(hindrance.error());
    if (*hindrance != PauseReason::None) {
        if (auto stopped = hinder(**running, *hindrance); !stopped)
            return std::unexpected(stopped.error());
        return true;
    }
    return take(task, **running, std::min(*wanted, mostAtOnce));
}

Result<int> JobRunner::release(JobTask &task, const Job &job, int wanted, LeftOut &leftOut)
{
    const auto held = m_jobs.held(job, wanted);
    if (!held)
        return std::unexpected(held.error());
    int released = 0;
    for (const JobCandidate &candidate : *held) {
        // While it was paused it may have been done to somebody by hand or by another job.
        const auto reason = task.reasonToLeaveOut(candidate, job);
        if (reason)
            leftOut.add(*reason, candidate.status);
        else
            ++released;
        const auto done = reason ? m_items.finish({.id = candidate.outboxId,
                                                   .state = storage::OutboxState::Cancelled,
                                                   .finishedAt = nowMs()})
                                 : m_items.release(candidate.outboxId);
        if (!done)
            return std::unexpected(done.error());
    }
    return released;
}

Result<bool> JobRunner::take(JobTask &task, const Job &job, int wanted)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    LeftOut leftOut;
    const auto released = release(task, job, wanted, leftOut);
    if (!released)
        return std::unexpected(released.error());
    JobTask::Taken taken{.queued = 0, .nobodyIsLeft = true};
    if (*released < wanted) {
        const auto more = task.take(job, wanted - *released, leftOut);
        if (!more)
            return std::unexpected(more.error());
        taken = *more;
    }
    const bool isAnythingDone = !leftOut.isEmpty() || *released > 0 || taken.queued > 0;
    if (!isAnythingDone)
        return false;
    if (auto counted = leftOut.count(m_jobs, job.id, nowMs()); !counted)
        return std::unexpected(counted.error());
    if (auto finished = finish(*transaction); !finished)
        return std::unexpected(finished.error());
    return *released == wanted || !taken.nobodyIsLeft;
}

} // namespace botdesk::engine
