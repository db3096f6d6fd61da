// "Out": nothing is sent twice, nothing is dropped, and every answer tells what it tells (R5, R6,
// R13, R14).
#include "desk.h"

#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using engine::BulkAction;
using sandbox::DeedKind;
using sandbox::FaultKind;
using sandbox::Relation;
using storage::OutboxState;
using tests::Desk;

namespace
{

constexpr qint64 ann = 7;

/// A desk on which Ann has started the bot.
std::unique_ptr<Desk> deskWithAnn()
{
    auto desk = std::make_unique<Desk>();
    desk->add(ann, u"Анна"_s);
    // A minute ago: what an answer tells in the same second comes before it.
    desk->act({.kind = DeedKind::Start,
               .person = ann,
               .at = QDateTime::currentMSecsSinceEpoch() - 60'000});
    if (!desk->begin() ||
        !QTest::qWaitFor([&] { return desk->status(ann) == DialogStatus::Open; }, 10'000))
        return nullptr;
    return desk;
}

} // namespace

class TestEngineOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsSentAndKept();
    void greetingsSpeakTheirLanguage();
    void orderInOneChatIsKept();
    void refusals_data();
    void refusals();
    void aProbeFindsOut();
    void aBotIsNeverProbedOrWrittenTo();
    void permissionIsLookedAtAgain();
    void aJoinRequestIsAnsweredThroughItsChat();
    void brokenConnectionsAreUnknown_data();
    void brokenConnectionsAreUnknown();
    void whatWasCertainlyNotDoneIsSentLater_data();
    void whatWasCertainlyNotDoneIsSentLater();
    void aRevokedTokenFailsNobody();
    void offlineWaits();
    void whatIsQueuedSurvivesARestart();
    void whatIsQueuedIsTakenBack();
    void aRequestThatIsWrongTellsNothingAboutThePerson();
};

void TestEngineOutbox::aMessageIsSentAndKept()
{
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->session().send(ann, u"Здравствуйте <b>Анна</b> 🌿"_s);
    QTRY_COMPARE(desk->messages(ann).size(), 2);
    const storage::Message sent = desk->messages(ann).last();
    QVERIFY(sent.outgoing);
    QCOMPARE(sent.text, u"Здравствуйте <b>Анна</b> 🌿"_s);
    QCOMPARE(desk->server().record().deliveredTo(ann), 1);
    QVERIFY(desk->unsent(ann).isEmpty());
}

void TestEngineOutbox::greetingsSpeakTheirLanguage()
{
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->session().act(BulkAction::Greet, {ann});
    // Pressed twice at once: one greeting.
    desk->session().act(BulkAction::Greet, {ann});
    QTRY_COMPARE(desk->messages(ann).size(), 2);
    QCOMPARE(desk->messages(ann).last().text, u"Привет, Анна"_s);
    QCOMPARE(desk->server().record().deliveredTo(ann), 1);
}

void TestEngineOutbox::orderInOneChatIsKept()
{
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    QStringList expected;
    for (int i = 0; i < 4; ++i) {
        expected.append(u"number %1"_s.arg(i));
        desk->session().send(ann, expected.last());
    }
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 4, 20'000);
    QStringList delivered;
    for (const auto &entry : desk->server().record().entries()) {
        if (entry.delivered)
            delivered.append(entry.text);
    }
    QCOMPARE(delivered, expected);
    QCOMPARE(desk->server().record().tooManyCount(), 0);
}

void TestEngineOutbox::refusals_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<DialogStatus>("status");
    const auto row = [](const char *name, int code, const char *description, DialogStatus status) {
        QTest::newRow(name) << code << QByteArray(description) << status;
    };
    row("blocked", 403, "Forbidden: bot was blocked by the user", DialogStatus::Blocked);
    row("deactivated", 403, "Forbidden: user is deactivated", DialogStatus::Deactivated);
    row("not started", 403, "Forbidden: bot can't initiate conversation with a user",
        DialogStatus::NotStarted);
    row("bot", 403, "Forbidden: the bot can't send messages to the bot", DialogStatus::Bot);
    // These decide nothing.
    row("not found", 400, "Bad Request: chat not found", DialogStatus::Open);
    row("unclear", 403, "Forbidden: bot can't send messages to the user", DialogStatus::Open);
    row("group", 403, "Forbidden: bot was kicked from the group chat", DialogStatus::Open);
}

void TestEngineOutbox::refusals()
{
    QFETCH(const int, code);
    QFETCH(const QByteArray, description);
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->server().faults().inject({.kind = FaultKind::Refuse,
                                    .method = "sendMessage",
                                    .status = code,
                                    .description = description});
    desk->session().send(ann, u"hello"_s);
    QTRY_VERIFY(!desk->unsent(ann).isEmpty() &&
                desk->unsent(ann).first().state == OutboxState::Refused);
    QTEST(desk->status(ann), "status");
    QCOMPARE(desk->unsent(ann).first().errorCode, code);
    const auto evidence = storage::EvidenceRepository(*desk->look()).about(ann).value();
    QCOMPARE(evidence.back().text, QString::fromLatin1(description));
}

void TestEngineOutbox::aProbeFindsOut()
{
    Desk desk;
    desk.add(1, u"Open"_s, "ru", Relation::Open);
    desk.add(2, u"Blocked"_s, "ru", Relation::Blocked);
    desk.add(3, u"Deleted"_s, "ru", Relation::Deactivated);
    desk.add(4, u"Stranger"_s);
    desk.add(5, u"Lost"_s);
    for (int id = 1; id <= 5; ++id)
        desk.act({.kind = DeedKind::InlineQuery, .person = id, .text = u"x"_s});
    desk.act({.kind = DeedKind::GetLost, .person = 5});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().users, 4); // a deleted account does nothing any more
    desk.session().act(BulkAction::Probe, {1, 2, 3, 4, 5});
    QTRY_COMPARE_WITH_TIMEOUT(desk.status(1), DialogStatus::Open, 10'000);
    QTRY_COMPARE(desk.status(2), DialogStatus::Blocked);
    QTRY_COMPARE(desk.session().state().sending.counts, storage::OutboxCounts{});
    QCOMPARE(desk.status(4), DialogStatus::NotStarted);
    QCOMPARE(desk.status(5), DialogStatus::NotStarted);
    QCOMPARE(desk.user(1)->dialog.ground, domain::Ground::AcceptedProbe);
    // A second one within the minute does not leave.
    const size_t before = desk.server().record().entries().size();
    desk.session().act(BulkAction::Probe, {1, 2});
    desk.session().send(1, u"after"_s);
    QTRY_COMPARE(desk.server().record().deliveredTo(1), 1);
    QCOMPARE(desk.server().record().entries().size(), before + 1);
}

void TestEngineOutbox::aBotIsNeverProbedOrWrittenTo()
{
    Desk desk;
    desk.server().world().people().add({.id = 9, .firstName = u"Helper"_s, .isBot = true});
    desk.act({.kind = DeedKind::WriteInGroup, .person = 9, .text = u"beep"_s});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.status(9), DialogStatus::Bot);
    desk.session().act(BulkAction::Probe, {9});
    desk.session().act(BulkAction::Greet, {9});
    desk.session().send(9, u"hello"_s);
    QTRY_COMPARE(desk.unsent(9).size(), 1);
    QTRY_COMPARE(desk.unsent(9).first().state, OutboxState::Refused);
    QCOMPARE(desk.unsent(9).first().reason, storage::OutboxReason::NotAllowed);
    QVERIFY(desk.server().record().entries().empty());
}

void TestEngineOutbox::permissionIsLookedAtAgain()
{
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    // The first one takes a second, and while the second one waits Ann stops the bot.
    desk->server().faults().inject({.kind = FaultKind::Delay, .method = "sendMessage"});
    desk->session().send(ann, u"first"_s);
    desk->session().send(ann, u"second"_s);
    QTRY_COMPARE(desk->server().record().entries().size(), size_t(1));
    desk->act({.kind = DeedKind::Block, .person = ann});
    QTRY_COMPARE(desk->unsent(ann).size(), 1);
    QTRY_COMPARE(desk->unsent(ann).first().reason, storage::OutboxReason::NotAllowed);
    QCOMPARE(desk->server().record().entries().size(), size_t(1));
}

void TestEngineOutbox::aJoinRequestIsAnsweredThroughItsChat()
{
    Desk desk;
    desk.server().world().people().add({.id = 20,
                                        .firstName = u"Guest"_s,
                                        .hasOtherChatId = true,
                                        .relation = Relation::NotStarted});
    desk.act({.kind = DeedKind::RequestToJoin, .person = 20});
    QVERIFY(desk.begin());
    QTRY_VERIFY(desk.user(20).has_value());
    const qint64 chat = desk.user(20)->dialog.join.userChatId;
    QVERIFY(chat != 20);
    desk.session().send(20, u"Welcome"_s);
    QTRY_COMPARE(desk.server().record().deliveredTo(chat), 1);
    QTRY_COMPARE(desk.messages(20).size(), 1);
    // It proves nothing about the time after the request.
    QCOMPARE(desk.status(20), DialogStatus::NotStarted);
}

void TestEngineOutbox::brokenConnectionsAreUnknown_data()
{
    QTest::addColumn<FaultKind>("fault");
    QTest::addColumn<int>("delivered");
    QTest::newRow("closed before") << FaultKind::CloseBefore << 0;
    QTest::newRow("closed after") << FaultKind::CloseAfter << 1;
    QTest::newRow("answer cut") << FaultKind::CutAnswer << 1;
    QTest::newRow("no json") << FaultKind::InvalidJson << 1;
    QTest::newRow("wrong type") << FaultKind::WrongType << 1;
    QTest::newRow("502 page") << FaultKind::BadGateway << 0;
}

void TestEngineOutbox::brokenConnectionsAreUnknown()
{
    QFETCH(const FaultKind, fault);
    QFETCH(const int, delivered);
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->server().faults().inject({.kind = fault, .method = "sendMessage"});
    desk->session().send(ann, u"once"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk->unsent(ann).size(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(desk->unsent(ann).first().state, OutboxState::Unknown, 30'000);
    // It is never sent again by itself, and what comes after it is.
    desk->session().retryNow();
    desk->session().send(ann, u"next"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), delivered + 1, 20'000);
    QCOMPARE(desk->server().record().entries().size(), size_t(2));
    QCOMPARE(desk->status(ann), DialogStatus::Open);
}

void TestEngineOutbox::whatWasCertainlyNotDoneIsSentLater_data()
{
    QTest::addColumn<FaultKind>("fault");
    QTest::addColumn<int>("retryAfter");
    QTest::newRow("429") << FaultKind::TooManyRequests << 2;
    QTest::newRow("500") << FaultKind::ServerError << 0;
}

void TestEngineOutbox::whatWasCertainlyNotDoneIsSentLater()
{
    QFETCH(const FaultKind, fault);
    QFETCH(const int, retryAfter);
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->server().faults().inject(
        {.kind = fault, .method = "sendMessage", .retryAfter = retryAfter});
    desk->session().send(ann, u"once"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 1, 20'000);
    QTRY_VERIFY(desk->unsent(ann).isEmpty());
    QCOMPARE(desk->server().record().entries().size(), size_t(2));
    QCOMPARE(desk->server().record().duringWaitCount(), 0);
    const auto &entries = desk->server().record().entries();
    QVERIFY(entries[1].at - entries[0].answeredAt >= retryAfter * 1000);
}

void TestEngineOutbox::aRevokedTokenFailsNobody()
{
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->server().faults().inject({.kind = FaultKind::Unauthorized, .method = "sendMessage"});
    desk->session().send(ann, u"patience"_s);
    QTRY_COMPARE(desk->session().state().sending.pause, engine::OutboxPause::Unauthorized);
    QCOMPARE(desk->unsent(ann).first().state, OutboxState::Queued);
    QCOMPARE(desk->status(ann), DialogStatus::Open);
    desk->session().setToken(desk->options().token);
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 1, 10'000);
}

void TestEngineOutbox::offlineWaits()
{
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->end();
    // Nobody listens there.
    engine::SessionOptions options = desk->options();
    options.client.apiRoot = QUrl(u"http://127.0.0.1:1"_s);
    engine::SessionHost offline(options);
    offline.start();
    QTRY_VERIFY(offline.state().polling.phase == botapi::PollerPhase::WaitingToRetry);
    offline.send(ann, u"later"_s);
    QTRY_COMPARE(offline.state().sending.pause, engine::OutboxPause::Offline);
    QCOMPARE(desk->unsent(ann).first().state, OutboxState::Queued);
    QVERIFY(offline.state().sending.until.has_value());
}

void TestEngineOutbox::whatIsQueuedSurvivesARestart()
{
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->server().faults().inject(
        {.kind = FaultKind::TooManyRequests, .method = "sendMessage", .retryAfter = 60});
    desk->session().send(ann, u"after the restart"_s);
    QTRY_COMPARE(desk->session().state().sending.pause, engine::OutboxPause::FloodWait);
    desk->end();
    QVERIFY(desk->begin());
    QTRY_COMPARE_WITH_TIMEOUT(desk->server().record().deliveredTo(ann), 1, 10'000);
}

void TestEngineOutbox::whatIsQueuedIsTakenBack()
{
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->server().faults().inject({.kind = FaultKind::Delay, .method = "sendMessage"});
    desk->session().send(ann, u"first"_s);
    desk->session().send(ann, u"second"_s);
    QTRY_COMPARE(desk->unsent(ann).size(), 2);
    desk->session().takeBack({desk->unsent(ann).last().id});
    QTRY_COMPARE(desk->unsent(ann).last().state, OutboxState::Cancelled);
    QTRY_COMPARE(desk->messages(ann).size(), 2);
    QCOMPARE(desk->server().record().deliveredTo(ann), 1);
}

void TestEngineOutbox::aRequestThatIsWrongTellsNothingAboutThePerson()
{
    const auto desk = deskWithAnn();
    QVERIFY(desk);
    desk->session().send(ann, QString(5000, u'x'));
    QTRY_VERIFY(!desk->unsent(ann).isEmpty() &&
                desk->unsent(ann).first().state == OutboxState::Refused);
    QCOMPARE(desk->status(ann), DialogStatus::Open);
    QCOMPARE(storage::EvidenceRepository(*desk->look()).about(ann).value().size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestEngineOutbox)
#include "tst_engine_outbox.moc"
