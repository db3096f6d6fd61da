// The second half of JobRepository: whom a job is still to come to.
#include "storage/audience.h"
#include "storage/bind.h"
#include "storage/job_repository.h"
#include "storage/user_repository.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;
using domain::DialogStatus;

namespace
{

/// What is asked about somebody called @c user_id whose turn it is. An attempt that was put back
/// into the queue, or cancelled there, is none.
const QString &candidateColumns()
{
    static const QString list =
        u"p.user_id, u.status, "
        "(SELECT max(o.attempted_ms) FROM outbox o WHERE o.user_id = p.user_id AND o.kind = ? "
        "AND o.state IN (2, 3, 4, 5)), "
        "EXISTS (SELECT 1 FROM outbox o WHERE o.user_id = p.user_id AND o.kind = ? "
        "AND o.state IN (1, 2))"_s;
    return list;
}

JobCandidate candidateFrom(const Rows &rows)
{
    return {.user = rows.integer(0),
            .status = rows.enumeration<domain::DialogStatus>(1),
            .lastAttempt = rows.integer(2),
            .isPending = rows.boolean(3)};
}

/// How many of those under @p condition stand where.
Result<QMap<DialogStatus, qint64>> countByStatus(Database &database, const Condition &condition,
                                                 const char *table = "users")
{
    auto rows = database.runOnce(u"SELECT status, count(*) FROM %1%2 GROUP BY status"_s.arg(
                                     QLatin1StringView(table), condition.where()),
                                 condition.values);
    if (!rows)
        return std::unexpected(rows.error());
    QMap<DialogStatus, qint64> counts;
    while (rows->next())
        counts.insert(rows->enumeration<DialogStatus>(0), rows->integer(1));
    return counts;
}

} // namespace

OutboxKind itemKindOf(JobKind kind)
{
    switch (kind) {
    case JobKind::Probe:
        break;
    case JobKind::Broadcast:
        return OutboxKind::Broadcast;
    }
    return OutboxKind::Probe;
}

Result<QMap<DialogStatus, qint64>>
skippedByBroadcast(Database &database, const Condition &condition, domain::Seconds now)
{
    auto skipped = countByStatus(database, condition);
    if (!skipped)
        return skipped;
    skipped->remove(DialogStatus::Open);
    const auto temporary =
        countByStatus(database, both(condition, isTemporary(now)), usersWithWindow);
    if (!temporary)
        return temporary;
    for (auto it = temporary->cbegin(); it != temporary->cend(); ++it) {
        (*skipped)[it.key()] -= it.value();
        if (skipped->value(it.key()) == 0)
            skipped->remove(it.key());
    }
    return skipped;
}

Result<qint64> JobRepository::insertPeople(qint64 id, const Condition &condition, const char *table)
{
    auto rows = m_database.runOnce(u"INSERT OR IGNORE INTO job_people SELECT ?, id FROM %1%2"_s.arg(
                                       QLatin1StringView(table), condition.where()),
                                   QVariantList{id} + condition.values);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->affected();
}

Result<void> JobRepository::countSkipped(const Job &job, const Condition &condition,
                                         domain::Seconds now)
{
    const auto skipped = skippedByBroadcast(m_database, condition, now);
    if (!skipped)
        return std::unexpected(skipped.error());
    for (auto it = skipped->cbegin(); it != skipped->cend(); ++it) {
        const auto counted = addToOutcomes(job.id, {.outcome = JobOutcome::NotReached,
                                                    .before = it.key(),
                                                    .after = it.key(),
                                                    .count = it.value()});
        if (!counted)
            return counted;
    }
    return {};
}

Result<void> JobRepository::setTotal(qint64 id, qint64 total)
{
    return m_database.execute(u"UPDATE jobs SET total = ? WHERE id = ?"_s, {total, id});
}

Result<qint64> JobRepository::gather(const Job &job, const Audience &audience, domain::Seconds now)
{
    const bool isBroadcast = job.kind == JobKind::Broadcast;
    qint64 total = 0;
    const QList<Condition> conditions = conditionsOf(audience, now);
    for (const Condition &condition : conditions) {
        const auto added = isBroadcast ? insertPeople(job.id, both(condition, isOpen()))
                                       : insertPeople(job.id, condition);
        if (!added)
            return added;
        total += *added;
        if (!isBroadcast)
            continue;
        const auto more = insertPeople(job.id, both(condition, isTemporary(now)), usersWithWindow);
        if (!more)
            return more;
        total += *more;
        if (auto counted = countSkipped(job, condition, now); !counted)
            return std::unexpected(counted.error());
    }
    if (auto set = setTotal(job.id, total); !set)
        return std::unexpected(set.error());
    return total;
}

Result<void> JobRepository::keepAudience(qint64 id, const Audience &audience, domain::Seconds now)
{
    if (!std::holds_alternative<QList<domain::UserId>>(audience))
        return {};
    qint64 total = 0;
    const QList<Condition> conditions = conditionsOf(audience, now);
    for (const Condition &condition : conditions) {
        const auto added = insertPeople(id, condition);
        if (!added)
            return std::unexpected(added.error());
        total += *added;
    }
    return setTotal(id, total);
}

Result<qint64> JobRepository::gatherKept(const Job &job, domain::Seconds now)
{
    Condition kept;
    kept.add(u"id IN (SELECT user_id FROM job_people WHERE job_id = ?)"_s, {job.id});
    if (job.kind == JobKind::Broadcast) {
        if (auto counted = countSkipped(job, kept, now); !counted)
            return std::unexpected(counted.error());
        const Condition open = isOpen();
        const Condition temporary = isTemporary(now);
        auto removed = m_database.runOnce(
            u"DELETE FROM job_people WHERE job_id = ? "
            "AND NOT EXISTS (SELECT 1 FROM users WHERE id = user_id AND ((%1) OR (%2)))"_s.arg(
                open.parts.join(u" AND "_s), temporary.parts.join(u" AND "_s)),
            QVariantList{job.id} + open.values + temporary.values);
        if (!removed)
            return std::unexpected(removed.error());
    }
    qint64 total = 0;
    {
        auto rows = m_database.run(u"SELECT count(*) FROM job_people WHERE job_id = ?"_s, {job.id});
        if (!rows)
            return std::unexpected(rows.error());
        total = rows->next() ? rows->integer(0) : 0;
    }
    if (auto set = setTotal(job.id, total); !set)
        return std::unexpected(set.error());
    return total;
}

Result<QList<JobCandidate>> JobRepository::next(const Job &job, domain::UserId after,
                                                int limit) const
{
    static const QString sql =
        u"SELECT %1 FROM job_people p JOIN users u ON u.id = p.user_id "
        "WHERE p.job_id = ? AND p.user_id > ? ORDER BY p.user_id LIMIT ?"_s.arg(candidateColumns());
    const int kind = number(itemKindOf(job.kind));
    auto rows = m_database.run(sql, {kind, kind, job.id, after, limit});
    if (!rows)
        return std::unexpected(rows.error());
    QList<JobCandidate> people;
    while (rows->next())
        people.append(candidateFrom(*rows));
    return people;
}

Result<QList<JobCandidate>> JobRepository::held(const Job &job, int limit) const
{
    static const QString sql =
        u"SELECT %1, p.id FROM outbox p JOIN users u ON u.id = p.user_id "
        "WHERE p.job_id = ? AND p.job_id <> 0 AND p.state = ? AND p.again_of = 0 "
        "ORDER BY p.id LIMIT ?"_s.arg(candidateColumns());
    const int kind = number(itemKindOf(job.kind));
    auto rows = m_database.run(sql, {kind, kind, job.id, number(OutboxState::Held), limit});
    if (!rows)
        return std::unexpected(rows.error());
    QList<JobCandidate> people;
    while (rows->next()) {
        people.append(candidateFrom(*rows));
        people.last().outboxId = rows->integer(4);
    }
    return people;
}

Result<void> JobRepository::take(qint64 id, domain::UserId last)
{
    return m_database.execute(u"DELETE FROM job_people WHERE job_id = ? AND user_id <= ?"_s,
                              {id, last});
}

Result<QList<domain::User>> JobRepository::nextPeople(qint64 id, int limit) const
{
    static const QString sql = u"SELECT %1 FROM job_people JOIN users ON users.id = user_id "
                               "WHERE job_id = ? ORDER BY user_id LIMIT ?"_s.arg(userColumns());
    auto rows = m_database.run(sql, {id, limit});
    if (!rows)
        return std::unexpected(rows.error());
    QList<domain::User> people;
    while (rows->next())
        people.append(userFrom(*rows));
    return people;
}

} // namespace botdesk::storage
