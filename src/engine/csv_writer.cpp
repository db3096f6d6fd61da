#include "engine/csv_writer.h"

#include <csv.h>

namespace botdesk::engine
{

namespace
{

/// True for what a spreadsheet may take for a formula:
/// https://owasp.org/www-community/attacks/CSV_Injection The wide forms are those of Chinese and
/// Japanese keyboards.
bool looksLikeFormula(const QString &text)
{
    constexpr QStringView beginnings = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    return !text.isEmpty() && beginnings.contains(text.front());
}

} // namespace

void CsvWriter::beginField()
{
    if (!m_isFirst)
        m_out += ',';
    m_isFirst = false;
}

void CsvWriter::add(const QString &text)
{
    beginField();
    if (text.isEmpty())
        return;
    const QByteArray bytes = (looksLikeFormula(text) ? u'\'' + text : text).toUtf8();
    if (!bytes.contains('"')) { // as nearly always: libcsv goes byte by byte
        m_out.append('"').append(bytes).append('"');
        return;
    }
    // Every byte may be a quotation mark that is doubled, and two go around.
    const qsizetype before = m_out.size();
    const qsizetype room = 2 * bytes.size() + 2;
    m_out.resize(before + room);
    const size_t written = csv_write2(m_out.data() + before, static_cast<size_t>(room),
                                      bytes.constData(), static_cast<size_t>(bytes.size()), '"');
    m_out.resize(before + static_cast<qsizetype>(written));
}

void CsvWriter::addPlain(QByteArrayView text)
{
    beginField();
    m_out += text;
}

void CsvWriter::endRow()
{
    m_out += "\r\n";
    m_isFirst = true;
}

} // namespace botdesk::engine
