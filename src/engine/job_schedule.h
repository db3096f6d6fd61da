#pragma once

#include "engine/job_runner.h"
#include "engine/server_clock.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace botdesk::engine
{

/// Begins scheduled jobs at their moment, by the server's clock. Lives on the session's thread.
///
/// Whether a job has begun is in the database, so no clock can begin it twice. One whose moment
/// passed while Botdesk did not run, or did not hear the server, is paused instead: what is said
/// at eight may be wrong at noon.
class JobSchedule : public QObject
{
    Q_OBJECT

public:
    /// A moment that passed so long ago was missed.
    static constexpr std::chrono::minutes missedAfter{5};
    /// However far the next moment is, it is looked at again so soon: the clock may be set right.
    static constexpr std::chrono::seconds lookedAtEvery{30};

    JobSchedule(storage::Database &database, JobRunner &runner, const ServerClock &clock,
                QObject *parent = nullptr);

    /// Looks at the next moment: after a change of the schedule, and when the server was heard.
    void look();

private:
    /// What is left until the next moment; nothing when there is none.
    [[nodiscard]] storage::Result<std::optional<std::chrono::milliseconds>> beginDue();

    storage::JobRepository m_jobs;
    JobRunner &m_runner;
    const ServerClock &m_clock;
    QTimer m_timer;
};

} // namespace botdesk::engine
