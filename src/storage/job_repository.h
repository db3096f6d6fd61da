#pragma once

#include "storage/database.h"
#include "storage/job.h"

#include <optional>

namespace botdesk::storage
{

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
    [[nodiscard]] Result<qint64> add(const Job &job, const Audience &audience, domain::Seconds now);

    [[nodiscard]] Result<std::optional<Job>> find(qint64 id) const;
    /// The one that runs.
    [[nodiscard]] Result<std::optional<Job>> running(JobKind kind) const;
    /// The one that has waited longest.
    [[nodiscard]] Result<std::optional<Job>> firstWaiting(JobKind kind) const;

    [[nodiscard]] Result<void> setState(qint64 id, JobState state);
    /// Ends a job at once: whoever has not had their turn is left alone.
    [[nodiscard]] Result<void> cancel(qint64 id, domain::Milliseconds at);
    /// At a start: the end of the program was a pause.
    [[nodiscard]] Result<void> pauseAll();

    /// The next people of a job behind @p after, by id.
    [[nodiscard]] Result<QList<JobCandidate>> next(const Job &job, domain::UserId after,
                                                   int limit) const;
    /// Those whose item is held.
    [[nodiscard]] Result<QList<JobCandidate>> held(const Job &job) const;
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

    /// The latest @p limit jobs, newest first.
    [[nodiscard]] Result<QList<JobReport>> reports(int limit, domain::Milliseconds now) const;

private:
    [[nodiscard]] Result<qint64> addPeople(qint64 id, const Audience &audience,
                                           domain::Seconds now);
    [[nodiscard]] Result<void> addOutcome(qint64 id, const OutcomeCount &outcome);
    [[nodiscard]] Result<std::optional<Job>> first(const QString &condition,
                                                   const QVariantList &values) const;
    [[nodiscard]] Result<QList<OutcomeCount>> outcomes(qint64 id) const;
    [[nodiscard]] Result<JobPace> pace(const Job &job, domain::Milliseconds now) const;

    Database &m_database;
};

} // namespace botdesk::storage
