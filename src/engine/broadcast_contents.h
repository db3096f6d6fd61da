#pragma once

#include "storage/broadcast_repository.h"

#include <memory>

namespace botdesk::engine
{

/// What broadcasts send, kept in memory while they do. Lives on the session's thread.
class BroadcastContents
{
public:
    explicit BroadcastContents(storage::Database &database)
        : m_broadcasts(database)
    {
    }

    /// What @p job sends, with the server's name for its file as it is known at this moment.
    [[nodiscard]] storage::Result<std::shared_ptr<const storage::Broadcast>> of(qint64 job);

private:
    storage::BroadcastRepository m_broadcasts;
    /// Of the job that was asked for last: one runs at a time.
    std::shared_ptr<const storage::Broadcast> m_last;
};

} // namespace botdesk::engine
