#pragma once

#include "domain/time.h"
#include "storage/database.h"

#include <QStringList>

#include <span>

namespace botdesk::storage
{

/// What the journal still holds of one answer of getUpdates.
struct KeptAnswer {
    domain::Milliseconds receivedAt = 0;
    qint64 firstId = 0; ///< the smallest id of its updates
    qint64 lastId = 0;  ///< the largest
};

/// The statements that prepare a database for being derived anew: each works on everybody at once.
/// What they keep aside belongs to the connection and ends with it. Runs on the thread of its
/// database.
class RebuildRepository
{
public:
    explicit RebuildRepository(Database &database)
        : m_database(database)
    {
    }

    /// Keeps aside which status everybody has.
    [[nodiscard]] Result<void> rememberStatuses();
    /// How many people have another status than remembered, or were not there; then forgets.
    [[nodiscard]] Result<qint64> countChanged();

    /// Takes away the evidence that came with the updates of @p kept, and puts the people whom it
    /// was about back to the beginning. Evidence of updates that are no longer kept, of answers and
    /// of imports stays.
    [[nodiscard]] Result<void> forgetEvidenceOf(std::span<const KeptAnswer> kept);

    /// Forgets how many updates of @p types could not be read; how many came at all stays.
    [[nodiscard]] Result<void> forgetNotUnderstood(const QStringList &types);

private:
    Database &m_database;
};

} // namespace botdesk::storage
