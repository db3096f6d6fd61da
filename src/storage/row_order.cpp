#include "storage/row_order.h"

#include <QtEndian>

#include <array>
#include <cstring>
#include <numeric>
#include <span>

namespace botdesk::storage
{

namespace
{

using KeyOf = std::function<QByteArrayView(Row)>;

/// A row with eight bytes of its text, so that most comparisons need not look the text up.
struct Item {
    quint64 head = 0;
    quint32 place = 0; ///< at first
    Row row = 0;
};

constexpr qsizetype headSize = sizeof(quint64);
/// Runs of the same head that are shorter are compared text by text.
constexpr qsizetype shortRun = 12;

quint64 headAt(QByteArrayView text, qsizetype depth)
{
    const qsizetype left = text.size() - depth;
    if (left >= headSize)
        return qFromBigEndian<quint64>(text.data() + depth);
    quint64 head = 0;
    if (left > 0)
        std::memcpy(&head, text.data() + depth, static_cast<size_t>(left));
    return qFromBigEndian(head);
}

void sortWhole(std::span<Item> items, const KeyOf &keyOf)
{
    std::ranges::sort(items, [&](const Item &a, const Item &b) {
        const int order = keyOf(a.row).compare(keyOf(b.row));
        return order != 0 ? order < 0 : a.place < b.place;
    });
}

/// Whether these, whose texts are the same up to here, end here, too.
bool allEnd(std::span<const Item> items, qsizetype end, const KeyOf &keyOf)
{
    const qsizetype size = keyOf(items.front().row).size();
    return size <= end && std::ranges::all_of(items, [&](const Item &item) {
               return keyOf(item.row).size() == size;
           });
}

/// Sorts @p items, whose texts are the same before @p depth.
void sortFrom(std::span<Item> items, qsizetype depth, const KeyOf &keyOf)
{
    for (Item &item : items)
        item.head = headAt(keyOf(item.row), depth);
    std::ranges::sort(items, [](const Item &a, const Item &b) {
        return a.head != b.head ? a.head < b.head : a.place < b.place;
    });
    for (auto run = items.begin(); run != items.end();) {
        const auto end = std::find_if(run, items.end(),
                                      [&](const Item &item) { return item.head != run->head; });
        const std::span<Item> same(run, end);
        run = end;
        if (same.size() == 1 || allEnd(same, depth + headSize, keyOf))
            continue;
        if (std::ssize(same) <= shortRun)
            sortWhole(same, keyOf);
        else
            sortFrom(same, depth + headSize, keyOf);
    }
}

} // namespace

void sortByText(std::vector<Row> &rows, const KeyOf &keyOf)
{
    std::vector<Item> items(rows.size());
    for (size_t i = 0; i < rows.size(); ++i)
        items[i] = {.place = static_cast<quint32>(i), .row = rows[i]};
    sortFrom(items, 0, keyOf);
    std::ranges::transform(items, rows.begin(), &Item::row);
}

void sortByNumber(std::vector<Row> &rows, const std::vector<quint32> &numbers)
{
    constexpr int bits = 11;
    constexpr quint32 mask = (1U << bits) - 1;
    std::vector<Row> sorted(rows.size());
    for (int shift = 0; shift < 32; shift += bits) {
        std::array<quint32, mask + 1> places{};
        for (const Row row : rows)
            ++places.at(numbers[row] >> shift & mask);
        std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
        for (const Row row : rows)
            sorted[places.at(numbers[row] >> shift & mask)++] = row;
        rows.swap(sorted);
    }
}

} // namespace botdesk::storage
