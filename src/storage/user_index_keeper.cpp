#include "storage/user_index_keeper.h"

#include "storage/user_condition.h"

#include <algorithm>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

/// People that stand in one statement: what they cost is a few milliseconds.
constexpr qsizetype chunkSize = 500;
constexpr Row peopleBetweenStops = 2048;

QString factColumns()
{
    return u"id, status, ground, language, last_seen, source, join_requested_at, join_ends_at, "
           "name_key, username_key, search_text"_s;
}

/// Reads into @p facts from a row of factColumns().
void readFacts(const Rows &rows, UserFacts &facts)
{
    const auto textOrNull = [&](int column) {
        return rows.isNull(column) ? QByteArray() : rows.utf8(column);
    };
    facts.id = rows.integer(0);
    facts.status = rows.enumeration<domain::DialogStatus>(1);
    facts.ground = rows.enumeration<domain::Ground>(2);
    facts.language = textOrNull(3);
    facts.lastSeen = rows.integer(4);
    facts.source = textOrNull(5);
    facts.joinRequestedAt = rows.integer(6);
    facts.joinEndsAt = rows.integer(7);
    facts.nameKey = rows.utf8(8);
    facts.usernameKey = textOrNull(9);
    facts.searchText = rows.utf8(10);
}

} // namespace

Result<std::unique_ptr<UserIndex>> loadUserIndex(Database &database, const UserReader::Stop &stop)
{
    auto counted = database.run(u"SELECT count(*) FROM users"_s);
    if (!counted)
        return std::unexpected(counted.error());
    auto index = std::make_unique<UserIndex>();
    index->reserve(counted->next() ? static_cast<Row>(counted->integer(0)) : 0);
    auto rows = database.run(u"SELECT %1 FROM users ORDER BY id"_s.arg(factColumns()));
    if (!rows)
        return std::unexpected(rows.error());
    UserFacts facts;
    while (rows->next()) {
        readFacts(*rows, facts);
        index->put(facts);
        if (index->size() % peopleBetweenStops == 0 && stop())
            return nullptr;
    }
    if (auto ended = database.check(*rows); !ended)
        return std::unexpected(ended.error());
    if (stop())
        return nullptr;
    return index;
}

void UserIndexKeeper::tell(const QSet<domain::UserId> &users)
{
    m_told.insert(m_told.end(), users.begin(), users.end());
    // Until there is an index they wait, and the same ones come again and again.
    if (m_told.size() > 2 * m_unique + chunkSize)
        sortTold();
}

void UserIndexKeeper::sortTold()
{
    if (m_unique == m_told.size())
        return;
    std::ranges::sort(m_told);
    m_told.erase(std::ranges::unique(m_told).begin(), m_told.end());
    m_unique = m_told.size();
}

bool UserIndexKeeper::readSome()
{
    if (!m_index)
        return false;
    sortTold();
    const auto from = m_told.end() - std::min<ptrdiff_t>(chunkSize, std::ssize(m_told));
    const QList<domain::UserId> ids(from, m_told.end());
    m_told.erase(from, m_told.end());
    m_unique = m_told.size();
    if (!readAgain(ids)) {
        m_index.reset();
        m_told.clear();
        m_unique = 0;
    }
    return !m_told.empty();
}

UserIndex *UserIndexKeeper::upToDate()
{
    takeOffered();
    while (m_index && !m_told.empty())
        readSome();
    return m_index.get();
}

Result<void> UserIndexKeeper::readAgain(const QList<domain::UserId> &ids)
{
    if (ids.isEmpty())
        return {};
    auto rows =
        m_database.runOnce(u"SELECT %1 FROM users WHERE %2"_s.arg(factColumns(), idList(ids)), {});
    if (!rows)
        return std::unexpected(rows.error());
    UserFacts facts;
    while (rows->next()) {
        readFacts(*rows, facts);
        m_index->put(facts);
    }
    return m_database.check(*rows);
}

} // namespace botdesk::storage
