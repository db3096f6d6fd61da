#include "storage/settings_repository.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

Result<Progress> SettingsRepository::progress() const
{
    auto rows = m_database.run(u"SELECT journal_segment, journal_offset, next_update_id, "
                               "last_poll_ms FROM progress WHERE id = 1"_s);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return Progress{};
    return Progress{.applied = {rows->integer(0), rows->integer(1)},
                    .nextUpdateId = rows->integer(2),
                    .lastPollAt = rows->integer(3)};
}

Result<void> SettingsRepository::setProgress(const Progress &progress)
{
    return m_database.execute(u"UPDATE progress SET journal_segment = ?, journal_offset = ?, "
                              "next_update_id = ?, last_poll_ms = ? WHERE id = 1"_s,
                              {progress.applied.segment, progress.applied.offset,
                               progress.nextUpdateId, progress.lastPollAt});
}

Result<void> SettingsRepository::countUpdate(const QString &type, bool understood,
                                             domain::Milliseconds at)
{
    return m_database.execute(
        u"INSERT INTO update_counts (type, understood, count, last_ms) VALUES (?, ?, 1, ?) "
        "ON CONFLICT (type) DO UPDATE SET count = update_counts.count + 1, "
        "understood = excluded.understood, last_ms = excluded.last_ms"_s,
        {type, understood, at});
}

Result<QList<UpdateCount>> SettingsRepository::updateCounts() const
{
    auto rows = m_database.run(
        u"SELECT type, understood, count, last_ms FROM update_counts ORDER BY type"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QList<UpdateCount> counts;
    while (rows->next())
        counts.append({rows->text(0), rows->boolean(1), rows->integer(2), rows->integer(3)});
    return counts;
}

Result<QMap<QString, QString>> SettingsRepository::greetings() const
{
    auto rows = m_database.run(u"SELECT language, text FROM greetings"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QMap<QString, QString> greetings;
    while (rows->next())
        greetings.insert(rows->text(0), rows->text(1));
    return greetings;
}

Result<void> SettingsRepository::setGreetings(const QMap<QString, QString> &greetings)
{
    if (auto done = m_database.execute(u"DELETE FROM greetings"_s); !done)
        return done;
    for (auto it = greetings.cbegin(); it != greetings.cend(); ++it) {
        if (auto done = m_database.execute(
                u"INSERT INTO greetings (language, text) VALUES (?, ?)"_s, {it.key(), it.value()});
            !done)
            return done;
    }
    return {};
}

} // namespace botdesk::storage
