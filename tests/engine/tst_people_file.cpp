// Files of people: every shape that is understood, and that whatever else comes is told with its
// line and its reason.
#include "engine/import_window.h"
#include "engine/people_file.h"

#include <QBuffer>
#include <QStringEncoder>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <ranges>
#include <vector>

using namespace botdesk::engine;
using namespace Qt::StringLiterals;
using botdesk::domain::maxUserId;

namespace
{

/// A row as a short text: "3: 42 Ann|Brown|ann", or "3: problem 0".
QString described(const FileRow &row)
{
    if (!row.person)
        return u"%1: problem %2"_s.arg(row.line).arg(static_cast<int>(row.person.error()));
    const auto &[id, profile] = *row.person;
    return u"%1: %2 %3|%4|%5"_s.arg(row.line).arg(id).arg(profile.firstName, profile.lastName,
                                                          profile.username);
}

QString problem(qint64 line, RowProblem what)
{
    return u"%1: problem %2"_s.arg(line).arg(static_cast<int>(what));
}

struct Reading {
    FileProblem problem = FileProblem::None;
    QStringList rows;
    QStringList cells;
    qint64 bytesDone = 0;
};

Reading read(const QByteArray &content)
{
    QByteArray bytes = content;
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    Reading reading;
    auto file = PeopleFile::open(device);
    if (!file) {
        reading.problem = file.error();
        return reading;
    }
    while (const auto row = (*file)->next()) {
        reading.rows.append(described(*row));
        if (!row->person)
            reading.cells.append(row->cell);
    }
    reading.problem = (*file)->problem();
    reading.bytesDone = (*file)->bytesDone();
    return reading;
}

} // namespace

class TestPeopleFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void badRows_data();
    void badRows();
    void badFiles_data();
    void badFiles();
    void utf16IsToldApart();
    void anOpenQuoteDoesNotSwallowTheRest();
    void endlessLinesAreBounded();
    void linesAreCountedOverChunks();
    void aZeroByteLaterOnStopsTheReading();
    void theCellIsTold();
    void longNamesAreCut();
    void windowsAreInOrder();
};

void TestPeopleFile::shapes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("rows");
    const auto row = [](const char *name, const QByteArray &content, const QStringList &rows) {
        QTest::newRow(name) << content << rows;
    };
    const QStringList plain{u"1: 42 ||"_s, u"2: 43 ||"_s};
    row("one a line", "42\n43\n", plain);
    row("without the last end", "42\n43", plain);
    row("from Windows", "42\r\n43\r\n", plain);
    row("from an old Mac", "42\r43\r", plain);
    row("with a mark",
        "\xEF\xBB\xBF"
        "42\n43\n",
        plain);
    row("spaces around", "  42 \n\t43\t\n", plain);
    row("quoted", "\"42\"\n\"43\"\n", plain);
    row("whole numbers of a table", "42.0\n43.00\n", plain);
    row("the same twice", "42\n42\n", {u"1: 42 ||"_s, u"2: 42 ||"_s});
    row("blank lines", "\n\n42\n\n   \r\n43\n\n", {u"3: 42 ||"_s, u"6: 43 ||"_s});
    row("the largest", QByteArray::number(maxUserId), {u"1: %1 ||"_s.arg(maxUserId)});
    row("header", "id,first_name,last_name,username\n42,Ann,Brown,ann\n",
        {u"2: 42 Ann|Brown|ann"_s});
    row("header in capitals, with spaces",
        "Telegram ID;First Name;Last Name;USERNAME\n42;Ann;;@ann\n", {u"2: 42 Ann||ann"_s});
    row("header of one column", "user_id\n42\n", {u"2: 42 ||"_s});
    row("header in Russian", "Фамилия\tИмя\tID\nБраун\tАнна\t42\n", {u"2: 42 Анна|Браун|"_s});
    row("header without an id", "name,number\nAnn,42\n", {u"2: 42 Ann||"_s});
    row("a row number beside the id", "id,telegram_id,name\n1,42,Ann\n2,43,Bob\n",
        {u"2: 42 Ann||"_s, u"3: 43 Bob||"_s});
    row("one name", "id,name\n42,Ann Brown\n", {u"2: 42 Ann Brown||"_s});
    row("one name beside two", "id,name,first_name\n42,Ann Brown,Ann\n43,Bob,\n",
        {u"2: 42 Ann||"_s, u"3: 43 Bob||"_s});
    row("no header", "Ann,42\nBob,43\n", {u"1: 42 ||"_s, u"2: 43 ||"_s});
    row("a first line that is neither", "my people\n42\n",
        {problem(1, RowProblem::NotANumber), u"2: 42 ||"_s});
    row("quotes and lines in names",
        "id,first_name,last_name\n42,\"Ann \"\"the\nfirst\"\"\",\"a,b;c\"\n43,Bob,\n",
        {u"2: 42 Ann \"the\nfirst\"|a,b;c|"_s, u"4: 43 Bob||"_s});
    row("separator in a quoted header", "\"id\";\"first_name, as, it, was\"\n42;x\n",
        {u"2: 42 ||"_s});
    row("more and fewer fields", "id,first_name\n42,Ann,x,y\n43\n",
        {u"2: 42 Ann||"_s, u"3: 43 ||"_s});
    row("a formula made harmless", "id,first_name,username\n42,'=1+1,'-x\n43,'Ann',\n",
        {u"2: 42 =1+1||-x"_s, u"3: 43 'Ann'||"_s});
    row("one username, two people", "id,username\n42,ann\n43,ann\n",
        {u"2: 42 ||ann"_s, u"3: 43 ||ann"_s});
    row("other scripts", "id,first_name\n42,ابتسام 😀\n", {u"2: 42 ابتسام 😀||"_s});
}

void TestPeopleFile::shapes()
{
    QFETCH(const QByteArray, content);
    const Reading reading = read(content);
    QCOMPARE(reading.problem, FileProblem::None);
    QTEST(reading.rows, "rows");
    QCOMPARE(reading.bytesDone, content.size());
}

void TestPeopleFile::badRows_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<RowProblem>("problem");
    QTest::newRow("a word") << QByteArray("Ann") << RowProblem::NotANumber;
    QTest::newRow("a username") << QByteArray("@ann") << RowProblem::NotANumber;
    QTest::newRow("a telephone") << QByteArray("+79161234567") << RowProblem::NotANumber;
    QTest::newRow("a fraction") << QByteArray("42.5") << RowProblem::NotANumber;
    QTest::newRow("hexadecimal") << QByteArray("0x2a") << RowProblem::NotANumber;
    QTest::newRow("Arabic digits") << QByteArray("٤٢") << RowProblem::NotANumber;
    QTest::newRow("a minus alone") << QByteArray("-") << RowProblem::NotANumber;
    QTest::newRow("rounded") << QByteArray("1.23457E+11") << RowProblem::Rounded;
    QTest::newRow("rounded in Russia") << QByteArray("\"1,23457E+11\"") << RowProblem::Rounded;
    QTest::newRow("a group") << QByteArray("-1001234567890") << RowProblem::Negative;
    QTest::newRow("zero") << QByteArray("0") << RowProblem::Zero;
    QTest::newRow("zeros") << QByteArray("000") << RowProblem::Zero;
    QTest::newRow("2^52") << QByteArray("4503599627370496") << RowProblem::TooLarge;
    QTest::newRow("over 64 bits") << QByteArray("99999999999999999999") << RowProblem::TooLarge;
    QTest::newRow("empty") << QByteArray("") << RowProblem::EmptyId;
    QTest::newRow("a quoted blank") << QByteArray("\" \"") << RowProblem::EmptyId;
    QTest::newRow("broken text") << QByteArray("4\xFF") << RowProblem::BrokenText;
}

void TestPeopleFile::badRows()
{
    QFETCH(const QByteArray, cell);
    QFETCH(const RowProblem, problem);
    const Reading reading = read("name,id\nAnn,42\nBob," + cell + "\nCid,44\n");
    QCOMPARE(reading.rows,
             (QStringList{u"2: 42 Ann||"_s, ::problem(3, problem), u"4: 44 Cid||"_s}));
}

void TestPeopleFile::badFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<FileProblem>("problem");
    QTest::newRow("empty") << QByteArray() << FileProblem::Empty;
    QTest::newRow("blank") << QByteArray("\n \r\n\t\n") << FileProblem::Empty;
    QTest::newRow("a mark alone") << QByteArray("\xEF\xBB\xBF") << FileProblem::Empty;
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 19)
                               << FileProblem::Binary;
    QTest::newRow("words") << QByteArray("Ann\nBob\n@cid\n") << FileProblem::NoIds;
    QTest::newRow("a header without ids")
        << QByteArray("name,city\nAnn,Rome\n") << FileProblem::NoIds;
    QTest::newRow("endless words") << QByteArray("word\n").repeated(1000) << FileProblem::NoIds;
}

void TestPeopleFile::badFiles()
{
    QFETCH(const QByteArray, content);
    const Reading reading = read(content);
    QTEST(reading.problem, "problem");
    QVERIFY(reading.rows.isEmpty());
}

void TestPeopleFile::utf16IsToldApart()
{
    const QString text = u"id,name\n42,Анна\n43,Ann\n44,Bob\n"_s;
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        for (const auto flag :
             {QStringConverter::Flag::Default, QStringConverter::Flag::WriteBom}) {
            QStringEncoder encoder(encoding, flag);
            QCOMPARE(read(encoder(text)).problem, FileProblem::Utf16);
        }
    }
    QStringEncoder wide(QStringConverter::Utf32BE, QStringConverter::Flag::WriteBom);
    QCOMPARE(read(wide(text)).problem, FileProblem::Utf16);
}

void TestPeopleFile::anOpenQuoteDoesNotSwallowTheRest()
{
    const Reading some = read("id,name\n42,\"Ann\n43,Bob\n44,Cid\n");
    QCOMPARE(some.rows,
             (QStringList{problem(2, RowProblem::OpenQuote), u"3: 43 Bob||"_s, u"4: 44 Cid||"_s}));
    QByteArray many = "id,name\n42,\"Ann\n";
    for (int id = 1; id <= 20'000; ++id)
        many += QByteArray::number(id) + ",Bob\n";
    const Reading all = read(many);
    QCOMPARE(all.rows.size(), 20'001);
    QCOMPARE(all.rows.first(), problem(2, RowProblem::OpenQuote));
    QCOMPARE(all.rows.last(), u"20002: 20000 Bob||"_s);
    // One after the other, each of them a false beginning of a long row.
    const Reading quotes = read("id,name\n" + QByteArray("42,\"Ann\n").repeated(5000) + "43,Bob\n");
    QCOMPARE(quotes.rows.last(), u"5002: 43 Bob||"_s);
}

void TestPeopleFile::endlessLinesAreBounded()
{
    const QByteArray endless(3'000'000, '7');
    for (const QByteArray end : {"\n", "\r\n", "\r"}) {
        const Reading reading =
            read("42" + end + endless + end + "43" + end + endless + end + "44" + end);
        QCOMPARE(reading.rows,
                 (QStringList{u"1: 42 ||"_s, problem(2, RowProblem::TooLong), u"3: 43 ||"_s,
                              problem(4, RowProblem::TooLong), u"5: 44 ||"_s}));
    }
    QCOMPARE(read("42\n" + endless).rows.last(), problem(2, RowProblem::TooLong));
    QCOMPARE(read(endless).problem, FileProblem::NoIds);
    const QByteArray quoted = "42,\"" + QByteArray("x\n").repeated(60'000) + "\"\n43,y\n";
    const Reading reading = read("id,name\n" + quoted);
    QCOMPARE(reading.rows.first(), problem(2, RowProblem::OpenQuote));
    QCOMPARE(reading.rows.last(), u"60003: 43 y||"_s);
}

void TestPeopleFile::linesAreCountedOverChunks()
{
    // Line ends of two bytes come apart between one chunk and the next, wherever that falls.
    for (int padding = 0; padding < 4; ++padding) {
        QByteArray content(padding, ' ');
        QStringList expected;
        for (int line = 1; line <= 30'000; ++line) {
            content += QByteArray::number(line + 100'000) + "\r\n";
            expected.append(u"%1: %2 ||"_s.arg(line).arg(line + 100'000));
        }
        QVERIFY(read(content).rows == expected);
    }
}

void TestPeopleFile::aZeroByteLaterOnStopsTheReading()
{
    QByteArray content = QByteArray("42\n").repeated(100'000);
    content += QByteArray("\0\0", 2);
    const Reading reading = read(content);
    QCOMPARE(reading.problem, FileProblem::Binary);
    QVERIFY(reading.rows.size() > 50'000);
}

void TestPeopleFile::theCellIsTold()
{
    const Reading reading = read("id\n42\n@ann\n" + QByteArray(500, 'x') + "\n");
    QCOMPARE(reading.cells, (QStringList{u"@ann"_s, QString(60, u'x')}));
}

void TestPeopleFile::longNamesAreCut()
{
    QByteArray smileys;
    for (int i = 0; i < 1000; ++i)
        smileys += "😀";
    QByteArray content = "id,first_name\n42,x" + smileys + "\n";
    QBuffer device(&content);
    QVERIFY(device.open(QIODevice::ReadOnly));
    auto file = PeopleFile::open(device);
    QVERIFY(file.has_value());
    const QString name = (*file)->next()->person->profile.firstName;
    QVERIFY(name.size() <= PeopleFile::longestName);
    QVERIFY(!name.back().isHighSurrogate());
}

void TestPeopleFile::windowsAreInOrder()
{
    // More names than a window takes, some ids twice, some rows that name nobody.
    std::mt19937 random(21);
    std::vector<FilePerson> expected;
    QByteArray content = "id,first_name\n";
    for (int i = 0; i < 250'000; ++i) {
        const qint64 id = 1 + random() % 1'000'000;
        const bool hasName = random() % 2 == 0;
        const QString name = hasName ? u"N%1"_s.arg(i) : QString();
        content += i % 1000 == 0 ? "nobody,\n" : "";
        content += QByteArray::number(id) + ',' + name.toUtf8() + '\n';
        expected.push_back(
            {.id = id, .profile = {.firstName = name, .lastName = {}, .username = {}}});
    }
    QBuffer device(&content);
    QVERIFY(device.open(QIODevice::ReadOnly));
    const auto file = PeopleFile::open(device);
    QVERIFY(file.has_value());

    ImportWindow window;
    std::vector<std::vector<FilePerson>> windows;
    qint64 done = 0;
    while (!window.isAtEnd()) {
        while (!window.isRead())
            window.read(**file, 5, [](const FileRow &row) { return row.person.has_value(); });
        auto &people = windows.emplace_back();
        for (auto some = window.first(777); !some.empty() && window.isRead();) {
            people.insert(people.end(), some.begin(), some.end());
            QVERIFY(window.bytesDone() >= done);
            done = window.bytesDone();
            window.take(some.size());
            some = window.first(777);
        }
    }
    QCOMPARE(window.bytesDone(), content.size());
    QCOMPARE(windows.size(), size_t{2});
    auto from = expected.begin();
    for (const auto &people : windows) {
        const auto to = from + static_cast<ptrdiff_t>(people.size());
        // Keeps those with the same key in the order in which they come.
        std::multimap<botdesk::domain::UserId, FilePerson> inOrder;
        for (; from != to; ++from)
            inOrder.emplace(from->id, *from);
        QVERIFY(std::ranges::equal(inOrder | std::views::values, people));
    }
    QVERIFY(from == expected.end());
}

QTEST_GUILESS_MAIN(TestPeopleFile)
#include "tst_people_file.moc"
