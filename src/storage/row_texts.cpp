#include "storage/row_texts.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cstring>

namespace botdesk::storage
{

namespace
{

/// What has to move when a text in the middle changes stays some 20 kB.
constexpr Row pageRows = 1024;
/// Below one in so many the texts are looked at one by one, instead of all of them.
constexpr qsizetype fewAreOneIn = 8;
/// Pages between two questions whether anybody still waits.
constexpr size_t pagesBetweenStops = 4;
constexpr size_t pagesToSample = 16;

/// Makes room for a text in a page without doubling it: it will hardly grow again.
void reserveFor(std::vector<char> &bytes, size_t size)
{
    if (bytes.capacity() < size)
        bytes.reserve(size + size / 16);
}

} // namespace

QByteArrayView RowTexts::at(Row row) const
{
    const Page &page = m_pages[row / pageRows];
    const Row place = row % pageRows;
    const quint32 begin = page.begins[place];
    return {page.bytes.data() + begin, static_cast<qsizetype>(page.begins[place + 1] - begin) - 1};
}

void RowTexts::append(QByteArrayView text)
{
    if (m_size % pageRows == 0) {
        if (!m_pages.empty())
            m_pages.back().bytes.shrink_to_fit();
        m_pages.emplace_back().begins.reserve(pageRows + 1);
    }
    Page &page = m_pages.back();
    page.bytes.insert(page.bytes.end(), text.begin(), text.end());
    page.bytes.push_back('\0');
    page.begins.append(static_cast<quint32>(page.bytes.size()));
    ++m_size;
}

void RowTexts::replace(Row row, QByteArrayView text)
{
    Page &page = m_pages[row / pageRows];
    const Row place = row % pageRows;
    const auto oldSize = static_cast<ptrdiff_t>(page.begins[place + 1] - page.begins[place]) - 1;
    const ptrdiff_t grown = text.size() - oldSize;
    auto at = page.bytes.begin() + page.begins[place];
    if (grown > 0) {
        reserveFor(page.bytes, page.bytes.size() + static_cast<size_t>(grown));
        at = page.bytes.begin() + page.begins[place];
        page.bytes.insert(at + oldSize, static_cast<size_t>(grown), '\0');
    } else if (grown < 0) {
        page.bytes.erase(at + text.size(), at + oldSize);
    }
    std::ranges::copy(text, page.bytes.begin() + page.begins[place]);
    page.begins.shift(place + 1, grown);
}

bool RowTexts::keepMatching(RowSet &rows, const QList<QByteArray> &words, const Stop &stop) const
{
    if (words.isEmpty())
        return true;
    for (const Needle &needle : needlesFor(words)) {
        const qsizetype candidates = rows.count();
        if (candidates > m_size / fewAreOneIn) {
            RowSet hits(m_size);
            if (!search(needle, hits, stop))
                return false;
            rows.intersect(hits);
        } else {
            if (stop())
                return false;
            rows.keepIf([&](Row row) { return has(row, needle); });
        }
    }
    return true;
}

std::vector<RowTexts::Needle> RowTexts::needlesFor(const QList<QByteArray> &words) const
{
    // How often each byte occurs differs from bot to bot, by the scripts that its people write.
    std::array<qsizetype, 256> counts{};
    const size_t step = std::max<size_t>(1, m_pages.size() / pagesToSample);
    for (size_t i = 0; i < m_pages.size(); i += step) {
        for (const char byte : m_pages[i].bytes)
            ++counts.at(static_cast<uchar>(byte));
    }
    std::vector<Needle> needles;
    for (const QByteArray &word : words) {
        const auto rarity = [&](char byte) { return counts.at(static_cast<uchar>(byte)); };
        const auto rarest = std::ranges::min_element(word, {}, rarity);
        if (rarest != word.end())
            needles.push_back({word, rarest - word.begin(), rarity(*rarest)});
    }
    std::ranges::sort(needles, [](const Needle &a, const Needle &b) {
        return std::pair(a.rarity, -a.bytes.size()) < std::pair(b.rarity, -b.bytes.size());
    });
    return needles;
}

bool RowTexts::search(const Needle &needle, RowSet &hits, const Stop &stop) const
{
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (i % pagesBetweenStops == 0 && stop())
            return false;
        searchPage(m_pages[i], static_cast<Row>(i) * pageRows, needle, hits);
    }
    return true;
}

void RowTexts::searchPage(const Page &page, Row firstRow, const Needle &needle, RowSet &hits)
{
    // The rarest byte is looked for by the C library, with the widest registers there are.
    const char *const begin = page.bytes.data();
    const char *const end = begin + page.bytes.size();
    const char rarest = needle.bytes.at(needle.rarestAt);
    const qsizetype behind = needle.bytes.size() - needle.rarestAt;
    Row place = 0;
    for (const char *at = begin + needle.rarestAt; end - at >= behind; ++at) {
        at = static_cast<const char *>(std::memchr(at, rarest, static_cast<size_t>(end - at)));
        if (!at || end - at < behind)
            return;
        const char *const start = at - needle.rarestAt;
        if (std::memcmp(start, needle.bytes.data(), static_cast<size_t>(needle.bytes.size())) != 0)
            continue;
        const auto offset = static_cast<quint32>(start - begin);
        while (page.begins[place + 1] <= offset)
            ++place;
        // A text may have zeros in it, too: what reaches into the next one is no hit.
        const char *const textEnd = begin + page.begins[place + 1];
        if (textEnd - start <= needle.bytes.size())
            continue;
        hits.insert(firstRow + place);
        if (textEnd + needle.rarestAt >= end)
            return;
        at = textEnd + needle.rarestAt - 1;
    }
}

bool RowTexts::has(Row row, const Needle &needle) const
{
    const QByteArrayView text = at(row);
    const char *const end = text.data() + text.size();
    const char rarest = needle.bytes.at(needle.rarestAt);
    const qsizetype behind = needle.bytes.size() - needle.rarestAt;
    if (text.size() < needle.bytes.size())
        return false;
    for (const char *at = text.data() + needle.rarestAt; end - at >= behind; ++at) {
        at = static_cast<const char *>(std::memchr(at, rarest, static_cast<size_t>(end - at)));
        if (!at || end - at < behind)
            return false;
        if (std::memcmp(at - needle.rarestAt, needle.bytes.data(),
                        static_cast<size_t>(needle.bytes.size())) == 0)
            return true;
    }
    return false;
}

qsizetype RowTexts::memory() const
{
    qsizetype bytes = memoryOf(m_pages);
    for (const Page &page : m_pages)
        bytes += memoryOf(page.bytes) + page.begins.memory();
    return bytes;
}

} // namespace botdesk::storage
