// Sending many at once: what shares a transaction, who goes first, what holds while limits, disk
// and server are in trouble (R13, R14).
#include "engine/lane_chooser.h"
#include "engine/latency_estimate.h"
#include "sender.h"
#include "storage/message_repository.h"

#include <QTest>

#include <algorithm>

using namespace botdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::UserId;
using engine::LaneChooser;
using engine::LatencyEstimate;
using engine::OutboxPause;
using sandbox::FaultKind;
using storage::OutboxItem;
using storage::OutboxLane;
using storage::OutboxState;
using tests::Sender;

class TestEngineSending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOperatorGoesFirst();
    void noLaneWaitsForEver();
    void placesFollowTheLatency();
    void manyShareATransaction();
    void noMoreAreOnTheirWayThanNeeded();
    void aSlowServerGetsMore();
    void byHandOvertakesAnythingThatWaits();
    void lowerLanesGetTheirShare();
    void orderInAChatAcrossLanes();
    void manyToOneDoNotStopTheOthers();
    void faultsOfEveryKind();
    void aFloodIsNoAttempt();
    void nothingLeavesDuringAWait();
    void aRevokedTokenInTheMiddle();
    void oneOutcomeThatCannotBeWritten();
    void marksThatCannotBeWritten();
    void theEndWritesWhatIsKnown();
    void limitsChangeWhileItSends();
};

void TestEngineSending::theOperatorGoesFirst()
{
    LaneChooser chooser;
    const LaneChooser::Waiting bulk{false, true, true, true};
    for (int i = 0; i < 1000; ++i) {
        // Whatever the lanes below it have got to: what is written by hand is next.
        LaneChooser::Waiting withOne = bulk;
        withOne.front() = true;
        if (i % 7 == 0) {
            QCOMPARE(chooser.choose(withOne), OutboxLane::Operator);
            chooser.taken(OutboxLane::Operator, withOne);
        }
        chooser.taken(*chooser.choose(bulk), bulk);
    }
    QVERIFY(!chooser.choose({}).has_value());
}

void TestEngineSending::noLaneWaitsForEver()
{
    LaneChooser chooser;
    constexpr LaneChooser::Waiting all{true, true, true, true};
    std::array<int, LaneChooser::lanes.size()> places{};
    std::array<int, LaneChooser::lanes.size()> waited{};
    std::array<int, LaneChooser::lanes.size()> longest{};
    for (int i = 0; i < 10'000; ++i) {
        const OutboxLane lane = *chooser.choose(all);
        chooser.taken(lane, all);
        for (const OutboxLane each : LaneChooser::lanes) {
            const size_t at = LaneChooser::indexOf(each);
            waited.at(at) = each == lane ? 0 : waited.at(at) + 1;
            longest.at(at) = std::max(longest.at(at), waited.at(at));
            places.at(at) += each == lane ? 1 : 0;
        }
    }
    QVERIFY(std::ranges::all_of(longest, [](int wait) { return wait <= 40; }));
    QVERIFY(places.front() > 5000);
    QVERIFY(std::ranges::all_of(places, [](int count) { return count >= 300; }));
}

void TestEngineSending::placesFollowTheLatency()
{
    LatencyEstimate estimate;
    QCOMPARE_GE(estimate.inFlightFor(30), 15); // while nothing is known
    for (const int latency : {20, 57, 200, 57}) {
        for (int i = 0; i < 100; ++i)
            estimate.measured(std::chrono::milliseconds(latency + (i % 5) - 2));
        QCOMPARE_GE(estimate.inFlightFor(1000), latency);
        QCOMPARE_LE(estimate.inFlightFor(1000), latency + 12);
        QCOMPARE_LE(estimate.inFlightFor(30), 30 * latency / 1000 + 6);
    }
    // A single slow one asks for no more than some places.
    const int before = estimate.inFlightFor(1000);
    estimate.measured(500ms);
    QCOMPARE_LE(estimate.inFlightFor(1000), before + 120);
}

void TestEngineSending::manyShareATransaction()
{
    Sender sender(500);
    QVERIFY(sender.write(1, 500));
    int transactions = 0;
    connect(&sender.outbox(), &engine::Outbox::changed, &sender.outbox(), [&] { ++transactions; });
    sender.outbox().start();
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 30'000);
    QCOMPARE(sender.countOf(OutboxState::Sent), 500);
    QCOMPARE(sender.server().record().deliveredCount(), 500);
    // By itself each message takes two: its mark, and its outcome.
    QCOMPARE_LE(transactions, 500);
    QCOMPARE(storage::MessageRepository(sender.database()).with(77, 10).value().size(), 1);
}

void TestEngineSending::noMoreAreOnTheirWayThanNeeded()
{
    Sender sender(300);
    sender.server().setLatency(50);
    sender.outbox().setLimits({.perSecond = 200});
    QVERIFY(sender.write(1, 300));
    sender.outbox().start();
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 30'000);
    QCOMPARE(sender.server().record().deliveredCount(), 300);
    // 200 × 50 ms are ten; a busy machine takes longer, and catches up for a tenth of a second.
    QCOMPARE_LE(sender.mostAtOnce(), 60);
}

void TestEngineSending::aSlowServerGetsMore()
{
    Sender sender(400);
    sender.server().setLatency(300);
    sender.outbox().setLimits({.perSecond = 200});
    QVERIFY(sender.write(1, 400));
    sender.outbox().start();
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 30'000);
    QCOMPARE_GE(sender.mostAtOnce(), 40);
}

void TestEngineSending::byHandOvertakesAnythingThatWaits()
{
    Sender sender(200);
    sender.outbox().setLimits({.perSecond = 50});
    QVERIFY(sender.write(1, 100, OutboxLane::Greeting, u"greeting"_s));
    QVERIFY(sender.write(101, 199, OutboxLane::Broadcast, u"broadcast"_s));
    sender.outbox().start();
    QTRY_VERIFY(sender.delivered().size() >= 20);
    const qsizetype before = sender.delivered().size();
    QVERIFY(sender.write(200, 200, OutboxLane::Operator, u"by hand"_s));
    QTRY_VERIFY(sender.delivered().contains(u"by hand"_s));
    // What was marked already leaves before it.
    QCOMPARE_LE(sender.delivered().indexOf(u"by hand"_s), before + 8);
}

void TestEngineSending::lowerLanesGetTheirShare()
{
    Sender sender(400);
    QVERIFY(sender.write(1, 200, OutboxLane::Greeting, u"greeting"_s));
    QVERIFY(sender.write(201, 400, OutboxLane::Broadcast, u"broadcast"_s));
    sender.outbox().start();
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 30'000);
    const QStringList first = sender.delivered().mid(0, 100);
    QCOMPARE_GE(first.count(u"broadcast"_s), 5);
    QCOMPARE_GE(first.count(u"greeting"_s), 80);
}

void TestEngineSending::orderInAChatAcrossLanes()
{
    Sender sender(3);
    sender.outbox().setLimits({.perSecond = 1000, .chatInterval = 20ms});
    for (int i = 0; i < 5; ++i)
        QVERIFY(sender.write(1, 1, OutboxLane::Broadcast, u"broadcast %1"_s.arg(i)));
    for (int i = 0; i < 3; ++i)
        QVERIFY(sender.write(1, 1, OutboxLane::Operator, u"by hand %1"_s.arg(i)));
    sender.server().setLatency(30);
    sender.server().setLimits({.perSecond = 0, .perChatPerSecond = 0});
    sender.outbox().start();
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 30'000);
    const QStringList expected{u"by hand 0"_s,   u"by hand 1"_s,   u"by hand 2"_s,
                               u"broadcast 0"_s, u"broadcast 1"_s, u"broadcast 2"_s,
                               u"broadcast 3"_s, u"broadcast 4"_s};
    QCOMPARE(sender.delivered(), expected);
    QCOMPARE(sender.mostAtOnce(), 1);
}

void TestEngineSending::manyToOneDoNotStopTheOthers()
{
    Sender sender(2);
    QList<OutboxItem> items(1000, {.user = 1, .lane = OutboxLane::Operator, .text = u"one"_s});
    items.append({.user = 2, .lane = OutboxLane::Operator, .text = u"other"_s});
    QVERIFY(sender.outbox().add(items).has_value());
    sender.outbox().start();
    QTRY_VERIFY(sender.delivered().contains(u"other"_s));
    QCOMPARE_LE(sender.delivered().count(u"one"_s), 20);
}

void TestEngineSending::faultsOfEveryKind()
{
    Sender sender(200);
    auto &faults = sender.server().faults();
    faults.inject({.kind = FaultKind::CloseBefore, .chatId = 20});
    faults.inject({.kind = FaultKind::CloseAfter, .chatId = 40});
    faults.inject({.kind = FaultKind::BadGateway, .chatId = 60});
    faults.inject({.kind = FaultKind::ServerError, .chatId = 80});
    faults.inject({.kind = FaultKind::TooManyRequests, .chatId = 100, .retryAfter = 1});
    faults.inject({.kind = FaultKind::Delay, .chatId = 120, .delayMs = 700});
    faults.inject({.kind = FaultKind::Refuse,
                   .chatId = 140,
                   .description = "Forbidden: bot was blocked by the user"});
    faults.inject({.kind = FaultKind::InvalidJson, .chatId = 160});
    QVERIFY(sender.write(1, 200));
    sender.outbox().start();
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 60'000);
    QCOMPARE(sender.countOf(OutboxState::Unknown), 4);
    QCOMPARE(sender.countOf(OutboxState::Refused), 1);
    QCOMPARE(sender.countOf(OutboxState::Sent), 195);
    // Two of the unknown ones were delivered; nobody got it twice.
    QCOMPARE(sender.server().record().deliveredCount(), 197);
    for (UserId id = 1; id <= 200; ++id)
        QCOMPARE_LE(sender.server().record().deliveredTo(id), 1);
}

void TestEngineSending::aFloodIsNoAttempt()
{
    Sender sender(1);
    sender.server().faults().inject({.kind = FaultKind::TooManyRequests, .retryAfter = 30});
    QVERIFY(sender.write(1, 1));
    sender.outbox().start();
    QTRY_COMPARE(sender.outbox().state().pause, OutboxPause::FloodWait);
    QTRY_COMPARE(sender.countOf(OutboxState::Queued), 1);
    QCOMPARE(storage::OutboxRepository(sender.database())
                 .lastAttempt(1, storage::OutboxKind::Message)
                 .value(),
             0);
    // Whatever the operator presses, the wait is not cut short.
    sender.outbox().resume();
    QCOMPARE(sender.outbox().state().pause, OutboxPause::FloodWait);
    QCOMPARE(sender.server().record().entries().size(), size_t(1));
}

void TestEngineSending::nothingLeavesDuringAWait()
{
    Sender sender(300);
    // Without the number it is five seconds.
    sender.server().faults().inject(
        {.kind = FaultKind::TooManyRequests, .skip = 80, .retryAfter = 0});
    sender.server().setLatency(20);
    QVERIFY(sender.write(1, 100));
    QVERIFY(sender.write(101, 200, OutboxLane::Greeting));
    QVERIFY(sender.write(201, 300, OutboxLane::Operator));
    sender.outbox().start();
    QTRY_COMPARE_WITH_TIMEOUT(sender.outbox().state().pause, OutboxPause::FloodWait, 10'000);
    const size_t before = sender.server().record().entries().size();
    QVERIFY(before < 300);
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 30'000);
    const auto &entries = sender.server().record().entries();
    const auto flood =
        std::ranges::find(entries, 429, [](const auto &entry) { return entry.status; });
    QVERIFY(flood != entries.end());
    // Those on their way at that moment excepted, nothing came for five seconds.
    QCOMPARE_GE(entries.at(before + 20).at - flood->answeredAt, 5000);
    QCOMPARE(std::ranges::count_if(entries,
                                   [&](const auto &entry) {
                                       return entry.at > flood->answeredAt + 500 &&
                                              entry.at < flood->answeredAt + 5000;
                                   }),
             0);
    QCOMPARE(sender.countOf(OutboxState::Sent), 300);
}

void TestEngineSending::aRevokedTokenInTheMiddle()
{
    Sender sender(200);
    sender.server().setLatency(30);
    sender.server().faults().inject({.kind = FaultKind::Unauthorized, .count = -1, .skip = 50});
    QVERIFY(sender.write(1, 200));
    sender.outbox().start();
    QTRY_COMPARE_WITH_TIMEOUT(sender.outbox().state().pause, OutboxPause::Unauthorized, 10'000);
    QTRY_COMPARE(sender.outbox().state().counts.inFlight, 0);
    QCOMPARE(sender.countOf(OutboxState::Sent), 50);
    QCOMPARE(sender.countOf(OutboxState::Queued), 150);
    sender.server().faults().clear();
    sender.outbox().resume(); // with a new token
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 30'000);
    QCOMPARE(sender.countOf(OutboxState::Sent), 200);
    QCOMPARE(sender.server().record().deliveredCount(), 200);
}

void TestEngineSending::oneOutcomeThatCannotBeWritten()
{
    Sender sender(60);
    sender.server().setLatency(20);
    QVERIFY(sender.database()
                .executeOnce(u"CREATE TRIGGER no_thirty BEFORE INSERT ON messages "
                             "WHEN NEW.user_id = 30 BEGIN SELECT RAISE(ABORT, 'no'); END"_s)
                .has_value());
    QVERIFY(sender.write(1, 60));
    sender.outbox().start();
    QTRY_COMPARE_WITH_TIMEOUT(sender.countOf(OutboxState::Sent), 59, 60'000);
    QCOMPARE(sender.countOf(OutboxState::InFlight), 1);
    QVERIFY(sender.database().executeOnce(u"DROP TRIGGER no_thirty"_s).has_value());
    sender.outbox().resume();
    QTRY_COMPARE_WITH_TIMEOUT(sender.countOf(OutboxState::Sent), 60, 10'000);
    QCOMPARE(storage::MessageRepository(sender.database()).with(30, 10).value().size(), 1);
    QCOMPARE(sender.server().record().deliveredCount(), 60);
}

void TestEngineSending::marksThatCannotBeWritten()
{
    Sender sender(20);
    QVERIFY(sender.database()
                .executeOnce(u"CREATE TRIGGER no_marks BEFORE UPDATE ON outbox "
                             "WHEN NEW.state = 2 BEGIN SELECT RAISE(ABORT, 'no'); END"_s)
                .has_value());
    QVERIFY(sender.write(1, 20));
    sender.outbox().start();
    QTRY_COMPARE(sender.outbox().state().pause, OutboxPause::CannotStore);
    // What is not written down does not leave.
    QVERIFY(sender.server().record().entries().empty());
    QCOMPARE(sender.outbox().state().counts, (storage::OutboxCounts{.queued = 20}));
    QVERIFY(sender.database().executeOnce(u"DROP TRIGGER no_marks"_s).has_value());
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 30'000);
    QCOMPARE(sender.server().record().deliveredCount(), 20);
}

void TestEngineSending::theEndWritesWhatIsKnown()
{
    Sender sender(100);
    sender.server().setLatency(40);
    QVERIFY(sender.write(1, 100));
    sender.outbox().start();
    QTRY_VERIFY(sender.server().record().deliveredCount() > 30);
    sender.end();
    // In flight is what left, and nothing else.
    const auto left = static_cast<qint64>(sender.server().record().entries().size());
    const qint64 sent = sender.countOf(OutboxState::Sent);
    const qint64 inFlight = sender.countOf(OutboxState::InFlight);
    QCOMPARE_GE(sent + inFlight, left);
    QCOMPARE(sent + inFlight + sender.countOf(OutboxState::Queued), 100);
    QCOMPARE(storage::OutboxRepository(sender.database()).giveUpInFlight(1).value().size(),
             inFlight);
}

void TestEngineSending::limitsChangeWhileItSends()
{
    Sender sender(400);
    sender.outbox().setLimits({.perSecond = 10});
    QVERIFY(sender.write(1, 400));
    sender.outbox().start();
    QTRY_COMPARE_GE(sender.server().record().deliveredCount(), 10);
    QVERIFY(sender.server().record().deliveredCount() < 60);
    sender.outbox().setLimits({.perSecond = 1000});
    // At ten a second it would take 39.
    QTRY_VERIFY_WITH_TIMEOUT(sender.isDone(), 20'000);
    QCOMPARE(sender.server().record().deliveredCount(), 400);
}

QTEST_GUILESS_MAIN(TestEngineSending)
#include "tst_engine_sending.moc"
