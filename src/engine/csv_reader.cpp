#include "engine/csv_reader.h"

#include <csv.h>

#include <algorithm>

namespace botdesk::engine
{

namespace
{

constexpr qint64 chunkSize = 65'536;

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

} // namespace

/// libcsv's parser with what it calls back.
struct CsvReader::Parser {
    explicit Parser(char between)
        : separator(between)
    {
        begin();
    }
    ~Parser() { csv_free(&parser); }
    Parser(const Parser &) = delete;
    Parser &operator=(const Parser &) = delete;

    void begin()
    {
        // Every line end is told: that is how we know whether a row goes on behind it.
        csv_init(&parser, CSV_REPALL_NL);
        csv_set_delim(&parser, static_cast<unsigned char>(separator));
        fields.clear();
        ended = false;
    }
    void reset()
    {
        csv_free(&parser);
        begin();
    }
    /// True when the bytes ended a row.
    bool feed(QByteArrayView bytes)
    {
        ended = false;
        csv_parse(&parser, bytes.data(), static_cast<size_t>(bytes.size()), &Parser::takeField,
                  &Parser::takeEnd, this);
        return ended;
    }
    static void takeField(void *text, size_t size, void *self)
    {
        static_cast<Parser *>(self)->fields.emplace_back(static_cast<const char *>(text),
                                                         static_cast<qsizetype>(size));
    }
    static void takeEnd(int, void *self) { static_cast<Parser *>(self)->ended = true; }

    csv_parser parser{};
    char separator;
    std::vector<QByteArray> fields;
    bool ended = false;
};

CsvReader::CsvReader(QIODevice &device, QByteArray begun, char separator)
    : m_device(device)
    , m_parser(std::make_unique<Parser>(separator))
    , m_buffer(std::move(begun))
{
    m_foundBinary = m_buffer.contains('\0');
}

CsvReader::~CsvReader() = default;

bool CsvReader::fill()
{
    if (m_atEnd || m_foundBinary)
        return false;
    // Only whole rows are let go: an unclosed quotation mark sends us back to the row's beginning.
    m_buffer.remove(0, m_rowStart);
    m_dropped += m_rowStart;
    m_next -= m_rowStart;
    m_firstLine = std::max<qsizetype>(0, m_firstLine - m_rowStart);
    m_rowStart = 0;

    const qsizetype before = m_buffer.size();
    m_buffer.resize(before + chunkSize);
    const qint64 count = m_device.read(m_buffer.data() + before, chunkSize);
    m_buffer.resize(before + std::max<qint64>(0, count));
    m_failed = count < 0;
    m_atEnd = count <= 0;
    m_foundBinary = m_buffer.indexOf('\0', before) >= 0;
    return !m_foundBinary && !m_failed;
}

std::optional<qsizetype> CsvReader::endOfLine() const
{
    const auto end = std::find_if(m_buffer.begin() + m_next, m_buffer.end(), isLineEnd);
    if (end == m_buffer.end())
        return m_atEnd && m_next < m_buffer.size() ? std::optional(m_buffer.size()) : std::nullopt;
    const qsizetype behind = end - m_buffer.begin() + 1;
    if (*end == '\n')
        return behind;
    if (behind == m_buffer.size() && !m_atEnd)
        return std::nullopt; // a line feed may follow, which belongs to it
    return behind < m_buffer.size() && m_buffer[behind] == '\n' ? behind + 1 : behind;
}

void CsvReader::beginRow(qsizetype at, qint64 line)
{
    m_rowStart = at;
    m_next = at;
    m_firstLine = 0;
    m_line = line;
    m_linesInRow = 0;
}

std::optional<CsvRow> CsvReader::takeLine(qsizetype end)
{
    const QByteArrayView bytes = QByteArrayView(m_buffer).sliced(m_next, end - m_next);
    bool ended = m_parser->feed(bytes);
    if (!isLineEnd(bytes.back())) // the last line of a file may lack its end
        ended = m_parser->feed("\n") || ended;
    m_next = end;
    ++m_linesInRow;
    if (m_firstLine == 0)
        m_firstLine = end;
    if (ended) {
        CsvRow row{.line = m_line, .fields = std::exchange(m_parser->fields, {})};
        beginRow(end, m_line + m_linesInRow);
        const bool isBlank =
            row.fields.empty() || (row.fields.size() == 1 && row.fields.front().isEmpty());
        return isBlank ? std::nullopt : std::optional(std::move(row));
    }
    if (m_next - m_rowStart > longestRow)
        return giveUp(CsvProblem::TooLong);
    if (m_linesInRow >= mostLines)
        return giveUp(CsvProblem::OpenQuote);
    return std::nullopt;
}

CsvRow CsvReader::giveUp(CsvProblem problem)
{
    m_parser->reset();
    CsvRow row{.line = m_line, .problem = problem};
    beginRow(m_firstLine, m_line + 1);
    return row;
}

void CsvReader::skipLine()
{
    for (;;) {
        if (const auto end = endOfLine()) {
            beginRow(*end, m_line + 1);
            return;
        }
        // Nothing of it is kept, but for a carriage return whose line feed may still come.
        const bool waits = m_buffer.endsWith('\r');
        beginRow(m_buffer.size() - (waits ? 1 : 0), m_line);
        if (m_atEnd || !fill())
            return;
    }
}

std::optional<CsvRow> CsvReader::next()
{
    while (!m_foundBinary && !m_failed) {
        if (const auto end = endOfLine()) {
            if (*end - m_next > longestRow && m_linesInRow == 0) {
                CsvRow row{.line = m_line, .problem = CsvProblem::TooLong};
                beginRow(*end, m_line + 1);
                return row;
            }
            if (auto row = takeLine(*end))
                return row;
        } else if (m_buffer.size() - m_rowStart > longestRow) {
            if (m_linesInRow > 0)
                return giveUp(CsvProblem::TooLong);
            CsvRow row{.line = m_line, .problem = CsvProblem::TooLong};
            skipLine();
            return row;
        } else if (m_atEnd) {
            // Here only a row that goes on can wait for more.
            return m_linesInRow > 0 ? std::optional(giveUp(CsvProblem::OpenQuote)) : std::nullopt;
        } else if (!fill()) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace botdesk::engine
