#pragma once

#include "storage/job_repository.h"

#include <map>
#include <optional>

namespace botdesk::engine
{

/// Adds up who is left out of a job, so that many of them cost as much as one.
class LeftOut
{
public:
    void add(storage::JobOutcome outcome, domain::DialogStatus status)
    {
        ++m_counts[{outcome, status}];
    }
    [[nodiscard]] bool isEmpty() const { return m_counts.empty(); }
    [[nodiscard]] storage::Result<void> count(storage::JobRepository &jobs, qint64 job,
                                              domain::Milliseconds at) const;

private:
    std::map<std::pair<storage::JobOutcome, domain::DialogStatus>, qint64> m_counts;
};

/// What one kind of job does with its people. Lives on the session's thread, behind JobRunner, and
/// is called within its transactions.
class JobTask
{
public:
    JobTask() = default;
    virtual ~JobTask() = default;
    JobTask(const JobTask &) = delete;
    JobTask &operator=(const JobTask &) = delete;

    [[nodiscard]] virtual storage::JobKind kind() const = 0;

    /// Looks whether a job can go on: None when it can, else why it has to be paused.
    [[nodiscard]] virtual storage::Result<storage::PauseReason>
    hindrance(const storage::Job &job) = 0;

    /// How many more of a job's people may stand in the outbox.
    /// @p rate messages a second
    [[nodiscard]] virtual storage::Result<int> wanted(const storage::Job &job, int rate) = 0;

    /// Why it is not the turn of somebody whose item was held any more, or nothing.
    [[nodiscard]] virtual std::optional<storage::JobOutcome>
    reasonToLeaveOut(const storage::JobCandidate &candidate, const storage::Job &job) const = 0;

    /// What came of taking people.
    struct Taken {
        int queued = 0;
        bool nobodyIsLeft = false;
    };
    /// Puts the next people into the outbox, until @p wanted are, nobody is left, or enough were
    /// looked at for one transaction. Whoever is left out is added to @p leftOut.
    [[nodiscard]] virtual storage::Result<Taken> take(const storage::Job &job, int wanted,
                                                      LeftOut &leftOut) = 0;

    /// The operator goes on with a paused job.
    [[nodiscard]] virtual storage::Result<void> resumed(const storage::Job &job) = 0;
};

/// Two seconds' worth of a rate: what the answers of one second take is there before they come.
[[nodiscard]] int mostQueuedAt(int rate);

/// How many more may be queued beside those that are: a few at once, since each time costs a
/// transaction.
[[nodiscard]] int moreBeside(qint64 queued, int most);

} // namespace botdesk::engine
