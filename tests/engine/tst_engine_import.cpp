// Importing people into a running session: what comes in, what stays as it is, and that nothing
// else has to wait for it.
#include "desk.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::EvidenceKind;
using engine::ImportEnd;
using engine::ImportReport;
using sandbox::DeedKind;
using tests::Desk;

namespace
{

/// Memory that this process has at the moment, in bytes.
qint64 memoryInUse()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

} // namespace

namespace
{

/// Under the address sanitizer everything takes ten times as long, and what is freed is not given
/// back for a while.
#ifdef __SANITIZE_ADDRESS__
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

} // namespace

class TestEngineImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void comesInUnverified();
    void importingAgainChangesNothing();
    void whoIsMetKeepsEverything();
    void hearsayGivesWayToTheTruth();
    void namesFillWhatIsEmpty();
    void probedAtOnce();
    void unreadableRowsAreListed();
    void filesThatCannotBeImported_data();
    void filesThatCannotBeImported();
    void cancelKeepsWhatIsThere();
    void manyAreToldInParts();
    void theOrderOfTheFileDoesNotMatter();
    void aMillionLines();
    void pollingGoesOn();
    void aQuitInTheMiddleIsCompletedLater();
    void aFullDiskEndsIt();

private:
    QString write(const QByteArray &content)
    {
        const QString path = m_folder.filePath(u"people.csv"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the file cannot be written");
        return path;
    }
    ImportReport import(const QString &path)
    {
        QSignalSpy spy(&m_desk->session(), &engine::SessionHost::importFinished);
        m_desk->session().importPeople(path);
        if (!spy.wait(120'000))
            qFatal("the import does not end");
        return spy.first().first().value<ImportReport>();
    }
    std::vector<domain::Evidence> evidence(qint64 id)
    {
        const auto database = m_desk->look();
        return storage::EvidenceRepository(*database).about(id).value();
    }
    qint64 people()
    {
        const auto database = m_desk->look();
        return storage::UserRepository(*database).count().value();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Desk> m_desk;
};

void TestEngineImport::init()
{
    m_desk = std::make_unique<Desk>();
    QVERIFY(m_desk->begin());
}

void TestEngineImport::cleanup()
{
    m_desk.reset();
}

void TestEngineImport::comesInUnverified()
{
    QSignalSpy changed(&m_desk->session(), &engine::SessionHost::changed);
    const ImportReport report =
        import(write("id,first_name,username\n42,Ann,ann\n4503599627370495,Max,ann\n"));
    QCOMPARE(report.end, ImportEnd::Done);
    QCOMPARE(report.counts.imported, 2);
    QCOMPARE(report.counts.known, 0);
    QCOMPARE(report.counts.unreadable, 0);
    QCOMPARE(report.counts.bytesDone, report.counts.bytesTotal);

    const auto ann = m_desk->user(42);
    QVERIFY(ann.has_value());
    QCOMPARE(ann->dialog.status, DialogStatus::Unverified);
    QVERIFY(!ann->dialog.met);
    QCOMPARE(ann->profile.firstName, u"Ann"_s);
    QCOMPARE(ann->profileAt, 0);
    QCOMPARE(ann->firstSeen, 0);
    QCOMPARE(domain::chatToWriteTo(42, ann->dialog, QDateTime::currentSecsSinceEpoch()),
             std::nullopt);
    // The same username twice is two people.
    QCOMPARE(m_desk->user(domain::maxUserId)->profile.username, u"ann"_s);
    QCOMPARE(evidence(42).size(), size_t(1));
    QCOMPARE(evidence(42).front().kind, EvidenceKind::Imported);
    QCOMPARE(evidence(42).front().source, domain::EvidenceSource::Operator);
    QTRY_COMPARE(m_desk->session().state().users, 2);
    QCOMPARE(changed.first().first().value<storage::ChangeSet>().arrivals.size(), 2);
}

void TestEngineImport::importingAgainChangesNothing()
{
    const QString path = write("id,first_name\n42,Ann\n43,Bob\n42,Ann\n");
    QCOMPARE(import(path).counts.imported, 2);
    const auto before = m_desk->user(42);
    QSignalSpy changed(&m_desk->session(), &engine::SessionHost::changed);
    const ImportReport again = import(path);
    QCOMPARE(again.counts.imported, 0);
    QCOMPARE(again.counts.known, 3);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(evidence(42).size(), size_t(1));
    QCOMPARE(m_desk->user(42)->dialog, before->dialog);
    QCOMPARE(people(), 2);
}

void TestEngineImport::whoIsMetKeepsEverything()
{
    m_desk->add(42, u"Наталья"_s);
    QVERIFY(m_desk->act({.kind = DeedKind::Start, .person = 42}));
    QTRY_COMPARE(m_desk->status(42), DialogStatus::Open);
    const ImportReport report = import(write("id,first_name,last_name,username\n42,Ann,B,nat\n"));
    QCOMPARE(report.counts.known, 1);
    const auto user = m_desk->user(42);
    QCOMPARE(user->profile.firstName, u"Наталья"_s);
    QCOMPARE(user->profile.username, QString());
    QCOMPARE(user->dialog.status, DialogStatus::Open);
    for (const domain::Evidence &piece : evidence(42))
        QVERIFY(piece.kind != EvidenceKind::Imported);
}

void TestEngineImport::hearsayGivesWayToTheTruth()
{
    QCOMPARE(import(write("id,first_name,last_name,username\n42,Ann,Brown,ann\n")).counts.imported,
             1);
    m_desk->add(42, u"Наталья"_s);
    QVERIFY(m_desk->act({.kind = DeedKind::Start, .person = 42}));
    QTRY_COMPARE(m_desk->status(42), DialogStatus::Open);
    const auto user = m_desk->user(42);
    QCOMPARE(user->profile, (domain::Profile{.firstName = u"Наталья"_s}));
    QVERIFY(user->dialog.met);
    // Nobody ever was called what a file says.
    const auto database = m_desk->look();
    QVERIFY(storage::UserRepository(*database).formerNames(42)->isEmpty());
}

void TestEngineImport::namesFillWhatIsEmpty()
{
    import(write("42\n43\n"));
    QCOMPARE(import(write("id,first_name,username\n42,Ann,ann\n")).counts.known, 1);
    QCOMPARE(m_desk->user(42)->profile.firstName, u"Ann"_s);
    // Neither half a name nor another one.
    import(write("id,first_name,last_name,username\n42,Anna,Brown,anna\n"));
    QCOMPARE(m_desk->user(42)->profile,
             (domain::Profile{.firstName = u"Ann"_s, .username = u"ann"_s}));
    QCOMPARE(evidence(42).size(), size_t(1));
}

void TestEngineImport::probedAtOnce()
{
    m_desk->add(42, u"Ann"_s, "en", sandbox::Relation::Open);
    m_desk->add(43, u"Bob"_s, "en", sandbox::Relation::Blocked);
    import(write("42\n43\n"));
    m_desk->session().act(engine::BulkAction::Greet, {42, 43});
    m_desk->session().act(engine::BulkAction::Probe, {42, 43});
    QTRY_COMPARE(m_desk->status(42), DialogStatus::Open);
    QTRY_COMPARE(m_desk->status(43), DialogStatus::Blocked);
    QVERIFY(m_desk->messages(42).isEmpty());
}

void TestEngineImport::unreadableRowsAreListed()
{
    QByteArray content = "id\n42\n-5\n0\nword\n";
    content += QByteArray::number(m_desk->session().botId()) + "\n43\n";
    content += QByteArray("nonsense\n").repeated(2000);
    const ImportReport report = import(write(content));
    QCOMPARE(report.end, ImportEnd::Done);
    QCOMPARE(report.counts.imported, 2);
    QCOMPARE(report.counts.unreadable, 2004);
    QCOMPARE(report.issues.size(), ImportReport::mostIssues);
    using engine::RowProblem;
    QCOMPARE(report.issues[0].line, 3);
    QCOMPARE(report.issues[0].problem, RowProblem::Negative);
    QCOMPARE(report.issues[0].cell, u"-5"_s);
    QCOMPARE(report.issues[1].problem, RowProblem::Zero);
    QCOMPARE(report.issues[2].problem, RowProblem::NotANumber);
    QCOMPARE(report.issues[3].problem, RowProblem::ThisBot);
    QCOMPARE(report.issues[4].line, 8);
}

void TestEngineImport::filesThatCannotBeImported_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<engine::FileProblem>("problem");
    using engine::FileProblem;
    QTest::newRow("binary") << QByteArray("\x7F"
                                          "ELF\0\0\0\x01",
                                          8)
                            << FileProblem::Binary;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "4\0"
                                          "2\0",
                                          6)
                            << FileProblem::Utf16;
    QTest::newRow("empty") << QByteArray() << FileProblem::Empty;
    QTest::newRow("words") << QByteArray("a\nb\n") << FileProblem::NoIds;
}

void TestEngineImport::filesThatCannotBeImported()
{
    QFETCH(const QByteArray, content);
    const ImportReport report = import(write(content));
    QCOMPARE(report.end, ImportEnd::FileProblem);
    QTEST(report.fileProblem, "problem");
    QCOMPARE(people(), 0);
    for (const QString &path : {u"/nowhere/people.csv"_s, m_folder.path(), u"/dev/zero"_s}) {
        const ImportReport none = import(path);
        QCOMPARE(none.end, ImportEnd::FileProblem);
        QCOMPARE(none.fileProblem, engine::FileProblem::CannotOpen);
    }
}

void TestEngineImport::cancelKeepsWhatIsThere()
{
    QByteArray content;
    for (int id = 1; id <= 200'000; ++id)
        content += QByteArray::number(id) + '\n';
    const QString path = write(content);
    QSignalSpy finished(&m_desk->session(), &engine::SessionHost::importFinished);
    const auto context = std::make_unique<QObject>();
    connect(&m_desk->session(), &engine::SessionHost::importProgressed, context.get(),
            [&](const engine::ImportProgress &progress) {
                if (progress.imported > 0)
                    m_desk->session().cancelImport();
            });
    m_desk->session().importPeople(path);
    QVERIFY(finished.wait(20'000));
    const auto report = finished.first().first().value<ImportReport>();
    QCOMPARE(report.end, ImportEnd::Cancelled);
    QVERIFY(report.counts.imported > 0);
    QVERIFY(report.counts.imported < 200'000);
    QCOMPARE(people(), report.counts.imported);
    // Those of the beginning of the file, and nobody by halves.
    for (const qint64 id : {qint64{1}, report.counts.imported}) {
        QCOMPARE(m_desk->status(id), DialogStatus::Unverified);
        QCOMPARE(evidence(id).size(), 1U);
    }
    QVERIFY(evidence(report.counts.imported + 1).empty());
    const auto database = m_desk->look();
    QCOMPARE(storage::EvidenceRepository(*database).between(1, 200'000).value().size(),
             static_cast<size_t>(report.counts.imported));
    // A cancel that comes too late is none.
    m_desk->session().cancelImport();
    QCOMPARE(import(write("1\n900000\n")).counts.imported, 1);
}

void TestEngineImport::manyAreToldInParts()
{
    constexpr int ids = 30'000;
    QByteArray content;
    for (int id = 1; id <= ids; ++id)
        content += QByteArray::number(id) + '\n';
    qsizetype most = 0;
    QSet<qint64> arrived;
    const auto context = std::make_unique<QObject>();
    connect(&m_desk->session(), &engine::SessionHost::changed, context.get(),
            [&](const storage::ChangeSet &changes) {
                most = std::max(most, changes.users.size());
                arrived.unite(changes.arrivals);
            });
    // The same ones twice, in one transaction and in different ones.
    QCOMPARE(import(write("1\n1\n" + content)).counts.imported, ids);
    const ImportReport again = import(write(content));
    QCOMPARE(again.counts.known, ids);
    QCOMPARE(again.counts.bytesDone, again.counts.bytesTotal);
    QCOMPARE(arrived.size(), ids);
    QVERIFY2(most <= 5000, qPrintable(QString::number(most)));
}

void TestEngineImport::theOrderOfTheFileDoesNotMatter()
{
    // Whoever comes twice has the name that comes first, wherever that is.
    QByteArray content = "id,first_name\n900,First\n";
    for (int id = 5000; id > 0; --id)
        content += QByteArray::number(id) + ",Somebody\n";
    content += "900,Last\n";
    const ImportReport report = import(write(content));
    QCOMPARE(report.counts.imported, 5000);
    QCOMPARE(report.counts.known, 2);
    QCOMPARE(m_desk->user(900)->profile.firstName, u"First"_s);
    QCOMPARE(m_desk->user(5000)->profile.firstName, u"Somebody"_s);
}

void TestEngineImport::aMillionLines()
{
    // Of a few people: what is tested is the reading, not the disk.
    constexpr int lines = isSanitized ? 100'000 : 1'000'000;
    const QString path = m_folder.filePath(u"many.csv"_s);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray block;
        for (int line = 0; line < lines; ++line) {
            block += line % 10 == 9 ? QByteArray("@somebody,x\n")
                                    : QByteArray::number(line % 500 + 1) + ",Somebody\n";
            if (block.size() > 1'000'000) {
                file.write(block);
                block.clear();
            }
        }
        file.write(block);
    }
    const qint64 before = memoryInUse();
    qint64 most = 0;
    const auto context = std::make_unique<QObject>();
    connect(&m_desk->session(), &engine::SessionHost::importProgressed, context.get(),
            [&] { most = std::max(most, memoryInUse()); });
    const ImportReport report = import(path);
    QCOMPARE(report.end, ImportEnd::Done);
    QCOMPARE(report.counts.imported, 450);
    QCOMPARE(report.counts.imported + report.counts.known, lines - lines / 10);
    QCOMPARE(report.counts.unreadable, lines / 10);
    if (!isSanitized)
        QVERIFY2(most - before < 40'000'000, qPrintable(QString::number(most - before)));
}

void TestEngineImport::pollingGoesOn()
{
    QByteArray content;
    for (int id = 1000; id < 150'000; ++id)
        content += QByteArray::number(id) + '\n';
    const QString path = write(content);
    m_desk->add(42, u"Ann"_s);
    QSignalSpy finished(&m_desk->session(), &engine::SessionHost::importFinished);
    QSignalSpy progressed(&m_desk->session(), &engine::SessionHost::importProgressed);
    m_desk->session().importPeople(path);
    QVERIFY(progressed.wait());
    QVERIFY(m_desk->act({.kind = DeedKind::Start, .person = 42}));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->status(42), DialogStatus::Open, 20'000);
    QCOMPARE(finished.size(), 0);
    QVERIFY(finished.wait(60'000));
}

void TestEngineImport::aQuitInTheMiddleIsCompletedLater()
{
    QByteArray content;
    for (int id = 1; id <= 100'000; ++id)
        content += QByteArray::number(id) + '\n';
    const QString path = write(content);
    m_desk->session().importPeople(path);
    QTRY_VERIFY(people() > 0);
    m_desk->end();
    const qint64 there = people();
    QVERIFY(there < 100'000);
    QVERIFY(m_desk->begin());
    const ImportReport report = import(path);
    QCOMPARE(report.counts.known, there);
    QCOMPARE(report.counts.imported, 100'000 - there);
    QCOMPARE(people(), 100'000);
}

void TestEngineImport::aFullDiskEndsIt()
{
    const QString path = write("42\n43\n");
    // A limit on the size of files fails every write, as a full disk does.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{1, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    const ImportReport report = import(path);
    setrlimit(RLIMIT_FSIZE, &before);
    QCOMPARE(report.end, ImportEnd::CannotStore);
    QCOMPARE(report.counts.imported, 0);
    QCOMPARE(people(), 0);
    QCOMPARE(import(path).counts.imported, 2);
}

QTEST_GUILESS_MAIN(TestEngineImport)
#include "tst_engine_import.moc"
