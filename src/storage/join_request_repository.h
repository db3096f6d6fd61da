#pragma once

#include "storage/database.h"
#include "storage/join_request.h"

#include <QList>

#include <optional>

namespace botdesk::storage
{

/// Who asks to join which chat. Runs on the thread of its database.
class JoinRequestRepository
{
public:
    explicit JoinRequestRepository(Database &database)
        : m_database(database)
    {
    }

    /// Adds a request that waits; an earlier one of the same person to the same chat waits no more.
    /// False when it was there before: nothing is changed.
    [[nodiscard]] Result<bool> add(const JoinRequest &request);

    /// Ends what @p user asked of @p chatId up to @p until, if it still waits. Gives how many
    /// requests that were: normally one, or none.
    [[nodiscard]] Result<qint64> process(domain::UserId user, qint64 chatId, JoinRequestState state,
                                         domain::Seconds processedAt, domain::Seconds until);

    [[nodiscard]] Result<std::optional<JoinRequest>> find(qint64 id) const;

    /// The request of @p user to join @p chatId that waits now.
    [[nodiscard]] Result<std::optional<JoinRequest>> waitingOf(domain::UserId user,
                                                               qint64 chatId) const;

    /// The last @p limit requests that wait, latest first.
    [[nodiscard]] Result<QList<JoinRequest>> waiting(int limit) const;
    [[nodiscard]] Result<qint64> waitingCount() const;

    /// The last @p limit requests that were processed, latest first.
    [[nodiscard]] Result<QList<JoinRequest>> processed(int limit) const;

private:
    Database &m_database;
};

} // namespace botdesk::storage
