#pragma once

#include "domain/user.h"
#include "storage/database.h"
#include "storage/job.h"
#include "storage/outbox_item.h"

#include <QMap>

#include <optional>

namespace botdesk::storage
{

struct Condition;

/// What a job puts into the outbox.
[[nodiscard]] OutboxKind itemKindOf(JobKind kind);

/// Those under @p condition whom the bot may not write to at @p now, by why. For this layer alone.
[[nodiscard]] Result<QMap<domain::DialogStatus, qint64>>
skippedByBroadcast(Database &database, const Condition &condition, domain::Seconds now);

/// Jobs, their people and their outcomes. Runs on the thread of its database. What writes has to be
/// within a transaction of the caller's.
class JobRepository
{
public:
    explicit JobRepository(Database &database)
        : m_database(database)
    {
    }

    /// Adds a waiting job for everyone whom @p audience has at @p now, without reading them. Gives
    /// its id, or 0 when there is nobody: then nothing is left behind.
    /// A broadcast leaves out whom the bot may not write to, and counts them by their status as
    /// JobOutcome::NotReached. One that is scheduled takes its people when it becomes due, so there
    /// may be nobody yet; those who were picked one by one are kept until then.
    [[nodiscard]] Result<qint64> add(const Job &job, const Audience &audience, domain::Seconds now);
    /// The moment of a scheduled job has come: it takes its people and waits for its turn, or is
    /// finished when there is nobody.
    [[nodiscard]] Result<void> becomeDue(const Job &job, domain::Seconds now);

    [[nodiscard]] Result<std::optional<Job>> find(qint64 id) const;
    /// The one that runs.
    [[nodiscard]] Result<std::optional<Job>> running(JobKind kind) const;
    /// The one that has waited longest.
    [[nodiscard]] Result<std::optional<Job>> firstWaiting(JobKind kind) const;

    /// The one among the scheduled that is due first.
    [[nodiscard]] Result<std::optional<Job>> nextScheduled() const;

    /// To any state but Paused and Cancelled.
    [[nodiscard]] Result<void> setState(qint64 id, JobState state);
    /// @p text: the server's words, where they are the reason
    [[nodiscard]] Result<void> pause(qint64 id, PauseReason reason, const QString &text = {});
    [[nodiscard]] Result<void> reschedule(qint64 id, domain::Milliseconds at);
    /// Ends a job at once: whoever has not had their turn is left alone.
    [[nodiscard]] Result<void> cancel(qint64 id, domain::Milliseconds at);
    /// At a start: the end of the program was a pause. What the operator sent to themself to look
    /// at is taken back.
    [[nodiscard]] Result<void> pauseAll(domain::Milliseconds at);
    /// What the end of the program paused waits for its turn again.
    [[nodiscard]] Result<void> resumeEnded();

    /// The next people of a job behind @p after, by id.
    [[nodiscard]] Result<QList<JobCandidate>> next(const Job &job, domain::UserId after,
                                                   int limit) const;
    /// The next people of a job with everything about them, by id.
    [[nodiscard]] Result<QList<domain::User>> nextPeople(qint64 id, int limit) const;
    /// The first of those whose item is held.
    [[nodiscard]] Result<QList<JobCandidate>> held(const Job &job, int limit) const;
    /// Everyone up to @p last has had their turn.
    [[nodiscard]] Result<void> take(qint64 id, domain::UserId last);

    /// Counts how it went with some people. The job is finished when they were the last.
    [[nodiscard]] Result<void> count(qint64 id, const OutcomeCount &outcome,
                                     domain::Milliseconds at);
    /// Second tries of unknown outcomes ended: who was counted as @p before is counted as
    /// @p outcome instead. How many are done does not change, nor that a job has ended.
    [[nodiscard]] Result<void> recount(qint64 id, JobOutcome before, const OutcomeCount &outcome);
    /// Counts everything in flight as without a verdict.
    [[nodiscard]] Result<void> countInFlight(domain::Milliseconds at);

    /// Has a broadcast reached anybody yet?
    [[nodiscard]] Result<bool> hasSent(qint64 id) const;
    /// The latest @p limit jobs of a kind, newest first. A test to the operator is none of them.
    [[nodiscard]] Result<QList<JobReport>> reports(JobKind kind, int limit,
                                                   domain::Milliseconds now) const;

private:
    // People: job_people.cpp
    [[nodiscard]] Result<qint64> gather(const Job &job, const Audience &audience,
                                        domain::Seconds now);
    [[nodiscard]] Result<qint64> gatherKept(const Job &job, domain::Seconds now);
    [[nodiscard]] Result<void> keepAudience(qint64 id, const Audience &audience,
                                            domain::Seconds now);
    [[nodiscard]] Result<qint64> insertPeople(qint64 id, const Condition &condition,
                                              const char *table = "users");
    [[nodiscard]] Result<void> countSkipped(const Job &job, const Condition &condition,
                                            domain::Seconds now);
    [[nodiscard]] Result<void> setTotal(qint64 id, qint64 total);

    [[nodiscard]] Result<void> addToOutcomes(qint64 id, const OutcomeCount &outcome);
    [[nodiscard]] Result<std::optional<Job>> first(const QString &condition,
                                                   const QVariantList &values) const;
    [[nodiscard]] Result<QList<OutcomeCount>> outcomes(qint64 id) const;
    [[nodiscard]] Result<JobPace> pace(const Job &job, domain::Milliseconds now) const;

    Database &m_database;
};

} // namespace botdesk::storage
