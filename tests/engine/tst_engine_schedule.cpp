// Broadcasts that begin by themselves: at their moment by the server's clock, once, or not at all.
#include "broadcast_desk.h"

#include <QTest>

#include <memory>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::UserId;
using engine::BroadcastOrder;
using engine::BroadcastProblemKind;
using storage::JobOutcome;
using storage::JobState;
using storage::PauseReason;
using tests::BroadcastDesk;
using tests::firstOfCrowd;
using tests::orderOf;

namespace
{

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;

/// A server whose clock is so far from ours, in ms; it can be set while it runs.
struct OtherClock {
    std::shared_ptr<qint64> ahead = std::make_shared<qint64>(0);

    [[nodiscard]] sandbox::Settings settings() const
    {
        return {.users = 0, .quiet = true, .clock = [ahead = ahead, ours = sandbox::systemClock()] {
                    return ours() + *ahead;
                }};
    }
    [[nodiscard]] qint64 now() const { return sandbox::systemClock()() + *ahead; }
};

BroadcastOrder orderAt(qint64 moment)
{
    BroadcastOrder order = orderOf(u"it is time"_s);
    order.startAt = moment;
    return order;
}

} // namespace

class TestEngineSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAtItsMoment();
    void theServersClockCounts();
    void takesItsPeopleAtTheMoment();
    void whoWasPickedIsKept();
    void aMissedMomentIsTold();
    void aShortAbsenceIsNone();
    void aMomentInThePastIsRefused();
    void canBeMovedAndBegunAtOnce();
    void canBeCancelled();
    void nothingBeginsTwice();
};

void TestEngineSchedule::beginsAtItsMoment()
{
    const OtherClock clock;
    BroadcastDesk desk(5, clock.settings());
    QVERIFY(desk.open());
    const qint64 at = clock.now() + 3 * second;
    const qint64 job = desk.start(orderAt(at));
    QVERIFY(job > 0);
    QCOMPARE(desk.job(job).state, JobState::Scheduled);
    QCOMPARE(desk.job(job).scheduledAt, at);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 5);
    for (const auto &entry : desk.server().record().entries())
        QVERIFY(entry.at >= at);
}

void TestEngineSchedule::theServersClockCounts()
{
    // By our clock it would begin now; by the server's, which is an hour behind, it must not.
    OtherClock clock;
    *clock.ahead = -hour;
    BroadcastDesk desk(3, clock.settings());
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderAt(clock.now() + 30 * minute));
    QVERIFY(job > 0); // half an hour ago by our clock, and yet not in the past
    const qint64 soon = desk.start(orderAt(clock.now() + 3 * second));
    QVERIFY(desk.hasFinished(soon));
    QCOMPARE(desk.job(job).state, JobState::Scheduled);
    QCOMPARE(desk.start(orderAt(clock.now() - second)), 0);
    QCOMPARE(desk.problem().kind, BroadcastProblemKind::PastMoment);
}

void TestEngineSchedule::takesItsPeopleAtTheMoment()
{
    const OtherClock clock;
    BroadcastDesk desk(3, clock.settings());
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderAt(clock.now() + hour));
    desk.add(1, u"Late"_s);
    desk.act({.kind = sandbox::DeedKind::Start, .person = 1});
    desk.act({.kind = sandbox::DeedKind::Block, .person = firstOfCrowd});
    QTRY_COMPARE(desk.session().state().users, 4);
    QTRY_COMPARE(desk.status(firstOfCrowd), domain::DialogStatus::Blocked);
    desk.session().startNow(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 3);
    QCOMPARE(desk.countOf(JobOutcome::NotReached), 1);
    QVERIFY(desk.delivered().contains(1));
    QVERIFY(!desk.delivered().contains(firstOfCrowd));
}

void TestEngineSchedule::whoWasPickedIsKept()
{
    const OtherClock clock;
    BroadcastDesk desk(4, clock.settings());
    QVERIFY(desk.open());
    BroadcastOrder order = orderAt(clock.now() + hour);
    order.audience = QList<UserId>{firstOfCrowd + 2, firstOfCrowd, firstOfCrowd + 2, 99};
    const qint64 job = desk.start(order);
    QCOMPARE(desk.job(job).total, 2);
    desk.end();
    QVERIFY(desk.open());
    desk.act({.kind = sandbox::DeedKind::Block, .person = firstOfCrowd});
    QTRY_COMPARE(desk.status(firstOfCrowd), domain::DialogStatus::Blocked);
    desk.session().startNow(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.job(job).total, 1);
    QCOMPARE(desk.countOf(JobOutcome::NotReached), 1);
    QCOMPARE(desk.delivered(), (QHash<UserId, int>{{firstOfCrowd + 2, 1}}));
}

void TestEngineSchedule::aMissedMomentIsTold()
{
    OtherClock clock;
    BroadcastDesk desk(3, clock.settings());
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderAt(clock.now() + minute));
    desk.end();
    *clock.ahead += 7 * minute;
    QVERIFY(desk.open(true));
    QVERIFY(desk.reaches(job, JobState::Paused));
    QCOMPARE(desk.job(job).pauseReason, PauseReason::MomentPassed);
    QVERIFY(desk.server().record().entries().empty());
    // The operator decides.
    desk.session().resumeJob(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 3);
}

void TestEngineSchedule::aShortAbsenceIsNone()
{
    OtherClock clock;
    BroadcastDesk desk(3, clock.settings());
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderAt(clock.now() + minute));
    desk.end();
    *clock.ahead += 3 * minute;
    QVERIFY(desk.open());
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 3);
}

void TestEngineSchedule::aMomentInThePastIsRefused()
{
    const OtherClock clock;
    BroadcastDesk desk(3, clock.settings());
    QVERIFY(desk.open());
    QCOMPARE(desk.start(orderAt(clock.now() - 10 * second)), 0);
    QCOMPARE(desk.problem().kind, BroadcastProblemKind::PastMoment);
    const qint64 job = desk.start(orderAt(clock.now() + hour));
    const QSignalSpy refused(&desk.session(), &engine::SessionHost::broadcastRefused);
    desk.session().reschedule(job, clock.now() - 10 * second);
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(desk.job(job).state, JobState::Scheduled);
}

void TestEngineSchedule::canBeMovedAndBegunAtOnce()
{
    const OtherClock clock;
    BroadcastDesk desk(3, clock.settings());
    QVERIFY(desk.open());
    const qint64 moved = desk.start(orderAt(clock.now() + hour));
    const qint64 begun = desk.start(orderAt(clock.now() + 2 * hour));
    const qint64 at = clock.now() + 3 * second;
    desk.session().reschedule(moved, at);
    desk.session().startNow(begun);
    QVERIFY(desk.hasFinished(begun));
    QVERIFY(desk.hasFinished(moved));
    QCOMPARE(desk.job(moved).scheduledAt, at);
    QCOMPARE(desk.server().record().deliveredCount(), 6);
}

void TestEngineSchedule::canBeCancelled()
{
    const OtherClock clock;
    BroadcastDesk desk(3, clock.settings());
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderAt(clock.now() + 2 * second));
    desk.session().pauseJob(job); // there is nothing to pause yet
    desk.session().cancelJob(job);
    QVERIFY(desk.reaches(job, JobState::Cancelled));
    // Another one that is due later begins; this one has not.
    const qint64 later = desk.start(orderAt(clock.now() + 4 * second));
    QVERIFY(desk.hasFinished(later));
    QCOMPARE(desk.job(job).state, JobState::Cancelled);
    QCOMPARE(desk.server().record().deliveredCount(), 3);
}

void TestEngineSchedule::nothingBeginsTwice()
{
    OtherClock clock;
    BroadcastDesk desk(3, clock.settings());
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderAt(clock.now() + 2 * second));
    QVERIFY(desk.hasFinished(job));
    // The moment comes once more, by a clock that was set back.
    desk.end();
    *clock.ahead -= minute;
    QVERIFY(desk.open());
    // Before the server is heard its clock is not known.
    qint64 next = 0;
    QTRY_VERIFY((next = desk.start(orderAt(clock.now() + 2 * second))) > 0);
    QVERIFY(desk.hasFinished(next));
    QCOMPARE(desk.server().record().deliveredCount(), 6);
    QCOMPARE(desk.job(job).done, 3);
}

QTEST_GUILESS_MAIN(TestEngineSchedule)
#include "tst_engine_schedule.moc"
