#include "storage/user_index.h"

#include "storage/user_matching.h"

#include <algorithm>
#include <array>
#include <utility>

namespace botdesk::storage
{

using domain::UserId;

void UserIndex::put(const UserFacts &facts)
{
    m_kept.reset();
    m_orders.touch(m_columns.put(facts));
}

std::optional<QList<UserId>> UserIndex::answer(const UserQuery &query, domain::Seconds now,
                                               const Stop &stop)
{
    RowSet rows(m_columns.size(), true);
    if (!keepMatching(m_columns, query, now, rows, stop))
        return std::nullopt;
    UserOrders::Rows sorted = m_orders.inOrder(rows, query.order);
    if (query.direction == Qt::DescendingOrder) {
        const auto blanks = sorted.rows.begin() + static_cast<ptrdiff_t>(sorted.blanksAt);
        std::reverse(sorted.rows.begin(), blanks);
        std::reverse(blanks, sorted.rows.end());
    }
    QList<UserId> ids(static_cast<qsizetype>(sorted.rows.size()));
    std::ranges::transform(sorted.rows, ids.begin(),
                           [this](Row row) { return m_columns.ids().at(row); });
    return ids;
}

QList<UserId> UserIndex::ids(const UserQuery &query, domain::Seconds now, const Stop &stop)
{
    if (const auto kept = std::exchange(m_kept, std::nullopt);
        kept && kept->query == query && kept->now == now)
        return kept->ids;
    return answer(query, now, stop).value_or(QList<UserId>());
}

QList<UserId> UserIndex::first(const UserQuery &query, int limit, domain::Seconds now,
                               const Stop &stop)
{
    m_kept.reset();
    auto all = answer(query, now, stop);
    if (!all)
        return {};
    QList<UserId> page = all->first(std::min<qsizetype>(limit, all->size()));
    m_kept = Answer{query, now, std::move(*all)};
    return page;
}

qint64 UserIndex::count(const UserQuery &query, domain::Seconds now, const Stop &stop) const
{
    if (!query.isFiltered())
        return m_columns.size();
    RowSet rows(m_columns.size(), true);
    return keepMatching(m_columns, query, now, rows, stop) ? rows.count() : 0;
}

QMap<domain::DialogStatus, qint64> UserIndex::countByStatus(const UserQuery &query,
                                                            const QList<UserId> &exceptions,
                                                            domain::Seconds now) const
{
    RowSet rows(m_columns.size(), true);
    if (!keepMatching(m_columns, query, now, rows, [] { return false; }))
        return {};
    for (const UserId id : exceptions) {
        if (const auto row = m_columns.ids().find(id))
            rows.remove(*row);
    }
    std::array<qint64, 256> counts{};
    rows.forEach([&](Row row) { ++counts.at(static_cast<quint8>(statusOf(m_columns, row, now))); });
    QMap<domain::DialogStatus, qint64> byStatus;
    for (size_t status = 0; status < counts.size(); ++status) {
        if (counts.at(status) > 0)
            byStatus.insert(static_cast<domain::DialogStatus>(status), counts.at(status));
    }
    return byStatus;
}

QList<UserId> UserIndex::matching(const UserQuery &query, const QList<UserId> &ids,
                                  domain::Seconds now) const
{
    RowSet rows(m_columns.size());
    for (const UserId id : ids) {
        if (const auto row = m_columns.ids().find(id))
            rows.insert(*row);
    }
    if (!keepMatching(m_columns, query, now, rows, [] { return false; }))
        return {};
    QList<UserId> found;
    rows.forEach([&](Row row) { found.append(m_columns.ids().at(row)); });
    return found;
}

QList<LanguageCount> UserIndex::languages() const
{
    const std::vector<QByteArray> &tags = m_columns.languages();
    std::vector<qint64> counts(tags.size());
    for (Row row = 0; row < m_columns.size(); ++row)
        ++counts[m_columns.language(row)];
    QList<LanguageCount> languages;
    for (size_t i = 0; i < tags.size(); ++i) {
        if (counts[i] > 0)
            languages.append({QString::fromUtf8(tags[i]), counts[i]});
    }
    std::ranges::sort(languages, [](const LanguageCount &a, const LanguageCount &b) {
        return a.count != b.count ? a.count > b.count : a.language < b.language;
    });
    return languages;
}

} // namespace botdesk::storage
