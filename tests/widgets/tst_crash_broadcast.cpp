// The real program, killed again and again in the middle of a broadcast: nobody gets it twice,
// nobody is forgotten, and what nobody can know is told as unknown (R13).
#include "sandbox/server.h"
#include "storage/broadcast_repository.h"
#include "storage/job_repository.h"
#include "storage/outbox_repository.h"
#include "storage/user_repository.h"

#include <QDateTime>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::UserId;
using sandbox::RecordEntry;
using storage::Database;
using storage::JobState;
using storage::OutboxState;

namespace
{

constexpr int people = 3000;
constexpr int kills = 50;
constexpr qint64 starCap = 50; // a sixth of them
/// So many requests at most come between a start and its kill: all kills fall into the broadcast.
constexpr int mostRequestsInARun = 40;
/// What the server answered so shortly before a kill may not have been written down, ms.
constexpr qint64 shortly = 2000;

/// What one person was sent, as the server knows it, and as the database does.
struct Both {
    QList<RecordEntry> requests;
    QList<storage::OutboxItem> items;
};

} // namespace

class TestCrashBroadcast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedInTheMiddle();

private:
    void prepare();
    void start(QProcess &program) const;
    void writeByHand(int round);
    /// Lets the program go on until some more requests came, and kills it.
    void kill(QProcess &program);
    void compare();
    void compareOne(const Both &both) const;

    [[nodiscard]] QString path() const
    {
        const QString bot = QString::fromLatin1(m_server.token()).section(u':', 0, 0);
        return m_folder.filePath(u"data/bots/%1/botdesk.sqlite"_s.arg(bot));
    }
    [[nodiscard]] std::unique_ptr<Database> open(Database::Mode mode) const
    {
        auto database = Database::open(path(), mode);
        return database ? std::move(*database) : nullptr;
    }
    [[nodiscard]] qint64 requests() { return std::ssize(m_server.record().entries()); }

    QTemporaryDir m_folder;
    sandbox::Server m_server{{.users = 0,
                              .latencyMs = 50, // so that kills hit what is in flight
                              .quiet = true,
                              .limits = {.perSecond = 0, .perChatPerSecond = 0}}};
    std::mt19937 m_random{1};
    qint64 m_job = 0;
    int m_byHand = 0;
    QList<qint64> m_killedAt; ///< ms
};

void TestCrashBroadcast::prepare()
{
    QVERIFY(m_server.listen().has_value());
    const auto database = open(Database::Mode::ReadWrite);
    QVERIFY(database);
    auto transaction = storage::Transaction::begin(*database);
    storage::UserRepository users(*database);
    for (int id = 1; id <= people; ++id) {
        m_server.world().people().add(
            {.id = id, .firstName = u"P%1"_s.arg(id), .relation = sandbox::Relation::Open});
        domain::User user{.id = id};
        user.profile.firstName = u"P%1"_s.arg(id);
        user.dialog.status = domain::DialogStatus::Open;
        user.dialog.ground = domain::Ground::Started;
        user.dialog.met = true;
        QVERIFY(users.save(user).has_value());
    }
    const domain::Milliseconds now = QDateTime::currentMSecsSinceEpoch();
    m_job = storage::JobRepository(*database)
                .add({.kind = storage::JobKind::Broadcast, .createdAt = now}, storage::UserQuery{},
                     now / 1000)
                .value();
    storage::Broadcast content{.jobId = m_job, .starCap = starCap};
    content.texts.insert(QString(), u"news for {first_name}"_s);
    QVERIFY(storage::BroadcastRepository(*database).add(content).has_value());
    QVERIFY(database->execute(u"UPDATE preferences SET messages_per_second = 100"_s).has_value());
    QVERIFY(transaction->commit().has_value());
}

void TestCrashBroadcast::start(QProcess &program) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"BOTDESK_TOKEN"_s, QString::fromLatin1(m_server.token()));
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(BOTDESK_PROGRAM),
                  {u"--data-dir"_s, m_folder.filePath(u"data"_s), u"--api-root"_s,
                   m_server.apiRoot().toString(), u"--resume"_s});
    QVERIFY(program.waitForStarted());
}

void TestCrashBroadcast::writeByHand(int round)
{
    // As the operator does, to somebody whose turn in the broadcast is near.
    const auto database = open(Database::Mode::ReadWrite);
    QVERIFY(database);
    auto transaction = storage::Transaction::begin(*database);
    storage::OutboxRepository outbox(*database);
    for (int i = 0; i < 3; ++i) {
        const auto user = static_cast<UserId>(1 + m_random() % people);
        QVERIFY(outbox
                    .add({.user = user,
                          .text = u"by hand %1.%2"_s.arg(round).arg(i),
                          .createdAt = QDateTime::currentMSecsSinceEpoch()})
                    .has_value());
        ++m_byHand;
    }
    QVERIFY(transaction->commit().has_value());
}

void TestCrashBroadcast::kill(QProcess &program)
{
    if (m_random() % 6 == 0) {
        // While it starts.
        QTest::qWait(static_cast<int>(m_random() % 400));
    } else {
        const qint64 enough = requests() + static_cast<qint64>(m_random() % mostRequestsInARun);
        QTRY_VERIFY_WITH_TIMEOUT(requests() >= enough, 30'000);
        // At any moment between two answers, and between an answer and what is written of it.
        QTest::qWait(static_cast<int>(m_random() % 20));
    }
    m_killedAt.append(m_server.world().now());
    program.kill();
    QVERIFY(program.waitForFinished());
}

void TestCrashBroadcast::killedInTheMiddle()
{
    prepare();
    for (int round = 0; round < kills; ++round) {
        QProcess program;
        start(program);
        kill(program);
        if (QTest::currentTestFailed())
            return;
        writeByHand(round);
    }
    {
        // All kills hit it before it was done.
        const auto database = open(Database::Mode::ReadOnly);
        QVERIFY(!storage::JobRepository(*database).find(m_job).value()->hasEnded());
    }
    QProcess program;
    start(program);
    const auto isDone = [this] {
        const auto database = open(Database::Mode::ReadOnly);
        const auto job = storage::JobRepository(*database).find(m_job).value();
        const auto counts = storage::OutboxRepository(*database).counts().value();
        return job->state == JobState::Finished && counts == storage::OutboxCounts{};
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), 120'000);
    program.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(program.exitCode(), 0);
    compare();
}

void TestCrashBroadcast::compareOne(const Both &both) const
{
    QCOMPARE(both.items.size(), 1);
    // Nobody is asked for twice, so nobody gets it twice.
    QVERIFY(both.requests.size() <= 1);
    const storage::OutboxItem &item = both.items.first();
    if (item.state == OutboxState::Sent) {
        QCOMPARE(both.requests.size(), 1);
        QVERIFY(both.requests.first().delivered);
        return;
    }
    // Nobody may be told to have got nothing, or to be unknown, whose answer was there in time.
    QCOMPARE(item.state, OutboxState::Unknown);
    QCOMPARE(item.reason, storage::OutboxReason::ProgramEnded);
    if (both.requests.isEmpty() || both.requests.first().status == 0)
        return;
    const auto killed = std::ranges::lower_bound(m_killedAt, both.requests.first().answeredAt);
    QVERIFY(killed != m_killedAt.end());
    QVERIFY(*killed - both.requests.first().answeredAt < shortly);
}

void TestCrashBroadcast::compare()
{
    // By person and text, which is another one for each that was written by hand.
    QHash<std::pair<UserId, QString>, Both> all;
    qint64 paid = 0;
    for (const RecordEntry &entry : m_server.record().entries()) {
        QCOMPARE(QByteArrayView(entry.method), "sendMessage");
        all[{entry.chatId, entry.text}].requests.append(entry);
        paid += entry.isPaid ? 1 : 0;
    }
    const auto database = open(Database::Mode::ReadOnly);
    auto rows =
        database->run(u"SELECT id, user_id, state, reason, text, job_id FROM outbox ORDER BY id"_s);
    QVERIFY(rows.has_value());
    qint64 unknown = 0;
    qint64 byHand = 0;
    while (rows->next()) {
        const storage::OutboxItem item{.id = rows->integer(0),
                                       .user = rows->integer(1),
                                       .state = rows->enumeration<OutboxState>(2),
                                       .reason = rows->enumeration<storage::OutboxReason>(3)};
        const bool isOfJob = rows->integer(5) == m_job;
        const QString text = isOfJob ? u"news for P%1"_s.arg(item.user) : rows->text(4);
        all[{item.user, text}].items.append(item);
        byHand += isOfJob ? 0 : 1;
        unknown += isOfJob && item.state == OutboxState::Unknown ? 1 : 0;
    }
    QCOMPARE(byHand, m_byHand);
    QCOMPARE(all.size(), people + m_byHand); // nobody is forgotten
    for (const Both &both : std::as_const(all)) {
        compareOne(both);
        if (QTest::currentTestFailed())
            return;
    }
    // The counts say the same, and the cap held through all of it.
    const auto reports =
        storage::JobRepository(*database)
            .reports(storage::JobKind::Broadcast, 1, QDateTime::currentMSecsSinceEpoch())
            .value();
    QCOMPARE(reports.first().job.done, people);
    for (const storage::OutcomeCount &count : reports.first().outcomes) {
        if (count.outcome == storage::JobOutcome::Unknown)
            QCOMPARE(count.count, unknown);
        else
            QCOMPARE(count.outcome, storage::JobOutcome::Sent);
    }
    QVERIFY(paid <= starCap * storage::messagesPerStar);
    QVERIFY(unknown > 0); // some were hit
    qInfo("%lld of %d are unknown after %d kills", unknown, people, kills);
}

QTEST_GUILESS_MAIN(TestCrashBroadcast)
#include "tst_crash_broadcast.moc"
