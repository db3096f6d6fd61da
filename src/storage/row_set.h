#pragma once

#include <QtGlobal>

#include <bit>
#include <vector>

namespace botdesk::storage
{

/// The number of a person in the index of people: small, and for as long as the index lives theirs.
using Row = quint32;

/// Bytes in memory.
template <class T>
[[nodiscard]] qsizetype memoryOf(const std::vector<T> &column)
{
    const size_t bytes = column.capacity() * sizeof(T);
    return static_cast<qsizetype>(bytes);
}

/// A set of rows, a bit each.
class RowSet
{
public:
    RowSet() = default;
    /// Of the rows below @p size, all or none.
    explicit RowSet(Row size, bool all = false)
        : m_words((size + 63) / 64, all ? ~quint64{0} : 0)
    {
        if (all && size % 64 != 0 && !m_words.empty())
            m_words.back() = (quint64{1} << (size % 64)) - 1;
    }

    [[nodiscard]] bool contains(Row row) const
    {
        return row / 64 < m_words.size() && (m_words[row / 64] >> (row % 64) & 1) != 0;
    }
    /// @p row may lie beyond what the set was made for.
    void insert(Row row)
    {
        if (row / 64 >= m_words.size())
            m_words.resize(row / 64 + 1);
        m_words[row / 64] |= quint64{1} << (row % 64);
    }
    void remove(Row row)
    {
        if (row / 64 < m_words.size())
            m_words[row / 64] &= ~(quint64{1} << (row % 64));
    }
    void clear() { m_words.clear(); }

    [[nodiscard]] qsizetype count() const
    {
        qsizetype count = 0;
        for (const quint64 word : m_words)
            count += std::popcount(word);
        return count;
    }

    /// Shows the rows to @p visit in ascending order; those that it is false about are removed.
    template <class Visit>
    void keepIf(Visit visit)
    {
        for (size_t i = 0; i < m_words.size(); ++i) {
            quint64 kept = 0;
            for (quint64 left = m_words[i]; left != 0; left &= left - 1) {
                const int bit = std::countr_zero(left);
                kept |= quint64{visit(static_cast<Row>(i * 64) + static_cast<Row>(bit))} << bit;
            }
            m_words[i] = kept;
        }
    }

    /// Shows the rows to @p visit in ascending order.
    template <class Visit>
    void forEach(Visit visit) const
    {
        for (size_t i = 0; i < m_words.size(); ++i) {
            for (quint64 left = m_words[i]; left != 0; left &= left - 1)
                visit(static_cast<Row>(i * 64) + static_cast<Row>(std::countr_zero(left)));
        }
    }

    /// Leaves what is in both.
    void intersect(const RowSet &other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= i < other.m_words.size() ? other.m_words[i] : 0;
    }

private:
    std::vector<quint64> m_words;
};

} // namespace botdesk::storage
