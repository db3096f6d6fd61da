// The list of jobs, and what is said of one; and why something waits in the outbox.
#include "models/job_list_model.h"
#include "models/job_words.h"
#include "models/outbox_words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using models::JobListModel;
using models::JobWords;
using models::ProbeResult;
using storage::JobOutcome;
using storage::JobReport;
using storage::JobState;

namespace
{

JobReport report(qint64 id, qint64 done, JobState state = JobState::Running)
{
    return {
        .job = {
            .id = id, .state = state, .total = 1000, .done = done, .createdAt = 1'790'000'000'000}};
}

} // namespace

class TestModelsJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newJobsComeOnTop();
    void theOldestFallOff();
    void outcomesAreAddedUp();
    void everySumHasASentence();
    void forecastsSayWhoIsLeftOut();
    void ratesNeedSomethingToGoBy();
    void timesLeft_data();
    void timesLeft();
    void whyAnItemWaits_data();
    void whyAnItemWaits();
};

void TestModelsJobs::newJobsComeOnTop()
{
    JobListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setReports({report(1, 5)});
    const QPersistentModelIndex first(model.index(0, JobListModel::Progress));
    model.setReports({report(3, 0, JobState::Waiting), report(2, 0), report(1, 7)});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(first.row(), 2);
    QCOMPARE(first.data().toString(), u"7 of 1,000 people"_s);
    QCOMPARE(inserted.count(), 2);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 2);
    QCOMPARE(model.jobAt(0), 3);
    QCOMPARE(model.jobAt(-1), 0);
    QCOMPARE(model.rowOf(2), 1);
    QCOMPARE(model.rowOf(9), -1);
    QCOMPARE(model.index(0, JobListModel::State).data().toString(), u"Waits its turn"_s);
    QCOMPARE(model.index(0, 0).data(JobListModel::IdRole).toLongLong(), 3);
    QVERIFY(!model.report(9).has_value());
    // The same again says nothing.
    model.setReports({report(3, 0, JobState::Waiting), report(2, 0), report(1, 7)});
    QCOMPARE(changed.count(), 1);
    QVERIFY(reset.isEmpty());
}

void TestModelsJobs::theOldestFallOff()
{
    JobListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReports({report(2, 0), report(1, 0)});
    model.setReports({report(3, 0), report(2, 0)});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.jobAt(0), 3);
    QCOMPARE(model.jobAt(1), 2);
    model.setReports({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModelsJobs::outcomesAreAddedUp()
{
    using enum DialogStatus;
    const ProbeResult result = models::probeResultOf({
        {JobOutcome::Answered, Open, Blocked, 400},
        {JobOutcome::Answered, Unverified, Blocked, 12},
        {JobOutcome::Answered, Blocked, Open, 31},
        {JobOutcome::Answered, Open, Deactivated, 9},
        {JobOutcome::Answered, NotStarted, Open, 4},
        {JobOutcome::Answered, Unverified, Open, 1},
        {JobOutcome::Answered, Open, NotStarted, 2},
        {JobOutcome::Answered, Unverified, Bot, 6},
        {JobOutcome::Answered, Open, Open, 70},
        {JobOutcome::Answered, Blocked, Blocked, 7},
        {JobOutcome::NoVerdict, Open, Open, 3},
        {JobOutcome::NotAllowed, Bot, Bot, 8},
        {JobOutcome::DoneLately, Open, Open, 10},
        {JobOutcome::DoneJustNow, Open, Open, 11},
        {JobOutcome::DoneElsewhere, Open, Open, 13},
        {JobOutcome::TakenBack, Open, Open, 4},
    });
    const ProbeResult expected{.stopped = 412,
                               .cameBack = 31,
                               .deleted = 9,
                               .opened = 5,
                               .notStarted = 2,
                               .bots = 6,
                               .unchanged = 77,
                               .noVerdict = 3,
                               .takenBack = 4,
                               .leftOutBots = 8,
                               .leftOutLately = 10,
                               .leftOutJustNow = 11,
                               .leftOutElsewhere = 13};
    QCOMPARE(result, expected);
    QCOMPARE(result.changed(), 465);
}

void TestModelsJobs::everySumHasASentence()
{
    const ProbeResult result{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
    QCOMPARE(JobWords::changes(result).size(), 6);
    QVERIFY(JobWords::changes(result).first().startsWith(u"1 "_s));
    QCOMPARE(JobWords::others(result).size(), 3);
    QCOMPARE(JobWords::leftOut(result).size(), 4);
    QVERIFY(JobWords::changes({}).isEmpty());
    QVERIFY(JobWords::others({}).isEmpty());
    QVERIFY(JobWords::leftOut(ProbeResult{}).isEmpty());
}

void TestModelsJobs::forecastsSayWhoIsLeftOut()
{
    const storage::ProbeForecast forecast{
        .total = 100, .bots = 3, .underWay = 0, .lately = 20, .justNow = 0};
    QCOMPARE(JobWords::leftOut(forecast, false).size(), 2);
    QCOMPARE(JobWords::leftOut(forecast, true).size(), 1);
}

void TestModelsJobs::ratesNeedSomethingToGoBy()
{
    QVERIFY(!models::rateOf({}).has_value());
    QVERIFY(!models::rateOf({.done = 9, .firstTry = 0, .lastEnded = 60'000}).has_value());
    QVERIFY(!models::rateOf({.done = 30, .firstTry = 5, .lastEnded = 1000}).has_value());
    QCOMPARE(models::rateOf({.done = 300, .firstTry = 5000, .lastEnded = 15'000}).value(), 30.0);
}

void TestModelsJobs::timesLeft_data()
{
    QTest::addColumn<qint64>("done");
    QTest::addColumn<QString>("text");
    QTest::newRow("soon") << qint64(950) << u"1.0 people a second, less than a minute left"_s;
    QTest::newRow("minutes") << qint64(0) << u"1.0 people a second, about 17 minutes left"_s;
    QTest::newRow("hours") << qint64(-8000) << u"1.0 people a second, about 3 hours left"_s;
}

void TestModelsJobs::timesLeft()
{
    QFETCH(const qint64, done);
    JobReport running = report(1, done);
    QCOMPARE(JobWords::pace(running), QString());
    running.pace = {.done = 10, .firstTry = 5000, .lastEnded = 15'000};
    QTEST(JobWords::pace(running), "text");
    running.job.state = JobState::Paused;
    QCOMPARE(JobWords::pace(running), QString());
}

void TestModelsJobs::whyAnItemWaits_data()
{
    using storage::OutboxKind;
    using storage::OutboxState;
    constexpr domain::Milliseconds now = 1'790'000'000'000;
    QTest::addColumn<storage::OutboxEntry>("entry");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const storage::OutboxEntry &entry, const QString &text) {
        QTest::newRow(name) << entry << text;
    };
    row("turn", {}, u"Waits for its turn"_s);
    row("behind another", {.isBehindAnother = true},
        u"Behind something earlier to the same person"_s);
    row("chat's interval", {.lastAttempt = now - 500},
        u"Follows another one to the same person in 2 second(s)"_s);
    row("chat is free", {.lastAttempt = now - 2500}, u"Waits for its turn"_s);
    row("no message", {.item = {.kind = OutboxKind::Approve}, .lastAttempt = now},
        u"Waits for its turn"_s);
    row("on its way", {.item = {.state = OutboxState::InFlight, .attemptedAt = now - 2001}},
        u"On its way for 3 second(s)"_s);
    row("of a probe", {.item = {.state = OutboxState::Held}, .jobKind = storage::JobKind::Probe},
        u"Its probe is paused"_s);
    row("of a broadcast",
        {.item = {.state = OutboxState::Held}, .jobKind = storage::JobKind::Broadcast},
        u"Its broadcast is paused"_s);
}

void TestModelsJobs::whyAnItemWaits()
{
    QFETCH(const storage::OutboxEntry, entry);
    const storage::SendingLimits limits{.chatInterval = std::chrono::milliseconds(2500)};
    QTEST(models::OutboxWords::standing(entry, limits, 1'790'000'000'000), "text");
}

QTEST_GUILESS_MAIN(TestModelsJobs)
#include "tst_models_jobs.moc"
