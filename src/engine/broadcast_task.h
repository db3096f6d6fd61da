#pragma once

#include "engine/job_task.h"
#include "storage/broadcast_repository.h"
#include "storage/outbox_repository.h"

namespace botdesk::engine
{

/// What a paid broadcast may reach (docs/rules.md, limits), messages a second.
inline constexpr int paidRate = 1000;

/// The job that sends one message to many. Each text is put together when its person's turn comes:
/// in the language and with the name of that moment (R10).
///
/// A file goes along with the first message alone, so one person stands in the outbox until the
/// server has given it a name.
class BroadcastTask : public JobTask
{
public:
    /// @param botUsername without "@", for placeholders
    BroadcastTask(storage::Database &database, QString botUsername)
        : m_jobs(database)
        , m_items(database)
        , m_broadcasts(database)
        , m_botUsername(std::move(botUsername))
    {
    }

    [[nodiscard]] storage::JobKind kind() const override { return storage::JobKind::Broadcast; }
    [[nodiscard]] storage::Result<storage::PauseReason> hindrance(const storage::Job &job) override;
    [[nodiscard]] storage::Result<int> wanted(const storage::Job &job, int rate) override;
    [[nodiscard]] std::optional<storage::JobOutcome>
    reasonToLeaveOut(const storage::JobCandidate &candidate,
                     const storage::Job &job) const override;
    [[nodiscard]] storage::Result<Taken> take(const storage::Job &job, int wanted,
                                              LeftOut &leftOut) override;
    [[nodiscard]] storage::Result<void> resumed(const storage::Job &job) override;

    /// How a message stands in the outbox.
    struct Place {
        storage::OutboxLane lane = storage::OutboxLane::Broadcast;
        bool isPaid = false;
    };
    /// Puts one message into the outbox for @p person. False when nothing is left of its text for
    /// them: then it is written down as refused.
    [[nodiscard]] storage::Result<bool> add(const storage::Broadcast &content,
                                            const domain::User &person, const Place &place);

    /// Fills in how the file of a new broadcast stands, and the server's name for it if it was
    /// uploaded already.
    [[nodiscard]] storage::Result<void> fillInMedia(storage::Broadcast &content) const;

private:
    /// What was written down of a job; nothing changes in it while it runs.
    [[nodiscard]] storage::Result<const storage::Broadcast *> contentOf(qint64 job);

    storage::JobRepository m_jobs;
    storage::OutboxRepository m_items;
    storage::BroadcastRepository m_broadcasts;
    QString m_botUsername;
    storage::Broadcast m_content; ///< of the job that runs
};

} // namespace botdesk::engine
