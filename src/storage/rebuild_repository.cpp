#include "storage/rebuild_repository.h"

#include "domain/dialog.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

Result<void> runAll(Database &database, const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (auto done = database.executeOnce(statement); !done)
            return done;
    }
    return {};
}

} // namespace

Result<void> RebuildRepository::rememberStatuses()
{
    return runAll(m_database,
                  {u"DROP TABLE IF EXISTS temp.statuses_before"_s,
                   u"CREATE TEMP TABLE statuses_before (id INTEGER PRIMARY KEY, status INTEGER)"_s,
                   u"INSERT INTO temp.statuses_before SELECT id, status FROM main.users"_s});
}

Result<qint64> RebuildRepository::countChanged()
{
    qint64 changed = 0;
    {
        auto rows = m_database.runOnce(
            u"SELECT count(*) FROM users LEFT JOIN temp.statuses_before AS before "
            "ON before.id = users.id WHERE before.status IS NOT users.status"_s);
        if (!rows)
            return std::unexpected(rows.error());
        changed = rows->next() ? rows->integer(0) : 0;
    }
    if (auto done = m_database.executeOnce(u"DROP TABLE temp.statuses_before"_s); !done)
        return std::unexpected(done.error());
    return changed;
}

Result<void> RebuildRepository::forgetEvidenceOf(std::span<const KeptAnswer> kept)
{
    // By the moment alone it could not be told apart from what came with an answer that is no
    // longer kept: the server's clock counts in seconds, and may be set back.
    auto made = runAll(m_database,
                       {u"CREATE TEMP TABLE kept_answers (received_ms INTEGER, first_id INTEGER, "
                        "last_id INTEGER)"_s,
                        u"CREATE INDEX temp.kept_by_moment ON kept_answers (received_ms)"_s,
                        u"CREATE TEMP TABLE doomed_users (id INTEGER PRIMARY KEY)"_s});
    if (!made)
        return made;
    for (const KeptAnswer &answer : kept) {
        if (auto done = m_database.execute(u"INSERT INTO temp.kept_answers VALUES (?, ?, ?)"_s,
                                           {answer.receivedAt, answer.firstId, answer.lastId});
            !done)
            return done;
    }
    // Twice the same condition: a list of millions of pieces would have to be kept in memory.
    const QString doomed =
        u"source = ? AND EXISTS (SELECT 1 FROM temp.kept_answers WHERE received_ms = "
        "evidence.recorded_ms AND evidence.update_id BETWEEN first_id AND last_id)"_s;
    const auto source = static_cast<int>(domain::EvidenceSource::Update);
    const auto concerned = m_database.execute(
        u"INSERT OR IGNORE INTO temp.doomed_users SELECT user_id FROM main.evidence WHERE "_s +
            doomed,
        {source});
    if (!concerned)
        return concerned;
    const auto reset = m_database.execute(
        u"UPDATE main.users SET status = ?, ground = ?, ground_detail = '', status_since = 0, "
        "decided_by = 0, met = 0, join_chat_id = 0, join_user_chat_id = 0, join_chat_title = '', "
        "join_requested_at = 0, join_ends_at = 0, last_at = 0, last_source = 0, last_within = 0, "
        "last_kind = 0 WHERE id IN (SELECT id FROM temp.doomed_users)"_s,
        {static_cast<int>(domain::DialogState{}.status),
         static_cast<int>(domain::DialogState{}.ground)});
    if (!reset)
        return reset;
    if (auto gone = m_database.execute(u"DELETE FROM main.evidence WHERE "_s + doomed, {source});
        !gone)
        return gone;
    return runAll(m_database,
                  {u"DROP TABLE temp.doomed_users"_s, u"DROP TABLE temp.kept_answers"_s});
}

Result<void> RebuildRepository::forgetNotUnderstood(const QStringList &types)
{
    for (const QString &type : types) {
        if (auto done = m_database.execute(
                u"UPDATE update_counts SET not_understood = 0 WHERE type = ?"_s, {type});
            !done)
            return done;
    }
    return {};
}

} // namespace botdesk::storage
