#pragma once

#include "domain/profile.h"
#include "engine/csv_reader.h"

#include <QIODevice>

#include <deque>
#include <expected>
#include <memory>
#include <optional>

namespace botdesk::engine
{

/// Why a row of a file names nobody.
enum class RowProblem : std::uint8_t {
    NotANumber, ///< words; a username alone names nobody (R9)
    Rounded,    ///< 1.23E+11: a spreadsheet has thrown digits away
    Negative,   ///< a group or a channel
    Zero,
    TooLarge, ///< more than 52 bits
    EmptyId,
    BrokenText, ///< not UTF-8
    OpenQuote,  ///< a quotation mark that nothing closes
    TooLong,    ///< see CsvReader::longestRow
    ThisBot,    ///< the bot does not write to itself
};

/// Why a file cannot be read on, or at all.
enum class FileProblem : std::uint8_t {
    None,
    CannotOpen,
    CannotRead, ///< reading failed in the middle
    Binary,     ///< no text: a picture, an archive, a spreadsheet's own format
    Utf16,      ///< text, but saved as UTF-16 or UTF-32
    Empty,
    NoIds, ///< no column has a number in it
};

/// Somebody whom a file names: an id, with what the file says about them. All of it is hearsay.
struct FilePerson {
    domain::UserId id = 0;
    domain::Profile profile;

    bool operator==(const FilePerson &) const = default;
};

/// One row of a file.
struct FileRow {
    qint64 line = 0; ///< where it begins, from 1
    std::expected<FilePerson, RowProblem> person;
    QString cell; ///< of a problem: what stands where the id should be, shortened
};

/// A file of people, read row by row: CSV with commas, semicolons or tabs, with a header or
/// without, or one id a line. The id's column is found by its name, else by the first number.
class PeopleFile
{
public:
    /// Longer names are cut: Telegram itself takes 64 characters.
    static constexpr qsizetype longestName = 256;

    /// Looks at the beginning of @p device, which is open for reading and outlives the file.
    [[nodiscard]] static std::expected<std::unique_ptr<PeopleFile>, FileProblem>
    open(QIODevice &device);

    /// The next row that holds anything; nullopt at the end and when reading stopped.
    [[nodiscard]] std::optional<FileRow> next();

    /// Why reading stopped before the end; None when it did not.
    [[nodiscard]] FileProblem problem() const;

    /// Bytes of the device that are read and dealt with.
    [[nodiscard]] qint64 bytesDone() const;

private:
    /// Where what stands; -1 for what there is not.
    struct Columns {
        int id = -1;
        int firstName = -1;
        int lastName = -1;
        int name = -1;
        int username = -1;
    };

    PeopleFile(QIODevice &device, QByteArray begun, char separator, qint64 mark);
    [[nodiscard]] FileProblem findColumns();
    [[nodiscard]] static Columns namedColumns(const CsvRow &row);
    [[nodiscard]] FileRow read(const CsvRow &row) const;
    [[nodiscard]] std::expected<FilePerson, RowProblem> personOf(const CsvRow &row) const;

    CsvReader m_reader;
    Columns m_columns;
    std::deque<CsvRow> m_waiting; ///< read while the columns were looked for
    qint64 m_mark;                ///< bytes before the text: a mark of its encoding
};

} // namespace botdesk::engine
