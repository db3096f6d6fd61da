#pragma once

#include "domain/time.h"
#include "storage/database.h"

#include <QList>

namespace botdesk::storage
{

/// A time in which updates may have been lost: Botdesk was away for longer than the server keeps
/// them.
struct Gap {
    qint64 id = 0;
    domain::Milliseconds from = 0;      ///< the last answer before it
    domain::Milliseconds to = 0;        ///< what happened later was still on the server
    domain::Milliseconds noticedAt = 0; ///< the first answer after it
    bool operator==(const Gap &) const = default;
};

/// Times of absence that somebody should look after. Runs on the thread of its database.
class GapRepository
{
public:
    explicit GapRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<void> add(const Gap &gap);
    /// Those that the operator has not dealt with, the oldest first.
    [[nodiscard]] Result<QList<Gap>> unsettled() const;
    /// Says that the operator has dealt with one.
    [[nodiscard]] Result<void> settle(qint64 id, domain::Milliseconds at);

private:
    Database &m_database;
};

} // namespace botdesk::storage
