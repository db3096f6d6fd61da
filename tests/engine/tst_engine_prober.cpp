// Probes of many as a job (R5, R6): everybody once, nobody twice, and every answer counted for what
// it says.
#include "desk.h"
#include "storage/job_repository.h"

#include <QHash>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::UserId;
using sandbox::DeedKind;
using sandbox::FaultKind;
using sandbox::Relation;
using storage::JobOutcome;
using storage::JobReport;
using storage::JobState;
using storage::OutcomeCount;
using tests::Desk;

namespace
{

constexpr UserId firstOfCrowd = 1000;

/// A desk that has met @p count people, whose dialogs are open although nobody knows it yet.
std::unique_ptr<Desk> deskWith(int count)
{
    auto desk = std::make_unique<Desk>();
    for (int i = 0; i < count; ++i) {
        const UserId id = firstOfCrowd + i;
        desk->add(id, u"Person %1"_s.arg(i), "ru", Relation::Open);
        desk->act({.kind = DeedKind::InlineQuery, .person = id, .text = u"x"_s});
    }
    if (!desk->begin() ||
        !QTest::qWaitFor([&] { return desk->session().state().users == count; }, 20'000))
        return nullptr;
    return desk;
}

QList<JobReport> jobsOf(const Desk &desk)
{
    const auto database = desk.look();
    return storage::JobRepository(*database)
        .reports(storage::JobKind::Probe, 100, QDateTime::currentMSecsSinceEpoch())
        .value();
}

/// The newest job; an empty one while there is none.
JobReport jobOf(const Desk &desk)
{
    return jobsOf(desk).value(0);
}

qint64 countOf(const JobReport &report, JobOutcome outcome)
{
    qint64 count = 0;
    for (const OutcomeCount &each : report.outcomes)
        count += each.outcome == outcome ? each.count : 0;
    return count;
}

qint64 sumOf(const JobReport &report)
{
    qint64 sum = 0;
    for (const OutcomeCount &each : report.outcomes)
        sum += each.count;
    return sum;
}

/// How often each person saw "typing…", as the server knows it; a 429 shows nothing.
QHash<UserId, int> typedTo(Desk &desk)
{
    QHash<UserId, int> typed;
    for (const auto &entry : desk.server().record().entries()) {
        if (QByteArrayView(entry.method) == "sendChatAction" && entry.status != 429)
            ++typed[entry.chatId];
    }
    return typed;
}

qsizetype mostOften(const QHash<UserId, int> &typed)
{
    return typed.isEmpty() ? 0 : *std::ranges::max_element(typed);
}

bool hasFinished(const Desk &desk)
{
    return QTest::qWaitFor([&] { return jobOf(desk).job.state == JobState::Finished; }, 60'000);
}

/// Makes every attempt so much older.
void letPass(Desk &desk, qint64 milliseconds)
{
    auto database = storage::Database::open(engine::databasePath(desk.folder()),
                                            storage::Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    QVERIFY((*database)
                ->execute(u"UPDATE outbox SET attempted_ms = attempted_ms - ? "
                          "WHERE attempted_ms > 0"_s,
                          {milliseconds})
                .has_value());
}

} // namespace

class TestEngineProber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVerdictIsCounted();
    void nobodyTwiceWithinTheHour();
    void forcedProbesAgainAfterAMinute();
    void pausesAndGoesOn();
    void cancelsTheRest();
    void aRestartForgetsNobody();
    void answersThatSayNothing_data();
    void answersThatSayNothing();
    void whatWasNotDoneIsDoneLater_data();
    void whatWasNotDoneIsDoneLater();
    void oneAtATime();
    void whoWasProbedByHandMeanwhileIsLeftOut();
    void aListOfPeople();
    void nobodyIsNoJob();
    void writtenByHandGoesFirst();
};

void TestEngineProber::everyVerdictIsCounted()
{
    Desk desk;
    const qint64 earlier = QDateTime::currentMSecsSinceEpoch() - 60'000;
    for (int id = 1; id <= 9; ++id)
        desk.add(id, u"Person %1"_s.arg(id));
    desk.server().world().people().add({.id = 8, .firstName = u"Helper"_s, .isBot = true});
    for (const UserId id : {1, 2, 3, 4, 7, 9})
        desk.act({.kind = DeedKind::Start, .person = id, .at = earlier});
    desk.act({.kind = DeedKind::Block, .person = 4, .at = earlier + 10'000});
    for (const UserId id : {5, 6})
        desk.act({.kind = DeedKind::InlineQuery, .person = id, .text = u"x"_s});
    desk.act({.kind = DeedKind::WriteInGroup, .person = 8, .text = u"beep"_s, .at = earlier});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.status(4), DialogStatus::Blocked);
    QTRY_COMPARE(desk.status(8), DialogStatus::Bot);
    // What nobody told.
    auto &people = desk.server().world().people();
    people.at(*people.find(2)).relation = Relation::Blocked;
    people.at(*people.find(3)).relation = Relation::Deactivated;
    people.at(*people.find(4)).relation = Relation::Open;
    people.at(*people.find(5)).relation = Relation::Open;
    people.at(*people.find(7)).relation = Relation::Lost;
    desk.server().faults().inject(
        {.kind = FaultKind::Refuse,
         .method = "sendChatAction",
         .chatId = 9,
         .status = 403,
         .description = "Forbidden: bot can't send messages to the user"});

    desk.session().startProbe(storage::UserQuery{}, false);
    QVERIFY(hasFinished(desk));
    const JobReport report = jobOf(desk);
    QCOMPARE(report.job.total, 9);
    QCOMPARE(report.job.done, 9);
    const auto has = [&](JobOutcome outcome, DialogStatus before, DialogStatus after,
                         qint64 count) {
        return report.outcomes.contains({outcome, before, after, count});
    };
    using enum DialogStatus;
    QVERIFY(has(JobOutcome::Answered, Open, Open, 1));
    QVERIFY(has(JobOutcome::Answered, Open, Blocked, 1));
    QVERIFY(has(JobOutcome::Answered, Open, Deactivated, 1));
    QVERIFY(has(JobOutcome::Answered, Blocked, Open, 1));
    QVERIFY(has(JobOutcome::Answered, NotStarted, Open, 1));
    QVERIFY(has(JobOutcome::Answered, NotStarted, NotStarted, 1));
    QVERIFY(has(JobOutcome::NoVerdict, Open, Open, 2));
    QVERIFY(has(JobOutcome::NotAllowed, Bot, Bot, 1));
    QCOMPARE(sumOf(report), 9);
    QCOMPARE(desk.status(4), Open);
    QCOMPARE(desk.status(7), Open);
    const auto typed = typedTo(desk);
    QCOMPARE(typed.size(), 8);
    QVERIFY(!typed.contains(8));
    QCOMPARE(mostOften(typed), 1);
}

void TestEngineProber::nobodyTwiceWithinTheHour()
{
    const auto desk = deskWith(5);
    QVERIFY(desk);
    desk->session().startProbe(QList<UserId>{1000, 1001}, false);
    QVERIFY(hasFinished(*desk));
    desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_COMPARE(jobsOf(*desk).size(), 2);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(countOf(jobOf(*desk), JobOutcome::DoneLately), 2);
    QCOMPARE(countOf(jobOf(*desk), JobOutcome::Answered), 3);
    QCOMPARE(mostOften(typedTo(*desk)), 1);
    // An hour later they are probed again.
    desk->end();
    letPass(*desk, 3'600'000);
    QVERIFY(desk->begin());
    desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_COMPARE(jobsOf(*desk).size(), 3);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(countOf(jobOf(*desk), JobOutcome::Answered), 5);
}

void TestEngineProber::forcedProbesAgainAfterAMinute()
{
    const auto desk = deskWith(3);
    QVERIFY(desk);
    desk->session().startProbe(QList<UserId>{1000, 1001}, false);
    QVERIFY(hasFinished(*desk));
    desk->session().startProbe(storage::UserQuery{}, true);
    QTRY_COMPARE(jobsOf(*desk).size(), 2);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(countOf(jobOf(*desk), JobOutcome::DoneJustNow), 2);
    QCOMPARE(countOf(jobOf(*desk), JobOutcome::Answered), 1);
    QCOMPARE(mostOften(typedTo(*desk)), 1);
    desk->end();
    letPass(*desk, 61'000);
    QVERIFY(desk->begin());
    desk->session().startProbe(storage::UserQuery{}, true);
    QTRY_COMPARE(jobsOf(*desk).size(), 3);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(countOf(jobOf(*desk), JobOutcome::Answered), 3);
}

void TestEngineProber::pausesAndGoesOn()
{
    const auto desk = deskWith(100);
    QVERIFY(desk);
    desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_VERIFY_WITH_TIMEOUT(jobOf(*desk).job.done >= 5, 20'000);
    const qint64 id = jobOf(*desk).job.id;
    desk->session().pauseJob(id);
    QTRY_COMPARE(jobOf(*desk).job.state, JobState::Paused);
    QTRY_COMPARE(desk->session().state().sending.counts, storage::OutboxCounts{});
    const JobReport paused = jobOf(*desk);
    QVERIFY(paused.job.done < 100);
    QCOMPARE(typedTo(*desk).size(), paused.job.done);
    // What is written by hand leaves, and nothing of the job with it.
    desk->session().send(1000, u"hello"_s);
    QTRY_COMPARE(desk->server().record().deliveredTo(1000), 1);
    QCOMPARE(typedTo(*desk).size(), paused.job.done);
    QCOMPARE(jobOf(*desk).job, paused.job);

    desk->session().resumeJob(id);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(typedTo(*desk).size(), 100);
    QCOMPARE(mostOften(typedTo(*desk)), 1);
    QCOMPARE(countOf(jobOf(*desk), JobOutcome::Answered), 100);
}

void TestEngineProber::cancelsTheRest()
{
    const auto desk = deskWith(100);
    QVERIFY(desk);
    desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_VERIFY_WITH_TIMEOUT(jobOf(*desk).job.done >= 5, 20'000);
    const qint64 id = jobOf(*desk).job.id;
    desk->session().cancelJob(id);
    QTRY_COMPARE(jobOf(*desk).job.state, JobState::Cancelled);
    QTRY_COMPARE(desk->session().state().sending.counts, storage::OutboxCounts{});
    // It cannot be brought back.
    desk->session().resumeJob(id);
    desk->session().send(1000, u"hello"_s);
    QTRY_COMPARE(desk->server().record().deliveredTo(1000), 1);
    const JobReport report = jobOf(*desk);
    QCOMPARE(report.job.state, JobState::Cancelled);
    QVERIFY(report.job.done < 100);
    QCOMPARE(sumOf(report), report.job.done);
    QCOMPARE(typedTo(*desk).size(), report.job.done);
}

void TestEngineProber::aRestartForgetsNobody()
{
    constexpr int people = 120;
    const auto desk = deskWith(people);
    QVERIFY(desk);
    desk->server().setLatency(150); // so that some are on their way
    desk->session().startProbe(storage::UserQuery{}, false);
    for (const int enough : {15, 50}) {
        QTRY_VERIFY_WITH_TIMEOUT(jobOf(*desk).job.done >= enough, 20'000);
        desk->end();
        QVERIFY(desk->begin());
        const JobReport paused = jobOf(*desk);
        QCOMPARE(paused.job.state, JobState::Paused);
        QCOMPARE(sumOf(paused), paused.job.done);
        desk->session().resumeJob(paused.job.id);
    }
    QVERIFY(hasFinished(*desk));
    const JobReport report = jobOf(*desk);
    QCOMPARE(report.job.done, people);
    QCOMPARE(sumOf(report), people);
    const auto typed = typedTo(*desk);
    QCOMPARE(mostOften(typed), 1);
    const qint64 unknown = countOf(report, JobOutcome::NoVerdict);
    QVERIFY(unknown > 0);
    QCOMPARE(countOf(report, JobOutcome::Answered), people - unknown);
    // Who was on their way when it ended may or may not have seen it; everybody else has.
    QVERIFY(typed.size() >= people - unknown);
}

void TestEngineProber::answersThatSayNothing_data()
{
    QTest::addColumn<FaultKind>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("description");
    const auto refuse = [](const char *name, int code, const char *description) {
        QTest::newRow(name) << FaultKind::Refuse << code << QByteArray(description);
    };
    refuse("unclear 403", 403, "Forbidden: bot can't send messages to the user");
    refuse("group", 403, "Forbidden: bot was kicked from the group chat");
    refuse("not found", 400, "Bad Request: chat not found");
    refuse("wrong request", 400, "Bad Request: wrong parameter action in request");
    QTest::newRow("closed before") << FaultKind::CloseBefore << 0 << QByteArray();
    QTest::newRow("closed after") << FaultKind::CloseAfter << 0 << QByteArray();
    QTest::newRow("no json") << FaultKind::InvalidJson << 0 << QByteArray();
    QTest::newRow("502 page") << FaultKind::BadGateway << 0 << QByteArray();
}

void TestEngineProber::answersThatSayNothing()
{
    QFETCH(const FaultKind, fault);
    QFETCH(const int, code);
    QFETCH(const QByteArray, description);
    const auto desk = deskWith(2);
    QVERIFY(desk);
    desk->server().faults().inject({.kind = fault,
                                    .method = "sendChatAction",
                                    .chatId = 1000,
                                    .status = code,
                                    .description = description});
    desk->session().startProbe(storage::UserQuery{}, false);
    QVERIFY(hasFinished(*desk));
    const JobReport report = jobOf(*desk);
    using enum DialogStatus;
    QVERIFY(report.outcomes.contains({JobOutcome::NoVerdict, NotStarted, NotStarted, 1}));
    QVERIFY(report.outcomes.contains({JobOutcome::Answered, NotStarted, Open, 1}));
    QCOMPARE(sumOf(report), 2);
    QCOMPARE(desk->status(1000), NotStarted);
    QCOMPARE(mostOften(typedTo(*desk)), 1);
}

void TestEngineProber::whatWasNotDoneIsDoneLater_data()
{
    QTest::addColumn<FaultKind>("fault");
    QTest::newRow("429") << FaultKind::TooManyRequests;
    QTest::newRow("500") << FaultKind::ServerError;
}

void TestEngineProber::whatWasNotDoneIsDoneLater()
{
    QFETCH(const FaultKind, fault);
    const auto desk = deskWith(1);
    QVERIFY(desk);
    desk->server().faults().inject(
        {.kind = fault, .method = "sendChatAction", .count = 2, .retryAfter = 1});
    desk->session().startProbe(storage::UserQuery{}, false);
    QVERIFY(hasFinished(*desk));
    const OutcomeCount opened{JobOutcome::Answered, DialogStatus::NotStarted, DialogStatus::Open,
                              1};
    QCOMPARE(jobOf(*desk).outcomes, QList<OutcomeCount>{opened});
    QCOMPARE(desk->server().record().duringWaitCount(), 0);
    QCOMPARE(desk->server().record().entries().size(), size_t(3));
}

void TestEngineProber::oneAtATime()
{
    const auto desk = deskWith(80);
    QVERIFY(desk);
    desk->session().startProbe(storage::UserQuery{}, false);
    desk->session().startProbe(QList<UserId>{1000, 1079}, true);
    QTRY_COMPARE(jobsOf(*desk).size(), 2);
    QTRY_VERIFY(jobsOf(*desk).last().job.done > 0);
    const QList<JobReport> both = jobsOf(*desk);
    QCOMPARE(both.last().job.state, JobState::Running);
    QCOMPARE(both.first().job.state, JobState::Waiting);
    // The one that is paused lets the other go on, and then waits for it in turn.
    desk->session().pauseJob(both.last().job.id);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(jobOf(*desk).job.done, 2);
    QCOMPARE(jobsOf(*desk).last().job.state, JobState::Paused);
    desk->session().resumeJob(both.last().job.id);
    QTRY_COMPARE_WITH_TIMEOUT(jobsOf(*desk).last().job.state, JobState::Finished, 30'000);
    QCOMPARE(sumOf(jobsOf(*desk).last()), 80);
    QCOMPARE(countOf(jobsOf(*desk).last(), JobOutcome::DoneLately), 1); // 1079
    QCOMPARE(typedTo(*desk).size(), 80);
    QCOMPARE(mostOften(typedTo(*desk)), 1);
}

void TestEngineProber::whoWasProbedByHandMeanwhileIsLeftOut()
{
    const auto desk = deskWith(40);
    QVERIFY(desk);
    desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_VERIFY(jobOf(*desk).job.done > 0);
    const qint64 id = jobOf(*desk).job.id;
    desk->session().pauseJob(id);
    QTRY_COMPARE(desk->session().state().sending.counts, storage::OutboxCounts{});
    QCOMPARE(typedTo(*desk).value(1039), 0);
    desk->session().act(engine::BulkAction::Probe, {1039}); // its item is held
    QTRY_COMPARE(typedTo(*desk).value(1039), 1);
    QTRY_COMPARE(desk->session().state().sending.counts, storage::OutboxCounts{});
    desk->session().resumeJob(id);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(countOf(jobOf(*desk), JobOutcome::DoneLately), 1);
    QCOMPARE(sumOf(jobOf(*desk)), 40);
    QCOMPARE(mostOften(typedTo(*desk)), 1);
}

void TestEngineProber::aListOfPeople()
{
    const auto desk = deskWith(6);
    QVERIFY(desk);
    desk->session().startProbe(QList<UserId>{1004, 1001, 77}, false);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(jobOf(*desk).job.total, 2);
    QCOMPARE(typedTo(*desk), (QHash<UserId, int>{{1001, 1}, {1004, 1}}));
}

void TestEngineProber::nobodyIsNoJob()
{
    const auto desk = deskWith(1);
    QVERIFY(desk);
    desk->session().startProbe(storage::UserQuery{.search = u"nobody"_s}, false);
    desk->session().startProbe(storage::UserQuery{}, false);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(jobsOf(*desk).size(), 1);
}

void TestEngineProber::writtenByHandGoesFirst()
{
    const auto desk = deskWith(60);
    QVERIFY(desk);
    desk->session().act(engine::BulkAction::Probe, {1059});
    QTRY_COMPARE(desk->status(1059), DialogStatus::Open);
    desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_VERIFY(jobOf(*desk).job.done > 0);
    desk->session().send(1059, u"hello"_s);
    QTRY_COMPARE(desk->server().record().deliveredTo(1059), 1);
    QVERIFY(jobOf(*desk).job.done < 60);
    QVERIFY(hasFinished(*desk));
    QCOMPARE(desk->server().record().tooManyCount(), 0);
}

QTEST_GUILESS_MAIN(TestEngineProber)
#include "tst_engine_prober.moc"
