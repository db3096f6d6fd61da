#include "storage/outbox_decisions.h"

#include "storage/bind.h"
#include "storage/job_repository.h"
#include "storage/outbox_columns.h"
#include "storage/user_condition.h"
#include "storage/user_repository.h"

#include <map>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

/// "AND id IN (…)", or nothing for all. The innermost table is meant.
QString among(const UnknownChoice &choice)
{
    return choice ? u" AND "_s + idList(*choice) : QString();
}

} // namespace

Result<ChangeSet> OutboxDecisions::changesOf(Result<Rows> rows) const
{
    if (!rows)
        return std::unexpected(rows.error());
    ChangeSet changes;
    while (rows->next())
        changes.users.insert(rows->integer(0));
    if (auto ended = m_database.check(*rows); !ended)
        return std::unexpected(ended.error());
    changes.outbox = !changes.users.isEmpty();
    return changes;
}

Result<ChangeSet> OutboxDecisions::takeBack(const QList<qint64> &ids, domain::Milliseconds at)
{
    ChangeSet changes;
    std::map<std::pair<qint64, int>, qint64> counts; // by job and status
    QList<qint64> unknown;
    {
        auto rows = m_database.runOnce(
            u"UPDATE outbox SET state = ?, finished_ms = ? WHERE state IN (1, 7) AND %1 RETURNING "
            "user_id, job_id, again_of, (SELECT status FROM users WHERE users.id = "
            "outbox.user_id)"_s.arg(idList(ids)),
            {number(OutboxState::Cancelled), at});
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next()) {
            changes.outbox = true;
            changes.users.insert(rows->integer(0));
            if (const qint64 first = rows->integer(2); first != 0)
                unknown.append(first);
            else if (const qint64 job = rows->integer(1); job != 0)
                ++counts[{job, static_cast<int>(rows->integer(3))}];
        }
    }
    for (const auto &[key, count] : counts) {
        const auto status = static_cast<domain::DialogStatus>(key.second);
        const OutcomeCount outcome{
            .outcome = JobOutcome::TakenBack, .before = status, .after = status, .count = count};
        if (auto counted = JobRepository(m_database).count(key.first, outcome, at); !counted)
            return std::unexpected(counted.error());
        changes.jobs = true;
    }
    if (auto done = reopen(unknown); !done)
        return std::unexpected(done.error());
    return changes;
}

Result<void> OutboxDecisions::reopen(const QList<qint64> &unknown)
{
    if (unknown.isEmpty())
        return {};
    auto rows = m_database.runOnce(
        u"UPDATE outbox SET settled_ms = 0 WHERE state = 5 AND %1"_s.arg(idList(unknown)));
    if (!rows)
        return std::unexpected(rows.error());
    return {};
}

Result<ChangeSet> OutboxDecisions::takeBackAll(std::optional<OutboxLane> lane,
                                               domain::Milliseconds at)
{
    const QString waits = u"state = 1 AND (job_id = 0 OR again_of <> 0)"_s + inLane(lane);
    const auto reopened = m_database.execute(
        u"UPDATE outbox SET settled_ms = 0 WHERE state = 5 AND id IN (SELECT again_of FROM outbox "
        "WHERE again_of <> 0 AND %1)"_s.arg(waits));
    if (!reopened)
        return std::unexpected(reopened.error());
    return changesOf(m_database.runOnce(
        u"UPDATE outbox SET state = ?, finished_ms = ? WHERE %1 RETURNING user_id"_s.arg(waits),
        {number(OutboxState::Cancelled), at}));
}

Result<ChangeSet> OutboxDecisions::leave(const UnknownChoice &choice, domain::Milliseconds at)
{
    return changesOf(
        m_database.runOnce(u"UPDATE outbox SET settled_ms = ? WHERE state = 5 AND settled_ms = 0%1 "
                           "RETURNING user_id"_s.arg(among(choice)),
                           {at}));
}

Result<ChangeSet> OutboxDecisions::sendAgain(const UnknownChoice &choice,
                                             std::optional<OutboxLane> lane,
                                             domain::Milliseconds probedAfter,
                                             domain::Milliseconds at)
{
    // A paid message that is sent again is not paid for a second time: it leaves at the free rate.
    // Of several probes of one person the last is made again.
    auto added = changesOf(m_database.runOnce(
        u"INSERT INTO outbox (user_id, lane, kind, state, chat_id, text, created_ms, attempted_ms, "
        "finished_ms, reason, error_code, error_text, join_request_id, job_id, again_of) "
        "SELECT user_id, coalesce(?, lane), kind, 1, CASE WHEN kind IN (4, 5) THEN chat_id ELSE 0 "
        "END, text, ?, 0, 0, 0, 0, '', join_request_id, job_id, id FROM outbox AS first "
        "WHERE state = 5 AND settled_ms = 0%1 "
        "AND NOT (kind = 3 AND EXISTS (SELECT 1 FROM outbox WHERE user_id = first.user_id "
        "AND kind = 3 AND (state IN (1, 2) OR attempted_ms > ? "
        "OR (state = 5 AND settled_ms = 0 AND id > first.id%1)))) "
        "AND NOT (kind IN (4, 5) AND join_request_id <> 0 AND EXISTS (SELECT 1 FROM outbox WHERE "
        "join_request_id = first.join_request_id AND join_request_id <> 0 AND kind IN (4, 5) "
        "AND state IN (1, 2))) ORDER BY id RETURNING user_id"_s.arg(among(choice)),
        {lane ? QVariant(number(*lane)) : QVariant(QMetaType::fromType<int>()), at, probedAfter}));
    if (!added || added->users.isEmpty())
        return added;
    // Those that have got their second try now, and no others.
    const auto settled = m_database.execute(
        u"UPDATE outbox SET settled_ms = ? WHERE state = 5 AND settled_ms = 0 AND EXISTS (SELECT 1 "
        "FROM outbox AS again WHERE again.again_of = outbox.id AND again.again_of <> 0 AND "
        "again.state = 1)"_s,
        {at});
    if (!settled)
        return std::unexpected(settled.error());
    return added;
}

} // namespace botdesk::storage
