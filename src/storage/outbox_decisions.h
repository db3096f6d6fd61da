#pragma once

#include "storage/change_set.h"
#include "storage/database.h"
#include "storage/outbox_item.h"

#include <QList>

#include <optional>

namespace botdesk::storage
{

/// Which of the unknown outcomes are meant: these, or, when there is no list, all that are open.
using UnknownChoice = std::optional<QList<qint64>>;

/// What the operator decides about the outbox: to take back what waits, and what is to become of
/// unknown outcomes (R13). Runs on the thread of its database, within a transaction of the
/// caller's.
///
/// Whatever was decided or has left meanwhile is passed over, so that the same decision twice –
/// a double click, a second window – is one.
class OutboxDecisions
{
public:
    explicit OutboxDecisions(Database &database)
        : m_database(database)
    {
    }

    /// Takes back those among @p ids that wait, held ones too; what is part of a job is counted
    /// there. An unknown outcome that was to be sent again is open again.
    [[nodiscard]] Result<ChangeSet> takeBack(const QList<qint64> &ids, domain::Milliseconds at);

    /// Takes back everything that waits in @p lane, or in all of them, but for what is part of a
    /// job: a job would put the next in its place (OutboxReader::jobsBehind()).
    [[nodiscard]] Result<ChangeSet> takeBackAll(std::optional<OutboxLane> lane,
                                                domain::Milliseconds at);

    /// Unknown outcomes stay what they are, and are dealt with.
    [[nodiscard]] Result<ChangeSet> leave(const UnknownChoice &choice, domain::Milliseconds at);

    /// Sends unknown ones again: each becomes a new item, and is dealt with. What may be said is
    /// looked at when it leaves. Passed over, and so still open: whom a probe went to after
    /// @p probedAfter, or waits for; and a request to join that is being decided already.
    /// @param lane where they wait; nothing: each in its own
    [[nodiscard]] Result<ChangeSet> sendAgain(const UnknownChoice &choice,
                                              std::optional<OutboxLane> lane,
                                              domain::Milliseconds probedAfter,
                                              domain::Milliseconds at);

private:
    [[nodiscard]] Result<void> reopen(const QList<qint64> &unknown);
    [[nodiscard]] Result<ChangeSet> changesOf(Result<Rows> rows) const;

    Database &m_database;
};

} // namespace botdesk::storage
