#pragma once

#include "storage/database.h"
#include "storage/job.h"

#include <optional>

namespace botdesk::storage
{

/// Greetings for many that the operator asked for, while they are being put into the outbox.
struct GreetingOrder {
    qint64 id = 0;
    Audience audience;
    domain::UserId behind = 0; ///< everybody up to this id is in the outbox already
};

/// What is still to be put into the outbox, so that the end of the program forgets nobody (R13).
/// Runs on the thread of its database.
class GreetingOrderRepository
{
public:
    explicit GreetingOrderRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<void> add(const Audience &audience);
    /// The one that was asked for first. One that cannot be read, since a later version wrote it,
    /// is passed over and kept.
    [[nodiscard]] Result<std::optional<GreetingOrder>> first() const;
    /// To be called in the transaction that puts people into the outbox.
    [[nodiscard]] Result<void> goOn(qint64 id, domain::UserId behind);
    [[nodiscard]] Result<void> remove(qint64 id);
    [[nodiscard]] Result<void> removeAll();

private:
    Database &m_database;
};

} // namespace botdesk::storage
