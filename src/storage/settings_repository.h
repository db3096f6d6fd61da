#pragma once

#include "storage/database.h"
#include "storage/journal_position.h"

#include "domain/time.h"

#include <QMap>
#include <QStringList>

namespace botdesk::storage
{

/// How far one bot's updates have been taken in.
struct Progress {
    JournalPosition applied; ///< everything in the journal before this is in the database
    qint64 nextUpdateId = 0; ///< the offset to poll from, 0 before the first update
    domain::Milliseconds lastPollAt = 0;
};

/// How often one type of update came.
struct UpdateCount {
    QString type;
    bool understood = true;
    qint64 count = 0;
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

    [[nodiscard]] Result<void> countUpdate(const QString &type, bool understood,
                                           domain::Milliseconds at);
    [[nodiscard]] Result<QList<UpdateCount>> updateCounts() const;

    /// Greeting texts by language tag.
    [[nodiscard]] Result<QMap<QString, QString>> greetings() const;

    /// Replaces all greetings.
    [[nodiscard]] Result<void> setGreetings(const QMap<QString, QString> &greetings);

private:
    Database &m_database;
};

} // namespace botdesk::storage
