#include "storage/audience_reader.h"

#include "storage/audience.h"
#include "storage/user_index_keeper.h"
#include "storage/user_repository.h"

#include <algorithm>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::User;
using domain::UserId;

namespace
{

Result<void> countInto(QMap<DialogStatus, qint64> &counts, Database &database,
                       const Condition &condition, const char *table, qint64 sign)
{
    auto rows = database.runOnce(u"SELECT status, count(*) FROM %1%2 GROUP BY status"_s.arg(
                                     QLatin1StringView(table), condition.where()),
                                 condition.values);
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        counts[rows->enumeration<DialogStatus>(0)] += sign * rows->integer(1);
    return database.check(*rows);
}

/// Adds those under @p condition, or takes them away.
Result<void> countThose(QMap<DialogStatus, qint64> &counts, Database &database,
                        const Condition &condition, domain::Seconds now, qint64 sign)
{
    if (auto done = countInto(counts, database, condition, "users", sign); !done)
        return done;
    // A join request lies over what is stored.
    QMap<DialogStatus, qint64> temporary;
    const Condition guests = both(condition, isTemporary(now));
    if (auto done = countInto(temporary, database, guests, usersWithWindow, sign); !done)
        return done;
    for (auto it = temporary.cbegin(); it != temporary.cend(); ++it) {
        counts[it.key()] -= it.value();
        counts[DialogStatus::Temporary] += it.value();
    }
    return {};
}

/// What the index of people knows at once; nothing where the database has to be asked.
std::optional<AudienceCounts> countInMemory(Database &database, const EveryoneBut &audience,
                                            domain::Seconds now)
{
    UserIndexKeeper *const keeper = database.userIndex();
    const UserIndex *const index =
        keeper && UserIndex::knows(audience.query) ? keeper->upToDate() : nullptr;
    if (!index)
        return std::nullopt;
    AudienceCounts counts;
    counts.byStatus = index->countByStatus(audience.query, audience.exceptions, now);
    for (const qint64 count : std::as_const(counts.byStatus))
        counts.total += count;
    return counts;
}

} // namespace

Result<AudienceCounts> countAudience(Database &database, const Audience &audience,
                                     domain::Seconds now, const UserReader::Stop &stop)
{
    const auto *everyone = std::get_if<EveryoneBut>(&audience);
    if (const auto counted = everyone ? countInMemory(database, *everyone, now) : std::nullopt)
        return *counted;
    AudienceCounts counts;
    // All of a query may be read off an index, and then the few are looked up.
    const QList<Condition> conditions =
        everyone ? conditionsOf(everyone->query, now) : conditionsOf(audience, now);
    for (const Condition &condition : conditions) {
        if (stop && stop())
            return counts;
        if (auto done = countThose(counts.byStatus, database, condition, now, 1); !done)
            return std::unexpected(done.error());
    }
    if (everyone && !everyone->exceptions.isEmpty()) {
        Condition exceptions = conditions.constFirst();
        exceptions.add(idList(everyone->exceptions));
        if (auto done = countThose(counts.byStatus, database, exceptions, now, -1); !done)
            return std::unexpected(done.error());
    }
    counts.byStatus.removeIf([](const auto &each) { return each.value() == 0; });
    for (const qint64 count : std::as_const(counts.byStatus))
        counts.total += count;
    return counts;
}

AudienceReader::AudienceReader(Database &database, Audience audience, UserId behind)
    : m_database(database)
    , m_audience(std::move(audience))
    , m_last(behind)
{
    auto *picked = std::get_if<QList<UserId>>(&m_audience);
    if (!picked)
        return;
    std::ranges::sort(*picked);
    picked->erase(std::ranges::unique(*picked).begin(), picked->end());
    m_picked = std::exchange(*picked, {});
}

Result<QList<User>> AudienceReader::next(int limit, domain::Seconds now)
{
    Audience audience = m_audience;
    if (std::holds_alternative<QList<UserId>>(m_audience)) {
        const auto from = std::ranges::upper_bound(m_picked, m_last) - m_picked.begin();
        audience = m_picked.mid(from, limit);
    }
    QList<User> people;
    UserId last = m_last;
    const QList<Condition> conditions = conditionsOf(audience, now);
    for (const Condition &condition : conditions) {
        Condition behind = condition;
        behind.add(u"id > ?"_s, {m_last});
        auto rows = m_database.runOnce(
            u"SELECT %1 FROM users%2 ORDER BY id LIMIT ?"_s.arg(userColumns(), behind.where()),
            behind.values + QVariantList{limit});
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next()) {
            const User user = userFrom(*rows);
            last = user.id;
            if (domain::chatToWriteTo(user.id, user.dialog, now))
                people.append(user);
        }
    }
    // Picked people may not be there any more: those who are left are counted by their ids.
    if (const auto *picked = std::get_if<QList<UserId>>(&audience)) {
        m_isAtEnd = picked->size() < limit;
        m_last = picked->isEmpty() ? m_last : picked->constLast();
    } else {
        m_isAtEnd = last == m_last;
        m_last = last;
    }
    return people;
}

} // namespace botdesk::storage
