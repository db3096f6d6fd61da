// Requests to join: written to through their own chat, answered in order, and ended by whoever was
// first (R3).
#include "desk.h"

#include "engine/join_queries.h"
#include "storage/join_request_repository.h"
#include "storage/settings_repository.h"

#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using engine::JoinAnswer;
using sandbox::DeedKind;
using sandbox::FaultKind;
using storage::JoinRequest;
using storage::JoinRequestState;
using storage::OutboxItem;
using storage::OutboxKind;
using storage::OutboxReason;
using storage::OutboxState;
using tests::Desk;

namespace
{

constexpr qint64 guest = 20;

qint64 secondsAgo(int seconds)
{
    return QDateTime::currentMSecsSinceEpoch() - seconds * 1000LL;
}

} // namespace

class TestEngineJoinRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void arrives();
    void aLaterRequestReplacesAnEarlierOne();
    void writingUsesTheRequestsChat();
    void writesThenApproves();
    void approvesAlone();
    void declines();
    void anApprovalClosesTheWindow();
    void aDecisionIsMadeOnce();
    void somebodyElseApproved();
    void somebodyElseDeclined();
    void ourOwnApprovalIsRecognisedWhenItsAnswerWasLost();
    void otherRefusalsLeaveItWaiting();
    void afterTheWindowOnlyApproving();
    void theWindowEndsWhileAMessageWaits();
    void whatIsRefusedDoesNotHoldUpTheApproval();
    void anOpenDialogIsWrittenToAsAlways();
    void aRestartInBetween();
    void aReplayChangesNothing();
    void queriesAreQueuedAtOnce();
    void aFailedQueryIsRepeated();
    void anOldQueryIsLeftAlone();

private:
    /// The guest asks to join, and the session takes it in.
    void ask(DeedKind kind = DeedKind::RequestToJoin, int secondsBefore = 2);
    QList<JoinRequest> requests() const;
    JoinRequest request() const { return requests().value(0); }
    QList<OutboxItem> items() const;
    /// What reached the server, in its order.
    QStringList record() const;
    /// As if nothing of the journal had been applied yet: the next start replays it.
    void forgetProgress() const;
    void answer(JoinAnswer how, const QString &text = {})
    {
        m_desk->session().answerJoinRequests({request().id}, how, text);
    }

    std::unique_ptr<Desk> m_desk;
};

void TestEngineJoinRequests::init()
{
    m_desk = std::make_unique<Desk>();
    m_desk->server().world().people().add({.id = guest,
                                           .firstName = u"Guest"_s,
                                           .language = sandbox::languageIndex("ru"),
                                           .hasOtherChatId = true});
    QVERIFY(m_desk->begin());
}

void TestEngineJoinRequests::ask(DeedKind kind, int secondsBefore)
{
    const auto before = requests().size();
    QVERIFY(m_desk->act({.kind = kind,
                         .person = guest,
                         .text = u"I read <b>books</b>"_s,
                         .at = secondsAgo(secondsBefore)}));
    QTRY_COMPARE(requests().size(), before + 1);
}

QList<JoinRequest> TestEngineJoinRequests::requests() const
{
    const auto database = m_desk->look();
    const storage::JoinRequestRepository repository(*database);
    return repository.waiting(100).value() + repository.processed(100).value();
}

QList<OutboxItem> TestEngineJoinRequests::items() const
{
    const auto database = m_desk->look();
    return storage::OutboxRepository(*database).ofJoinRequests({request().id}).value();
}

QStringList TestEngineJoinRequests::record() const
{
    QStringList lines;
    for (const auto &entry : m_desk->server().record().entries())
        lines.append(QString::fromLatin1(entry.method));
    return lines;
}

void TestEngineJoinRequests::forgetProgress() const
{
    auto database = storage::Database::open(engine::databasePath(m_desk->folder()),
                                            storage::Database::Mode::ReadWrite);
    storage::SettingsRepository settings(**database);
    storage::Progress progress = *settings.progress();
    progress.applied = {};
    QVERIFY(settings.setProgress(progress).has_value());
}

void TestEngineJoinRequests::arrives()
{
    ask();
    const JoinRequest asked = request();
    QCOMPARE(asked.user, guest);
    QCOMPARE(asked.chatId, sandbox::channelId);
    QCOMPARE(asked.chatTitle, u"Botdesk news"_s);
    QCOMPARE(asked.bio, u"I read <b>books</b>"_s);
    QVERIFY(asked.userChatId != guest);
    QCOMPARE(asked.state, JoinRequestState::Waiting);
    QCOMPARE(m_desk->status(guest), DialogStatus::NotStarted); // what lies beneath
    // Nobody is answered by itself.
    QVERIFY(record().isEmpty());
}

void TestEngineJoinRequests::aLaterRequestReplacesAnEarlierOne()
{
    ask(DeedKind::RequestToJoin, 100);
    ask(DeedKind::RequestToJoin, 50);
    QCOMPARE(requests().first().state, JoinRequestState::Waiting);
    QCOMPARE(requests().last().state, JoinRequestState::Replaced);
    QVERIFY(requests().first().requestedAt > requests().last().requestedAt);
}

void TestEngineJoinRequests::writingUsesTheRequestsChat()
{
    ask();
    answer(JoinAnswer::Write, u"Who are you?"_s);
    QTRY_COMPARE(m_desk->server().record().deliveredTo(request().userChatId), 1);
    QCOMPARE(m_desk->server().record().deliveredTo(guest), 0);
    QTRY_COMPARE(m_desk->messages(guest).size(), 1);
    QCOMPARE(request().state, JoinRequestState::Waiting);
    // It proves nothing about the time after the request.
    QCOMPARE(m_desk->status(guest), DialogStatus::NotStarted);
}

void TestEngineJoinRequests::writesThenApproves()
{
    ask();
    const qint64 chat = request().userChatId;
    answer(JoinAnswer::WriteAndApprove, u"Welcome"_s);
    QTRY_COMPARE(request().state, JoinRequestState::Approved);
    QCOMPARE(record(), QStringList({u"sendMessage"_s, u"approveChatJoinRequest"_s}));
    const auto &entries = m_desk->server().record().entries();
    QCOMPARE(entries[0].chatId, chat);
    QVERIFY(entries[0].delivered);
    QCOMPARE(entries[1].chatId, sandbox::channelId);
    QCOMPARE(entries[1].userId, guest);
    QCOMPARE(entries[1].status, 200);
    QVERIFY(entries[1].at >= entries[0].answeredAt);
    // The approval is no message of the conversation.
    QCOMPARE(m_desk->messages(guest).size(), 1);
    QVERIFY(m_desk->unsent(guest).isEmpty());
}

void TestEngineJoinRequests::approvesAlone()
{
    ask();
    answer(JoinAnswer::Approve);
    QTRY_COMPARE(request().state, JoinRequestState::Approved);
    QCOMPARE(record(), QStringList(u"approveChatJoinRequest"_s));
    QCOMPARE(items().first().state, OutboxState::Sent);
}

void TestEngineJoinRequests::declines()
{
    ask();
    answer(JoinAnswer::Decline);
    QTRY_COMPARE(request().state, JoinRequestState::Declined);
    QCOMPARE(record(), QStringList(u"declineChatJoinRequest"_s));
    QVERIFY(request().processedAt > 0);
}

void TestEngineJoinRequests::anApprovalClosesTheWindow()
{
    // In this very second: what lies beneath shows nevertheless.
    ask(DeedKind::RequestToJoin, 0);
    QVERIFY(m_desk->user(guest)->dialog.join.endsAt == request().windowEndsAt());
    answer(JoinAnswer::Decline);
    QTRY_COMPARE(request().state, JoinRequestState::Declined);
    const auto dialog = m_desk->user(guest)->dialog;
    QVERIFY(dialog.join.endsAt <= request().requestedAt + 30);
    QCOMPARE(domain::statusAt(dialog, dialog.join.endsAt), DialogStatus::NotStarted);
    const auto evidence = storage::EvidenceRepository(*m_desk->look()).about(guest).value();
    QCOMPARE(evidence.back().kind, domain::EvidenceKind::JoinProcessed);
    QCOMPARE(evidence.back().source, domain::EvidenceSource::Answer);
    QCOMPARE(evidence.back().detail, u"Botdesk news"_s);
}

void TestEngineJoinRequests::aDecisionIsMadeOnce()
{
    ask();
    m_desk->server().faults().inject(
        {.kind = FaultKind::Delay, .method = "approveChatJoinRequest", .delayMs = 300});
    answer(JoinAnswer::Approve);
    answer(JoinAnswer::Decline);
    answer(JoinAnswer::WriteAndApprove, u"hello"_s);
    QTRY_COMPARE(request().state, JoinRequestState::Approved);
    answer(JoinAnswer::Decline);
    answer(JoinAnswer::Write, u"hello"_s);
    m_desk->session().send(guest, u"later"_s); // leaves the door after everything else
    QTRY_COMPARE(m_desk->unsent(guest).size(), 1);
    QTRY_COMPARE(m_desk->unsent(guest).first().reason, OutboxReason::NotAllowed);
    QCOMPARE(record(), QStringList(u"approveChatJoinRequest"_s));
}

void TestEngineJoinRequests::somebodyElseApproved()
{
    ask(DeedKind::RequestToJoin, 60);
    QVERIFY(
        m_desk->act({.kind = DeedKind::ApprovedByOther, .person = guest, .at = secondsAgo(30)}));
    QTRY_COMPARE(request().state, JoinRequestState::Elsewhere);
    answer(JoinAnswer::WriteAndApprove, u"hello"_s);
    ask(); // a new request waits on its own
    QCOMPARE(request().state, JoinRequestState::Waiting);
    QVERIFY(record().isEmpty());
}

void TestEngineJoinRequests::somebodyElseDeclined()
{
    ask();
    // No update tells it: the server's refusal does.
    QVERIFY(m_desk->act({.kind = DeedKind::DeclinedByOther, .person = guest}));
    answer(JoinAnswer::Approve);
    QTRY_COMPARE(request().state, JoinRequestState::Elsewhere);
    const OutboxItem item = items().first();
    QCOMPARE(item.state, OutboxState::Refused);
    QVERIFY(item.errorText.contains(u"HIDE_REQUESTER_MISSING"_s));
    // Nothing is told about the dialog, but the window is over.
    const auto dialog = m_desk->user(guest)->dialog;
    QCOMPARE(dialog.status, DialogStatus::NotStarted);
    QVERIFY(dialog.join.endsAt < request().windowEndsAt());
}

void TestEngineJoinRequests::ourOwnApprovalIsRecognisedWhenItsAnswerWasLost()
{
    ask();
    m_desk->server().faults().inject(
        {.kind = FaultKind::CloseAfter, .method = "approveChatJoinRequest"});
    answer(JoinAnswer::Approve);
    // chat_member names the bot as the one who did it.
    QTRY_COMPARE(request().state, JoinRequestState::Approved);
    QTRY_COMPARE(items().first().state, OutboxState::Unknown);
}

void TestEngineJoinRequests::otherRefusalsLeaveItWaiting()
{
    ask();
    m_desk->server().faults().inject({.kind = FaultKind::Refuse,
                                      .method = "approveChatJoinRequest",
                                      .status = 400,
                                      .description = "Bad Request: chat not found"});
    answer(JoinAnswer::Approve);
    QTRY_VERIFY(!items().isEmpty() && items().first().state == OutboxState::Refused);
    QCOMPARE(items().first().errorText, u"Bad Request: chat not found"_s);
    QCOMPARE(request().state, JoinRequestState::Waiting);
    // The chat that was not found is the channel: it is no evidence about the person.
    QCOMPARE(storage::EvidenceRepository(*m_desk->look()).about(guest).value().size(), size_t(1));
    answer(JoinAnswer::Approve);
    QTRY_COMPARE(request().state, JoinRequestState::Approved);
}

void TestEngineJoinRequests::afterTheWindowOnlyApproving()
{
    ask(DeedKind::RequestToJoin, 301);
    answer(JoinAnswer::Write, u"too late"_s);
    QTRY_VERIFY(!items().isEmpty() && items().first().state == OutboxState::Refused);
    QCOMPARE(items().first().reason, OutboxReason::WindowEnded);
    QVERIFY(record().isEmpty());
    answer(JoinAnswer::Approve);
    QTRY_COMPARE(request().state, JoinRequestState::Approved);
}

void TestEngineJoinRequests::theWindowEndsWhileAMessageWaits()
{
    // Four seconds are left, and the server orders a pause of six.
    ask(DeedKind::RequestToJoin, 296);
    m_desk->server().faults().inject(
        {.kind = FaultKind::TooManyRequests, .method = "sendMessage", .retryAfter = 6});
    m_desk->session().send(guest, u"by hand"_s);
    answer(JoinAnswer::Write, u"because of the request"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->unsent(guest).size(), 2, 10'000);
    for (const int i : {0, 1})
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->unsent(guest).at(i).reason, OutboxReason::WindowEnded,
                                  15'000);
    QCOMPARE(m_desk->server().record().deliveredCount(), 0);
}

void TestEngineJoinRequests::whatIsRefusedDoesNotHoldUpTheApproval()
{
    ask();
    m_desk->server().faults().inject({.kind = FaultKind::Refuse,
                                      .method = "sendMessage",
                                      .status = 403,
                                      .description = "Forbidden: bot was blocked by the user"});
    answer(JoinAnswer::WriteAndApprove, u"Welcome"_s);
    QTRY_COMPARE(request().state, JoinRequestState::Approved);
    QCOMPARE(items().first().state, OutboxState::Refused);
    QCOMPARE(items().last().state, OutboxState::Sent);
    QCOMPARE(m_desk->status(guest), DialogStatus::Blocked);
}

void TestEngineJoinRequests::anOpenDialogIsWrittenToAsAlways()
{
    m_desk->act({.kind = DeedKind::Start, .person = guest, .at = secondsAgo(60)});
    ask(DeedKind::RequestToJoin, 301);
    QCOMPARE(m_desk->status(guest), DialogStatus::Open);
    answer(JoinAnswer::WriteAndApprove, u"Welcome"_s);
    QTRY_COMPARE(request().state, JoinRequestState::Approved);
    QCOMPARE(m_desk->server().record().deliveredTo(guest), 1);
    QCOMPARE(m_desk->status(guest), DialogStatus::Open);
}

void TestEngineJoinRequests::aRestartInBetween()
{
    ask();
    m_desk->server().faults().inject(
        {.kind = FaultKind::TooManyRequests, .method = "sendMessage", .retryAfter = 60});
    answer(JoinAnswer::WriteAndApprove, u"Welcome"_s);
    QTRY_COMPARE(m_desk->session().state().sending.pause, engine::OutboxPause::FloodWait);
    m_desk->end();
    QCOMPARE(items().size(), 2);
    QVERIFY(m_desk->begin());
    QTRY_COMPARE_WITH_TIMEOUT(request().state, JoinRequestState::Approved, 10'000);
    QCOMPARE(record().mid(1), QStringList({u"sendMessage"_s, u"approveChatJoinRequest"_s}));
    QCOMPARE(m_desk->server().record().deliveredTo(request().userChatId), 1);
}

void TestEngineJoinRequests::aReplayChangesNothing()
{
    ask(DeedKind::RequestToJoin, 60);
    QVERIFY(
        m_desk->act({.kind = DeedKind::ApprovedByOther, .person = guest, .at = secondsAgo(30)}));
    QTRY_COMPARE(request().state, JoinRequestState::Elsewhere);
    ask();
    const QList<JoinRequest> before = requests();
    m_desk->end();
    forgetProgress();
    QVERIFY(m_desk->begin());
    QVERIFY(requests() == before);
}

void TestEngineJoinRequests::queriesAreQueuedAtOnce()
{
    // The pace of messages does not hold it up.
    ask(DeedKind::RequestWithQuery, 0);
    QTRY_COMPARE(record(), QStringList(u"answerChatJoinRequestQuery"_s));
    QTRY_COMPARE(m_desk->server().record().entries().front().status, 200);
    QCOMPARE(m_desk->server().record().entries().front().text, u"queue"_s);
    QVERIFY(!request().queryId.isEmpty());
    // Then it is worked through like any other; and a restart answers nothing again.
    QCOMPARE(request().state, JoinRequestState::Waiting);
    m_desk->end();
    forgetProgress();
    QVERIFY(m_desk->begin());
    answer(JoinAnswer::Approve);
    QTRY_COMPARE(request().state, JoinRequestState::Approved);
    QCOMPARE(record(), QStringList({u"answerChatJoinRequestQuery"_s, u"approveChatJoinRequest"_s}));
}

void TestEngineJoinRequests::aFailedQueryIsRepeated()
{
    m_desk->server().faults().inject(
        {.kind = FaultKind::ServerError, .method = "answerChatJoinRequestQuery", .count = 2});
    ask(DeedKind::RequestWithQuery, 0);
    QTRY_COMPARE_WITH_TIMEOUT(record().size(), 3, 9'000);
    QTRY_COMPARE(m_desk->server().record().entries().back().status, 200);
    // A refusal is final.
    m_desk->server().faults().inject({.kind = FaultKind::Refuse,
                                      .method = "answerChatJoinRequestQuery",
                                      .status = 400,
                                      .description = "Bad Request: query ID is invalid"});
    QVERIFY(m_desk->act({.kind = DeedKind::RequestWithQuery, .person = guest}));
    QTRY_COMPARE(record().size(), 4);
    QTRY_COMPARE(m_desk->server().record().entries().back().status, 400);
    m_desk->session().answerJoinRequests({request().id}, JoinAnswer::Approve);
    QTRY_COMPARE(record().last(), u"approveChatJoinRequest"_s);
    QCOMPARE(record().size(), 5);
}

void TestEngineJoinRequests::anOldQueryIsLeftAlone()
{
    ask(DeedKind::RequestWithQuery, 11);
    answer(JoinAnswer::Decline);
    QTRY_COMPARE(request().state, JoinRequestState::Declined);
    QCOMPARE(record(), QStringList(u"declineChatJoinRequest"_s));
}

QTEST_GUILESS_MAIN(TestEngineJoinRequests)
#include "tst_engine_join_requests.moc"
