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

/// Sixteen bytes of a text: two numbers that compare as they do.
using Head = std::array<quint64, 2>;
constexpr qsizetype headSize = sizeof(Head);

/// Whether a text ends with its head.
enum class End : quint32 {
    Later,
    Here,
    Unclear, ///< here, but with zeros in it: they look like those that fill the head up
};

/// A row with a part of its text, so that most comparisons need not look the text up.
struct Item {
    Head head{};
    quint32 place : 30 = 0; ///< at first
    End end : 2 = End::Later;
    Row row = 0;
};

/// Runs of the same head that are shorter are compared text by text.
constexpr qsizetype shortRun = 12;

void takeHead(Item &item, QByteArrayView text, qsizetype depth)
{
    const QByteArrayView part = text.sliced(depth, std::min(text.size() - depth, headSize));
    Head head{};
    std::memcpy(head.data(), part.data(), static_cast<size_t>(part.size()));
    item.head = {qFromBigEndian(head[0]), qFromBigEndian(head[1])};
    item.end = depth + part.size() < text.size() ? End::Later
               : part.contains('\0')             ? End::Unclear
                                                 : End::Here;
}

void sortWhole(std::span<Item> items, const KeyOf &keyOf)
{
    std::ranges::sort(items, [&](const Item &a, const Item &b) {
        const int order = keyOf(a.row).compare(keyOf(b.row));
        return order != 0 ? order < 0 : a.place < b.place;
    });
}

/// Sorts @p items, whose texts are the same before @p depth.
void sortFrom(std::span<Item> items, qsizetype depth, const KeyOf &keyOf)
{
    for (Item &item : items)
        takeHead(item, keyOf(item.row), depth);
    std::ranges::sort(items, [](const Item &a, const Item &b) {
        return a.head != b.head ? a.head < b.head : a.place < b.place;
    });
    for (auto run = items.begin(); run != items.end();) {
        const auto end = std::find_if(run, items.end(),
                                      [&](const Item &item) { return item.head != run->head; });
        const std::span<Item> same(run, end);
        const auto all = [&](End where) {
            return std::ranges::all_of(same, [&](const Item &item) { return item.end == where; });
        };
        run = end;
        if (same.size() == 1 || all(End::Here))
            continue;
        if (std::ssize(same) > shortRun && all(End::Later))
            sortFrom(same, depth + headSize, keyOf);
        else
            sortWhole(same, keyOf);
    }
}

} // namespace

void sortByText(std::vector<Row> &rows, const KeyOf &keyOf)
{
    std::vector<Item> items(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        items[i].place = static_cast<quint32>(i);
        items[i].row = rows[i];
    }
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
