#pragma once

#include "storage/id_column.h"

#include <optional>
#include <vector>

namespace botdesk::storage
{

/// Which row is whose. Rows are given in the order in which people come; as long as their ids
/// ascend, nothing but the ids is kept.
class RowIds
{
public:
    [[nodiscard]] Row size() const { return static_cast<Row>(m_ids.size()); }
    [[nodiscard]] domain::UserId at(Row row) const { return m_ids[row]; }
    [[nodiscard]] std::optional<Row> find(domain::UserId id) const;
    void reserve(Row size) { m_ids.reserve(size); }
    /// @p id must not have a row yet.
    void append(domain::UserId id);

    /// True when rows ascend as ids do.
    [[nodiscard]] bool isSorted() const { return m_sorted == m_ids.size(); }
    /// All rows in the order of their ids.
    [[nodiscard]] std::vector<Row> inOrder() const;

    /// Bytes in memory.
    [[nodiscard]] qsizetype memory() const;

private:
    [[nodiscard]] size_t placeOf(domain::UserId id) const;
    void grow();

    IdColumn m_ids;
    size_t m_sorted = 0; ///< the first so many ascend
    /// Of the others: rows by a hash of their ids, with a free place after each run. A power of
    /// two.
    std::vector<Row> m_table;
};

} // namespace botdesk::storage
