#pragma once

#include "domain/evidence.h"
#include "storage/database.h"

#include <optional>
#include <vector>

namespace botdesk::storage
{

/// The ledger: only ever added to (R7). Runs on the thread of its database.
class EvidenceRepository
{
public:
    explicit EvidenceRepository(Database &database)
        : m_database(database)
    {
    }

    /// Adds a piece; gives its id, or 0 when the same fact is there already.
    [[nodiscard]] Result<qint64> add(const domain::Evidence &evidence);

    /// Everything about one person, in the order of arrival.
    [[nodiscard]] Result<std::vector<domain::Evidence>> about(domain::UserId user) const;

    /// Everything about the people whose ids lie from @p first to @p last, one after the other.
    [[nodiscard]] Result<std::vector<domain::Evidence>> between(domain::UserId first,
                                                                domain::UserId last) const;

    /// True when a piece from an update, of @p kind if there is one, tells of @p noLaterThan or of
    /// a moment before it.
    [[nodiscard]] Result<bool> isSeen(domain::UserId user, domain::Seconds noLaterThan,
                                      std::optional<domain::EvidenceKind> kind) const;

private:
    Database &m_database;
};

} // namespace botdesk::storage
