// What the operator decides about the outbox: unknown outcomes are left or sent again, each once
// (R13); what waits is taken back; what is written by hand goes first, and the pace is settable
// (R14).
#include "desk.h"
#include "storage/job_repository.h"
#include "storage/outbox_reader.h"
#include "storage/recipient_reader.h"

#include <QTest>

#include <algorithm>

using namespace botdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::DialogStatus;
using domain::UserId;
using engine::JobsBehind;
using sandbox::DeedKind;
using sandbox::FaultKind;
using storage::JobOutcome;
using storage::JobState;
using storage::OutboxItem;
using storage::OutboxLane;
using storage::OutboxList;
using storage::OutboxState;
using tests::Desk;

namespace
{

constexpr UserId ann = 7;

/// A desk on which Ann and @p others more have started the bot.
std::unique_ptr<Desk> deskWith(int others = 0)
{
    auto desk = std::make_unique<Desk>();
    const qint64 earlier = QDateTime::currentMSecsSinceEpoch() - 600'000;
    desk->add(ann, u"Анна"_s);
    desk->act({.kind = DeedKind::Start, .person = ann, .at = earlier});
    for (int i = 0; i < others; ++i) {
        desk->add(100 + i, u"Person %1"_s.arg(i));
        desk->act({.kind = DeedKind::Start, .person = 100 + i, .at = earlier + i});
    }
    if (!desk->begin() ||
        !QTest::qWaitFor([&] { return desk->session().state().users == others + 1; }, 20'000))
        return nullptr;
    return desk;
}

storage::OutboxPage listOf(const Desk &desk, OutboxList list)
{
    return storage::OutboxReader(*desk.look()).read(list, std::nullopt, 1000).value();
}

/// Something was sent to Ann, and nobody knows whether it arrived. Gives the item, or 0.
qint64 sendIntoTheUnknown(Desk &desk, FaultKind fault = FaultKind::CloseAfter)
{
    desk.server().faults().inject({.kind = fault, .method = "sendMessage"});
    desk.session().send(ann, u"once"_s);
    if (!QTest::qWaitFor([&] { return desk.session().state().unknownOutcomes == 1; }, 30'000))
        return 0;
    const storage::OutboxPage page = listOf(desk, OutboxList::Unknown);
    return page.entries.isEmpty() ? 0 : page.entries.constFirst().item.id;
}

std::optional<OutboxItem> itemOf(const Desk &desk, qint64 id)
{
    const QList<OutboxItem> items = desk.unsent(ann);
    const auto found = std::ranges::find(items, id, &OutboxItem::id);
    return found == items.end() ? std::nullopt : std::optional(*found);
}

storage::JobReport jobOf(const Desk &desk, storage::JobKind kind = storage::JobKind::Probe)
{
    return storage::JobRepository(*desk.look())
        .reports(kind, 10, QDateTime::currentMSecsSinceEpoch())
        .value()
        .value(0);
}

qint64 counted(const storage::JobReport &report, JobOutcome outcome)
{
    qint64 sum = 0;
    for (const storage::OutcomeCount &each : report.outcomes)
        sum += each.outcome == outcome ? each.count : 0;
    return sum;
}

/// Changes the data while no session is at work.
void change(const Desk &desk, const QString &sql)
{
    auto database = storage::Database::open(engine::databasePath(desk.folder()),
                                            storage::Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    QVERIFY((*database)->executeOnce(sql).has_value());
}

} // namespace

class TestEngineOutboxDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLeftStaysUnknown();
    void sentAgainOnceHoweverOftenAsked();
    void oneByHandGoesFirst();
    void allAreSentAgain();
    void permissionIsLookedAtAgain();
    void aSecondUnknownIsUnknownAgain();
    void aCrashInTheMiddle_data();
    void aCrashInTheMiddle();
    void aJobIsToldOfTheSecondTry();
    void aBroadcastIsToldOfTheSecondTry();
    void takingBackAllPausesOrEndsItsJobs_data();
    void takingBackAllPausesOrEndsItsJobs();
    void writtenByHandOvertakesTheMany();
    void writtenByHandIsFirstAfterAWait();
    void writtenByHandLeavesWhileAJobIsPaused();
    void limitsHoldAtOnceAndLater();
};

void TestEngineOutboxDecisions::whatIsLeftStaysUnknown()
{
    const auto desk = deskWith();
    QVERIFY(desk);
    const qint64 id = sendIntoTheUnknown(*desk);
    QVERIFY(id != 0);
    desk->session().leaveUnknown(QList<qint64>{id});
    QTRY_COMPARE(desk->session().state().unknownOutcomes, 0);
    QCOMPARE(itemOf(*desk, id)->state, OutboxState::Unknown);
    QVERIFY(itemOf(*desk, id)->settledAt != 0);
    // Nothing more can be asked for.
    desk->session().sendAgain(QList<qint64>{id});
    desk->end();
    QVERIFY(desk->begin());
    desk->session().send(ann, u"next"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 2, 20'000);
    QCOMPARE(desk->server().record().entries().back().text, u"next"_s);
    QCOMPARE(desk->session().state().unknownOutcomes, 0);
}

void TestEngineOutboxDecisions::sentAgainOnceHoweverOftenAsked()
{
    const auto desk = deskWith();
    QVERIFY(desk);
    const qint64 id = sendIntoTheUnknown(*desk, FaultKind::CloseBefore);
    QVERIFY(id != 0);
    for (int click = 0; click < 3; ++click) {
        desk->session().sendAgain(QList<qint64>{id});
        desk->session().sendAgain(std::nullopt);
    }
    desk->session().retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 1, 20'000);
    desk->session().send(ann, u"next"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 2, 20'000);
    QCOMPARE(desk->server().record().entries().size(), size_t(3)); // with the first one
    QTRY_COMPARE(desk->messages(ann).size(), 3);
    QCOMPARE(desk->messages(ann).at(1).text, u"once"_s);
    QCOMPARE(desk->session().state().unknownOutcomes, 0);
}

void TestEngineOutboxDecisions::oneByHandGoesFirst()
{
    const auto desk = deskWith(3);
    QVERIFY(desk);
    desk->server().faults().inject({.kind = FaultKind::CloseBefore, .method = "sendMessage"});
    desk->session().act(engine::BulkAction::Greet, {ann});
    QTRY_COMPARE_WITH_TIMEOUT(desk->session().state().unknownOutcomes, 1, 30'000);
    // The server says to wait, and greetings wait meanwhile.
    desk->server().faults().inject(
        {.kind = FaultKind::TooManyRequests, .method = "sendMessage", .retryAfter = 2});
    desk->session().act(engine::BulkAction::Greet, {100, 101, 102});
    desk->session().retryNow();
    QTRY_COMPARE(desk->session().state().sending.pause, engine::OutboxPause::FloodWait);
    QTRY_COMPARE(desk->session().state().sending.counts.inFlight, 0);
    QVERIFY(desk->session().state().sending.counts.queued > 0);
    const auto &entries = desk->server().record().entries();
    const size_t before = entries.size();
    const qint64 id = listOf(*desk, OutboxList::Unknown).entries.constFirst().item.id;
    desk->session().sendAgain(QList<qint64>{id});
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredCount(), 4, 20'000);
    QCOMPARE(entries[before].chatId, ann);
}

void TestEngineOutboxDecisions::allAreSentAgain()
{
    const auto desk = deskWith(4);
    QVERIFY(desk);
    desk->server().faults().inject(
        {.kind = FaultKind::CloseBefore, .method = "sendMessage", .count = 5});
    const auto unknown = [&] { return desk->session().state().unknownOutcomes; };
    for (int i = 0; i < 4; ++i) {
        desk->session().send(100 + i, u"hello"_s);
        desk->session().retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(unknown(), i + 1, 30'000);
    }
    desk->server().faults().clear();
    desk->session().sendAgain(std::nullopt);
    desk->session().retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredCount(), 4, 20'000);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(desk->server().record().deliveredTo(100 + i), 1);
    QTRY_COMPARE(unknown(), 0);
}

void TestEngineOutboxDecisions::permissionIsLookedAtAgain()
{
    const auto desk = deskWith();
    QVERIFY(desk);
    const qint64 id = sendIntoTheUnknown(*desk);
    QVERIFY(id != 0);
    desk->act({.kind = DeedKind::Block, .person = ann});
    QTRY_COMPARE(desk->status(ann), DialogStatus::Blocked);
    desk->session().sendAgain(QList<qint64>{id});
    desk->session().retryNow();
    QTRY_COMPARE(desk->unsent(ann).size(), 2);
    QTRY_COMPARE(desk->unsent(ann).last().state, OutboxState::Refused);
    QCOMPARE(desk->unsent(ann).last().reason, storage::OutboxReason::NotAllowed);
    QCOMPARE(desk->unsent(ann).last().againOf, id);
    QCOMPARE(desk->server().record().entries().size(), size_t(1));
}

void TestEngineOutboxDecisions::aSecondUnknownIsUnknownAgain()
{
    const auto desk = deskWith();
    QVERIFY(desk);
    const qint64 first = sendIntoTheUnknown(*desk);
    QVERIFY(first != 0);
    desk->server().faults().inject({.kind = FaultKind::CutAnswer, .method = "sendMessage"});
    desk->session().sendAgain(QList<qint64>{first});
    desk->session().retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 2, 20'000);
    QTRY_COMPARE(desk->unsent(ann).last().state, OutboxState::Unknown);
    QTRY_COMPARE(desk->session().state().unknownOutcomes, 1);
    const storage::OutboxPage page = listOf(*desk, OutboxList::Unknown);
    QCOMPARE(page.entries.constFirst().item.againOf, first);
    // And that one may be sent again in its turn.
    desk->session().sendAgain(std::nullopt);
    desk->session().retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 3, 20'000);
    QTRY_COMPARE(desk->session().state().unknownOutcomes, 0);
}

void TestEngineOutboxDecisions::aCrashInTheMiddle_data()
{
    QTest::addColumn<bool>("wasOnItsWay");
    QTest::newRow("queued") << false;
    QTest::newRow("on its way") << true;
}

void TestEngineOutboxDecisions::aCrashInTheMiddle()
{
    QFETCH(const bool, wasOnItsWay);
    const auto desk = deskWith();
    QVERIFY(desk);
    const qint64 id = sendIntoTheUnknown(*desk, FaultKind::CloseBefore);
    QVERIFY(id != 0);
    desk->server().faults().inject(
        {.kind = FaultKind::TooManyRequests, .method = "sendMessage", .retryAfter = 60});
    desk->session().sendAgain(QList<qint64>{id});
    desk->session().retryNow();
    QTRY_COMPARE(desk->session().state().sending.pause, engine::OutboxPause::FloodWait);
    desk->end();
    if (wasOnItsWay)
        change(*desk, u"UPDATE outbox SET state = 2, attempted_ms = 1 WHERE state = 1"_s);
    QVERIFY(desk->begin());
    if (wasOnItsWay) {
        QTRY_COMPARE(desk->session().state().unknownOutcomes, 1);
        QCOMPARE(listOf(*desk, OutboxList::Unknown).entries.constFirst().item.againOf, id);
    }
    // In either case the first one is dealt with, and sent at most once.
    desk->session().sendAgain(QList<qint64>{id});
    desk->session().send(ann, u"next"_s);
    const int expected = wasOnItsWay ? 1 : 2;
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), expected, 20'000);
    QCOMPARE(desk->server().record().entries().back().text, u"next"_s);
}

void TestEngineOutboxDecisions::aJobIsToldOfTheSecondTry()
{
    const auto desk = deskWith(3);
    QVERIFY(desk);
    desk->server().faults().inject({.kind = FaultKind::CloseBefore, .method = "sendChatAction"});
    desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_COMPARE_WITH_TIMEOUT(jobOf(*desk).job.state, JobState::Finished, 30'000);
    const auto before = jobOf(*desk);
    QCOMPARE(counted(before, JobOutcome::NoVerdict), 1);
    QCOMPARE(counted(before, JobOutcome::Answered), 3);
    QTRY_COMPARE(desk->session().state().unknownOutcomes, 1);
    // Within the minute it stays where it is.
    desk->session().sendAgain(std::nullopt);
    desk->end();
    QCOMPARE(listOf(*desk, OutboxList::Unknown).total, 1);
    change(*desk, u"UPDATE outbox SET attempted_ms = attempted_ms - 120000"_s);
    QVERIFY(desk->begin());
    desk->session().sendAgain(std::nullopt);
    QTRY_COMPARE(counted(jobOf(*desk), JobOutcome::NoVerdict), 0);
    const auto after = jobOf(*desk);
    QCOMPARE(counted(after, JobOutcome::Answered), 4);
    QCOMPARE(after.job, before.job);
    QCOMPARE(desk->server().record().entries().size(), size_t(5));
}

void TestEngineOutboxDecisions::aBroadcastIsToldOfTheSecondTry()
{
    using storage::RecipientGroup;
    const auto desk = deskWith(2);
    QVERIFY(desk);
    const auto report = [&] { return jobOf(*desk, storage::JobKind::Broadcast); };
    const auto group = [&](RecipientGroup which) {
        return storage::RecipientReader(*desk->look())
            .page(report().job.id, which, 0, 100, QDateTime::currentSecsSinceEpoch())
            .value();
    };
    desk->server().faults().inject(
        {.kind = FaultKind::CloseAfter, .method = "sendMessage", .chatId = ann});
    desk->session().startBroadcast(
        {.content = {.texts = {{QString(), u"news"_s}}}, .audience = storage::UserQuery{}});
    QTRY_COMPARE_WITH_TIMEOUT(report().job.state, JobState::Finished, 30'000);
    QCOMPARE(counted(report(), JobOutcome::Unknown), 1);
    QTRY_COMPARE(desk->session().state().unknownOutcomes, 1);
    QCOMPARE(group(RecipientGroup::Unknown).size(), 1);
    const auto before = report();

    desk->session().sendAgain(std::nullopt);
    desk->session().retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(counted(report(), JobOutcome::Sent), 3, 20'000);
    QCOMPARE(counted(report(), JobOutcome::Unknown), 0);
    QCOMPARE(report().job, before.job);
    QCOMPARE(desk->server().record().deliveredTo(ann), 2);
    QVERIFY(group(RecipientGroup::Unknown).isEmpty());
    QCOMPARE(group(RecipientGroup::Sent).size(), 3);
    QCOMPARE(desk->messages(ann).last().text, u"news"_s);
}

void TestEngineOutboxDecisions::takingBackAllPausesOrEndsItsJobs_data()
{
    QTest::addColumn<JobsBehind>("jobs");
    QTest::addColumn<JobState>("state");
    QTest::newRow("pause") << JobsBehind::Pause << JobState::Paused;
    QTest::newRow("cancel") << JobsBehind::Cancel << JobState::Cancelled;
}

void TestEngineOutboxDecisions::takingBackAllPausesOrEndsItsJobs()
{
    QFETCH(const JobsBehind, jobs);
    QFETCH(const JobState, state);
    const auto desk = deskWith(90);
    QVERIFY(desk);
    desk->server().faults().inject(
        {.kind = FaultKind::TooManyRequests, .method = "sendChatAction", .retryAfter = 60});
    desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_COMPARE(desk->session().state().sending.pause, engine::OutboxPause::FloodWait);
    desk->session().send(ann, u"hello"_s);
    desk->session().act(engine::BulkAction::Greet, {100, 101});
    desk->session().takeBackAll(OutboxLane::Greeting, jobs);
    for (const UserId greeted : {100, 101}) {
        QTRY_VERIFY(!desk->unsent(greeted).isEmpty());
        QTRY_COMPARE(desk->unsent(greeted).constFirst().state, OutboxState::Cancelled);
    }
    QCOMPARE(jobOf(*desk).job.state, JobState::Running); // it fills another lane
    desk->session().takeBackAll(std::nullopt, jobs);
    QTRY_COMPARE(jobOf(*desk).job.state, state);
    QTRY_COMPARE(desk->session().state().sending.counts, storage::OutboxCounts{});
    QTRY_COMPARE(desk->unsent(ann).last().state, OutboxState::Cancelled);
    const storage::OutboxPage waiting = listOf(*desk, OutboxList::Waiting);
    QCOMPARE(waiting.total > 0, jobs == JobsBehind::Pause); // held
    QCOMPARE(waiting.ofJobs, waiting.total);
}

void TestEngineOutboxDecisions::writtenByHandOvertakesTheMany()
{
    const auto desk = deskWith(300);
    QVERIFY(desk);
    QList<UserId> many;
    for (int i = 0; i < 300; ++i)
        many.append(100 + i);
    desk->session().act(engine::BulkAction::Greet, many);
    const auto &entries = desk->server().record().entries();
    QTRY_VERIFY(entries.size() >= 10);
    const size_t before = entries.size();
    desk->session().send(ann, u"urgent"_s);
    QTRY_COMPARE(desk->server().record().deliveredTo(ann), 1);
    const auto mine = std::ranges::find(entries, u"urgent"_s, &sandbox::RecordEntry::text);
    // Only what had been marked before it was written down went before it.
    QVERIFY2(mine - entries.begin() - static_cast<qsizetype>(before) <= 4,
             qPrintable(QString::number(mine - entries.begin() - qsizetype(before))));
    QVERIFY(listOf(*desk, OutboxList::Waiting).total > 200);
}

void TestEngineOutboxDecisions::writtenByHandIsFirstAfterAWait()
{
    const auto desk = deskWith(40);
    QVERIFY(desk);
    desk->server().faults().inject({.kind = FaultKind::TooManyRequests,
                                    .method = "sendChatAction",
                                    .skip = 5,
                                    .retryAfter = 2});
    desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_COMPARE(desk->session().state().sending.pause, engine::OutboxPause::FloodWait);
    QTRY_COMPARE(desk->session().state().sending.counts.inFlight, 0);
    const auto &entries = desk->server().record().entries();
    const size_t before = entries.size();
    desk->session().send(ann, u"urgent"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 1, 20'000);
    QCOMPARE(entries[before].text, u"urgent"_s);
    QCOMPARE(desk->server().record().duringWaitCount(), 0);
}

void TestEngineOutboxDecisions::writtenByHandLeavesWhileAJobIsPaused()
{
    const auto desk = deskWith(90);
    QVERIFY(desk);
    desk->session().startProbe(storage::UserQuery{}, false);
    const auto &entries = desk->server().record().entries();
    QTRY_VERIFY(entries.size() >= 3);
    desk->session().pauseJob(jobOf(*desk).job.id);
    QTRY_COMPARE(jobOf(*desk).job.state, JobState::Paused);
    QTRY_COMPARE(desk->session().state().sending.counts.inFlight, 0);
    const size_t before = entries.size();
    desk->session().send(ann, u"urgent"_s);
    QTRY_COMPARE(desk->server().record().deliveredTo(ann), 1);
    QCOMPARE(entries.size(), before + 1);
}

void TestEngineOutboxDecisions::limitsHoldAtOnceAndLater()
{
    const auto desk = deskWith(8);
    QVERIFY(desk);
    QCOMPARE(desk->session().state().limits, storage::SendingLimits{});
    const storage::SendingLimits limits{.perSecond = 2, .chatInterval = 2500ms};
    desk->session().setLimits(limits);
    QTRY_COMPARE(desk->session().state().limits, limits);
    desk->end();
    QVERIFY(desk->begin());
    QTRY_COMPARE(desk->session().state().limits, limits);
    for (int i = 0; i < 3; ++i)
        desk->session().send(100 + i, u"hello"_s);
    for (int i = 0; i < 2; ++i)
        desk->session().send(ann, u"hello"_s);
    const auto &entries = desk->server().record().entries();
    QTRY_COMPARE_WITH_TIMEOUT(entries.size(), size_t(5), 30'000);
    // Never closer together than that, but for what the way there takes off.
    constexpr qint64 tolerance = 150;
    std::vector<qint64> toAnn;
    for (size_t i = 0; i < entries.size(); ++i) {
        if (i >= 2) // in any one second
            QVERIFY(entries[i].at - entries[i - 2].at >= 1000 - tolerance);
        if (entries[i].chatId == ann)
            toAnn.push_back(entries[i].at);
    }
    QCOMPARE(toAnn.size(), size_t(2));
    QVERIFY(toAnn[1] - toAnn[0] >= 2500 - tolerance);
}

QTEST_GUILESS_MAIN(TestEngineOutboxDecisions)
#include "tst_engine_outbox_decisions.moc"
