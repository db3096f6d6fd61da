#pragma once

#include "domain/profile.h"
#include "storage/row_set.h"

#include <limits>
#include <vector>

namespace botdesk::storage
{

/// Ids in five bytes each, as long as none needs more than forty bits: today's have 33, and 52 is
/// what the Bot API promises at most.
class IdColumn
{
public:
    [[nodiscard]] size_t size() const { return m_low.size(); }
    [[nodiscard]] bool empty() const { return m_low.empty(); }
    [[nodiscard]] domain::UserId operator[](size_t i) const
    {
        const quint64 high = m_isWide ? m_wideHigh[i] : m_high[i];
        return static_cast<domain::UserId>(high << 32 | m_low[i]);
    }
    [[nodiscard]] domain::UserId back() const { return (*this)[size() - 1]; }

    void reserve(size_t size)
    {
        m_low.reserve(size);
        m_high.reserve(size);
    }
    void push_back(domain::UserId id)
    {
        const auto bits = static_cast<quint64>(id);
        const auto high = static_cast<quint32>(bits >> 32);
        if (high > std::numeric_limits<quint8>::max() && !m_isWide)
            widen();
        m_low.push_back(static_cast<quint32>(bits));
        if (m_isWide)
            m_wideHigh.push_back(high);
        else
            m_high.push_back(static_cast<quint8>(high));
    }

    /// Bytes in memory.
    [[nodiscard]] qsizetype memory() const
    {
        return memoryOf(m_low) + memoryOf(m_high) + memoryOf(m_wideHigh);
    }

private:
    void widen()
    {
        m_wideHigh.assign(m_high.begin(), m_high.end());
        m_high = {};
        m_isWide = true;
    }

    std::vector<quint32> m_low;
    std::vector<quint8> m_high;
    std::vector<quint32> m_wideHigh; ///< instead, once there is a longer id
    bool m_isWide = false;
};

} // namespace botdesk::storage
