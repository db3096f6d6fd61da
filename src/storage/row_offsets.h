#pragma once

#include "storage/row_set.h"

#include <limits>
#include <vector>

namespace botdesk::storage
{

/// Where texts begin in their page, and where the last one ends: two bytes each, as long as the
/// page is no larger than that.
class RowOffsets
{
public:
    [[nodiscard]] quint32 operator[](size_t i) const
    {
        return m_wide.empty() ? m_narrow[i] : m_wide[i];
    }
    [[nodiscard]] size_t size() const { return m_wide.empty() ? m_narrow.size() : m_wide.size(); }

    void reserve(size_t size) { m_narrow.reserve(size); }
    void append(quint32 offset)
    {
        widenFor(offset);
        if (m_wide.empty())
            m_narrow.push_back(static_cast<quint16>(offset));
        else
            m_wide.push_back(offset);
    }
    /// Moves those from @p first on.
    void shift(size_t first, qsizetype by)
    {
        widenFor(static_cast<quint32>((*this)[size() - 1] + by));
        for (size_t i = first; i < m_narrow.size(); ++i)
            m_narrow[i] = static_cast<quint16>(m_narrow[i] + by);
        for (size_t i = first; i < m_wide.size(); ++i)
            m_wide[i] = static_cast<quint32>(m_wide[i] + by);
    }

    [[nodiscard]] qsizetype memory() const { return memoryOf(m_narrow) + memoryOf(m_wide); }

private:
    void widenFor(quint32 offset)
    {
        if (offset <= std::numeric_limits<quint16>::max() || !m_wide.empty())
            return;
        m_wide.assign(m_narrow.begin(), m_narrow.end());
        m_narrow = {};
    }

    std::vector<quint16> m_narrow{0};
    std::vector<quint32> m_wide; ///< instead, when it has any
};

} // namespace botdesk::storage
