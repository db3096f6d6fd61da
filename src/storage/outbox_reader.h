#pragma once

#include "domain/user.h"
#include "storage/database.h"
#include "storage/job.h"
#include "storage/outbox_item.h"

#include <QList>

#include <optional>

namespace botdesk::storage
{

/// The lists of the outbox.
enum class OutboxList : std::uint8_t {
    Waiting, ///< on its way, queued or held, in the order in which it leaves
    Unknown, ///< outcomes that nobody knows and the operator has not decided about, newest first
    Ended,   ///< in whatever way, latest first
};

/// An item with everything that is shown of it.
struct OutboxEntry {
    OutboxItem item;
    domain::User user;
    std::optional<JobKind> jobKind; ///< what it is a part of
    /// Something else for the same person leaves or has to be answered before it.
    bool isBehindAnother = false;
    domain::Milliseconds lastAttempt = 0; ///< at anything else for the same person, 0 for none
    domain::Milliseconds lastProbe = 0;   ///< of the same person, 0 for none
};

/// The beginning of a list.
struct OutboxPage {
    QList<OutboxEntry> entries;
    /// Of the whole list; of what ended only those in @c entries are counted.
    qint64 total = 0;
    bool hasMore = false; ///< behind the last entry
    // Of what waits:
    qint64 inFlight = 0; ///< cannot be taken back any more
    qint64 ofJobs = 0;   ///< belongs to a job, and does not stand by itself
    qint64 jobs = 0;     ///< how many jobs are behind it
};

/// Answers questions about the outbox. Runs on the thread of its database, and costs the same
/// however much waits, but for the count.
class OutboxReader
{
public:
    explicit OutboxReader(Database &database)
        : m_database(database)
    {
    }

    /// The first @p limit items of a list. @param lane only those in it; nothing: all
    [[nodiscard]] Result<OutboxPage> read(OutboxList list, std::optional<OutboxLane> lane,
                                          int limit) const;

    /// The jobs that keep @p lane, or all of them, filled, or have something held there; the last
    /// one first.
    [[nodiscard]] Result<QList<qint64>> jobsBehind(std::optional<OutboxLane> lane) const;

    /// How many outcomes are unknown and not decided about.
    [[nodiscard]] Result<qint64> unknownCount() const;

private:
    [[nodiscard]] Result<void> append(OutboxPage &page, const QString &condition, int limit) const;
    [[nodiscard]] Result<void> countWaiting(OutboxPage &page, std::optional<OutboxLane> lane) const;
    [[nodiscard]] Result<qint64> count(const QString &condition) const;
    [[nodiscard]] Result<void> addPeople(QList<OutboxEntry> &entries) const;

    Database &m_database;
};

} // namespace botdesk::storage
