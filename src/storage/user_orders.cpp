#include "storage/user_orders.h"

#include <numeric>

namespace botdesk::storage
{

namespace
{

/// One in so many is sorted by itself rather than looked up in the order of everyone, which would
/// have to be walked, or to be made first.
constexpr Row fewToWalk = 2048;
constexpr Row fewToMake = 64;

std::vector<Row> listOf(const RowSet &rows, qsizetype count)
{
    std::vector<Row> list;
    list.reserve(static_cast<size_t>(count));
    rows.forEach([&](Row row) { list.push_back(row); });
    return list;
}

/// Where a language stands among the others, by its number; blank comes behind all.
std::vector<quint32> ranksOf(const std::vector<QByteArray> &languages)
{
    std::vector<quint32> numbers(languages.size() - 1);
    std::iota(numbers.begin(), numbers.end(), 1U);
    std::ranges::sort(numbers, {}, [&](quint32 number) { return languages[number]; });
    std::vector<quint32> ranks(languages.size(), static_cast<quint32>(numbers.size()));
    for (size_t i = 0; i < numbers.size(); ++i)
        ranks[numbers[i]] = static_cast<quint32>(i);
    return ranks;
}

} // namespace

bool UserOrders::areFew(qsizetype count, const RowOrder &order) const
{
    return count <= m_columns.size() / (order.isAlmostReady() ? fewToWalk : fewToMake);
}

void UserOrders::touch(const UserColumns::Change &change)
{
    if (change.isNew)
        m_byId.touch(change.row);
    if (change.name)
        m_byName.touch(change.row);
    if (change.username)
        m_byUsername.touch(change.row);
    if (change.source)
        m_bySource.touch(change.row);
    if (change.lastSeen)
        m_byLastSeen.touch(change.row);
}

UserOrders::Rows UserOrders::inOrder(const RowSet &rows, UserOrder order)
{
    const qsizetype count = rows.count();
    switch (order) {
    case UserOrder::Name:
        return byText(rows, count, m_byName, &UserColumns::nameKey);
    case UserOrder::Username:
        return byText(rows, count, m_byUsername, &UserColumns::usernameKey);
    case UserOrder::Source:
        return byText(rows, count, m_bySource, &UserColumns::source);
    case UserOrder::LastSeen:
        return byLastSeen(rows, count);
    case UserOrder::Language:
    case UserOrder::Status:
        return byRank(rows, count, order);
    case UserOrder::Id:
        break;
    }
    return {byId(rows, count), static_cast<size_t>(count)};
}

std::vector<Row> UserOrders::byId(const RowSet &rows, qsizetype count)
{
    const RowIds &ids = m_columns.ids();
    if (ids.isSorted())
        return listOf(rows, count);
    const auto id = [&](Row row) { return ids.at(row); };
    if (areFew(count, m_byId)) {
        std::vector<Row> list = listOf(rows, count);
        std::ranges::sort(list, {}, id);
        return list;
    }
    const std::vector<Row> &all =
        m_byId.rows([&] { return ids.inOrder(); }, [](Row) { return true; },
                    [&](Row a, Row b) { return id(a) < id(b); });
    std::vector<Row> list;
    list.reserve(static_cast<size_t>(count));
    std::ranges::copy_if(all, std::back_inserter(list),
                         [&](Row row) { return rows.contains(row); });
    return list;
}

UserOrders::Rows UserOrders::byRank(const RowSet &rows, qsizetype count, UserOrder order)
{
    // There are few values: counting them sorts as fast as an order that is kept could be read.
    const std::vector<quint32> ranks = ranksOf(m_columns.languages());
    const auto rankOf = [&](Row row) {
        return order == UserOrder::Language ? ranks[m_columns.language(row)]
                                            : static_cast<quint32>(m_columns.status(row));
    };
    const std::vector<Row> list = byId(rows, count);
    std::vector<size_t> places(std::max<size_t>(ranks.size(), 256) + 1);
    for (const Row row : list)
        ++places[rankOf(row)];
    std::exclusive_scan(places.begin(), places.end(), places.begin(), size_t{0});
    Rows sorted{std::vector<Row>(list.size()), list.size()};
    if (order == UserOrder::Language)
        sorted.blanksAt = places[ranks.front()];
    for (const Row row : list)
        sorted.rows[places[rankOf(row)]++] = row;
    return sorted;
}

template <class Make, class Belongs, class Less>
UserOrders::Rows UserOrders::arrange(const RowSet &rows, qsizetype count, RowOrder &order,
                                     Make make, Belongs belongs, Less less)
{
    Rows sorted;
    RowSet blank = rows;
    if (areFew(count, order)) {
        blank.keepIf([&](Row row) { return !belongs(row); });
        sorted.rows = listOf(rows, count);
        std::erase_if(sorted.rows, [&](Row row) { return blank.contains(row); });
        std::ranges::sort(sorted.rows, less);
    } else {
        sorted.rows.reserve(static_cast<size_t>(count));
        for (const Row row : order.rows(make, belongs, less)) {
            if (!rows.contains(row))
                continue;
            sorted.rows.push_back(row);
            blank.remove(row);
        }
    }
    sorted.blanksAt = sorted.rows.size();
    const std::vector<Row> blanks = byId(blank, count - static_cast<qsizetype>(sorted.rows.size()));
    sorted.rows.insert(sorted.rows.end(), blanks.begin(), blanks.end());
    return sorted;
}

UserOrders::Rows UserOrders::byText(const RowSet &rows, qsizetype count, RowOrder &order, Key key)
{
    const auto keyOf = [this, key](Row row) { return (m_columns.*key)(row); };
    const auto belongs = [&](Row row) { return !keyOf(row).isNull(); };
    const auto less = [&](Row a, Row b) {
        const int compared = keyOf(a).compare(keyOf(b));
        return compared != 0 ? compared < 0 : m_columns.ids().at(a) < m_columns.ids().at(b);
    };
    const auto make = [&] {
        std::vector<Row> all = m_columns.ids().inOrder();
        std::erase_if(all, [&](Row row) { return !belongs(row); });
        sortByText(all, keyOf);
        all.shrink_to_fit();
        return all;
    };
    return arrange(rows, count, order, make, belongs, less);
}

UserOrders::Rows UserOrders::byLastSeen(const RowSet &rows, qsizetype count)
{
    const std::vector<quint32> &lastSeen = m_columns.lastSeen();
    const auto make = [&] {
        std::vector<Row> all = m_columns.ids().inOrder();
        sortByNumber(all, lastSeen);
        return all;
    };
    const auto less = [&](Row a, Row b) {
        return lastSeen[a] != lastSeen[b] ? lastSeen[a] < lastSeen[b]
                                          : m_columns.ids().at(a) < m_columns.ids().at(b);
    };
    return arrange(rows, count, m_byLastSeen, make, [](Row) { return true; }, less);
}

qsizetype UserOrders::memory() const
{
    return m_byId.memory() + m_byName.memory() + m_byUsername.memory() + m_bySource.memory() +
           m_byLastSeen.memory();
}

} // namespace botdesk::storage
