#pragma once

#include "storage/database.h"
#include "storage/journal_position.h"

#include "domain/time.h"

#include <QList>
#include <QString>

namespace botdesk::storage
{

/// How far one bot's updates have been taken in.
struct Progress {
    JournalPosition applied; ///< everything in the journal before this is in the database
    qint64 nextUpdateId = 0; ///< the offset to poll from, 0 before the first update
    /// When the server last answered a poll, 0 for never. Not later than it was, and at most some
    /// minutes earlier.
    domain::Milliseconds lastPollAt = 0;
    /// While people are derived anew: the journal up to here was applied before. 0 otherwise.
    JournalPosition anewUpTo{};
};

/// How often one type of update came.
struct UpdateCount {
    QString type;             ///< as the Bot API names it; empty where an update had none
    qint64 count = 0;         ///< all of them
    qint64 notUnderstood = 0; ///< those among them that could not be read
    domain::Milliseconds lastAt = 0;
};

/// What belongs to the bot and to nobody in particular. Runs on the thread of its database.
class SettingsRepository
{
public:
    explicit SettingsRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<Progress> progress() const;
    [[nodiscard]] Result<void> setProgress(const Progress &progress);

    /// Adds to what was counted of one type before.
    [[nodiscard]] Result<void> addToCount(const UpdateCount &more);
    [[nodiscard]] Result<QList<UpdateCount>> updateCounts() const;
    /// How many updates of all types could not be read.
    [[nodiscard]] Result<qint64> notUnderstood() const;

private:
    Database &m_database;
};

} // namespace botdesk::storage
