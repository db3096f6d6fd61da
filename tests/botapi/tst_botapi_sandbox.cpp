// The client and the poller against the sandbox: a Bot API server that shares no code with them.

#include "botapi/client.h"
#include "botapi/flood_gate.h"
#include "botapi/poller.h"
#include "botapi/refusal.h"
#include "planted.h"
#include "sandbox/server.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace botdesk::botapi;
namespace sandbox = botdesk::sandbox;

class TestSandbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void connects();
    void refusesAWrongToken();
    void meanings_data();
    void meanings();
    void broken_data();
    void broken();
    void pollsEverything();
    void pollsThroughFaults();
    void keepsThePace();

private:
    void put(qint64 id, sandbox::Relation relation, bool isBot = false);
    template <class R>
    Result<typename R::Answer> call(const R &request);

    LogTrap m_trap;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Client> m_client;
};

void TestSandbox::init()
{
    sandbox::Settings settings;
    settings.users = 0;
    settings.quiet = true;
    settings.token = plantedToken().reveal().toLatin1();
    m_server = std::make_unique<sandbox::Server>(settings);
    QVERIFY(m_server->listen());
    ClientOptions options;
    options.apiRoot = *Client::checkApiRoot(m_server->apiRoot().toString());
    options.stallTimeout = 500ms;
    m_client = std::make_unique<Client>(plantedToken(), options);
}

void TestSandbox::cleanup()
{
    m_client.reset();
    m_server.reset();
    QVERIFY2(!LogTrap::caught(plantedSecret), "the token was logged");
}

void TestSandbox::put(qint64 id, sandbox::Relation relation, bool isBot)
{
    m_server->world().people().add(
        {.id = id, .firstName = u"Анна"_s, .isBot = isBot, .relation = relation});
}

template <class R>
Result<typename R::Answer> TestSandbox::call(const R &request)
{
    std::optional<Result<typename R::Answer>> result;
    QObject context;
    m_client->send(request, &context, [&](const auto &reply) { result = reply.result; });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
        return std::unexpected(Error{.kind = ErrorKind::Cancelled});
    return *result;
}

void TestSandbox::connects()
{
    const auto me = call(GetMe{});
    QVERIFY(me);
    QVERIFY(me->user.isBot);
    const auto info = call(GetWebhookInfo{});
    QVERIFY(info);
    QVERIFY(!info->isSet);
    QVERIFY(call(DeleteWebhook{}).value_or(false));
}

void TestSandbox::refusesAWrongToken()
{
    m_client->setToken(*Token::parse(u"123456:AAF-another0secret1of2botdesk3tests"_s));
    const auto me = call(GetMe{});
    QVERIFY(!me);
    QVERIFY(me.error().isUnauthorized());
}

void TestSandbox::meanings_data()
{
    QTest::addColumn<int>("relation"); // -1: nobody
    QTest::addColumn<bool>("isBot");
    QTest::addColumn<RefusalMeaning>("message");
    QTest::addColumn<RefusalMeaning>("typing");
    using enum RefusalMeaning;
    using sandbox::Relation;
    QTest::newRow("open") << int(Relation::Open) << false << Nothing << Nothing;
    QTest::newRow("not started") << int(Relation::NotStarted) << false << NotStarted << NotStarted;
    QTest::newRow("blocked") << int(Relation::Blocked) << false << Blocked << Blocked;
    QTest::newRow("deactivated") << int(Relation::Deactivated) << false << Deactivated
                                 << Deactivated;
    QTest::newRow("lost") << int(Relation::Lost) << false << ChatNotFound << ChatNotFound;
    QTest::newRow("nobody") << -1 << false << ChatNotFound << ChatNotFound;
    QTest::newRow("bot") << int(Relation::NotStarted) << true << RecipientIsBot << Nothing;
}

void TestSandbox::meanings()
{
    QFETCH(int, relation);
    QFETCH(bool, isBot);
    QFETCH(RefusalMeaning, message);
    QFETCH(RefusalMeaning, typing);
    constexpr qint64 id = (qint64(1) << 52) - 3;
    if (relation >= 0)
        put(id, static_cast<sandbox::Relation>(relation), isBot);
    const auto sent = call(SendMessage{.chatId = id, .text = u"Здравствуйте"_s});
    QCOMPARE(sent.has_value(), message == RefusalMeaning::Nothing);
    if (sent) {
        QCOMPARE(sent->chat.id, id);
        QCOMPARE(sent->text, u"Здравствуйте"_s);
    } else {
        QCOMPARE(meaningOf(sent.error()), message);
        QVERIFY(sent.error().provesNothingWasDone());
    }
    const auto typed = call(SendChatAction{.chatId = id});
    QCOMPARE(typed.has_value(), typing == RefusalMeaning::Nothing);
    if (!typed)
        QCOMPARE(meaningOf(typed.error()), typing);
}

void TestSandbox::broken_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("unknown");
    QTest::addColumn<int>("delivered");
    using enum ErrorKind;
    using sandbox::FaultKind;
    const auto row = [](const char *name, FaultKind fault, ErrorKind kind, bool unknown,
                        int delivered) {
        QTest::newRow(name) << int(fault) << kind << unknown << delivered;
    };
    row("429", FaultKind::TooManyRequests, Refused, false, 0);
    row("500", FaultKind::ServerError, Refused, false, 0);
    row("502 HTML", FaultKind::BadGateway, NotBotApi, true, 0);
    row("401", FaultKind::Unauthorized, Refused, false, 0);
    row("closed before", FaultKind::CloseBefore, Interrupted, true, 0);
    row("closed after", FaultKind::CloseAfter, Interrupted, true, 1);
    row("cut", FaultKind::CutAnswer, Interrupted, true, 1);
    row("invalid JSON", FaultKind::InvalidJson, NotBotApi, true, 1);
    row("wrong type", FaultKind::WrongType, NotBotApi, true, 1);
    row("redirect", FaultKind::Redirect, NotBotApi, false, 0);
}

void TestSandbox::broken()
{
    QFETCH(int, fault);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, unknown);
    QFETCH(int, delivered);
    put(42, sandbox::Relation::Open);
    QVERIFY(call(GetMe{}));
    m_server->faults().inject({.kind = static_cast<sandbox::FaultKind>(fault),
                               .method = "sendMessage",
                               .description = "http://127.0.0.1:1/x"});
    const auto sent = call(SendMessage{.chatId = 42, .text = u"x"_s});
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, kind);
    QCOMPARE(sent.error().outcomeUnknown(), unknown);
    QVERIFY(!sent.error().description.contains(plantedSecret));
    QCOMPARE(m_server->record().deliveredTo(42), delivered);
    // What is certain is certain: if it says that nothing was done, nothing was.
    QVERIFY(unknown || delivered == 0);
}

void TestSandbox::pollsEverything()
{
    using sandbox::DeedKind;
    constexpr int people = 300;
    for (int i = 1; i <= people; ++i) {
        put(i, sandbox::Relation::NotStarted);
        QVERIFY(m_server->world().act({.kind = DeedKind::Start, .person = i, .text = u"promo"_s}));
    }
    std::vector<Update> updates;
    qsizetype undecoded = 0;
    Poller poller(*m_client, [&](const RawBatch &batch) {
        updates.insert(updates.end(), batch.decoded.updates.begin(), batch.decoded.updates.end());
        undecoded += qsizetype(batch.decoded.undecoded.size());
        return std::expected<void, QString>();
    });
    poller.start(std::nullopt);
    QTRY_COMPARE(poller.state().phase, PollerPhase::Polling);
    QCOMPARE(updates.size(), size_t(people));
    // Only now: what is off by default comes after the first request has asked for it.
    for (int kind = 0; kind <= int(DeedKind::Unheard); ++kind)
        m_server->world().act(
            {.kind = static_cast<DeedKind>(kind), .person = kind + 1, .text = u"x"_s});
    const auto has = [&](UpdateType type) {
        return std::ranges::any_of(updates, [&](const Update &u) { return u.type == type; });
    };
    QTRY_COMPARE_GE(updates.size(), size_t(people + 15));
    QCOMPARE(undecoded, 0);
    using enum UpdateType;
    for (const UpdateType type : {Message, EditedMessage, MyChatMember, ChatMember, ChatJoinRequest,
                                  MessageReaction, InlineQuery, CallbackQuery, BusinessConnection,
                                  BusinessMessage, GuestMessage, PollAnswer, Unknown})
        QVERIFY2(has(type), updateTypeName(type).constData());
    for (const Update &update : updates) {
        if (update.type != Unknown)
            QVERIFY2(!update.people.empty(), update.typeName.constData());
    }
}

void TestSandbox::pollsThroughFaults()
{
    using sandbox::FaultKind;
    put(1, sandbox::Relation::Open);
    for (const FaultKind kind :
         {FaultKind::ServerError, FaultKind::BadGateway, FaultKind::CloseBefore,
          FaultKind::CutAnswer, FaultKind::InvalidJson, FaultKind::WrongType, FaultKind::Redirect})
        m_server->faults().inject({.kind = kind, .method = "getUpdates", .description = "/x"});
    for (int i = 0; i < 500; ++i)
        m_server->world().act(
            {.kind = sandbox::DeedKind::Write, .person = 1, .text = QString::number(i)});
    PollerOptions options;
    options.firstRetry = options.longestRetry = 5ms;
    std::vector<qint64> ids;
    Poller poller(
        *m_client,
        [&](const RawBatch &batch) {
            ids.insert(ids.end(), batch.updateIds.begin(), batch.updateIds.end());
            return std::expected<void, QString>();
        },
        options);
    poller.start(std::nullopt);
    QTRY_COMPARE(ids.size(), 500U); // none lost, none twice
    std::ranges::sort(ids);
    QVERIFY(std::ranges::adjacent_find(ids) == ids.end());
    QTRY_COMPARE(poller.state().phase, PollerPhase::Polling);
    // While it waits, a second poller ends it, and it says so.
    QTRY_VERIFY(m_server->longPoll().isWaiting());
    Client other(plantedToken(), m_client->options());
    QObject context;
    other.sendRaw(GetUpdates{.offset = ids.back() + 1, .timeout = 50}, &context,
                  [](const RawReply &) {});
    QTRY_COMPARE(poller.state().phase, PollerPhase::Conflict);
    QCOMPARE(poller.state().conflict, ConflictReason::OtherPoller);
}

void TestSandbox::keepsThePace()
{
    m_server->setLimits({.perSecond = 200, .kind = sandbox::LimitKind::StrictWindow});
    constexpr int messages = 300;
    for (int i = 1; i <= messages; ++i)
        put(i, sandbox::Relation::Open);
    FloodGate gate({.perSecond = 200, .jitterMargin = 60ms, .catchUp = 10ms});
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    int next = 1;
    int answered = 0;
    int refused = 0;
    const std::function<void()> go = [&] {
        while (next <= messages && gate.delayFor(next) == 0ms) {
            gate.taken(next);
            m_client->send(
                SendMessage{.chatId = next++, .text = u"x"_s}, &timer,
                [&](const Reply<Message> &reply) { ++(reply.result ? answered : refused); });
        }
        if (next <= messages)
            timer.start(gate.delayFor(next));
    };
    connect(&timer, &QTimer::timeout, &timer, go);
    go();
    QTRY_COMPARE_WITH_TIMEOUT(answered + refused, messages, 20'000);
    QCOMPARE_LE(refused, messages / 20); // a loaded machine may let a few arrive bunched
    QCOMPARE(m_server->record().deliveredCount(), answered);
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_botapi_sandbox.moc"
