#pragma once

#include <QByteArray>
#include <QIODevice>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace botdesk::engine
{

/// Why a row of a CSV file could not be taken apart.
enum class CsvProblem : std::uint8_t {
    None,
    OpenQuote, ///< a quotation mark that nothing closes within CsvReader::mostLines
    TooLong,   ///< longer than CsvReader::longestRow
};

/// One row that holds anything.
struct CsvRow {
    qint64 line = 0; ///< where it begins, from 1
    CsvProblem problem = CsvProblem::None;
    std::vector<QByteArray> fields; ///< without quotes, in the file's own encoding

    bool operator==(const CsvRow &) const = default;
};

/// Reads CSV row by row, by libcsv: RFC 4180, and what else is called CSV. Memory is bounded,
/// whatever the file holds: a row that never ends is told as a problem, and reading goes on with
/// the line after the one where it began.
class CsvReader
{
public:
    /// In bytes; a person with names takes some hundred.
    static constexpr qsizetype longestRow = 65'536;
    /// Lines that one row may go over.
    static constexpr int mostLines = 100;

    /// @param device open for reading; must outlive the reader
    /// @param begun what was read from it already
    CsvReader(QIODevice &device, QByteArray begun, char separator);
    ~CsvReader();
    CsvReader(const CsvReader &) = delete;
    CsvReader &operator=(const CsvReader &) = delete;

    /// The next row; blank lines are passed over. nullopt at the end, and when reading stopped.
    [[nodiscard]] std::optional<CsvRow> next();

    /// True when a zero byte was met, which no text has: reading stopped there.
    [[nodiscard]] bool foundBinary() const { return m_foundBinary; }
    /// True when the device failed: reading stopped there.
    [[nodiscard]] bool failed() const { return m_failed; }

    /// How many bytes of the device are behind the rows that were given.
    [[nodiscard]] qint64 bytesDone() const { return m_dropped + m_rowStart; }

private:
    struct Parser;

    [[nodiscard]] bool fill();
    /// Behind the end of the line that begins at m_next; nullopt when it is not in the buffer yet.
    [[nodiscard]] std::optional<qsizetype> endOfLine() const;
    [[nodiscard]] std::optional<CsvRow> takeLine(qsizetype end);
    [[nodiscard]] CsvRow giveUp(CsvProblem problem);
    void skipLine();
    void beginRow(qsizetype at, qint64 line);

    QIODevice &m_device;
    std::unique_ptr<Parser> m_parser;
    QByteArray m_buffer;       ///< what was read, from m_rowStart on or a little before
    qint64 m_dropped = 0;      ///< bytes that were in the buffer before it
    qsizetype m_rowStart = 0;  ///< in the buffer
    qsizetype m_firstLine = 0; ///< behind the row's first line; 0 while that is not known
    qsizetype m_next = 0;      ///< what the parser has not seen yet
    qint64 m_line = 1;         ///< where the row begins
    int m_linesInRow = 0;
    bool m_atEnd = false;
    bool m_foundBinary = false;
    bool m_failed = false;
};

} // namespace botdesk::engine
