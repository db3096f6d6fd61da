// Session's part about jobs: probes and broadcasts to many.
#include "engine/broadcast_check.h"
#include "engine/broadcast_task.h"
#include "engine/probe_task.h"
#include "engine/session.h"
#include "storage/user_query_text.h"

#include <QDateTime>

namespace botdesk::engine
{

using storage::Broadcast;
using storage::Job;
using storage::JobKind;
using storage::JobState;
using storage::Result;

namespace
{

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

MediaLimits mediaLimitsOf(const botapi::ClientOptions &client)
{
    const bool isPublic = client.apiRoot.host() == botapi::ClientOptions{}.apiRoot.host();
    return isPublic ? MediaLimits{} : MediaLimits::ofLocalServer();
}

void Session::setUpJobs()
{
    JobRunner::Tasks tasks;
    tasks.push_back(std::make_unique<ProbeTask>(*m_database));
    auto broadcasts = std::make_unique<BroadcastTask>(*m_database, m_options.botUsername);
    m_broadcasts = broadcasts.get();
    tasks.push_back(std::move(broadcasts));
    m_jobs = std::make_unique<JobRunner>(*m_database, *m_outbox, std::move(tasks));
    m_schedule = std::make_unique<JobSchedule>(*m_database, *m_jobs, m_clock);
    m_jobs->wake();
}

domain::Milliseconds Session::serverNow() const
{
    return m_clock.now().value_or(nowMs());
}

void Session::startProbe(const storage::Audience &audience, bool forced)
{
    const auto begun =
        m_jobs->begin({.kind = JobKind::Probe, .forced = forced, .createdAt = nowMs()}, audience);
    if (!begun)
        tellAbout(std::unexpected(begun.error()));
}

void Session::startBroadcast(const BroadcastOrder &order)
{
    const auto problems = checkBroadcast(order, serverNow(), mediaLimitsOf(m_options.client));
    if (!problems.isEmpty()) {
        Q_EMIT broadcastRefused(problems.first());
        return;
    }
    const auto job = begin(order);
    if (!job) {
        tellAbout(std::unexpected(job.error()));
    } else if (*job == 0) {
        Q_EMIT broadcastRefused({.kind = BroadcastProblemKind::NobodyReached});
    } else {
        m_schedule->look();
        Q_EMIT broadcastStarted(*job);
    }
}

Result<qint64> Session::begin(const BroadcastOrder &order)
{
    Broadcast content = order.content;
    if (auto filled = m_broadcasts->fillInMedia(content); !filled)
        return std::unexpected(filled.error());
    const bool isScheduled = order.startAt != 0 && !content.isTest;
    const Job job{.kind = JobKind::Broadcast,
                  // A test goes beside whatever else runs.
                  .state = content.isTest ? JobState::Running
                           : isScheduled  ? JobState::Scheduled
                                          : JobState::Waiting,
                  .createdAt = nowMs(),
                  .scheduledAt = isScheduled ? order.startAt : 0};
    return m_jobs->begin(job, order.audience, [&](qint64 id) -> Result<void> {
        content.jobId = id;
        if (auto added = storage::BroadcastRepository(*m_database).add(content); !added)
            return added;
        return content.isTest ? addTest(content) : Result<void>();
    });
}

Result<void> Session::addTest(const Broadcast &content)
{
    storage::JobRepository jobs(*m_database);
    for (;;) {
        constexpr int few = 16;
        const auto people = jobs.nextPeople(content.jobId, few);
        if (!people)
            return std::unexpected(people.error());
        if (people->isEmpty())
            return {};
        for (const domain::User &person : *people) {
            const auto added =
                m_broadcasts->add(content, person, {.lane = storage::OutboxLane::Operator});
            if (!added)
                return std::unexpected(added.error());
        }
        if (auto taken = jobs.take(content.jobId, people->last().id); !taken)
            return taken;
    }
}

void Session::reschedule(qint64 job, domain::Milliseconds at)
{
    if (at <= serverNow()) {
        Q_EMIT broadcastRefused({.kind = BroadcastProblemKind::PastMoment});
        return;
    }
    tellAbout(m_jobs->reschedule(job, at));
    m_schedule->look();
}

void Session::startNow(qint64 job)
{
    tellAbout(m_jobs->startNow(job));
    m_schedule->look();
}

void Session::pauseJob(qint64 job)
{
    tellAbout(m_jobs->pause(job));
}

void Session::resumeJob(qint64 job)
{
    tellAbout(m_jobs->resume(job));
}

void Session::cancelJob(qint64 job)
{
    tellAbout(m_jobs->cancel(job));
    m_schedule->look();
}

} // namespace botdesk::engine
