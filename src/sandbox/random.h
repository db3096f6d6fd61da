#pragma once

#include <QtGlobal>
#include <span>

namespace botdesk::sandbox
{

/// A small seeded generator (SplitMix64): the same seed gives the same people on every machine,
/// which the distributions of the standard library do not promise.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }

    /// Any 64 bits.
    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    /// A number from 0 to `bound` - 1; 0 when `bound` is below 1.
    qint64 below(qint64 bound)
    {
        return bound < 1 ? 0 : static_cast<qint64>(next() % static_cast<quint64>(bound));
    }

    /// A number from `low` to `high`, both included.
    qint64 between(qint64 low, qint64 high) { return low + below(high - low + 1); }

    /// True in `percent` of a hundred cases.
    bool chance(int percent) { return below(100) < percent; }

    /// One of `items`, which must not be empty.
    template <typename T>
    const T &pick(std::span<T> items)
    {
        return items[static_cast<size_t>(below(static_cast<qint64>(items.size())))];
    }

private:
    quint64 m_state;
};

} // namespace botdesk::sandbox
