// What the service says to sendMessage and sendChatAction, over real HTTP.

#include "http_client.h"

#include "sandbox/server.h"

#include <QtTest>

using namespace botdesk::sandbox;
using namespace Qt::StringLiterals;

namespace
{

enum Id : qint64 {
    Open = 1,
    NotStarted,
    Blocked,
    Deactivated,
    Lost,
    Bot,
    Nobody = 99,
};

} // namespace

class TestSandboxSending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void refusals_data();
    void refusals();
    void wrongRequests_data();
    void wrongRequests();
    void aMessageArrives();
    void joinRequest();
    void joinQueries();
    void getChat();
    void limitOfAll();
    void limitOfAChat();
    void typingTooOften();
    void strictWindow();
    void latency();
    void recordTellsWhatHappened();
    void steeringOverHttp();
    void broadcastIsFast();

private:
    Got say(qint64 chatId, const QString &text)
    {
        return m_client->call("sendMessage", {{u"chat_id"_s, chatId}, {u"text"_s, text}});
    }

    qint64 m_skew = 0;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<HttpClient> m_client;
};

void TestSandboxSending::init()
{
    Settings settings;
    settings.users = 0;
    settings.clock = [this, clock = systemClock()] { return clock() + m_skew; };
    m_server = std::make_unique<Server>(settings);
    QVERIFY(m_server->listen());
    People &people = m_server->world().people();
    people.add({.id = Open, .firstName = u"Open"_s, .relation = Relation::Open});
    people.add({.id = NotStarted, .firstName = u"New"_s, .relation = Relation::NotStarted});
    people.add({.id = Blocked, .firstName = u"Gone"_s, .relation = Relation::Blocked});
    people.add({.id = Deactivated, .firstName = u"Old"_s, .relation = Relation::Deactivated});
    people.add({.id = Lost, .firstName = u"Lost"_s, .relation = Relation::Lost});
    people.add({.id = Bot, .firstName = u"Bot"_s, .isBot = true});
    m_client = std::make_unique<HttpClient>(m_server->apiRoot(), m_server->token());
}

void TestSandboxSending::cleanup()
{
    m_client.reset();
    m_server.reset();
}

void TestSandboxSending::refusals_data()
{
    QTest::addColumn<qint64>("id");
    QTest::addColumn<int>("sendStatus");
    QTest::addColumn<QString>("sendText");
    QTest::addColumn<int>("typingStatus");
    QTest::addColumn<QString>("typingText");
    const QString blocked = u"Forbidden: bot was blocked by the user"_s;
    const QString deactivated = u"Forbidden: user is deactivated"_s;
    const QString notFound = u"Bad Request: chat not found"_s;
    QTest::newRow("open") << qint64(Open) << 200 << QString() << 200 << QString();
    QTest::newRow("blocked") << qint64(Blocked) << 403 << blocked << 403 << blocked;
    QTest::newRow("deactivated") << qint64(Deactivated) << 403 << deactivated << 403 << deactivated;
    QTest::newRow("not started") << qint64(NotStarted) << 403
                                 << u"Forbidden: bot can't initiate conversation with a user"_s
                                 << 400 << u"Bad Request: PEER_ID_INVALID"_s;
    QTest::newRow("bot") << qint64(Bot) << 403
                         << u"Forbidden: the bot can't send messages to the bot"_s << 200
                         << QString();
    QTest::newRow("lost") << qint64(Lost) << 400 << notFound << 400 << notFound;
    QTest::newRow("never met") << qint64(Nobody) << 400 << notFound << 400 << notFound;
}

void TestSandboxSending::refusals()
{
    QFETCH(qint64, id);
    QFETCH(int, sendStatus);
    QFETCH(QString, sendText);
    QFETCH(int, typingStatus);
    QFETCH(QString, typingText);
    const Got sent = say(id, u"hello"_s);
    QCOMPARE(sent.status, sendStatus);
    QCOMPARE(sent.ok(), sendStatus == 200);
    QCOMPARE(sent.description(), sendText);
    const Got typed =
        m_client->call("sendChatAction", {{u"chat_id"_s, id}, {u"action"_s, u"typing"_s}});
    QCOMPARE(typed.status, typingStatus);
    QCOMPARE(typed.description(), typingText);
    QCOMPARE(typed.result().toBool(), typingStatus == 200);
}

void TestSandboxSending::wrongRequests_data()
{
    QTest::addColumn<QJsonObject>("params");
    QTest::addColumn<QString>("description");
    const auto row = [](const char *name, const QJsonObject &params, const QString &description) {
        QTest::newRow(name) << params << description;
    };
    const QString key = u"text"_s;
    const QString to = u"chat_id"_s;
    row("no chat", {{key, u"x"_s}}, u"Bad Request: chat_id is empty"_s);
    row("empty chat", {{key, u"x"_s}, {to, QString()}}, u"Bad Request: chat_id is empty"_s);
    row("name", {{key, u"x"_s}, {to, u"@nobody"_s}}, u"Bad Request: chat not found"_s);
    row("no text", {{to, 1}}, u"Bad Request: message text is empty"_s);
    row("spaces", {{to, 1}, {key, u" \n "_s}}, u"Bad Request: text must be non-empty"_s);
    row("only tags", {{to, 1}, {key, u"<b></b>"_s}, {u"parse_mode"_s, u"HTML"_s}},
        u"Bad Request: text must be non-empty"_s);
    row("4097", {{to, 1}, {key, u"😀"_s.repeated(4097)}}, u"Bad Request: message is too long"_s);
    row("32769 bytes", {{to, 1}, {key, QString(32769, u'x')}}, u"Bad Request: text is too long"_s);
    row("broken", {{to, 1}, {key, u"<b>x"_s}, {u"parse_mode"_s, u"html"_s}},
        u"Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""_s);
}

void TestSandboxSending::wrongRequests()
{
    QFETCH(QJsonObject, params);
    QFETCH(QString, description);
    const Got got = m_client->call("sendMessage", params);
    QCOMPARE(got.status, 400);
    QCOMPARE(got.json.value("error_code"_L1).toInt(), 400);
    QCOMPARE(got.description(), description);
    QCOMPARE(m_server->record().deliveredCount(), 0);
}

void TestSandboxSending::aMessageArrives()
{
    Got got = m_client->call(
        "sendMessage",
        {{u"chat_id"_s, u"1"_s}, {u"text"_s, u"<b>4 &lt; 5</b>"_s}, {u"parse_mode"_s, u"HTML"_s}});
    const QJsonObject message = got.result().toObject();
    QCOMPARE(message.value("text"_L1).toString(), u"4 < 5"_s);
    QCOMPARE(message.value("chat"_L1).toObject().value("id"_L1).toInteger(), qint64(Open));
    QVERIFY(message.value("from"_L1).toObject().value("is_bot"_L1).toBool());
    QCOMPARE(message.value("entities"_L1).toArray()[0].toObject().value("type"_L1).toString(),
             u"bold"_s);
    QVERIFY(message.value("message_id"_L1).toInteger() > 0);
    QCOMPARE(say(Open, u"😀"_s.repeated(4096)).status, 200);
    QCOMPARE(say(groupId, u"to all"_s).status, 200);
    QCOMPARE(m_server->record().deliveredTo(Open), 2);
    QVERIFY(!m_client->call("sendChatAction", {{u"chat_id"_s, 1}, {u"action"_s, u"x"_s}}).ok());
}

void TestSandboxSending::joinRequest()
{
    m_server->world().people().add({.id = 20, .firstName = u"Asks"_s, .hasOtherChatId = true});
    QVERIFY(m_server->world().act({.kind = DeedKind::RequestToJoin, .person = 20}));
    const QJsonObject request = m_client->call("getUpdates")
                                    .updates()[0]
                                    .toObject()
                                    .value("chat_join_request"_L1)
                                    .toObject();
    const qint64 chatId = request.value("user_chat_id"_L1).toInteger();
    QVERIFY(say(chatId, u"welcome"_s).ok());
    QCOMPARE(say(20, u"welcome"_s).status, 403);
    const QJsonObject params{{u"chat_id"_s, channelId}, {u"user_id"_s, 20}};
    QVERIFY(m_client->call("approveChatJoinRequest", params).ok());
    QCOMPARE(m_client->call("declineChatJoinRequest", params).description(),
             u"Bad Request: HIDE_REQUESTER_MISSING"_s);
    QCOMPARE(say(chatId, u"too late"_s).description(), u"Bad Request: chat not found"_s);
    const auto &entries = m_server->record().entries();
    QCOMPARE(QByteArrayView(entries[2].method), QByteArrayView("approveChatJoinRequest"));
    QCOMPARE(entries[2].chatId, channelId);
    QCOMPARE(entries[2].userId, 20);
}

void TestSandboxSending::joinQueries()
{
    const auto ask = [this] {
        m_server->world().act({.kind = DeedKind::RequestWithQuery, .person = NotStarted});
        return m_client->call("getUpdates")
            .updates()
            .last()
            .toObject()["chat_join_request"_L1]
            .toObject()["query_id"_L1]
            .toString();
    };
    const auto answer = [this](const QString &queryId, const QString &result) {
        return m_client->call("answerChatJoinRequestQuery",
                              {{u"chat_join_request_query_id"_s, queryId}, {u"result"_s, result}});
    };
    const QString first = ask();
    QVERIFY(!first.isEmpty());
    QCOMPARE(answer(first, u"perhaps"_s).status, 400);
    QVERIFY(answer(first, u"queue"_s).ok());
    QCOMPARE(answer(first, u"queue"_s).status, 400); // once
    QCOMPARE(m_server->record().entries().back().text, u"queue"_s);
    const QString second = ask();
    m_skew += 10'001;
    QCOMPARE(answer(second, u"queue"_s).status, 400); // too late
    // It waits all the same.
    QVERIFY(m_server->world().processJoinRequest(NotStarted, false));
    const QString third = ask();
    QVERIFY(answer(third, u"approve"_s).ok());
    QVERIFY(!m_server->world().processJoinRequest(NotStarted, true));
}

void TestSandboxSending::getChat()
{
    const QJsonObject chat =
        m_client->call("getChat", {{u"chat_id"_s, qint64(Open)}}).result().toObject();
    QCOMPARE(chat.value("type"_L1).toString(), u"private"_s);
    QCOMPARE(m_client->call("getChat", {{u"chat_id"_s, qint64(Nobody)}}).status, 400);
    QVERIFY(m_client->call("answerCallbackQuery", {{u"callback_query_id"_s, u"1"_s}}).ok());
}

void TestSandboxSending::limitOfAll()
{
    m_server->setLimits({.perSecond = 0.2, .perChatPerSecond = 0});
    QVERIFY(say(Open, u"1"_s).ok());
    const Got got = say(Open, u"2"_s);
    QCOMPARE(got.status, 429);
    QCOMPARE(got.description(), u"Too Many Requests: retry after 5"_s);
    QCOMPARE(got.json["parameters"_L1].toObject()["retry_after"_L1].toInt(), 5);
    QCOMPARE(got.retryAfter, "5");
    QCOMPARE(m_server->record().tooManyCount(), 1);
    QVERIFY(!m_server->record().entries().back().duringWait);
    m_skew += 3500;
    QCOMPARE(say(Blocked, u"3"_s).status, 429); // refused or not: it counts
    QVERIFY(m_server->record().entries().back().duringWait);
    m_skew += 6000;
    QVERIFY(say(Open, u"4"_s).ok());
    QCOMPARE(m_server->record().duringWaitCount(), 1);
}

void TestSandboxSending::limitOfAChat()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(say(Open, u"quick"_s).ok());
    const Got got = say(Open, u"quick"_s);
    QCOMPARE(got.status, 429);
    QCOMPARE(got.retryAfter, "1");
    QCOMPARE(say(Blocked, u"another chat"_s).status, 403);
    m_skew += 1000;
    QVERIFY(say(Open, u"later"_s).ok());
}

void TestSandboxSending::typingTooOften()
{
    m_server->setLimits({.perSecond = 0});
    const QJsonObject params{{u"chat_id"_s, qint64(Open)}, {u"action"_s, u"typing"_s}};
    for (int i = 0; i < 20; ++i)
        QVERIFY(m_client->call("sendChatAction", params).ok());
    QCOMPARE(m_client->call("sendChatAction", params).status, 429);
}

void TestSandboxSending::strictWindow()
{
    m_server->setLimits({.perSecond = 4, .kind = LimitKind::StrictWindow, .perChatPerSecond = 0});
    for (int i = 0; i < 4; ++i)
        QVERIFY(say(Open, u"x"_s).ok());
    QCOMPARE(say(Open, u"x"_s).status, 429);
    m_skew += 1000;
    QVERIFY(say(Open, u"x"_s).ok());
}

void TestSandboxSending::latency()
{
    m_server->setLatency(120);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(say(Open, u"x"_s).ok());
    QVERIFY(timer.elapsed() >= 118);
}

void TestSandboxSending::recordTellsWhatHappened()
{
    say(Open, u"first"_s);
    say(Blocked, u"second"_s);
    const auto &entries = m_server->record().entries();
    QCOMPARE(entries.size(), size_t(2));
    QCOMPARE(QByteArray(entries[0].method), "sendMessage");
    QCOMPARE(entries[0].text, u"first"_s);
    QVERIFY(entries[0].delivered && entries[0].messageId > 0 && entries[0].status == 200);
    QVERIFY(!entries[1].delivered);
    QCOMPARE(entries[1].description, "Forbidden: bot was blocked by the user");
    const QJsonObject json = m_client->get("/sandbox/record?since=1").json;
    QCOMPARE(json["total"_L1].toInt(), 2);
    QCOMPARE(json["delivered"_L1].toInt(), 1);
    QCOMPARE(json["entries"_L1].toArray().size(), 1);
    QCOMPARE(json["entries"_L1].toArray()[0].toObject()["chat_id"_L1].toInteger(), 3);
}

void TestSandboxSending::steeringOverHttp()
{
    const auto act = [this](const QJsonArray &orders) {
        return m_client->post("/sandbox/act", "application/json", QJsonDocument(orders).toJson())
            .status;
    };
    constexpr qint64 large = (1LL << 52) - 1;
    const QJsonObject add{{u"do"_s, u"add"_s},
                          {u"person"_s, large},
                          {u"first_name"_s, QString()},
                          {u"language"_s, u"pt-br"_s}};
    const QJsonObject start{{u"do"_s, u"start"_s}, {u"person"_s, large}};
    const QJsonObject write{{u"do"_s, u"write"_s}, {u"person"_s, large}, {u"text"_s, u"oi"_s}};
    QCOMPARE(act({add, start, write}), 200);
    QCOMPARE(m_client->call("getUpdates").updates().size(), 2);
    QVERIFY(say(large, u"Olá"_s).ok());
    QCOMPARE(act({QJsonObject{{u"do"_s, u"write"_s}, {u"person"_s, 98765}}}), 400);
    QCOMPARE(act({QJsonObject{{u"do"_s, u"dance"_s}, {u"person"_s, 1}}}), 400);
    QCOMPARE(m_client->post("/sandbox/act", "application/json", "nonsense").status, 400);
    const QString text = u"Forbidden: bots can't send messages to bots"_s;
    const QJsonObject fault{{u"do"_s, u"fault"_s},
                            {u"kind"_s, u"refuse"_s},
                            {u"method"_s, u"sendMessage"_s},
                            {u"description"_s, text}};
    QCOMPARE(act({fault}), 200);
    QCOMPARE(say(Open, u"x"_s).description(), text);
    QCOMPARE(m_client->get("/sandbox/people?limit=2").json["people"_L1].toArray().size(), 2);
    QCOMPARE(act({QJsonObject{{u"do"_s, u"clearRecord"_s}}}), 200);
    QVERIFY(m_server->record().entries().empty());
}

void TestSandboxSending::broadcastIsFast()
{
    m_server->setLimits({.perSecond = 0, .perChatPerSecond = 0});
    m_server->setLatency(20);
    constexpr int count = 600;
    std::vector<PendingReply> replies;
    QElapsedTimer timer;
    timer.start();
    std::array<std::unique_ptr<HttpClient>, 10> clients;
    for (auto &client : clients)
        client = std::make_unique<HttpClient>(m_server->apiRoot(), m_server->token());
    for (int i = 0; i < count; ++i) {
        replies.push_back(clients[static_cast<size_t>(i) % clients.size()]->send(
            "sendMessage", {{u"chat_id"_s, qint64(Open)}, {u"text"_s, u"to everybody"_s}}));
    }
    for (const PendingReply &reply : replies)
        QVERIFY(HttpClient::read(*reply).ok());
    qInfo("%.0f messages a second", count * 1000.0 / static_cast<double>(timer.elapsed()));
    QCOMPARE(m_server->record().deliveredCount(), count);
    replies.clear();
}

QTEST_GUILESS_MAIN(TestSandboxSending)
#include "tst_sandbox_sending.moc"
