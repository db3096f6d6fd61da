#include "storage/join_request_repository.h"

#include "storage/bind.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

const QString &columns()
{
    static const QString list =
        u"id, user_id, chat_id, user_chat_id, chat_title, bio, requested_at, query_id, state, "
        "processed_at"_s;
    return list;
}

JoinRequest requestFrom(const Rows &rows)
{
    return {.id = rows.integer(0),
            .user = rows.integer(1),
            .chatId = rows.integer(2),
            .userChatId = rows.integer(3),
            .chatTitle = rows.text(4),
            .bio = rows.text(5),
            .requestedAt = rows.integer(6),
            .queryId = rows.text(7),
            .state = rows.enumeration<JoinRequestState>(8),
            .processedAt = rows.integer(9)};
}

Result<QList<JoinRequest>> requestsFrom(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    QList<JoinRequest> requests;
    while (rows->next())
        requests.append(requestFrom(*rows));
    return requests;
}

Result<std::optional<JoinRequest>> requestFrom(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? std::optional(requestFrom(*rows)) : std::nullopt;
}

int number(JoinRequestState state)
{
    return static_cast<int>(state);
}

} // namespace

Result<bool> JoinRequestRepository::add(const JoinRequest &request)
{
    qint64 added = 0;
    {
        auto rows = m_database.run(
            u"INSERT INTO join_requests (user_id, chat_id, user_chat_id, chat_title, bio, "
            "requested_at, query_id, state, processed_at) VALUES (?,?,?,?,?,?,?,?,0) "
            "ON CONFLICT DO NOTHING"_s,
            {request.user, request.chatId, request.userChatId, textOrEmpty(request.chatTitle),
             textOrEmpty(request.bio), request.requestedAt, textOrEmpty(request.queryId),
             number(JoinRequestState::Waiting)});
        if (!rows)
            return std::unexpected(rows.error());
        added = rows->affected();
    }
    if (added == 0)
        return false;
    // By when they were made, not by when they arrived.
    const auto replaced = m_database.execute(
        u"UPDATE join_requests SET state = ?, processed_at = ? "
        "WHERE user_id = ? AND chat_id = ? AND state = 1 AND requested_at < "
        "(SELECT max(requested_at) FROM join_requests WHERE user_id = ? AND chat_id = ?)"_s,
        {number(JoinRequestState::Replaced), request.requestedAt, request.user, request.chatId,
         request.user, request.chatId});
    if (!replaced)
        return std::unexpected(replaced.error());
    return true;
}

Result<qint64> JoinRequestRepository::process(domain::UserId user, qint64 chatId,
                                              JoinRequestState state, domain::Seconds processedAt,
                                              domain::Seconds until)
{
    auto rows =
        m_database.run(u"UPDATE join_requests SET state = ?, processed_at = ? "
                       "WHERE user_id = ? AND chat_id = ? AND state = 1 AND requested_at <= ?"_s,
                       {number(state), processedAt, user, chatId, until});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->affected();
}

Result<std::optional<JoinRequest>> JoinRequestRepository::find(qint64 id) const
{
    static const QString sql = u"SELECT %1 FROM join_requests WHERE id = ?"_s.arg(columns());
    return requestFrom(m_database.run(sql, {id}));
}

Result<std::optional<JoinRequest>> JoinRequestRepository::waitingOf(domain::UserId user,
                                                                    qint64 chatId) const
{
    static const QString sql = u"SELECT %1 FROM join_requests WHERE user_id = ? AND chat_id = ? "
                               "AND state = 1 ORDER BY requested_at DESC LIMIT 1"_s.arg(columns());
    return requestFrom(m_database.run(sql, {user, chatId}));
}

Result<QList<JoinRequest>> JoinRequestRepository::waiting(int limit) const
{
    static const QString sql = u"SELECT %1 FROM join_requests WHERE state = 1 "
                               "ORDER BY requested_at DESC, id DESC LIMIT ?"_s.arg(columns());
    return requestsFrom(m_database.run(sql, {limit}));
}

Result<qint64> JoinRequestRepository::waitingCount() const
{
    auto rows = m_database.run(u"SELECT count(*) FROM join_requests WHERE state = 1"_s);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<QList<JoinRequest>> JoinRequestRepository::processed(int limit) const
{
    static const QString sql = u"SELECT %1 FROM join_requests WHERE state <> 1 "
                               "ORDER BY processed_at DESC, id DESC LIMIT ?"_s.arg(columns());
    return requestsFrom(m_database.run(sql, {limit}));
}

} // namespace botdesk::storage
