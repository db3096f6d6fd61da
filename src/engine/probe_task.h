#pragma once

#include "engine/job_task.h"
#include "storage/outbox_repository.h"

namespace botdesk::engine
{

/// The job that probes many people (R6). A forced one also probes those probed within the hour
/// (jobProbePause), but none within the minute (probePause).
class ProbeTask : public JobTask
{
public:
    explicit ProbeTask(storage::Database &database)
        : m_jobs(database)
        , m_items(database)
    {
    }

    [[nodiscard]] storage::JobKind kind() const override { return storage::JobKind::Probe; }
    [[nodiscard]] storage::Result<storage::PauseReason> hindrance(const storage::Job &job) override;
    [[nodiscard]] storage::Result<int> wanted(const storage::Job &job, int rate) override;
    [[nodiscard]] std::optional<storage::JobOutcome>
    reasonToLeaveOut(const storage::JobCandidate &candidate,
                     const storage::Job &job) const override;
    [[nodiscard]] storage::Result<Taken> take(const storage::Job &job, int wanted,
                                              LeftOut &leftOut) override;
    [[nodiscard]] storage::Result<void> resumed(const storage::Job &job) override;

private:
    storage::JobRepository m_jobs;
    storage::OutboxRepository m_items;
};

} // namespace botdesk::engine
