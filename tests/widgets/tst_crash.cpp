// The real program, killed at random moments while a bot is busy: no gap and no double afterwards
// (R7, R13).
#include "sandbox/server.h"
#include "storage/journal_scan.h"
#include "storage/message_repository.h"
#include "storage/user_repository.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace botdesk;
using namespace Qt::StringLiterals;
using sandbox::DeedKind;

class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAgainAndAgain();
    void whatIsConfirmedIsOnTheDisk();
    void theTokenIsNowhere();

private:
    void start(QProcess &program) const;
    [[nodiscard]] std::unique_ptr<storage::Database> look() const;
    [[nodiscard]] qint64 messagesInDatabase() const;
    /// The ids of the updates that the journal holds in sound records.
    [[nodiscard]] QSet<qint64> idsInJournal() const;
    /// Everything below was confirmed to the server, which has forgotten it.
    [[nodiscard]] qint64 confirmedOffset();

    QTemporaryDir m_folder;
    sandbox::Server m_server{{.users = 0, .quiet = true}};
};

void TestCrash::start(QProcess &program) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"BOTDESK_TOKEN"_s, QString::fromLatin1(m_server.token()));
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(BOTDESK_PROGRAM),
                  {u"--data-dir"_s, m_folder.filePath(u"data"_s), u"--api-root"_s,
                   m_server.apiRoot().toString()});
    QVERIFY(program.waitForStarted());
}

std::unique_ptr<storage::Database> TestCrash::look() const
{
    const QString bot = QString::fromLatin1(m_server.token()).section(u':', 0, 0);
    const QString path = m_folder.filePath(u"data/bots/%1/botdesk.sqlite"_s.arg(bot));
    auto database = storage::Database::open(path, storage::Database::Mode::ReadOnly);
    return database ? std::move(*database) : nullptr;
}

qint64 TestCrash::messagesInDatabase() const
{
    const auto database = look();
    if (!database)
        return -1;
    auto rows = database->run(u"SELECT count(*) FROM messages"_s);
    return rows && rows->next() ? rows->integer(0) : -1;
}

void TestCrash::killedAgainAndAgain()
{
    QVERIFY(m_server.listen().has_value());
    constexpr int people = 40;
    constexpr int kills = 15;
    for (int id = 1; id <= people; ++id)
        m_server.world().people().add({.id = id, .firstName = u"P%1"_s.arg(id)});

    std::mt19937 random(1);
    qint64 written = 0;
    const auto everybodyWrites = [&] {
        for (int id = 1; id <= people; ++id) {
            m_server.world().act(
                {.kind = DeedKind::Write, .person = id, .text = QString::number(written)});
            ++written;
        }
    };
    for (int round = 0; round < kills; ++round) {
        QProcess program;
        start(program);
        everybodyWrites();
        // Some are killed while they start, some in the middle of taking updates, some when all is
        // taken.
        const int moment = static_cast<int>(random() % 3);
        if (moment == 1)
            QTRY_VERIFY_WITH_TIMEOUT(messagesInDatabase() > written - people, 30'000);
        else if (moment == 2)
            QTRY_COMPARE_WITH_TIMEOUT(messagesInDatabase(), written, 30'000);
        else
            QTest::qWait(static_cast<int>(random() % 400));
        program.kill();
        QVERIFY(program.waitForFinished());
    }
    QProcess program;
    everybodyWrites();
    start(program);
    QTRY_COMPARE_WITH_TIMEOUT(messagesInDatabase(), written, 30'000);
    program.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(program.exitCode(), 0);

    // Every message once, in everybody's conversation.
    const auto database = look();
    QCOMPARE(storage::UserRepository(*database).count().value(), people);
    for (int id = 1; id <= people; ++id) {
        const auto messages = storage::MessageRepository(*database).with(id, 1000).value();
        QCOMPARE(messages.size(), kills + 1);
        QSet<QString> texts;
        for (const storage::Message &message : messages)
            texts.insert(message.text);
        QCOMPARE(texts.size(), kills + 1);
    }
}

QSet<qint64> TestCrash::idsInJournal() const
{
    QSet<qint64> ids;
    const QString bot = QString::fromLatin1(m_server.token()).section(u':', 0, 0);
    const storage::JournalScan journal(m_folder.filePath(u"data/bots/%1/journal"_s.arg(bot)));
    journal.newestFirst({}, [&](const storage::JournalRecord &record, storage::JournalPosition) {
        const QJsonDocument answer = QJsonDocument::fromJson(record.answer);
        for (const QJsonValue &update : answer.object().value("result"_L1).toArray())
            ids.insert(update["update_id"_L1].toInteger());
        return true;
    });
    return ids;
}

qint64 TestCrash::confirmedOffset()
{
    auto &world = m_server.world();
    return world.queue().nextId() - world.queue().size(world.now());
}

void TestCrash::whatIsConfirmedIsOnTheDisk()
{
    // A backlog of many answers, which are confirmed long before the database has them all.
    constexpr int people = 40;
    constexpr int backlog = 4000;
    constexpr int kills = 8;
    std::mt19937 random(2);
    const qint64 before = messagesInDatabase();
    const qint64 first = m_server.world().queue().nextId();
    qint64 written = 0;
    for (int round = 0; round < kills; ++round) {
        for (int i = 0; i < backlog; ++i) {
            m_server.world().act({.kind = DeedKind::Write,
                                  .person = 1 + i % people,
                                  .text = QString::number(written)});
            ++written;
        }
        QProcess program;
        start(program);
        const qint64 moment = confirmedOffset() + 1 + random() % (backlog - 100);
        QTRY_VERIFY_WITH_TIMEOUT(confirmedOffset() >= moment, 60'000);
        program.kill();
        QVERIFY(program.waitForFinished());
        const QSet<qint64> kept = idsInJournal();
        for (qint64 id = first; id < confirmedOffset(); ++id)
            QVERIFY2(kept.contains(id), qPrintable(QString::number(id - first)));
    }
    QProcess program;
    start(program);
    QTRY_COMPARE_WITH_TIMEOUT(messagesInDatabase(), before + written, 60'000);
    program.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 30'000);
}

void TestCrash::theTokenIsNowhere()
{
    // After all that, with crashes in between, no file of the data folder has it (R15).
    const QByteArray secret = m_server.token().split(':').last();
    int files = 0;
    QDirIterator entries(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(secret), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 3); // settings, database, journal
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
