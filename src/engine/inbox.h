#pragma once

#include "engine/arrival.h"
#include "engine/auto_greeter.h"
#include "engine/people.h"
#include "storage/journal.h"
#include "storage/settings_repository.h"

#include <QHash>

#include <functional>
#include <span>
#include <vector>

namespace botdesk::engine
{

/// Applies what the journal holds to the database: the second half of "in". Lives on the session's
/// thread.
class Inbox
{
public:
    /// @param botUsername without "@", for automatic greetings
    Inbox(storage::Database &database, domain::UserId botId, QString botUsername = {})
        : m_database(database)
        , m_settings(database)
        , m_botId(botId)
        , m_botUsername(std::move(botUsername))
    {
    }

    /// Applies arrivals in one transaction: profiles, evidence, statuses, messages, automatic
    /// greetings for the outbox and how far the journal is applied. Either all of it is there
    /// afterwards, or nothing.
    [[nodiscard]] storage::Result<storage::ChangeSet> apply(std::span<const Arrival> arrivals);

    /// Hears of how many bytes are done, out of how many.
    using Tell = std::function<void(qint64 done, qint64 total)>;

    /// Applies everything in the journal that is not applied yet. What was applied before and is
    /// applied anew is neither counted again, nor does it say where polling goes on.
    [[nodiscard]] storage::Result<void> catchUp(const storage::Journal &journal,
                                                const Tell &tell = {});

    /// The bot itself is nobody that it met.
    [[nodiscard]] domain::UserId botId() const { return m_botId; }

    /// Where polling goes on, and how far the journal is applied.
    [[nodiscard]] storage::Result<storage::Progress> progress() const
    {
        return m_settings.progress();
    }

private:
    using Counts = QHash<QByteArray, storage::UpdateCount>;
    /// What all updates say, but for those that only count.
    [[nodiscard]] storage::Result<void> takeAll(std::span<const Arrival> arrivals,
                                                storage::JournalPosition anewUpTo, People &people,
                                                AutoGreeter &greeter);
    static void count(const Arrival &arrival, bool anew, Counts &counts);
    [[nodiscard]] storage::Result<void> write(const Counts &counts, storage::ChangeSet &changes);
    [[nodiscard]] storage::Result<void> endAnew();

    storage::Database &m_database;
    storage::SettingsRepository m_settings;
    domain::UserId m_botId;
    QString m_botUsername;
};

} // namespace botdesk::engine
