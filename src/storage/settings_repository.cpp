#include "storage/settings_repository.h"

#include "storage/bind.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

Result<Progress> SettingsRepository::progress() const
{
    auto rows =
        m_database.run(u"SELECT journal_segment, journal_offset, next_update_id, "
                       "last_poll_ms, anew_segment, anew_offset FROM progress WHERE id = 1"_s);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return Progress{};
    return Progress{.applied = {rows->integer(0), rows->integer(1)},
                    .nextUpdateId = rows->integer(2),
                    .lastPollAt = rows->integer(3),
                    .anewUpTo = {rows->integer(4), rows->integer(5)}};
}

Result<void> SettingsRepository::setProgress(const Progress &progress)
{
    return m_database.execute(
        u"UPDATE progress SET journal_segment = ?, journal_offset = ?, "
        "next_update_id = ?, last_poll_ms = ?, anew_segment = ?, anew_offset = ? "
        "WHERE id = 1"_s,
        {progress.applied.segment, progress.applied.offset, progress.nextUpdateId,
         progress.lastPollAt, progress.anewUpTo.segment, progress.anewUpTo.offset});
}

Result<void> SettingsRepository::addToCount(const UpdateCount &more)
{
    return m_database.execute(
        u"INSERT INTO update_counts (type, count, not_understood, last_ms) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (type) DO UPDATE SET count = update_counts.count + excluded.count, "
        "not_understood = update_counts.not_understood + excluded.not_understood, "
        "last_ms = max(update_counts.last_ms, excluded.last_ms)"_s,
        {textOrEmpty(more.type), more.count, more.notUnderstood, more.lastAt});
}

Result<QList<UpdateCount>> SettingsRepository::updateCounts() const
{
    auto rows = m_database.run(
        u"SELECT type, count, not_understood, last_ms FROM update_counts ORDER BY type"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QList<UpdateCount> counts;
    while (rows->next())
        counts.append({rows->text(0), rows->integer(1), rows->integer(2), rows->integer(3)});
    return counts;
}

Result<qint64> SettingsRepository::notUnderstood() const
{
    auto rows = m_database.run(u"SELECT coalesce(sum(not_understood), 0) FROM update_counts"_s);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

} // namespace botdesk::storage
