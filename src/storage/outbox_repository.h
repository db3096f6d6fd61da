#pragma once

#include "storage/database.h"
#include "storage/outbox_item.h"

#include <QList>

#include <optional>

namespace botdesk::storage
{

/// How many items stand where.
struct OutboxCounts {
    qint64 queued = 0;
    qint64 inFlight = 0;

    bool operator==(const OutboxCounts &) const = default;
};

/// What waits to be sent, is being sent, or ended (R13). Runs on the thread of its database.
class OutboxRepository
{
public:
    explicit OutboxRepository(Database &database)
        : m_database(database)
    {
    }

    /// Adds a queued item; gives its id.
    [[nodiscard]] Result<qint64> add(const OutboxItem &item);

    /// The next @p limit queued items: by lane, then in the order in which they were added.
    [[nodiscard]] Result<QList<OutboxItem>> waiting(int limit) const;

    /// The next @p limit queued items of one lane behind @p after, in the order in which they were
    /// added.
    [[nodiscard]] Result<QList<OutboxItem>> waitingIn(OutboxLane lane, qint64 after,
                                                      int limit) const;

    /// True when an item of this kind is queued or in flight for the person already.
    [[nodiscard]] Result<bool> isPending(domain::UserId user, OutboxKind kind) const;

    /// When something of this kind last left for the person, 0 for never.
    [[nodiscard]] Result<domain::Milliseconds> lastAttempt(domain::UserId user,
                                                           OutboxKind kind) const;

    /// False when the item is not queued any more: somebody took it back or holds it.
    [[nodiscard]] Result<bool> markInFlight(qint64 id, qint64 chatId,
                                            domain::Milliseconds attemptedAt);
    /// Back among those that wait: only when it is certain that nothing was done. Held or cancelled
    /// when its job was paused or cancelled meanwhile; what is sent again stands by itself. Then it
    /// was no attempt either.
    [[nodiscard]] Result<void> markQueued(qint64 id);
    [[nodiscard]] Result<void> finish(const OutboxItem &item);

    /// At a start: what was in flight when the program ended becomes unknown, and is counted so in
    /// its job. Gives the people concerned. Within a transaction of the caller's.
    [[nodiscard]] Result<QList<domain::UserId>> giveUpInFlight(domain::Milliseconds at);

    [[nodiscard]] Result<OutboxCounts> counts() const;

    // A job's life does not concern what the operator decided to send again: it is neither held nor
    // cancelled with its job.

    /// How many items of a job are queued or in flight.
    [[nodiscard]] Result<qint64> pendingOf(qint64 jobId) const;
    /// How many items of a job are queued.
    [[nodiscard]] Result<qint64> queuedOf(qint64 jobId) const;
    /// What has not left of a paid broadcast leaves at the free rate.
    [[nodiscard]] Result<void> makeUnpaid(qint64 jobId);
    /// What is queued of a job waits until the job goes on.
    [[nodiscard]] Result<void> hold(qint64 jobId);
    /// One held item is queued again.
    [[nodiscard]] Result<void> release(qint64 id);
    /// Takes back everything of a job that has not left.
    [[nodiscard]] Result<void> cancelJob(qint64 jobId, domain::Milliseconds at);

    /// What was written to one person and is not in the conversation as a sent message, oldest
    /// first.
    [[nodiscard]] Result<QList<OutboxItem>> unsentTo(domain::UserId user) const;

    /// True when an approval or a decline of this request is queued or in flight.
    [[nodiscard]] Result<bool> isDecisionPending(qint64 joinRequestId) const;

    /// Everything that was asked for because of these requests, oldest first.
    [[nodiscard]] Result<QList<OutboxItem>> ofJoinRequests(const QList<qint64> &requests) const;

private:
    Database &m_database;
};

} // namespace botdesk::storage
