#include "storage/job_repository.h"

#include "storage/bind.h"

#include "storage/outbox_item.h"
#include "storage/user_condition.h"

#include <algorithm>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

/// People that stand in one statement.
constexpr qsizetype chunkSize = 10'000;
/// The span that the pace of a job is measured over, in ms.
constexpr domain::Milliseconds paceSpan = 60'000;

const QString &columns()
{
    static const QString list = u"id, kind, state, forced, total, done, created_ms, finished_ms"_s;
    return list;
}

Job jobFrom(const Rows &rows)
{
    return {.id = rows.integer(0),
            .kind = rows.enumeration<JobKind>(1),
            .state = rows.enumeration<JobState>(2),
            .forced = rows.boolean(3),
            .total = rows.integer(4),
            .done = rows.integer(5),
            .createdAt = rows.integer(6),
            .finishedAt = rows.integer(7)};
}

/// What a job puts into the outbox.
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

} // namespace

Result<qint64> JobRepository::add(const Job &job, const Audience &audience, domain::Seconds now)
{
    qint64 id = 0;
    {
        auto rows =
            m_database.run(u"INSERT INTO jobs (kind, state, forced, total, done, created_ms, "
                           "finished_ms) VALUES (?,?,?,0,0,?,0)"_s,
                           {number(job.kind), number(job.state), job.forced, job.createdAt});
        if (!rows)
            return std::unexpected(rows.error());
        id = rows->insertedId();
    }
    const auto people = addPeople(id, audience, now);
    if (!people)
        return people;
    const auto done = *people == 0 ? m_database.execute(u"DELETE FROM jobs WHERE id = ?"_s, {id})
                                   : m_database.execute(u"UPDATE jobs SET total = ? WHERE id = ?"_s,
                                                        {*people, id});
    if (!done)
        return std::unexpected(done.error());
    return *people == 0 ? 0 : id;
}

Result<qint64> JobRepository::addPeople(qint64 id, const Audience &audience, domain::Seconds now)
{
    const QString insert = u"INSERT OR IGNORE INTO job_people SELECT ?, id FROM users"_s;
    if (const auto *query = std::get_if<UserQuery>(&audience)) {
        const Condition condition = conditionOf(*query, now);
        auto rows =
            m_database.runOnce(insert + condition.where(), QVariantList{id} + condition.values);
        if (!rows)
            return std::unexpected(rows.error());
        return rows->affected();
    }
    const auto &ids = std::get<QList<domain::UserId>>(audience);
    qint64 added = 0;
    for (qsizetype from = 0; from < ids.size(); from += chunkSize) {
        auto rows =
            m_database.runOnce(insert + u" WHERE "_s + idList(ids.mid(from, chunkSize)), {id});
        if (!rows)
            return std::unexpected(rows.error());
        added += rows->affected();
    }
    return added;
}

Result<std::optional<Job>> JobRepository::first(const QString &condition,
                                                const QVariantList &values) const
{
    auto rows = m_database.run(
        u"SELECT %1 FROM jobs WHERE %2 ORDER BY id LIMIT 1"_s.arg(columns(), condition), values);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    return jobFrom(*rows);
}

Result<std::optional<Job>> JobRepository::find(qint64 id) const
{
    return first(u"id = ?"_s, {id});
}

Result<std::optional<Job>> JobRepository::running(JobKind kind) const
{
    return first(u"kind = ? AND state = ?"_s, {number(kind), number(JobState::Running)});
}

Result<std::optional<Job>> JobRepository::firstWaiting(JobKind kind) const
{
    return first(u"kind = ? AND state = ?"_s, {number(kind), number(JobState::Waiting)});
}

Result<void> JobRepository::setState(qint64 id, JobState state)
{
    return m_database.execute(u"UPDATE jobs SET state = ? WHERE id = ?"_s, {number(state), id});
}

Result<void> JobRepository::cancel(qint64 id, domain::Milliseconds at)
{
    if (auto done = m_database.execute(u"DELETE FROM job_people WHERE job_id = ?"_s, {id}); !done)
        return done;
    return m_database.execute(u"UPDATE jobs SET state = ?, finished_ms = ? WHERE id = ?"_s,
                              {number(JobState::Cancelled), at, id});
}

Result<void> JobRepository::pauseAll()
{
    const QVariantList going{number(JobState::Running), number(JobState::Waiting)};
    const auto held =
        m_database.execute(u"UPDATE outbox SET state = ? WHERE state = 1 AND again_of = 0 "
                           "AND job_id IN "
                           "(SELECT id FROM jobs WHERE state IN (?, ?))"_s,
                           QVariantList{number(OutboxState::Held)} + going);
    if (!held)
        return held;
    return m_database.execute(u"UPDATE jobs SET state = ? WHERE state IN (?, ?)"_s,
                              QVariantList{number(JobState::Paused)} + going);
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

Result<QList<JobCandidate>> JobRepository::held(const Job &job) const
{
    static const QString sql =
        u"SELECT %1, p.id FROM outbox p JOIN users u ON u.id = p.user_id "
        "WHERE p.job_id = ? AND p.job_id <> 0 AND p.state = ? AND p.again_of = 0 "
        "ORDER BY p.id"_s.arg(candidateColumns());
    const int kind = number(itemKindOf(job.kind));
    auto rows = m_database.run(sql, {kind, kind, job.id, number(OutboxState::Held)});
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

Result<void> JobRepository::count(qint64 id, const OutcomeCount &outcome, domain::Milliseconds at)
{
    if (auto counted = addOutcome(id, outcome); !counted)
        return counted;
    if (auto added = m_database.execute(u"UPDATE jobs SET done = done + ? WHERE id = ?"_s,
                                        {outcome.count, id});
        !added)
        return added;
    // The last answers may come while it is paused; one that was cancelled stays so.
    return m_database.execute(u"UPDATE jobs SET state = ?, finished_ms = ? "
                              "WHERE id = ? AND done >= total AND state <> ?"_s,
                              {number(JobState::Finished), at, id, number(JobState::Cancelled)});
}

Result<void> JobRepository::recount(qint64 id, JobOutcome before, const OutcomeCount &outcome)
{
    if (before == outcome.outcome)
        return {};
    auto counts = outcomes(id);
    if (!counts)
        return std::unexpected(counts.error());
    counts->removeIf([before](const OutcomeCount &each) { return each.outcome != before; });
    // Under which status the first tries were counted is not known any more: what is likely goes
    // first, and the sums are what matters.
    std::ranges::stable_partition(
        *counts, [&outcome](const OutcomeCount &each) { return each.before == outcome.before; });
    OutcomeCount moved = outcome;
    moved.count = 0;
    for (const OutcomeCount &each : std::as_const(*counts)) {
        const qint64 taken = std::min(each.count, outcome.count - moved.count);
        moved.count += taken;
        const auto lessened = m_database.execute(
            u"UPDATE job_outcomes SET count = count - ? WHERE job_id = ? AND outcome = ? "
            "AND status_before = ? AND status_after = ?"_s,
            {taken, id, number(each.outcome), number(each.before), number(each.after)});
        if (!lessened)
            return lessened;
    }
    return moved.count > 0 ? addOutcome(id, moved) : Result<void>();
}

Result<void> JobRepository::addOutcome(qint64 id, const OutcomeCount &outcome)
{
    return m_database.execute(u"INSERT INTO job_outcomes VALUES (?,?,?,?,?) "
                              "ON CONFLICT (job_id, outcome, status_before, status_after) "
                              "DO UPDATE SET count = count + excluded.count"_s,
                              {id, number(outcome.outcome), number(outcome.before),
                               number(outcome.after), outcome.count});
}

Result<void> JobRepository::countInFlight(domain::Milliseconds at)
{
    QList<std::pair<qint64, OutcomeCount>> counts;
    {
        auto rows =
            m_database.run(u"SELECT o.job_id, u.status, count(*) FROM outbox o "
                           "JOIN users u ON u.id = o.user_id WHERE o.state = 2 AND o.job_id <> 0 "
                           "AND o.again_of = 0 GROUP BY o.job_id, u.status"_s);
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next()) {
            const auto status = rows->enumeration<domain::DialogStatus>(1);
            counts.append(
                {rows->integer(0), {.before = status, .after = status, .count = rows->integer(2)}});
        }
    }
    for (const auto &[job, outcome] : counts) {
        if (auto counted = count(job, outcome, at); !counted)
            return counted;
    }
    return {};
}

Result<QList<OutcomeCount>> JobRepository::outcomes(qint64 id) const
{
    auto rows = m_database.run(u"SELECT outcome, status_before, status_after, count "
                               "FROM job_outcomes WHERE job_id = ? AND count > 0"_s,
                               {id});
    if (!rows)
        return std::unexpected(rows.error());
    QList<OutcomeCount> counts;
    while (rows->next()) {
        counts.append({.outcome = rows->enumeration<JobOutcome>(0),
                       .before = rows->enumeration<domain::DialogStatus>(1),
                       .after = rows->enumeration<domain::DialogStatus>(2),
                       .count = rows->integer(3)});
    }
    return counts;
}

Result<JobPace> JobRepository::pace(const Job &job, domain::Milliseconds now) const
{
    auto rows = m_database.run(
        u"SELECT count(*), min(attempted_ms), max(finished_ms) FROM outbox WHERE kind = ? "
        "AND attempted_ms > 0 AND attempted_ms > ? AND job_id = ? AND state IN (3, 4, 5)"_s,
        {number(itemKindOf(job.kind)), now - paceSpan, job.id});
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return JobPace{};
    return JobPace{rows->integer(0), rows->integer(1), rows->integer(2)};
}

Result<QList<JobReport>> JobRepository::reports(int limit, domain::Milliseconds now) const
{
    QList<JobReport> reports;
    {
        auto rows = m_database.run(u"SELECT %1 FROM jobs ORDER BY id DESC LIMIT ?"_s.arg(columns()),
                                   {limit});
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next())
            reports.append({.job = jobFrom(*rows)});
    }
    for (JobReport &report : reports) {
        auto counts = outcomes(report.job.id);
        if (!counts)
            return std::unexpected(counts.error());
        report.outcomes = *counts;
        if (report.job.state != JobState::Running)
            continue;
        const auto measured = pace(report.job, now);
        if (!measured)
            return std::unexpected(measured.error());
        report.pace = *measured;
    }
    return reports;
}

} // namespace botdesk::storage
