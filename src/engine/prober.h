#pragma once

#include "engine/outbox.h"
#include "storage/job_repository.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace botdesk::engine
{

/// Probes many people as a job. Lives on the session's thread.
///
/// A few of a job's people at a time stand in the outbox; the next ones follow as answers come, so
/// that what a job costs at any moment does not depend on its size. One job runs at a time, the
/// others wait in the order in which they were begun; one that is paused lets them go on. The end
/// of the program is a pause.
class Prober : public QObject
{
    Q_OBJECT

public:
    /// As many of a job's people stand in the outbox at once: two seconds' worth.
    static constexpr int mostQueued = 64;

    Prober(storage::Database &database, Outbox &outbox, QObject *parent = nullptr);

    /// Begins a job, or puts it in the line. Nobody in the audience: nothing happens.
    /// @p forced: also those probed within the hour (jobProbePause), but none within the minute
    /// (probePause)
    [[nodiscard]] storage::Result<void> begin(const storage::Audience &audience, bool forced);

    /// What is queued stays where it is; what is on its way is still answered. Nothing for a job
    /// that has ended.
    [[nodiscard]] storage::Result<void> pause(qint64 job);
    [[nodiscard]] storage::Result<void> resume(qint64 job);
    /// Ends a job for good; whoever has not been probed is left alone.
    [[nodiscard]] storage::Result<void> cancel(qint64 job);

private:
    using Job = storage::Job;

    /// Does the next step, if there is one: starts the job whose turn it is, or takes its next
    /// people.
    void advance();
    [[nodiscard]] storage::Result<bool> step();
    [[nodiscard]] storage::Result<void> start(const Job &job);
    /// Takes people until @p wanted of them are queued, nobody is left, or enough were looked at
    /// for one transaction.
    [[nodiscard]] storage::Result<bool> take(const Job &job, int wanted);
    /// Ends the transaction of a change by the operator and goes on.
    [[nodiscard]] storage::Result<void> finish(storage::Transaction &transaction);

    storage::Database &m_database;
    storage::JobRepository m_jobs;
    storage::OutboxRepository m_items;
    Outbox &m_outbox;
    QTimer m_timer;
};

} // namespace botdesk::engine
