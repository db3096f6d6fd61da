#include "storage/outbox_reader.h"

#include "storage/bind.h"
#include "storage/outbox_columns.h"
#include "storage/user_query.h"

#include <QHash>
#include <QSet>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

// Partial indexes serve these, so their numbers stand in them.
const QString &inFlight()
{
    static const QString condition = u"state = 2"_s;
    return condition;
}

const QString &queued()
{
    static const QString condition = u"state = 1"_s;
    return condition;
}

const QString &held()
{
    static const QString condition = u"state = 7"_s;
    return condition;
}

const QString &unknown()
{
    static const QString condition = u"state = 5 AND settled_ms = 0"_s;
    return condition;
}

/// What is known about an item besides itself, as columns behind its own. The one before it may be
/// in any lane: order in a chat is kept.
const QString &surroundings()
{
    static const QString columns =
        u"(SELECT jobs.kind FROM jobs WHERE jobs.id = outbox.job_id), "
        "EXISTS (SELECT 1 FROM outbox AS other WHERE other.user_id = outbox.user_id AND "
        "other.id <> outbox.id AND (other.state = 2 OR (other.state = 1 AND "
        "(other.lane, other.id) < (outbox.lane, outbox.id)))), "
        "(SELECT max(other.attempted_ms) FROM outbox AS other WHERE other.user_id = "
        "outbox.user_id AND other.id <> outbox.id AND other.kind NOT IN (4, 5)), "
        "(SELECT max(other.attempted_ms) FROM outbox AS other WHERE other.user_id = "
        "outbox.user_id AND other.kind = 3)"_s;
    return columns;
}

/// The kind of job that fills a lane, or 0.
int jobKindOf(OutboxLane lane)
{
    switch (lane) {
    case OutboxLane::Probe:
        return number(JobKind::Probe);
    case OutboxLane::Broadcast:
        return number(JobKind::Broadcast);
    case OutboxLane::Operator:
    case OutboxLane::Greeting:
        break;
    }
    return 0;
}

OutboxEntry entryFrom(const Rows &rows)
{
    OutboxEntry entry{.item = outboxItemFrom(rows)};
    int column = outboxColumnCount;
    if (!rows.isNull(column))
        entry.jobKind = rows.enumeration<JobKind>(column);
    entry.isBehindAnother = rows.boolean(++column);
    entry.lastAttempt = rows.integer(++column);
    entry.lastProbe = rows.integer(++column);
    return entry;
}

} // namespace

Result<void> OutboxReader::append(OutboxPage &page, const QString &condition, int limit) const
{
    const int left = limit - static_cast<int>(page.entries.size());
    if (left <= 0)
        return {};
    auto rows = m_database.run(u"SELECT %1, %2 FROM outbox WHERE %3 LIMIT ?"_s.arg(
                                   outboxColumns(), surroundings(), condition),
                               {left});
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        page.entries.append(entryFrom(*rows));
    return m_database.check(*rows);
}

Result<qint64> OutboxReader::count(const QString &condition) const
{
    auto rows = m_database.runOnce(u"SELECT count(*) FROM outbox WHERE %1"_s.arg(condition));
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<qint64> OutboxReader::unknownCount() const
{
    return count(unknown());
}

Result<OutboxPage> OutboxReader::read(OutboxList list, std::optional<OutboxLane> lane,
                                      int limit) const
{
    const auto snapshot = Snapshot::begin(m_database);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    const QString there = inLane(lane);
    const QString byTurn = there + u" ORDER BY lane, id"_s;
    QStringList selects;
    switch (list) {
    case OutboxList::Waiting:
        selects = {inFlight() + there + u" ORDER BY id"_s, queued() + byTurn, held() + byTurn};
        break;
    case OutboxList::Unknown:
        selects = {unknown() + there + u" ORDER BY id DESC"_s};
        break;
    case OutboxList::Ended:
        selects = {u"finished_ms > 0"_s + there + u" ORDER BY finished_ms DESC, id DESC"_s};
        break;
    }
    OutboxPage page;
    for (const QString &select : std::as_const(selects)) {
        // One more tells whether there is more.
        if (auto appended = append(page, select, limit + 1); !appended)
            return std::unexpected(appended.error());
    }
    page.hasMore = page.entries.size() > limit;
    if (page.hasMore)
        page.entries.removeLast();
    page.total = page.entries.size();
    if (list == OutboxList::Unknown) {
        const auto number = count(unknown() + there);
        if (!number)
            return std::unexpected(number.error());
        page.total = *number;
    } else if (list == OutboxList::Waiting) {
        if (auto counted = countWaiting(page, lane); !counted)
            return std::unexpected(counted.error());
    }
    if (auto known = addPeople(page.entries); !known)
        return std::unexpected(known.error());
    return page;
}

Result<void> OutboxReader::countWaiting(OutboxPage &page, std::optional<OutboxLane> lane) const
{
    const QString there = inLane(lane);
    page.total = 0;
    for (const QString &condition : {queued(), held(), inFlight()}) {
        const auto number = count(condition + there);
        if (!number)
            return std::unexpected(number.error());
        page.total += *number;
        page.inFlight = *number; // counted last
    }
    const auto jobs = jobsBehind(lane);
    if (!jobs)
        return std::unexpected(jobs.error());
    page.jobs = jobs->size();
    for (const qint64 job : *jobs) {
        const auto part = count(u"job_id = %1 AND job_id <> 0 AND state IN (1, 7) AND "
                                "again_of = 0"_s.arg(job) +
                                there);
        if (!part)
            return std::unexpected(part.error());
        page.ofJobs += *part;
    }
    return {};
}

Result<QList<qint64>> OutboxReader::jobsBehind(std::optional<OutboxLane> lane) const
{
    const QString fills = lane ? u" AND kind = %1"_s.arg(jobKindOf(*lane)) : QString();
    auto rows = m_database.runOnce(
        u"SELECT id FROM jobs WHERE (state IN (?, ?)%1) OR (state NOT IN (?, ?) AND EXISTS (SELECT "
        "1 FROM outbox WHERE job_id = jobs.id AND job_id <> 0 AND outbox.state IN (1, 7) AND "
        "again_of = 0%2)) ORDER BY id DESC"_s.arg(fills, inLane(lane)),
        {number(JobState::Running), number(JobState::Waiting), number(JobState::Finished),
         number(JobState::Cancelled)});
    if (!rows)
        return std::unexpected(rows.error());
    QList<qint64> jobs;
    while (rows->next())
        jobs.append(rows->integer(0));
    return jobs;
}

Result<void> OutboxReader::addPeople(QList<OutboxEntry> &entries) const
{
    QSet<domain::UserId> ids;
    for (const OutboxEntry &entry : std::as_const(entries))
        ids.insert(entry.item.user);
    const auto users = UserReader(m_database).withIds(ids.values());
    if (!users)
        return std::unexpected(users.error());
    QHash<domain::UserId, domain::User> people;
    for (const domain::User &user : *users)
        people.insert(user.id, user);
    for (OutboxEntry &entry : entries)
        entry.user = people.value(entry.item.user, domain::User{.id = entry.item.user});
    return {};
}

} // namespace botdesk::storage
