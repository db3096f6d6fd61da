// Exports: what is in the file, that it can be read back to the letter, and that a file that is not
// whole is never there.
#include "desk.h"
#include "engine/csv_reader.h"
#include "engine/exporter.h"
#include "engine/people_file.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::EvidenceKind;
using engine::ExportEnd;
using engine::ExportFormat;
using engine::ExportReport;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000; // 2026-09-21T14:13:20Z

domain::Evidence piece(qint64 id, EvidenceKind kind, domain::Seconds at,
                       domain::EvidenceSource source = domain::EvidenceSource::Update)
{
    return {.user = id, .kind = kind, .source = source, .happenedAt = at, .recordedAt = at * 1000};
}

} // namespace

class TestEngineExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyoneAsTable();
    void everyoneAsJson();
    void tablesReadBackToTheLetter();
    void formulasAreHarmless_data();
    void formulasAreHarmless();
    void everyControlCharacterInJson();
    void ownExportCanBeImported();
    void filterAndOrder();
    void joinRequestsCountAtTheMoment();
    void anEmptyExportIsWhole();
    void cancelLeavesNoFile();
    void theOldFileStays();
    void foldersThatCannotBeWritten();
    void aBrokenDatabaseIsTold();
    void memoryStaysFlat();

private:
    void add(qint64 id, const domain::Profile &profile, const domain::Evidence &evidence,
             const QString &language = {}, const QString &source = {})
    {
        auto transaction = storage::Transaction::begin(*m_database);
        storage::UserRepository users(*m_database);
        domain::User user{.id = id, .profile = profile};
        user.language = language;
        user.source = source;
        if (evidence.source == domain::EvidenceSource::Update)
            user.profileAt = user.firstSeen = user.lastSeen = evidence.happenedAt;
        user.dialog = domain::step({}, evidence);
        if (!transaction || !users.save(user) || !transaction->commit())
            qFatal("the person cannot be saved");
    }
    void addMany(int count)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        storage::UserRepository users(*m_database);
        for (int id = 1; id <= count; ++id) {
            domain::User user{.id = id, .profile = {.firstName = u"Somebody with a name"_s}};
            user.lastSeen = noon - id % 977;
            if (!users.save(user))
                qFatal("the person cannot be saved");
        }
        if (!transaction || !transaction->commit())
            qFatal("the people cannot be saved");
    }
    ExportReport run(const engine::ExportOrder &order)
    {
        engine::Exporter exporter;
        QSignalSpy spy(&exporter, &engine::Exporter::finished);
        exporter.start(order);
        if (!spy.wait(60'000))
            qFatal("the export does not end");
        return spy.first().first().value<ExportReport>();
    }
    engine::ExportOrder order(ExportFormat format,
                              const storage::UserQuery &query = {.order = storage::UserOrder::Id,
                                                                 .direction = Qt::AscendingOrder})
    {
        return {.database = m_databasePath,
                .target = m_folder->filePath(u"people"_s),
                .format = format,
                .query = query};
    }
    QByteArray content()
    {
        QFile file(m_folder->filePath(u"people"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::vector<std::vector<QByteArray>> table()
    {
        QByteArray bytes = content().sliced(3);
        QBuffer device(&bytes);
        device.open(QIODevice::ReadOnly);
        engine::CsvReader reader(device, {}, ',');
        std::vector<std::vector<QByteArray>> rows;
        while (auto row = reader.next())
            rows.push_back(std::move(row->fields));
        return rows;
    }
    QStringList filesInFolder()
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<QTemporaryDir> m_dataFolder;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_databasePath;
    std::unique_ptr<storage::Database> m_database;
};

void TestEngineExport::init()
{
    m_dataFolder = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_databasePath = engine::databasePath(m_dataFolder->path());
    m_database = std::move(
        storage::Database::open(m_databasePath, storage::Database::Mode::ReadWrite).value());
}

void TestEngineExport::cleanup()
{
    m_database.reset();
}

void TestEngineExport::everyoneAsTable()
{
    domain::Evidence login = piece(7, EvidenceKind::LoggedInOnSite, noon);
    login.detail = u"example.org"_s;
    add(7, {.firstName = u"Ann"_s, .lastName = u"Brown"_s, .username = u"ann"_s}, login, u"en"_s,
        u"spring"_s);
    add(domain::maxUserId, {},
        piece(1, EvidenceKind::Imported, noon, domain::EvidenceSource::Operator));
    add(8, {.firstName = u"Robo"_s, .isBot = true}, piece(8, EvidenceKind::BotSeen, noon + 1));
    QCOMPARE(run(order(ExportFormat::Csv)).people, 3);
    QCOMPARE(content(),
             QByteArray("\xEF\xBB\xBF"
                        "id,first_name,last_name,username,is_bot,language,status,ground,"
                        "ground_detail,status_since,met,first_seen,last_seen,source\r\n"
                        "7,\"Ann\",\"Brown\",\"ann\",false,\"en\",open,logged_in_on_site,"
                        "\"example.org\",2026-09-21T14:13:20Z,true,2026-09-21T14:13:20Z,"
                        "2026-09-21T14:13:20Z,\"spring\"\r\n"
                        "8,\"Robo\",,,true,,bot,,,2026-09-21T14:13:21Z,true,"
                        "2026-09-21T14:13:21Z,2026-09-21T14:13:21Z,\r\n"
                        "4503599627370495,,,,false,,unverified,,,,false,,,\r\n"));
    QCOMPARE(filesInFolder(), QStringList{u"people"_s});
    const auto others = QFileDevice::ReadOther | QFileDevice::ReadGroup;
    QVERIFY(!(QFile::permissions(m_folder->filePath(u"people"_s)) & others));
}

void TestEngineExport::everyoneAsJson()
{
    add(7, {.firstName = u"Ann \"the\" \\ \n 😀 ابتسام"_s, .username = u"ann"_s},
        piece(7, EvidenceKind::Started, noon), u"en"_s);
    add(domain::maxUserId, {.username = u"ann"_s}, piece(1, EvidenceKind::Stopped, noon));
    QCOMPARE(run(order(ExportFormat::JsonLines)).people, 2);
    const QList<QByteArray> lines = content().split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.last(), QByteArray());
    const QJsonObject ann = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(ann.size(), 14);
    QCOMPARE(ann[u"id"].toInteger(), 7);
    QCOMPARE(ann[u"first_name"].toString(), u"Ann \"the\" \\ \n 😀 ابتسام"_s);
    QCOMPARE(ann[u"status"].toString(), u"open"_s);
    QCOMPARE(ann[u"ground"].toString(), u"started"_s);
    QCOMPARE(ann[u"met"].toBool(), true);
    QCOMPARE(ann[u"last_seen"].toString(), u"2026-09-21T14:13:20Z"_s);
    QVERIFY(ann[u"source"].isNull());
    const QJsonObject other = QJsonDocument::fromJson(lines[1]).object();
    QCOMPARE(other[u"id"].toInteger(), domain::maxUserId);
    QCOMPARE(other[u"status"].toString(), u"blocked"_s);
    QCOMPARE(other[u"username"].toString(), u"ann"_s);
    QVERIFY(lines[1].contains("\"id\":4503599627370495,"));
}

void TestEngineExport::tablesReadBackToTheLetter()
{
    const QStringList names{u"with \"quotes\""_s,
                            u"\"\""_s,
                            u"a,b;c"_s,
                            u"two\nlines"_s,
                            u"two\r\nlines"_s,
                            u"ends with \""_s,
                            u" spaces around "_s,
                            u"ابتسام"_s,
                            u"👩‍👩‍👧‍👦 Анна 名前"_s,
                            u"NULL"_s,
                            QString(300, u'"')};
    for (int i = 0; i < names.size(); ++i)
        add(i + 1, {.firstName = names[i]}, piece(i + 1, EvidenceKind::Started, noon));
    QCOMPARE(run(order(ExportFormat::Csv)).people, names.size());
    const auto rows = table();
    QCOMPARE(rows.size(), size_t(names.size() + 1));
    for (int i = 0; i < names.size(); ++i) {
        const auto &row = rows[static_cast<size_t>(i) + 1];
        QCOMPARE(row.size(), size_t(14));
        QCOMPARE(row[0], QByteArray::number(i + 1));
        QCOMPARE(QString::fromUtf8(row[1]), names[i]);
    }
}

void TestEngineExport::formulasAreHarmless_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"=HYPERLINK(\"http://x.test\")", "+1+1", "-1+1", "@SUM(A1)", "\t=1",
                             "\r=1", "\n=1", "=", "＝1", "＋1", "－1", "＠1"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestEngineExport::formulasAreHarmless()
{
    QFETCH(const QString, name);
    domain::Evidence login = piece(7, EvidenceKind::LoggedInOnSite, noon);
    login.detail = name;
    add(7, {.firstName = name, .lastName = name, .username = name}, login, name, name);
    run(order(ExportFormat::Csv));
    const auto row = table().at(1);
    for (const size_t column : {1, 2, 3, 5, 8, 13})
        QCOMPARE(QString::fromUtf8(row.at(column)), QString(u'\'' + name));
    // Where nothing is run, nothing is changed.
    run(order(ExportFormat::JsonLines));
    QCOMPARE(QJsonDocument::fromJson(content()).object()[u"first_name"].toString(), name);
}

void TestEngineExport::everyControlCharacterInJson()
{
    QString name;
    for (char16_t c = 1; c < 0x100; ++c)
        name += QChar(c);
    name += u"\u2028\u2029\uFFFD"_s;
    add(7, {.firstName = name}, piece(7, EvidenceKind::Started, noon));
    run(order(ExportFormat::JsonLines));
    QCOMPARE(content().count('\n'), 1);
    QCOMPARE(QJsonDocument::fromJson(content()).object()[u"first_name"].toString(), name);
}

void TestEngineExport::ownExportCanBeImported()
{
    add(7, {.firstName = u"=1+1"_s, .lastName = u"two\nlines"_s, .username = u"ann"_s},
        piece(7, EvidenceKind::Started, noon));
    add(8, {.firstName = u"Ann"_s, .username = u"ann"_s}, piece(8, EvidenceKind::Started, noon));
    run(order(ExportFormat::Csv));
    QFile file(m_folder->filePath(u"people"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto people = engine::PeopleFile::open(file);
    QVERIFY(people.has_value());
    QCOMPARE(*(*people)->next()->person,
             (engine::FilePerson{
                 7, {.firstName = u"=1+1"_s, .lastName = u"two\nlines"_s, .username = u"ann"_s}}));
    QCOMPARE((*people)->next()->person->profile.username, u"ann"_s);
    QVERIFY(!(*people)->next().has_value());
}

void TestEngineExport::filterAndOrder()
{
    add(1, {.firstName = u"Cid"_s}, piece(1, EvidenceKind::Started, noon));
    add(2, {.firstName = u"Ann"_s, .username = u"zoe"_s}, piece(2, EvidenceKind::Started, noon));
    add(3, {.firstName = u"Bob"_s, .username = u"bob"_s}, piece(3, EvidenceKind::Stopped, noon));
    const auto ids = [this](const storage::UserQuery &query) {
        run(order(ExportFormat::JsonLines, query));
        QList<qint64> found;
        for (const QByteArray &line : content().split('\n')) {
            if (!line.isEmpty())
                found.append(QJsonDocument::fromJson(line).object()[u"id"].toInteger());
        }
        return found;
    };
    using storage::UserOrder;
    QCOMPARE(ids({.order = UserOrder::Name, .direction = Qt::AscendingOrder}),
             (QList<qint64>{2, 3, 1}));
    QCOMPARE(ids({.order = UserOrder::Username, .direction = Qt::DescendingOrder}),
             (QList<qint64>{2, 3, 1})); // blanks last
    QCOMPARE(ids({.status = DialogStatus::Open,
                  .order = UserOrder::Name,
                  .direction = Qt::DescendingOrder}),
             (QList<qint64>{1, 2}));
    QCOMPARE(ids({.search = u"bo"_s}), QList<qint64>{3});
    QCOMPARE(ids({.search = u"nobody"_s}), QList<qint64>());
}

void TestEngineExport::joinRequestsCountAtTheMoment()
{
    const domain::Seconds now = QDateTime::currentSecsSinceEpoch();
    domain::Evidence request = piece(1, EvidenceKind::JoinRequested, now - 5);
    request.detail = u"Book club"_s;
    add(1, {.firstName = u"Ann"_s}, request);
    request.happenedAt = now - 3600;
    add(2, {.firstName = u"Bob"_s}, request);
    run(order(ExportFormat::Csv));
    const auto rows = table();
    QCOMPARE(rows.at(1).at(6), QByteArray("join_request"));
    QCOMPARE(rows.at(1).at(7), QByteArray("join_request"));
    QCOMPARE(rows.at(1).at(8), QByteArray("Book club"));
    QCOMPARE(rows.at(2).at(6), QByteArray("not_started"));
}

void TestEngineExport::anEmptyExportIsWhole()
{
    const ExportReport report = run(order(ExportFormat::Csv));
    QCOMPARE(report.end, ExportEnd::Done);
    QCOMPARE(report.people, 0);
    QVERIFY(content().endsWith("source\r\n"));
    QCOMPARE(run(order(ExportFormat::JsonLines)).end, ExportEnd::Done);
    QCOMPARE(content(), QByteArray());
}

void TestEngineExport::cancelLeavesNoFile()
{
    addMany(20'000);
    engine::Exporter exporter;
    QSignalSpy finished(&exporter, &engine::Exporter::finished);
    auto wish = order(ExportFormat::Csv);
    wish.expected = 20'000;
    exporter.start(wish);
    exporter.cancel();
    QVERIFY(finished.wait(10'000));
    QCOMPARE(finished.first().first().value<ExportReport>().end, ExportEnd::Cancelled);
    QCOMPARE(filesInFolder(), QStringList());
    // The same with the window closed over it.
    {
        engine::Exporter closed;
        closed.start(wish);
    }
    QCOMPARE(filesInFolder(), QStringList());
    exporter.start(wish);
    QVERIFY(finished.wait(10'000));
    QCOMPARE(finished.last().first().value<ExportReport>().people, 20'000);
}

void TestEngineExport::theOldFileStays()
{
    addMany(2000);
    QFile old(m_folder->filePath(u"people"_s));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("of yesterday");
    old.close();
    engine::Exporter exporter;
    QSignalSpy finished(&exporter, &engine::Exporter::finished);
    exporter.start(order(ExportFormat::Csv));
    exporter.cancel();
    QVERIFY(finished.wait(10'000));
    QCOMPARE(content(), QByteArray("of yesterday"));
    QCOMPARE(run(order(ExportFormat::Csv)).end, ExportEnd::Done);
    QVERIFY(content().startsWith("\xEF\xBB\xBFid,"));
}

void TestEngineExport::foldersThatCannotBeWritten()
{
    addMany(10);
    auto wish = order(ExportFormat::Csv);
    for (const QString &target : {u"/nowhere/people.csv"_s, m_folder->path()}) {
        wish.target = target;
        const ExportReport report = run(wish);
        QCOMPARE(report.end, ExportEnd::CannotWrite);
        QVERIFY(!report.text.isEmpty());
    }
}

void TestEngineExport::aBrokenDatabaseIsTold()
{
    auto wish = order(ExportFormat::Csv);
    wish.database = m_folder->filePath(u"nothing.sqlite"_s);
    QCOMPARE(run(wish).end, ExportEnd::CannotRead);
    QCOMPARE(filesInFolder(), QStringList());
}

void TestEngineExport::memoryStaysFlat()
{
    const auto memoryInUse = [] {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly)
                   ? file.readAll().split(' ').value(1).toLongLong() * 4096
                   : 0;
    };
    addMany(60'000);
    // By the source, which no index puts in order, so that everything is sorted.
    auto wish = order(ExportFormat::JsonLines, {.order = storage::UserOrder::Source});
    run(wish);
    const qint64 before = memoryInUse();
    qint64 most = 0;
    engine::Exporter exporter;
    connect(&exporter, &engine::Exporter::progressed, this,
            [&] { most = std::max(most, memoryInUse()); });
    QSignalSpy finished(&exporter, &engine::Exporter::finished);
    exporter.start(wish);
    QVERIFY(finished.wait(60'000));
    QCOMPARE(finished.first().first().value<ExportReport>().people, 60'000);
    QVERIFY2(most - before < 30'000'000, qPrintable(QString::number(most - before)));
}

QTEST_GUILESS_MAIN(TestEngineExport)
#include "tst_engine_export.moc"
