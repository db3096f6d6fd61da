#pragma once

#include "storage/row_offsets.h"

#include <QByteArray>

#include <functional>
#include <span>
#include <vector>

namespace botdesk::storage
{

/// A text in UTF-8 for every row, close together in memory, so that all of them can be looked
/// through in some milliseconds.
///
/// They lie in pages of so many rows each. A text that changes moves what is behind it in its page,
/// a few kilobytes: so there is no garbage, and nothing to compact.
class RowTexts
{
public:
    /// Asked once in a few thousand rows; true means: give up.
    using Stop = std::function<bool()>;

    [[nodiscard]] Row size() const { return m_size; }
    [[nodiscard]] QByteArrayView at(Row row) const;
    void append(QByteArrayView text);
    void replace(Row row, QByteArrayView text);

    /// Leaves those of @p rows whose text has every one of @p words somewhere. False when @p stop
    /// said so: then what is left means nothing.
    [[nodiscard]] bool keepMatching(RowSet &rows, const QList<QByteArray> &words,
                                    const Stop &stop) const;

    /// Bytes in memory.
    [[nodiscard]] qsizetype memory() const;

private:
    struct Page {
        std::vector<char> bytes; ///< the texts, each with a zero behind it
        RowOffsets begins;
    };
    /// What is looked for, and the one of its bytes that is the rarest.
    struct Needle {
        QByteArray bytes;
        qsizetype rarestAt = 0;
        qsizetype rarity = 0;
    };

    [[nodiscard]] std::vector<Needle> needlesFor(const QList<QByteArray> &words) const;
    [[nodiscard]] bool search(const Needle &needle, RowSet &hits, const Stop &stop) const;
    static void searchPage(const Page &page, Row firstRow, const Needle &needle, RowSet &hits);
    [[nodiscard]] bool has(Row row, const Needle &needle) const;

    std::vector<Page> m_pages;
    Row m_size = 0;
};

} // namespace botdesk::storage
