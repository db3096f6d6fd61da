#include "storage/outbox_repository.h"

#include "storage/bind.h"
#include "storage/job_repository.h"
#include "storage/outbox_columns.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

Result<QList<OutboxItem>> itemsFrom(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    QList<OutboxItem> items;
    while (rows->next())
        items.append(outboxItemFrom(*rows));
    return items;
}

} // namespace

Result<qint64> OutboxRepository::add(const OutboxItem &item)
{
    auto rows = m_database.run(
        u"INSERT INTO outbox (user_id, lane, kind, state, chat_id, text, created_ms, attempted_ms, "
        "finished_ms, reason, error_code, error_text, join_request_id, job_id, paid) "
        "VALUES (?,?,?,?,?,?,?,0,0,0,0,'',?,?,?)"_s,
        {item.user, number(item.lane), number(item.kind), number(OutboxState::Queued), item.chatId,
         textOrEmpty(item.text), item.createdAt, item.joinRequestId, item.jobId, item.paid});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->insertedId();
}

Result<QList<OutboxItem>> OutboxRepository::waiting(int limit) const
{
    static const QString sql =
        u"SELECT %1 FROM outbox WHERE state = 1 ORDER BY lane, id LIMIT ?"_s.arg(outboxColumns());
    return itemsFrom(m_database.run(sql, {limit}));
}

Result<QList<OutboxItem>> OutboxRepository::waitingIn(OutboxLane lane, qint64 after,
                                                      int limit) const
{
    static const QString sql =
        u"SELECT %1 FROM outbox WHERE state = 1 AND lane = ? AND id > ? ORDER BY id LIMIT ?"_s.arg(
            outboxColumns());
    return itemsFrom(m_database.run(sql, {number(lane), after, limit}));
}

Result<bool> OutboxRepository::isPending(domain::UserId user, OutboxKind kind) const
{
    auto rows = m_database.run(
        u"SELECT 1 FROM outbox WHERE user_id = ? AND kind = ? AND state IN (1, 2) LIMIT 1"_s,
        {user, number(kind)});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next();
}

Result<bool> OutboxRepository::markInFlight(qint64 id, qint64 chatId,
                                            domain::Milliseconds attemptedAt)
{
    auto rows = m_database.run(
        u"UPDATE outbox SET state = ?, chat_id = ?, attempted_ms = ? WHERE id = ? AND state = ?"_s,
        {number(OutboxState::InFlight), chatId, attemptedAt, id, number(OutboxState::Queued)});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->affected() > 0;
}

Result<void> OutboxRepository::markQueued(qint64 id)
{
    const auto told = m_database.execute(
        u"UPDATE outbox SET reason = ? WHERE id = ? AND EXISTS (SELECT 1 FROM jobs "
        "WHERE jobs.id = outbox.job_id AND jobs.state = ?)"_s,
        {number(OutboxReason::JobCancelled), id, number(JobState::Cancelled)});
    if (!told)
        return told;
    return m_database.execute(
        u"UPDATE outbox SET attempted_ms = 0, state = coalesce((SELECT CASE jobs.state WHEN ? THEN "
        "? WHEN ? THEN ? ELSE ? END FROM jobs WHERE jobs.id = outbox.job_id "
        "AND outbox.again_of = 0), ?) WHERE id = ?"_s,
        {number(JobState::Running), number(OutboxState::Queued), number(JobState::Cancelled),
         number(OutboxState::Cancelled), number(OutboxState::Held), number(OutboxState::Queued),
         id});
}

Result<void> OutboxRepository::finish(const OutboxItem &item)
{
    // What a broadcast brought stands in the conversation: a million copies of it are of no use.
    const bool isKept = item.kind != OutboxKind::Broadcast || item.state != OutboxState::Sent;
    return m_database.execute(
        u"UPDATE outbox SET state = ?, finished_ms = ?, reason = ?, error_code = ?, "
        "error_text = ?, text = CASE WHEN ? THEN text ELSE '' END WHERE id = ?"_s,
        {number(item.state), item.finishedAt, number(item.reason), item.errorCode,
         textOrEmpty(item.errorText), isKept, item.id});
}

Result<QList<domain::UserId>> OutboxRepository::giveUpInFlight(domain::Milliseconds at)
{
    QList<domain::UserId> users;
    {
        auto rows = m_database.run(u"SELECT DISTINCT user_id FROM outbox WHERE state = 2"_s);
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next())
            users.append(rows->integer(0));
    }
    if (auto counted = JobRepository(m_database).countInFlight(at); !counted)
        return std::unexpected(counted.error());
    const auto done = m_database.execute(
        u"UPDATE outbox SET state = ?, reason = ?, finished_ms = ? WHERE state = 2"_s,
        {number(OutboxState::Unknown), number(OutboxReason::ProgramEnded), at});
    if (!done)
        return std::unexpected(done.error());
    return users;
}

Result<domain::Milliseconds> OutboxRepository::lastAttempt(domain::UserId user,
                                                           OutboxKind kind) const
{
    auto rows =
        m_database.run(u"SELECT max(attempted_ms) FROM outbox WHERE user_id = ? AND kind = ?"_s,
                       {user, number(kind)});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<OutboxCounts> OutboxRepository::counts() const
{
    auto rows = m_database.run(u"SELECT (SELECT count(*) FROM outbox WHERE state = 1), "
                               "(SELECT count(*) FROM outbox WHERE state = 2)"_s);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? OutboxCounts{rows->integer(0), rows->integer(1)} : OutboxCounts{};
}

Result<qint64> OutboxRepository::pendingOf(qint64 jobId) const
{
    auto rows = m_database.run(
        u"SELECT count(*) FROM outbox WHERE job_id = ? AND job_id <> 0 AND state IN (1, 2)"_s,
        {jobId});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<qint64> OutboxRepository::queuedOf(qint64 jobId) const
{
    auto rows = m_database.run(
        u"SELECT count(*) FROM outbox WHERE job_id = ? AND job_id <> 0 AND state = ? "
        "AND again_of = 0"_s,
        {jobId, number(OutboxState::Queued)});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<void> OutboxRepository::makeUnpaid(qint64 jobId)
{
    return m_database.execute(
        u"UPDATE outbox SET paid = 0 WHERE job_id = ? AND job_id <> 0 AND state IN (1, 7)"_s,
        {jobId});
}

Result<void> OutboxRepository::hold(qint64 jobId)
{
    return m_database.execute(
        u"UPDATE outbox SET state = ? WHERE job_id = ? AND job_id <> 0 AND state = ? "
        "AND again_of = 0"_s,
        {number(OutboxState::Held), jobId, number(OutboxState::Queued)});
}

Result<void> OutboxRepository::release(qint64 id)
{
    return m_database.execute(u"UPDATE outbox SET state = ? WHERE id = ? AND state = ?"_s,
                              {number(OutboxState::Queued), id, number(OutboxState::Held)});
}

Result<void> OutboxRepository::cancelJob(qint64 jobId, domain::Milliseconds at)
{
    return m_database.execute(u"UPDATE outbox SET state = ?, reason = ?, finished_ms = ? "
                              "WHERE job_id = ? AND job_id <> 0 AND state IN (?, ?) "
                              "AND again_of = 0"_s,
                              {number(OutboxState::Cancelled), number(OutboxReason::JobCancelled),
                               at, jobId, number(OutboxState::Queued), number(OutboxState::Held)});
}

Result<QList<OutboxItem>> OutboxRepository::unsentTo(domain::UserId user) const
{
    static const QString sql = u"SELECT %1 FROM outbox WHERE user_id = ? AND kind IN (?, ?, ?) "
                               "AND state <> ? ORDER BY id"_s.arg(outboxColumns());
    return itemsFrom(
        m_database.run(sql, {user, number(OutboxKind::Message), number(OutboxKind::Greeting),
                             number(OutboxKind::Broadcast), number(OutboxState::Sent)}));
}

Result<bool> OutboxRepository::isDecisionPending(qint64 joinRequestId) const
{
    auto rows =
        m_database.run(u"SELECT 1 FROM outbox WHERE join_request_id = ? "
                       "AND join_request_id <> 0 AND kind IN (?, ?) AND state IN (1, 2) "
                       "LIMIT 1"_s,
                       {joinRequestId, number(OutboxKind::Approve), number(OutboxKind::Decline)});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next();
}

Result<QList<OutboxItem>> OutboxRepository::ofJoinRequests(const QList<qint64> &requests) const
{
    if (requests.isEmpty())
        return QList<OutboxItem>();
    QStringList ids;
    ids.reserve(requests.size());
    for (const qint64 id : requests)
        ids.append(QString::number(id));
    return itemsFrom(m_database.runOnce(
        u"SELECT %1 FROM outbox WHERE join_request_id <> 0 AND join_request_id IN (%2) ORDER BY id"_s
            .arg(outboxColumns(), ids.join(u','))));
}

} // namespace botdesk::storage
