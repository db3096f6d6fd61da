#include "storage/row_ids.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <ranges>

namespace botdesk::storage
{

namespace
{

constexpr Row nobody = std::numeric_limits<Row>::max();
constexpr size_t smallestTable = 64;

} // namespace

std::optional<Row> RowIds::find(domain::UserId id) const
{
    const auto sorted = std::views::iota(size_t{0}, m_sorted);
    const auto found =
        std::ranges::lower_bound(sorted, id, {}, [this](size_t i) { return m_ids[i]; });
    if (found != sorted.end() && m_ids[*found] == id)
        return static_cast<Row>(*found);
    if (m_table.empty())
        return std::nullopt;
    const Row row = m_table[placeOf(id)];
    return row == nobody ? std::nullopt : std::optional(row);
}

void RowIds::append(domain::UserId id)
{
    const bool ascends = isSorted() && (m_ids.empty() || m_ids.back() < id);
    m_ids.push_back(id);
    if (ascends) {
        m_sorted = m_ids.size();
        return;
    }
    if ((m_ids.size() - m_sorted) * 3 > m_table.size() * 2)
        grow();
    else
        m_table[placeOf(id)] = size() - 1;
}

std::vector<Row> RowIds::inOrder() const
{
    std::vector<Row> rows(m_ids.size());
    std::iota(rows.begin(), rows.end(), Row{0});
    const auto behind = rows.begin() + static_cast<ptrdiff_t>(m_sorted);
    const auto byId = [this](Row row) { return m_ids[row]; };
    std::ranges::sort(behind, rows.end(), {}, byId);
    std::ranges::inplace_merge(rows, behind, {}, byId);
    return rows;
}

size_t RowIds::placeOf(domain::UserId id) const
{
    // Fibonacci hashing: ids of neighbours are spread.
    constexpr quint64 spread = 0x9E3779B97F4A7C15;
    auto place = static_cast<size_t>((static_cast<quint64>(id) * spread) >> 32);
    for (place &= m_table.size() - 1; m_table[place] != nobody && m_ids[m_table[place]] != id;)
        place = (place + 1) & (m_table.size() - 1);
    return place;
}

void RowIds::grow()
{
    m_table.assign(std::max(smallestTable, m_table.size() * 2), nobody);
    for (size_t row = m_sorted; row < m_ids.size(); ++row)
        m_table[placeOf(m_ids[row])] = static_cast<Row>(row);
}

qsizetype RowIds::memory() const
{
    return m_ids.memory() + memoryOf(m_table);
}

} // namespace botdesk::storage
