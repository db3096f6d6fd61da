// The journal gives back what it took, whatever happens to its files.
#include "storage/journal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace botdesk;
using namespace botdesk::storage;
using namespace Qt::StringLiterals;

namespace
{

QList<QByteArray> answersIn(const Journal &journal, JournalPosition from = {})
{
    QList<QByteArray> answers;
    const auto replayed = journal.replay(from, [&](const JournalRecord &record, JournalPosition) {
        answers.append(record.answer);
        return true;
    });
    return replayed ? answers : QList<QByteArray>{"failed"};
}

QString onlySegment(const QString &folder)
{
    return QDir(folder).filePath(QDir(folder).entryList({u"*.journal"_s}).value(0));
}

} // namespace

class TestStorageJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void givesBackWhatItTook();
    void replaysFromAPosition();
    void cutsATornTailAtEveryByte();
    void aDamagedRecordEndsItsSegment();
    void isReadableByItsOwnerAlone();
    void beginsNewSegmentsAndPrunesAppliedOnes();
    void aDayBeginsASegment();
    void goesOnBehindWhatIsApplied();
    void aFullDiskLeavesItWhole();
    void garbageIsNoRecord();

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"journal"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStorageJournal::givesBackWhatItTook()
{
    const QByteArray large(3'000'000, 'x');
    {
        auto journal = Journal::open(folder());
        QVERIFY(journal.has_value());
        QVERIFY(journal->append({1234, "{\"ok\":true}"}).has_value());
        QVERIFY(journal->append({1235, QByteArray()}).has_value());
        QVERIFY(journal->append({1236, large}).has_value());
    }
    const auto journal = Journal::open(folder());
    QVERIFY(journal.has_value());
    QCOMPARE(journal->tornBytes(), 0);
    QCOMPARE(answersIn(*journal), (QList<QByteArray>{"{\"ok\":true}", "", large}));
}

void TestStorageJournal::replaysFromAPosition()
{
    auto journal = Journal::open(folder());
    const auto first = journal->append({1, "a"});
    QVERIFY(journal->append({2, "b"}).has_value());
    QCOMPARE(answersIn(*journal, *first), QList<QByteArray>{"b"});
    QCOMPARE(answersIn(*journal, journal->end()), QList<QByteArray>{});
}

void TestStorageJournal::cutsATornTailAtEveryByte()
{
    QByteArray whole;
    qint64 firstEnd = 0;
    {
        auto journal = Journal::open(folder());
        firstEnd = journal->append({1, "first"})->offset;
        QVERIFY(journal->append({2, "second"}).has_value());
        QFile file(onlySegment(folder()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        whole = file.readAll();
    }
    for (qint64 length = firstEnd; length < whole.size(); ++length) {
        QFile file(onlySegment(folder()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(whole.first(length));
        file.close();
        auto journal = Journal::open(folder());
        QVERIFY(journal.has_value());
        QCOMPARE(journal->tornBytes(), length - firstEnd);
        // What is added afterwards stands behind the last whole record.
        QVERIFY(journal->append({3, "third"}).has_value());
        QCOMPARE(answersIn(*journal), (QList<QByteArray>{"first", "third"}));
    }
}

void TestStorageJournal::aDamagedRecordEndsItsSegment()
{
    {
        auto journal = Journal::open(folder());
        QVERIFY(journal->append({1, "first"}).has_value());
        QVERIFY(journal->append({2, "second"}).has_value());
    }
    QFile file(onlySegment(folder()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(file.size() - 3);
    file.write("X");
    file.close();
    const auto journal = Journal::open(folder());
    QCOMPARE(answersIn(*journal), QList<QByteArray>{"first"});
}

void TestStorageJournal::isReadableByItsOwnerAlone()
{
    const auto journal = Journal::open(folder());
    QVERIFY(journal.has_value());
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup |
                        QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(folder()) & others));
    QVERIFY(!(QFile::permissions(onlySegment(folder())) & others));
}

void TestStorageJournal::beginsNewSegmentsAndPrunesAppliedOnes()
{
    auto journal = Journal::open(folder());
    const QByteArray large(Journal::segmentSize / 2 + 1, 'x');
    for (int i = 0; i < 5; ++i)
        QVERIFY(journal->append({i, large}).has_value());
    QCOMPARE(journal->end().segment, 3);
    QCOMPARE(answersIn(*journal).size(), 5);

    const auto later = QDateTime::currentMSecsSinceEpoch() + 60'000;
    journal->prune(later, {1, 0}); // nothing of segment 1 is applied
    QCOMPARE(answersIn(*journal).size(), 5);
    journal->prune(0, journal->end()); // all applied, nothing is old
    QCOMPARE(answersIn(*journal).size(), 5);
    journal->prune(later, {3, 0}); // of the segment in use nothing is applied
    QCOMPARE(answersIn(*journal).size(), 1);
    journal->prune(later, journal->end());
    QCOMPARE(answersIn(*journal).size(), 0);
    QCOMPARE(journal->end(), (JournalPosition{4, 0}));
    QVERIFY(journal->append({9, "more"}).has_value());
}

void TestStorageJournal::aDayBeginsASegment()
{
    auto journal = Journal::open(folder());
    QVERIFY(journal->append({1000, "first"}).has_value());
    QVERIFY(journal->append({999 + Journal::segmentSpan, "same day"}).has_value());
    QCOMPARE(journal->end().segment, 1);
    journal = Journal::open(folder());
    QVERIFY(journal->append({1000 + Journal::segmentSpan, "next day"}).has_value());
    QCOMPARE(journal->end().segment, 2);
    QVERIFY(journal->append({5, "the clock was set back"}).has_value());
    QCOMPARE(journal->end().segment, 2);
    QCOMPARE(answersIn(*journal).size(), 4);
    QCOMPARE(journal->bytesBehind({}), journal->bytesBehind({1, 0}));
    QCOMPARE(journal->bytesBehind(journal->end()), 0);
}

void TestStorageJournal::goesOnBehindWhatIsApplied()
{
    auto journal = Journal::open(folder());
    QVERIFY(journal->append({1, "first"}).has_value());
    const JournalPosition end = journal->end();
    QVERIFY(journal->goBehind(end).has_value());
    QCOMPARE(journal->end(), end);
    const JournalPosition applied{5, 100}; // in segments that somebody deleted
    QVERIFY(journal->goBehind(applied).has_value());
    QVERIFY(journal->append({2, "second"}).has_value());
    QCOMPARE(answersIn(*journal, applied), QList<QByteArray>{"second"});
}

void TestStorageJournal::aFullDiskLeavesItWhole()
{
    auto journal = Journal::open(folder());
    const auto first = journal->append({1, "first"});
    QVERIFY(first.has_value());

    // A limit on the size of files fails a write in the middle, as a full disk does.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{static_cast<rlim_t>(first->offset + 1000), before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    const auto refused = journal->append({2, QByteArray(5000, 'x')});
    setrlimit(RLIMIT_FSIZE, &before);

    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::DiskFull);
    QCOMPARE(journal->end(), *first);
    QVERIFY(journal->append({3, "third"}).has_value());
    QCOMPARE(answersIn(*journal), (QList<QByteArray>{"first", "third"}));
}

void TestStorageJournal::garbageIsNoRecord()
{
    QVERIFY(QDir().mkpath(folder()));
    QFile file(QDir(folder()).filePath(u"0000000001.journal"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("BDJ1") + QByteArray(100, '\xff'));
    file.close();
    auto journal = Journal::open(folder());
    QVERIFY(journal.has_value());
    QCOMPARE(journal->tornBytes(), 104);
    QVERIFY(answersIn(*journal).isEmpty());
}

QTEST_GUILESS_MAIN(TestStorageJournal)
#include "tst_storage_journal.moc"
