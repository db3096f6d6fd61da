#include "models/people_order.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace botdesk::models
{

using domain::UserId;

namespace
{

/// Tells at the cost of one look at a few kilobytes that somebody is none of a few: a table of
/// hashes would be asked a million times.
class Sieve
{
public:
    explicit Sieve(const QList<UserId> &people)
        : m_bits(std::bit_ceil(bitsEach * static_cast<size_t>(people.size()) + fewestBits), false)
    {
        for (const UserId id : people)
            m_bits[placeOf(id)] = true;
    }

    [[nodiscard]] bool mayHave(UserId id) const { return m_bits[placeOf(id)]; }

private:
    static constexpr size_t bitsEach = 16;
    static constexpr size_t fewestBits = 4096;

    [[nodiscard]] size_t placeOf(UserId id) const
    {
        constexpr quint64 golden = 0x9E37'79B9'7F4A'7C15;
        // The upper half of the product is the well-mixed one.
        return (static_cast<quint64>(id) * golden >> 32) & (m_bits.size() - 1);
    }

    std::vector<bool> m_bits; ///< a power of two of them
};

} // namespace

QHash<UserId, int> rowsOf(const PeopleOrder &order, const QList<UserId> &people)
{
    QHash<UserId, int> rows;
    rows.reserve(people.size());
    for (const UserId id : people)
        rows.insert(id, -1);
    if (rows.isEmpty())
        return rows;
    const Sieve sieve(people);
    qsizetype left = rows.size();
    for (qsizetype row = 0; row < order.size() && left > 0; ++row) {
        if (!sieve.mayHave(order.at(row)))
            continue;
        const auto found = rows.find(order.at(row));
        if (found == rows.end())
            continue;
        *found = static_cast<int>(row);
        --left;
    }
    return rows;
}

QList<UserId> missingFrom(const PeopleOrder &order, const QList<UserId> &people)
{
    const QHash<UserId, int> rows = rowsOf(order, people);
    QList<UserId> missing;
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        if (*row < 0)
            missing.append(row.key());
    }
    return missing;
}

OrderChange changeBetween(const PeopleOrder &before, const PeopleOrder &after)
{
    using Kind = OrderChange::Kind;
    const qsizetype more = after.size() - before.size();
    if (more < 0)
        return {.kind = Kind::Other};
    const auto differs =
        std::mismatch(before.begin(), before.end(), after.begin(), after.begin() + before.size());
    if (!std::equal(differs.first, before.end(), differs.second + more))
        return {.kind = Kind::Other};
    if (more == 0)
        return {.kind = Kind::Same};
    return {.kind = Kind::Inserted,
            .first = static_cast<int>(differs.first - before.begin()),
            .count = static_cast<int>(more)};
}

} // namespace botdesk::models
