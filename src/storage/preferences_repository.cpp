#include "storage/preferences_repository.h"

#include <algorithm>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

SendingLimits SendingLimits::bounded() const
{
    return {.perSecond = std::clamp(perSecond, fewestPerSecond, mostPerSecond),
            .chatInterval = std::clamp(chatInterval, shortestChatInterval, longestChatInterval)};
}

Result<int> PreferencesRepository::journalDays() const
{
    auto rows = m_database.run(u"SELECT journal_days FROM preferences WHERE id = 1"_s);
    if (!rows)
        return std::unexpected(rows.error());
    // The file may have been changed by hand: zero would throw away what came a moment ago.
    const qint64 days = rows->next() ? rows->integer(0) : 7;
    return static_cast<int>(std::clamp<qint64>(days, fewestJournalDays, mostJournalDays));
}

Result<void> PreferencesRepository::setJournalDays(int days)
{
    return m_database.execute(u"UPDATE preferences SET journal_days = ? WHERE id = 1"_s,
                              {std::clamp(days, fewestJournalDays, mostJournalDays)});
}

Result<domain::UserId> PreferencesRepository::operatorId() const
{
    auto rows = m_database.run(u"SELECT operator_id FROM preferences WHERE id = 1"_s);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<void> PreferencesRepository::setOperatorId(domain::UserId id)
{
    return m_database.execute(u"UPDATE preferences SET operator_id = ? WHERE id = 1"_s, {id});
}

Result<SendingLimits> PreferencesRepository::sendingLimits() const
{
    auto rows = m_database.run(
        u"SELECT messages_per_second, chat_interval_ms FROM preferences WHERE id = 1"_s);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return SendingLimits{};
    return SendingLimits{.perSecond = static_cast<int>(rows->integer(0)),
                         .chatInterval = std::chrono::milliseconds(rows->integer(1))}
        .bounded();
}

Result<void> PreferencesRepository::setSendingLimits(const SendingLimits &limits)
{
    const SendingLimits kept = limits.bounded();
    return m_database.execute(
        u"UPDATE preferences SET messages_per_second = ?, chat_interval_ms = ? WHERE id = 1"_s,
        {kept.perSecond, qint64(kept.chatInterval.count())});
}

} // namespace botdesk::storage
