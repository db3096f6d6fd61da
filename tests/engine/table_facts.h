#pragma once

#include "storage/database.h"

#include <QStringList>

namespace botdesk::tests
{

using namespace Qt::StringLiterals;

/// Every row of a query as a line, in order.
inline QStringList lines(storage::Database &database, const QString &sql, int columns)
{
    QStringList found;
    auto rows = database.runOnce(sql);
    if (!rows)
        return {rows.error().text};
    while (rows->next()) {
        QStringList values;
        for (int i = 0; i < columns; ++i)
            values.append(rows->isNull(i) ? u"–"_s : rows->text(i));
        found.append(values.join(u" | "));
    }
    found.sort();
    return found;
}

/// Everything that is derived, as facts: without the numbers of rows.
inline QStringList factsIn(storage::Database &database)
{
    QStringList facts = lines(
        database,
        u"SELECT 'person', id, first_name, last_name, username, is_bot, profile_at, language, "
        "language_at, first_seen, last_seen, source, source_at, status, ground, ground_detail, "
        "status_since, met, join_chat_id, join_user_chat_id, join_chat_title, join_requested_at, "
        "join_ends_at, last_at, last_source, last_within, last_kind, name_key, username_key, "
        "search_text FROM users"_s,
        30);
    facts += lines(database,
                   u"SELECT 'decided', users.id, kind, source, happened_at, update_id "
                   "FROM users LEFT JOIN evidence ON evidence.id = decided_by"_s,
                   6);
    facts += lines(database,
                   u"SELECT 'request', user_id, chat_id, user_chat_id, chat_title, bio, "
                   "requested_at, query_id, state, processed_at FROM join_requests"_s,
                   10);
    facts += lines(database,
                   u"SELECT 'evidence', user_id, kind, source, happened_at, recorded_ms, "
                   "update_id, outbox_id, error_code, text, detail, chat_id, user_chat_id "
                   "FROM evidence"_s,
                   13);
    facts += lines(database,
                   u"SELECT 'former', user_id, first_name, last_name, username, given_up_at "
                   "FROM former_names"_s,
                   6);
    facts += lines(database,
                   u"SELECT 'message', user_id, outgoing, telegram_id, sent_at, edited_at, "
                   "content, text, outbox_id FROM messages"_s,
                   9);
    facts += lines(database,
                   u"SELECT 'count', type, count, not_understood, last_ms FROM update_counts"_s, 5);
    facts += lines(database, u"SELECT 'next', next_update_id FROM progress"_s, 2);
    facts += lines(database, u"SELECT 'outbox', id, user_id, state FROM outbox"_s, 4);
    return facts;
}

/// The first line that differs, to be read in a failure.
inline QString difference(const QStringList &before, const QStringList &after)
{
    for (const QString &line : before) {
        if (!after.contains(line))
            return u"missing: "_s + line;
    }
    for (const QString &line : after) {
        if (!before.contains(line))
            return u"new: "_s + line;
    }
    return before.size() == after.size() ? QString() : u"doubled"_s;
}

} // namespace botdesk::tests
