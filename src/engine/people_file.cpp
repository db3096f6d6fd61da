#include "engine/people_file.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace botdesk::engine
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 beginningSize = 65'536;
/// As many rows are looked at for a number before a file is said to have no ids.
constexpr size_t rowsToLookAt = 100;
constexpr qsizetype longestCell = 60;

constexpr QByteArrayView utf8Mark = "\xEF\xBB\xBF";

/// Known names of columns, as they read in small letters and without spaces.
enum class Column : std::uint8_t { Id, FirstName, LastName, Name, Username };

struct KnownColumn {
    Column column;
    int rank; ///< of several columns for the same, the larger one counts
};

const QHash<QString, KnownColumn> &knownColumns()
{
    // A plain "id" may be the row number of somebody's own database.
    static const QHash<QString, KnownColumn> columns = {
        {u"id"_s, {Column::Id, 1}},
        {u"ид"_s, {Column::Id, 1}},
        {u"chatid"_s, {Column::Id, 2}},
        {u"userid"_s, {Column::Id, 3}},
        {u"idпользователя"_s, {Column::Id, 3}},
        {u"tgid"_s, {Column::Id, 4}},
        {u"telegramid"_s, {Column::Id, 4}},
        {u"telegramuserid"_s, {Column::Id, 4}},
        {u"firstname"_s, {Column::FirstName, 1}},
        {u"имя"_s, {Column::FirstName, 1}},
        {u"lastname"_s, {Column::LastName, 1}},
        {u"surname"_s, {Column::LastName, 1}},
        {u"фамилия"_s, {Column::LastName, 1}},
        {u"name"_s, {Column::Name, 1}},
        {u"fullname"_s, {Column::Name, 1}},
        {u"фио"_s, {Column::Name, 1}},
        {u"username"_s, {Column::Username, 1}},
        {u"юзернейм"_s, {Column::Username, 1}},
        {u"имяпользователя"_s, {Column::Username, 1}},
    };
    return columns;
}

QString columnName(const QByteArray &field)
{
    static const QRegularExpression gaps(u"[\\s_-]+"_s);
    return QString::fromUtf8(field).toCaseFolded().remove(gaps);
}

/// The digits of a whole number, with its sign; empty for everything else. A fraction of zeros is
/// what a table makes of whole numbers in a column with gaps.
QByteArrayView wholeNumber(QByteArrayView text)
{
    text = text.trimmed();
    if (const qsizetype point = text.indexOf('.'); point > 0) {
        const QByteArrayView fraction = text.sliced(point + 1);
        if (fraction.isEmpty() || !std::ranges::all_of(fraction, [](char c) { return c == '0'; }))
            return {};
        text = text.first(point);
    }
    const QByteArrayView digits = text.startsWith('-') ? text.sliced(1) : text;
    const bool isNumber = !digits.isEmpty() &&
                          std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? text : QByteArrayView();
}

/// 1.23457E+11, with a point or a comma.
bool isRounded(const QByteArray &text)
{
    static const QRegularExpression pattern(u"^-?\\d([.,]\\d+)?[eE]\\+\\d+$"_s);
    return pattern.match(QString::fromLatin1(text.trimmed())).hasMatch();
}

std::expected<domain::UserId, RowProblem> idOf(const QByteArray &text)
{
    const QByteArrayView number = wholeNumber(text);
    if (number.isEmpty()) {
        if (text.trimmed().isEmpty())
            return std::unexpected(RowProblem::EmptyId);
        return std::unexpected(isRounded(text) ? RowProblem::Rounded : RowProblem::NotANumber);
    }
    if (number.startsWith('-'))
        return std::unexpected(RowProblem::Negative);
    bool fits = false;
    const qint64 id = number.toLongLong(&fits);
    if (!fits || id > domain::maxUserId)
        return std::unexpected(RowProblem::TooLarge);
    if (id == 0)
        return std::unexpected(RowProblem::Zero);
    return id;
}

QString shortened(QString text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    text.truncate(text[length - 1].isHighSurrogate() ? length - 1 : length);
    return text;
}

/// A text of the file as it was meant: our own export puts an apostrophe before what a spreadsheet
/// would take for a formula.
QString textOf(const QByteArray &field)
{
    constexpr QStringView formula = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    QString text = QString::fromUtf8(field).trimmed();
    if (text.size() > 1 && text[0] == u'\'' && formula.contains(text[1]))
        text.remove(0, 1);
    return shortened(text, PeopleFile::longestName);
}

/// Text of two bytes a character has a zero in every other place, as long as it is in Latin script
/// or has digits.
bool looksLikeUtf16(QByteArrayView text)
{
    if (text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF") ||
        text.startsWith(QByteArrayView("\0\0\xFE\xFF", 4)))
        return true;
    std::array<qsizetype, 2> zeros{};
    for (qsizetype i = 0; i < text.size(); ++i)
        zeros[static_cast<size_t>(i % 2)] += text[i] == '\0' ? 1 : 0;
    const qsizetype half = text.size() / 2;
    return half > 0 && std::ranges::min(zeros) == 0 && std::ranges::max(zeros) > half / 2;
}

/// The separator that occurs most often in the first line, outside of quotes.
char separatorOf(QByteArrayView text)
{
    constexpr std::array<char, 3> separators{',', ';', '\t'};
    std::array<int, 3> counts{};
    bool isQuoted = false;
    bool hasBegun = false;
    for (const char c : text) {
        if ((c == '\n' || c == '\r') && !isQuoted) {
            if (hasBegun)
                break;
            continue;
        }
        hasBegun = true;
        if (c == '"')
            isQuoted = !isQuoted;
        for (size_t i = 0; i < separators.size(); ++i)
            counts[i] += c == separators[i] && !isQuoted ? 1 : 0;
    }
    return separators[static_cast<size_t>(std::ranges::max_element(counts) - counts.begin())];
}

RowProblem problemOf(CsvProblem problem)
{
    return problem == CsvProblem::OpenQuote ? RowProblem::OpenQuote : RowProblem::TooLong;
}

} // namespace

PeopleFile::PeopleFile(QIODevice &device, QByteArray begun, char separator, qint64 mark)
    : m_reader(device, std::move(begun), separator)
    , m_mark(mark)
{
}

std::expected<std::unique_ptr<PeopleFile>, FileProblem> PeopleFile::open(QIODevice &device)
{
    QByteArray beginning(beginningSize, Qt::Uninitialized);
    const qint64 count = device.read(beginning.data(), beginning.size());
    if (count < 0)
        return std::unexpected(FileProblem::CannotRead);
    beginning.resize(count);
    if (looksLikeUtf16(beginning))
        return std::unexpected(FileProblem::Utf16);
    if (beginning.contains('\0'))
        return std::unexpected(FileProblem::Binary);
    const bool isMarked = beginning.startsWith(utf8Mark);
    if (isMarked)
        beginning.remove(0, utf8Mark.size());

    const char separator = separatorOf(beginning);
    std::unique_ptr<PeopleFile> file(
        new PeopleFile(device, std::move(beginning), separator, isMarked ? utf8Mark.size() : 0));
    if (const FileProblem problem = file->findColumns(); problem != FileProblem::None)
        return std::unexpected(problem);
    return file;
}

PeopleFile::Columns PeopleFile::namedColumns(const CsvRow &row)
{
    Columns columns;
    int idRank = 0;
    for (int i = 0; i < static_cast<int>(row.fields.size()); ++i) {
        const auto known = knownColumns().constFind(columnName(row.fields[static_cast<size_t>(i)]));
        if (known == knownColumns().cend())
            continue;
        const auto takeFirst = [i](int &column) { column = column < 0 ? i : column; };
        switch (known->column) {
        case Column::Id:
            if (known->rank > idRank) {
                columns.id = i;
                idRank = known->rank;
            }
            break;
        case Column::FirstName:
            takeFirst(columns.firstName);
            break;
        case Column::LastName:
            takeFirst(columns.lastName);
            break;
        case Column::Name:
            takeFirst(columns.name);
            break;
        case Column::Username:
            takeFirst(columns.username);
            break;
        }
    }
    return columns;
}

FileProblem PeopleFile::findColumns()
{
    const auto isNumber = [](const QByteArray &field) { return !wholeNumber(field).isEmpty(); };
    bool isFirst = true;
    while (m_waiting.size() < rowsToLookAt) {
        auto row = m_reader.next();
        if (!row)
            break;
        if (isFirst && row->problem == CsvProblem::None) {
            m_columns = namedColumns(*row);
            isFirst = false;
            if (m_columns.id >= 0)
                return FileProblem::None;
            if (m_columns.firstName >= 0 || m_columns.lastName >= 0 || m_columns.name >= 0 ||
                m_columns.username >= 0)
                continue; // a header, though it does not say which column has the ids
        }
        const auto number = std::ranges::find_if(row->fields, isNumber);
        const bool isFound = number != row->fields.end();
        if (isFound)
            m_columns.id = static_cast<int>(number - row->fields.begin());
        m_waiting.push_back(std::move(*row));
        if (isFound)
            return FileProblem::None;
    }
    if (problem() != FileProblem::None)
        return problem();
    return isFirst && m_waiting.empty() ? FileProblem::Empty : FileProblem::NoIds;
}

std::optional<FileRow> PeopleFile::next()
{
    if (!m_waiting.empty()) {
        const CsvRow row = std::move(m_waiting.front());
        m_waiting.pop_front();
        return read(row);
    }
    const auto row = m_reader.next();
    return row ? std::optional(read(*row)) : std::nullopt;
}

FileRow PeopleFile::read(const CsvRow &row) const
{
    FileRow result{.line = row.line, .person = personOf(row)};
    const auto column = static_cast<size_t>(m_columns.id);
    if (!result.person && column < row.fields.size())
        result.cell = shortened(QString::fromUtf8(row.fields[column]), longestCell);
    return result;
}

std::expected<FilePerson, RowProblem> PeopleFile::personOf(const CsvRow &row) const
{
    if (row.problem != CsvProblem::None)
        return std::unexpected(problemOf(row.problem));
    const auto field = [&row](int column) {
        const bool isThere = column >= 0 && static_cast<size_t>(column) < row.fields.size();
        return isThere ? row.fields[static_cast<size_t>(column)] : QByteArray();
    };
    const QByteArray idField = field(m_columns.id);
    const std::array names{field(m_columns.firstName), field(m_columns.lastName),
                           field(m_columns.name), field(m_columns.username)};
    const auto isText = [](const QByteArray &text) { return text.isValidUtf8(); };
    if (!isText(idField) || !std::ranges::all_of(names, isText))
        return std::unexpected(RowProblem::BrokenText);
    const auto id = idOf(idField);
    if (!id)
        return std::unexpected(id.error());

    FilePerson person{.id = *id};
    person.profile.firstName = textOf(names[0]);
    person.profile.lastName = textOf(names[1]);
    if (domain::fullName(person.profile).isEmpty())
        person.profile.firstName = textOf(names[2]);
    person.profile.username = textOf(names[3]);
    if (person.profile.username.startsWith(u'@'))
        person.profile.username.remove(0, 1);
    return person;
}

FileProblem PeopleFile::problem() const
{
    if (m_reader.foundBinary())
        return FileProblem::Binary;
    return m_reader.failed() ? FileProblem::CannotRead : FileProblem::None;
}

qint64 PeopleFile::bytesDone() const
{
    return m_mark + m_reader.bytesDone();
}

} // namespace botdesk::engine
