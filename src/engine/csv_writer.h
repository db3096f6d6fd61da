#pragma once

#include <QByteArray>
#include <QString>

namespace botdesk::engine
{

/// Puts rows of CSV together by RFC 4180: quotes by libcsv, CRLF at the end of a row.
class CsvWriter
{
public:
    /// @param out what is written is appended to; must outlive the writer
    explicit CsvWriter(QByteArray &out)
        : m_out(out)
    {
    }

    /// A text of somebody else's. What a spreadsheet would run as a formula gets an apostrophe
    /// before it, which makes it a text there.
    void add(const QString &text);
    /// Text of ours: a number, a moment, a word without anything that needs quotes.
    void addPlain(QByteArrayView text);
    void endRow();

private:
    void beginField();

    QByteArray &m_out;
    bool m_isFirst = true;
};

} // namespace botdesk::engine
