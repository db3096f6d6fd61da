#include "storage/user_query.h"

#include "storage/user_chunk.h"
#include "storage/user_condition.h"
#include "storage/user_index_keeper.h"
#include "storage/user_repository.h"

#include <algorithm>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

/// The column of an order, and whether it can be blank.
struct OrderColumn {
    QString name;
    bool nullable;
};

OrderColumn columnOf(UserOrder order)
{
    switch (order) {
    case UserOrder::Name:
        return {u"name_key"_s, false};
    case UserOrder::Username:
        return {u"username_key"_s, true};
    case UserOrder::Language:
        return {u"language"_s, true};
    case UserOrder::Status:
        return {u"status"_s, false};
    case UserOrder::LastSeen:
        return {u"last_seen"_s, false};
    case UserOrder::Source:
        return {u"source"_s, true};
    case UserOrder::Id:
        return {u"id"_s, false};
    }
    return {u"id"_s, false};
}

struct Select {
    QString sql;
    QVariantList values;
};

/// The statements whose answers, one after the other, are the people of a query in order. Two where
/// the column can be blank, so that an index serves each and blanks come last in either direction.
QList<Select> selectsFor(const UserQuery &query, const QString &columns, domain::Seconds now)
{
    const OrderColumn column = columnOf(query.order);
    const QString direction = query.direction == Qt::AscendingOrder ? u"ASC"_s : u"DESC"_s;
    const QString byColumn = column.name == u"id"
                                 ? u" ORDER BY id %1"_s.arg(direction)
                                 : u" ORDER BY %1 %2, id %2"_s.arg(column.name, direction);
    const QString select = u"SELECT %1 FROM users"_s.arg(columns);
    Condition condition = conditionOf(query, now);
    if (!column.nullable)
        return {{select + condition.where() + byColumn, condition.values}};

    Condition blank = condition;
    condition.add(column.name + u" IS NOT NULL"_s);
    blank.add(column.name + u" IS NULL"_s);
    return {{select + condition.where() + byColumn, condition.values},
            {select + blank.where() + u" ORDER BY id %1"_s.arg(direction), blank.values}};
}

} // namespace

Result<QList<domain::User>> UserReader::first(const UserQuery &query, int limit,
                                              domain::Seconds now, const Stop &stop) const
{
    // Where an index of SQLite's serves, the first page costs little; else as much as all of them.
    if (!query.isFiltered() && query.order != UserOrder::Source)
        return firstBySql(query, limit, now, stop);
    if (UserIndex *const index = indexFor(query))
        return inOrder(index->first(query, limit, now, stop));
    auto users = firstBySql(query, limit, now, untilIndexed(query, stop));
    return hasBecomeIndexed(query) ? first(query, limit, now, stop) : users;
}

Result<QList<domain::User>> UserReader::firstBySql(const UserQuery &query, int limit,
                                                   domain::Seconds now, const Stop &stop) const
{
    const Interruption interruption(m_database, stop);
    QList<domain::User> users;
    for (const Select &select : selectsFor(query, userColumns(), now)) {
        auto rows = m_database.run(select.sql + u" LIMIT ?"_s,
                                   select.values + QVariantList{limit - users.size()});
        if (stop())
            return QList<domain::User>{};
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next())
            users.append(userFrom(*rows));
    }
    return stop() ? QList<domain::User>{} : users;
}

Result<QList<domain::UserId>> UserReader::ids(const UserQuery &query, domain::Seconds now,
                                              const Stop &stop) const
{
    if (UserIndex *const index = indexFor(query))
        return index->ids(query, now, stop);
    auto found = idsBySql(query, now, untilIndexed(query, stop));
    return hasBecomeIndexed(query) ? ids(query, now, stop) : found;
}

Result<QList<domain::UserId>> UserReader::idsBySql(const UserQuery &query, domain::Seconds now,
                                                   const Stop &stop) const
{
    const Interruption interruption(m_database, stop);
    QList<domain::UserId> ids;
    for (const Select &select : selectsFor(query, u"id"_s, now)) {
        auto rows = m_database.run(select.sql, select.values);
        if (stop())
            return QList<domain::UserId>{};
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next())
            ids.append(rows->integer(0));
    }
    return stop() ? QList<domain::UserId>{} : ids;
}

Result<QList<domain::User>> UserReader::withIds(const QList<domain::UserId> &ids) const
{
    QList<domain::User> users;
    if (ids.isEmpty())
        return users;
    auto rows =
        m_database.runOnce(u"SELECT %1 FROM users WHERE %2"_s.arg(userColumns(), idList(ids)), {});
    if (!rows)
        return std::unexpected(rows.error());
    users.reserve(ids.size());
    while (rows->next())
        users.append(userFrom(*rows));
    return users;
}

Result<bool> UserReader::visit(const UserQuery &query, domain::Seconds now,
                               const Describe &describe, const Take &take) const
{
    // What no index puts in order is sorted, and that many rows do not belong into memory.
    if (auto done = m_database.executeOnce(u"PRAGMA temp_store = FILE"_s); !done)
        return std::unexpected(done.error());
    // Each page is needed once a chunk: keeping many of them takes time and memory for nothing.
    if (auto done = m_database.executeOnce(u"PRAGMA cache_size = -4096"_s); !done)
        return std::unexpected(done.error());
    // One view of the data for all statements: nobody moves from one to the other meanwhile.
    const auto snapshot = Snapshot::begin(m_database);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    UserChunk chunk(m_database, describe, take);
    for (const Select &select : selectsFor(query, u"id"_s, now)) {
        auto rows = m_database.runOnce(select.sql, select.values);
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next()) {
            if (chunk.add(rows->integer(0)))
                continue;
            if (const auto goesOn = chunk.giveOut(); !goesOn || !*goesOn)
                return goesOn;
        }
        if (auto ended = m_database.check(*rows); !ended)
            return std::unexpected(ended.error());
    }
    return chunk.giveOut();
}

Result<QList<domain::UserId>> UserReader::matching(const UserQuery &query,
                                                   const QList<domain::UserId> &ids,
                                                   domain::Seconds now) const
{
    QList<domain::UserId> found;
    if (ids.isEmpty())
        return found;
    if (const UserIndex *const index = indexFor(query))
        return index->matching(query, ids, now);
    Condition condition = conditionOf(query, now);
    condition.add(idList(ids));
    auto rows = m_database.runOnce(u"SELECT id FROM users"_s + condition.where(), condition.values);
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        found.append(rows->integer(0));
    return found;
}

Result<qint64> UserReader::count(const UserQuery &query, domain::Seconds now,
                                 const Stop &stop) const
{
    if (const UserIndex *const index = indexFor(query))
        return index->count(query, now, stop);
    const Interruption interruption(m_database, stop);
    const Condition condition = conditionOf(query, now);
    auto rows =
        m_database.run(u"SELECT count(*) FROM users"_s + condition.where(), condition.values);
    if (stop())
        return 0;
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

UserIndex *UserReader::indexFor(const UserQuery &query) const
{
    UserIndexKeeper *const keeper = m_database.userIndex();
    return keeper && UserIndex::knows(query) ? keeper->upToDate() : nullptr;
}

bool UserReader::hasBecomeIndexed(const UserQuery &query) const
{
    const UserIndexKeeper *const keeper = m_database.userIndex();
    return keeper && keeper->isOffered() && UserIndex::knows(query);
}

UserReader::Stop UserReader::untilIndexed(const UserQuery &query, const Stop &stop) const
{
    return [this, query, stop] { return hasBecomeIndexed(query) || stop(); };
}

Result<QList<domain::User>> UserReader::inOrder(const QList<domain::UserId> &ids) const
{
    auto users = withIds(ids);
    if (!users)
        return users;
    QHash<domain::UserId, qsizetype> places;
    for (qsizetype i = 0; i < ids.size(); ++i)
        places.insert(ids.at(i), i);
    std::ranges::sort(*users, {}, [&](const domain::User &user) { return places.value(user.id); });
    return users;
}

Result<QList<LanguageCount>> UserReader::languages() const
{
    if (const UserIndex *const index = indexFor({}))
        return index->languages();
    auto rows = m_database.run(u"SELECT language, count(*) FROM users GROUP BY language "
                               "ORDER BY count(*) DESC, language"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QList<LanguageCount> counts;
    while (rows->next())
        counts.append({rows->text(0), rows->integer(1)});
    return counts;
}

} // namespace botdesk::storage
