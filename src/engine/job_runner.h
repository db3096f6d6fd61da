#pragma once

#include "engine/job_task.h"
#include "engine/outbox.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace botdesk::engine
{

/// Does something to many people as a job: what that is, a JobTask says. Lives on the session's
/// thread.
///
/// A few of a job's people at a time stand in the outbox; the next ones follow as answers come, so
/// that what a job costs at any moment does not depend on its size. One job of a kind runs at a
/// time, the others wait in the order in which they were begun; one that is paused lets them go on.
/// The end of the program is a pause.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    using Tasks = std::vector<std::unique_ptr<JobTask>>;

    JobRunner(storage::Database &database, Outbox &outbox, Tasks tasks, QObject *parent = nullptr);

    /// Writes down what a job is about, beside the job itself.
    using WriteContent = std::function<storage::Result<void>(qint64 job)>;

    /// Begins a job, or puts it in the line. Gives its id, or 0 when nobody is in the audience:
    /// then nothing is left behind.
    [[nodiscard]] storage::Result<qint64> begin(const storage::Job &job,
                                                const storage::Audience &audience,
                                                const WriteContent &writeContent = {});

    /// Nothing more leaves once this is written; what is on its way is still answered. Nothing for
    /// a job that does not run or wait.
    [[nodiscard]] storage::Result<void> pause(qint64 job);
    [[nodiscard]] storage::Result<void> resume(qint64 job);
    /// Ends a job for good; whoever has not had their turn is left alone.
    [[nodiscard]] storage::Result<void> cancel(qint64 job);

    /// For a job that is scheduled, or whose moment has passed: it begins at @p at instead. By the
    /// server's clock.
    [[nodiscard]] storage::Result<void> reschedule(qint64 job, domain::Milliseconds at);
    /// The same: it begins now.
    [[nodiscard]] storage::Result<void> startNow(qint64 job);
    /// A scheduled job whose moment came while nobody could begin it.
    [[nodiscard]] storage::Result<void> missMoment(qint64 job);

    /// Looks for something to do. Jobs of before go on with it.
    void wake();

private:
    using Job = storage::Job;
    using Step = std::function<storage::Result<void>(const Job &)>;

    /// Does the next step of every kind, if there is one: starts the job whose turn it is, or takes
    /// its next people.
    void advance();
    [[nodiscard]] storage::Result<bool> step(JobTask &task);
    [[nodiscard]] storage::Result<bool> take(JobTask &task, const Job &job, int wanted);
    /// Queues those again whose item was held; gives how many are.
    [[nodiscard]] storage::Result<int> release(JobTask &task, const Job &job, int wanted,
                                               LeftOut &leftOut);
    [[nodiscard]] storage::Result<void> hinder(const Job &job, storage::PauseReason reason);

    /// Changes a job in a transaction, if @p applies to it as it stands.
    [[nodiscard]] storage::Result<void>
    change(qint64 job, const std::function<bool(const Job &)> &applies, const Step &step);
    [[nodiscard]] JobTask *taskOf(storage::JobKind kind) const;
    /// Ends the transaction of a change and goes on.
    /// @p stopped the job of which nothing is to leave any more, if there is one
    [[nodiscard]] storage::Result<void> finish(storage::Transaction &transaction,
                                               qint64 stopped = 0);

    storage::Database &m_database;
    storage::JobRepository m_jobs;
    storage::OutboxRepository m_items;
    Outbox &m_outbox;
    Tasks m_tasks;
    QTimer m_timer;
};

} // namespace botdesk::engine
