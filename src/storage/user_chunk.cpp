#include "storage/user_chunk.h"

#include "storage/id_list.h"
#include "storage/user_repository.h"

#include <algorithm>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

/// Twice as many would read a sixth faster at a million people, and take twice the memory: what is
/// said about one is some hundred bytes.
constexpr size_t mostPeople = 30'000;

} // namespace

bool UserChunk::add(domain::UserId id)
{
    m_parts.push_back({.id = id});
    return m_parts.size() < mostPeople;
}

Result<bool> UserChunk::giveOut()
{
    const auto isWhole = describeAll();
    if (!isWhole || !*isWhole)
        return isWhole;
    const QByteArrayView text(m_text);
    const bool goesOn = std::ranges::all_of(
        m_parts, [&](const Part &part) { return m_take(text.sliced(part.from, part.size)); });
    m_parts.clear();
    m_text.resize(0); // and keeps its memory
    return goesOn;
}

Result<bool> UserChunk::describeAll()
{
    std::vector<Part *> byId;
    byId.reserve(m_parts.size());
    for (Part &part : m_parts)
        byId.push_back(&part);
    std::ranges::sort(byId, {}, &Part::id);
    std::vector<domain::UserId> ids;
    ids.reserve(byId.size());
    for (const Part *part : byId)
        ids.push_back(part->id);

    static const QString sql =
        u"SELECT %1 FROM users WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"_s.arg(
            userColumns());
    auto rows = m_database.run(sql, {jsonList(ids)});
    if (!rows)
        return std::unexpected(rows.error());
    auto part = byId.begin();
    while (rows->next()) {
        const domain::User user = userFrom(*rows);
        part = std::ranges::find(part, byId.end(), user.id, &Part::id);
        if (part == byId.end())
            break;
        (*part)->from = m_text.size();
        if (!m_describe(m_text, user))
            return false;
        (*part)->size = m_text.size() - (*part)->from;
    }
    if (auto ended = m_database.check(*rows); !ended)
        return std::unexpected(ended.error());
    return true;
}

} // namespace botdesk::storage
