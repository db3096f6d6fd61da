#include "storage/job_repository.h"

#include "storage/bind.h"
#include "storage/user_query_text.h"

#include <algorithm>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

/// The span that the pace of a job is measured over, in ms.
constexpr domain::Milliseconds paceSpan = 60'000;
/// As many answers tell the pace well enough, however fast they come.
constexpr int paceAnswers = 2000;
/// A broadcast to the operator alone is told of where it was asked for, and runs beside the others.
constexpr auto isNoTest = "id NOT IN (SELECT job_id FROM broadcasts WHERE is_test <> 0)"_L1;

const QString &columns()
{
    static const QString list = u"id, kind, state, forced, total, done, created_ms, finished_ms, "
                                "scheduled_ms, filter, pause_reason, pause_text"_s;
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
            .finishedAt = rows.integer(7),
            .scheduledAt = rows.integer(8),
            .filter = rows.text(9),
            .pauseReason = rows.enumeration<PauseReason>(10),
            .pauseText = rows.text(11)};
}

} // namespace

Result<qint64> JobRepository::add(const Job &job, const Audience &audience, domain::Seconds now)
{
    qint64 id = 0;
    {
        auto rows =
            m_database.run(u"INSERT INTO jobs (kind, state, forced, total, done, created_ms, "
                           "finished_ms, scheduled_ms, filter) VALUES (?,?,?,0,0,?,0,?,?)"_s,
                           {number(job.kind), number(job.state), job.forced, job.createdAt,
                            job.scheduledAt, textOrEmpty(audienceText(audience))});
        if (!rows)
            return std::unexpected(rows.error());
        id = rows->insertedId();
    }
    if (job.state == JobState::Scheduled) {
        const auto kept = keepAudience(id, audience, now);
        return kept ? Result<qint64>(id) : std::unexpected(kept.error());
    }
    const auto people = gather({.id = id, .kind = job.kind}, audience, now);
    if (!people || *people > 0)
        return people ? Result<qint64>(id) : people;
    for (const QString &table : {u"job_outcomes WHERE job_id"_s, u"jobs WHERE id"_s}) {
        if (auto removed = m_database.execute(u"DELETE FROM %1 = ?"_s.arg(table), {id}); !removed)
            return std::unexpected(removed.error());
    }
    return 0;
}

Result<void> JobRepository::becomeDue(const Job &job, domain::Seconds now)
{
    const auto audience = audienceFrom(job.filter);
    const auto people = audience ? gather(job, *audience, now) : gatherKept(job, now);
    if (!people)
        return std::unexpected(people.error());
    const bool isNobody = *people == 0;
    return m_database.execute(u"UPDATE jobs SET state = ?, finished_ms = ? WHERE id = ?"_s,
                              {number(isNobody ? JobState::Finished : JobState::Waiting),
                               isNobody ? now * 1000 : 0, job.id});
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
    return first(u"kind = ? AND state = ? AND "_s + isNoTest,
                 {number(kind), number(JobState::Running)});
}

Result<std::optional<Job>> JobRepository::firstWaiting(JobKind kind) const
{
    return first(u"kind = ? AND state = ? AND "_s + isNoTest,
                 {number(kind), number(JobState::Waiting)});
}

Result<std::optional<Job>> JobRepository::nextScheduled() const
{
    auto rows = m_database.run(
        u"SELECT %1 FROM jobs WHERE state = ? ORDER BY scheduled_ms, id LIMIT 1"_s.arg(columns()),
        {number(JobState::Scheduled)});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? std::optional(jobFrom(*rows)) : std::nullopt;
}

Result<void> JobRepository::setState(qint64 id, JobState state)
{
    return m_database.execute(
        u"UPDATE jobs SET state = ?, pause_reason = 0, pause_text = '' WHERE id = ?"_s,
        {number(state), id});
}

Result<void> JobRepository::pause(qint64 id, PauseReason reason, const QString &text)
{
    return m_database.execute(
        u"UPDATE jobs SET state = ?, pause_reason = ?, pause_text = ? WHERE id = ?"_s,
        {number(JobState::Paused), number(reason), textOrEmpty(text), id});
}

Result<void> JobRepository::reschedule(qint64 id, domain::Milliseconds at)
{
    return m_database.execute(
        u"UPDATE jobs SET state = ?, scheduled_ms = ?, pause_reason = 0, pause_text = '' "
        "WHERE id = ?"_s,
        {number(JobState::Scheduled), at, id});
}

Result<void> JobRepository::cancel(qint64 id, domain::Milliseconds at)
{
    const auto job = find(id);
    if (!job)
        return std::unexpected(job.error());
    // Whom a broadcast did not come to can be asked for afterwards (MissedBy).
    if (*job && (*job)->kind != JobKind::Broadcast) {
        auto done = m_database.execute(u"DELETE FROM job_people WHERE job_id = ?"_s, {id});
        if (!done)
            return done;
    }
    return m_database.execute(u"UPDATE jobs SET state = ?, finished_ms = ?, pause_reason = 0, "
                              "pause_text = '' WHERE id = ?"_s,
                              {number(JobState::Cancelled), at, id});
}

Result<void> JobRepository::pauseAll(domain::Milliseconds at)
{
    const QVariantList going{number(JobState::Running), number(JobState::Waiting)};
    const auto held =
        m_database.execute(u"UPDATE outbox SET state = ? WHERE state = 1 AND again_of = 0 "
                           "AND job_id IN "
                           "(SELECT id FROM jobs WHERE state IN (?, ?))"_s,
                           QVariantList{number(OutboxState::Held)} + going);
    if (!held)
        return held;
    // What the operator wanted to look at is of no use later.
    const auto taken = m_database.execute(
        u"UPDATE outbox SET state = ?, reason = ?, finished_ms = ? WHERE job_id <> 0 "
        "AND state = ? AND job_id IN (SELECT job_id FROM broadcasts WHERE is_test <> 0)"_s,
        {number(OutboxState::Cancelled), number(OutboxReason::JobCancelled), at,
         number(OutboxState::Held)});
    if (!taken)
        return taken;
    const auto ended = m_database.execute(
        u"UPDATE jobs SET state = ?, finished_ms = ? WHERE state IN (?, ?) AND NOT "_s + isNoTest,
        QVariantList{number(JobState::Cancelled), at} + going);
    if (!ended)
        return ended;
    return m_database.execute(
        u"UPDATE jobs SET state = ?, pause_reason = ? WHERE state IN (?, ?)"_s,
        QVariantList{number(JobState::Paused), number(PauseReason::ProgramEnded)} + going);
}

Result<void> JobRepository::resumeEnded()
{
    return m_database.execute(
        u"UPDATE jobs SET state = ?, pause_reason = 0 WHERE state = ? AND pause_reason = ?"_s,
        {number(JobState::Waiting), number(JobState::Paused), number(PauseReason::ProgramEnded)});
}

Result<void> JobRepository::addToOutcomes(qint64 id, const OutcomeCount &outcome)
{
    return m_database.execute(u"INSERT INTO job_outcomes VALUES (?,?,?,?,?) "
                              "ON CONFLICT (job_id, outcome, status_before, status_after) "
                              "DO UPDATE SET count = count + excluded.count"_s,
                              {id, number(outcome.outcome), number(outcome.before),
                               number(outcome.after), outcome.count});
}

Result<void> JobRepository::count(qint64 id, const OutcomeCount &outcome, domain::Milliseconds at)
{
    if (auto counted = addToOutcomes(id, outcome); !counted)
        return counted;
    if (auto added = m_database.execute(u"UPDATE jobs SET done = done + ? WHERE id = ?"_s,
                                        {outcome.count, id});
        !added)
        return added;
    // The last answers may come while it is paused; one that was cancelled stays so.
    return m_database.execute(u"UPDATE jobs SET state = ?, finished_ms = ?, pause_reason = 0, "
                              "pause_text = '' WHERE id = ? AND done >= total AND state <> ?"_s,
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
    return moved.count > 0 ? addToOutcomes(id, moved) : Result<void>();
}

Result<void> JobRepository::countInFlight(domain::Milliseconds at)
{
    QList<std::pair<qint64, OutcomeCount>> counts;
    {
        auto rows =
            m_database.run(u"SELECT o.job_id, u.status, count(*), o.kind FROM outbox o "
                           "JOIN users u ON u.id = o.user_id WHERE o.state = 2 AND o.job_id <> 0 "
                           "AND o.again_of = 0 GROUP BY o.job_id, u.status, o.kind"_s);
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next()) {
            const auto status = rows->enumeration<domain::DialogStatus>(1);
            const bool isBroadcast = rows->enumeration<OutboxKind>(3) == OutboxKind::Broadcast;
            counts.append({rows->integer(0),
                           {.outcome = isBroadcast ? JobOutcome::Unknown : JobOutcome::NoVerdict,
                            .before = status,
                            .after = status,
                            .count = rows->integer(2)}});
        }
    }
    for (const auto &[job, outcome] : counts) {
        if (auto counted = count(job, outcome, at); !counted)
            return counted;
    }
    return {};
}

Result<bool> JobRepository::hasSent(qint64 id) const
{
    auto rows = m_database.run(u"SELECT 1 FROM job_outcomes WHERE job_id = ? AND outcome = ? "
                               "AND count > 0 LIMIT 1"_s,
                               {id, number(JobOutcome::Sent)});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next();
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
        u"SELECT count(*), min(attempted_ms), max(finished_ms) FROM ("
        "SELECT attempted_ms, finished_ms FROM outbox WHERE kind = ? AND attempted_ms > 0 "
        "AND attempted_ms > ? AND job_id = ? AND state IN (3, 4, 5) "
        "ORDER BY attempted_ms DESC LIMIT ?)"_s,
        {number(itemKindOf(job.kind)), now - paceSpan, job.id, paceAnswers});
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return JobPace{};
    return JobPace{rows->integer(0), rows->integer(1), rows->integer(2)};
}

Result<QList<JobReport>> JobRepository::reports(JobKind kind, int limit,
                                                domain::Milliseconds now) const
{
    QList<JobReport> reports;
    {
        static const QString sql =
            u"SELECT %1 FROM jobs WHERE kind = ? AND %2 ORDER BY id DESC LIMIT ?"_s.arg(columns(),
                                                                                        isNoTest);
        auto rows = m_database.run(sql, {number(kind), limit});
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
