#pragma once

#include "storage/row_set.h"

#include <QByteArray>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace botdesk::storage
{

/// Sorts rows by a text; the same texts stay as they are.
/// @p keyOf must give what does not move meanwhile
void sortByText(std::vector<Row> &rows, const std::function<QByteArrayView(Row)> &keyOf);

/// Sorts rows by a number; the same numbers stay as they are.
void sortByNumber(std::vector<Row> &rows, const std::vector<quint32> &numbers);

/// Rows in an order that is made when it is wanted, and mended when it is wanted again: what
/// changes in between is only remembered.
class RowOrder
{
public:
    /// The key of @p row changed, or the row is new.
    void touch(Row row)
    {
        if (!m_rows || m_stale.contains(row))
            return;
        m_stale.insert(row);
        m_staleRows.push_back(row);
        if (m_staleRows.size() > m_rows->size() / mostStale + mostStale) {
            m_rows.reset();
            forgetStale();
        }
    }

    /// True when there is an order, with little to mend in it.
    [[nodiscard]] bool isAlmostReady() const { return m_rows.has_value(); }

    /// The rows in order.
    /// @p make makes them anew
    /// @p belongs says whether a row that changed has a place in the order
    /// @p less compares two rows that have
    template <class Make, class Belongs, class Less>
    [[nodiscard]] const std::vector<Row> &rows(Make make, Belongs belongs, Less less)
    {
        if (!m_rows)
            m_rows = make();
        else if (!m_staleRows.empty())
            mend(belongs, less);
        forgetStale();
        return *m_rows;
    }

    [[nodiscard]] qsizetype memory() const { return m_rows ? memoryOf(*m_rows) : 0; }

private:
    /// To mend more than one in so many costs more than to sort all.
    static constexpr size_t mostStale = 16;

    void forgetStale()
    {
        m_staleRows.clear();
        m_stale.clear();
    }

    template <class Belongs, class Less>
    void mend(Belongs belongs, Less less)
    {
        std::vector<Row> &rows = *m_rows;
        std::erase_if(rows, [this](Row row) { return m_stale.contains(row); });
        std::erase_if(m_staleRows, [&](Row row) { return !belongs(row); });
        std::ranges::sort(m_staleRows, less);
        // From the last to the first, so that everybody else moves once.
        auto kept = static_cast<ptrdiff_t>(rows.size());
        rows.resize(rows.size() + m_staleRows.size());
        auto end = rows.end();
        for (auto row = m_staleRows.rbegin(); row != m_staleRows.rend(); ++row) {
            const auto place =
                std::upper_bound(rows.begin(), rows.begin() + kept, *row, std::ref(less));
            end = std::move_backward(place, rows.begin() + kept, end);
            *--end = *row;
            kept = place - rows.begin();
        }
    }

    std::optional<std::vector<Row>> m_rows;
    RowSet m_stale;
    std::vector<Row> m_staleRows;
};

} // namespace botdesk::storage
