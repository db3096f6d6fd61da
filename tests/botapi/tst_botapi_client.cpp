#include "client_bench.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bench;

class TestClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void cleanupTestCase();
    void apiRoots_data();
    void apiRoots();
    void sendsWhatItShould();
    void joinQueryBodies();
    void decodesAnswers();
    void chunkedAnswers();
    void noCallbackAfterTheContext();
    void noCallbackAfterTheClient();
    void clientDestroyedInACallback();
    void cancels_data();
    void cancels();
    void manyInFlight();
    void idleConnectionsAreNotTrusted();

private:
    LogTrap m_trap;
};
void TestClient::cleanup()
{
    QVERIFY2(!LogTrap::caught(plantedSecret), "the token was logged");
}

void TestClient::cleanupTestCase()
{
    cleanup();
}

void TestClient::apiRoots_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("root"); // empty: refused
    const auto row = [](const char *text, const char *root) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(root);
    };
    row("https://api.telegram.org", "https://api.telegram.org");
    row("  https://api.telegram.org/  ", "https://api.telegram.org");
    row("https://example.org:8443/tg/api///", "https://example.org:8443/tg/api");
    row("HTTPS://Example.ORG", "https://example.org");
    row("https://[2001:db8::1]:8081", "https://[2001:db8::1]:8081");
    row("api.telegram.org", "https://api.telegram.org");
    row("localhost:8081", "http://localhost:8081");
    row("127.0.0.1:8081/x", "http://127.0.0.1:8081/x");
    row("http://localhost:8081", "http://localhost:8081");
    row("http://127.0.0.1", "http://127.0.0.1");
    row("http://127.8.9.1:1", "http://127.8.9.1:1");
    row("http://[::1]:8081", "http://[::1]:8081");
    row("", "");
    row("   ", "");
    row("https://", "");
    row("http://api.telegram.org", "");
    row("http://192.168.1.5:8081", "");
    row("http://localhost.example.org", "");
    row("http://127.0.0.1.example.org", "");
    row("http://0.0.0.0:8081", "");
    row("ftp://api.telegram.org", "");
    row("file:///etc/passwd", "");
    row("https://user@example.org", "");
    row("https://user:password@example.org", "");
    row("http://localhost@example.org", "");
    row("https://example.org?x=1", "");
    row("https://example.org/#x", "");
    row("https://example.org:0", "");
    row("https://example.org:99999", "");
    row("https://exa mple.org", "");
    row("https://api.telegram.org/bot1:AAE-planted0secret1of2botdesk3tests/getMe", "");
    row("https://api.telegram.org/bot1%3AAAE-planted0secret1of2botdesk3tests", "");
}

void TestClient::apiRoots()
{
    QFETCH(QString, text);
    QFETCH(QString, root);
    const auto url = Client::checkApiRoot(text);
    QCOMPARE(url.has_value(), !root.isEmpty());
    if (url) {
        QCOMPARE(url->toString(), root);
    } else {
        QCOMPARE(url.error().kind, ErrorKind::InvalidRequest);
        QVERIFY(isClean(url.error()));
    }
}

void TestClient::sendsWhatItShould()
{
    RawServer server;
    RawRequest seen;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &request) {
        seen = request;
        socket.write(RawServer::answer(sent, "200 OK", "Set-Cookie: a=b\r\n"));
    };
    ClientOptions options;
    options.apiRoot = *Client::checkApiRoot(server.root().toString() + u"/some%20prefix/"_s);
    Client client(plantedToken(), options);
    const SendMessage message{.chatId = (qint64(1) << 52) + 1,
                              .text = u"Привет, <b>мир</b> \U0001F600"_s,
                              .parseMode = ParseMode::Html,
                              .disableNotification = true};
    QVERIFY(wait(client, message).result);
    QVERIFY(wait(client, message).result);
    QVERIFY(seen.head.startsWith("POST /some%20prefix/bot123456:" + plantedSecret.toLatin1() +
                                 "/sendMessage HTTP/1.1\r\n"));
    const QByteArray head = seen.head.toLower();
    QVERIFY(head.contains("\r\ncontent-type: application/json"));
    QVERIFY(seen.head.contains("User-Agent: Botdesk/" BOTDESK_VERSION));
    QVERIFY(!head.contains("cookie"));
    QVERIFY(!head.contains("expect:"));
    QVERIFY(!head.contains("upgrade"));
    QVERIFY(!head.contains("gzip"));
    const QJsonObject body = QJsonDocument::fromJson(seen.body).object();
    QCOMPARE(body["chat_id"_L1].toInteger(), (qint64(1) << 52) + 1);
    QCOMPARE(body["text"_L1].toString(), message.text);
    QCOMPARE(body["parse_mode"_L1].toString(), u"HTML"_s);
    QCOMPARE(body["disable_notification"_L1].toBool(), true);
    QCOMPARE(server.connections, 1);
}

void TestClient::joinQueryBodies()
{
    const auto body = [](JoinQueryResult result) {
        return AnswerChatJoinRequestQuery{.queryId = u"98"_s, .result = result}.body();
    };
    const auto expected = [](const QString &word) {
        return QJsonObject{{u"chat_join_request_query_id"_s, u"98"_s}, {u"result"_s, word}};
    };
    QCOMPARE(body(JoinQueryResult::Approve), expected(u"approve"_s));
    QCOMPARE(body(JoinQueryResult::Decline), expected(u"decline"_s));
    QCOMPARE(body(JoinQueryResult::Queue), expected(u"queue"_s));
    QVERIFY(AnswerChatJoinRequestQuery{}.problem() != nullptr);
    QVERIFY(AnswerChatJoinRequestQuery{.queryId = u"98"_s}.problem() == nullptr);
}

void TestClient::decodesAnswers()
{
    RawServer server;
    const QHash<QByteArray, QByteArray> answers{
        {"getMe", profile},
        {"sendMessage", sent},
        {"sendChatAction", R"({"ok":true,"result":true})"},
        {"deleteWebhook", R"({"ok":true,"result":true,"description":"Webhook was deleted"})"},
        {"getWebhookInfo",
         R"({"ok":true,"result":{"url":"https://u:p@hook.test/secret","pending_update_count":3,"last_error_date":9}})"},
        {"getUpdates", R"({"ok":true,"result":[{"update_id":5,"poll":{}}]})"},
        {"approveChatJoinRequest", R"({"ok":true,"result":true})"},
        {"declineChatJoinRequest", R"({"ok":true,"result":true})"},
        {"answerChatJoinRequestQuery", R"({"ok":true,"result":true})"},
    };
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &request) {
        socket.write(RawServer::answer(answers.value(request.method()), "200 OK",
                                       "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
    };
    Client client(plantedToken(), quick(server.root()));
    const auto me = wait(client, GetMe{});
    QVERIFY(me.result);
    QCOMPARE(me.result->user.username, u"b_bot"_s);
    QCOMPARE(me.serverDate, QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC));
    QVERIFY(me.elapsed >= 0ms && me.elapsed < 5s);
    QCOMPARE(wait(client, hello).result->messageId, 1);
    QVERIFY(wait(client, SendChatAction{.chatId = 5}).result.value());
    QVERIFY(wait(client, DeleteWebhook{}).result.value());
    const auto info = wait(client, GetWebhookInfo{});
    QVERIFY(info.result->isSet);
    QCOMPARE(info.result->host, u"hook.test"_s);
    QCOMPARE(info.result->pendingUpdateCount, 3);
    QCOMPARE(wait(client, GetUpdates{}).result->ids, std::vector<qint64>{5});
    QVERIFY(wait(client, ApproveChatJoinRequest{.chatId = -5, .userId = 6}).result.value());
    QVERIFY(wait(client, DeclineChatJoinRequest{.chatId = -5, .userId = 6}).result.value());
    QVERIFY(wait(client, AnswerChatJoinRequestQuery{.queryId = u"7"_s}).result.value());

    std::optional<RawReply> raw;
    client.sendRaw(GetUpdates{}, this, [&](const RawReply &reply) { raw = reply; });
    QTRY_VERIFY(raw);
    QCOMPARE(raw->result, answers.value("getUpdates"));
}

void TestClient::chunkedAnswers()
{
    RawServer server;
    server.onRequest =
        answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
                  QByteArray::number(profile.size(), 16) + "\r\n" + profile + "\r\n0\r\n\r\n");
    Client client(plantedToken(), quick(server.root()));
    QVERIFY(wait(client, GetMe{}).result);
}

void TestClient::noCallbackAfterTheContext()
{
    RawServer server;
    QTcpSocket *held = nullptr;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &) { held = &socket; };
    Client client(plantedToken(), {.apiRoot = server.root()});
    bool called = false;
    auto context = std::make_unique<QObject>();
    const CallHandle handle =
        client.send(hello, context.get(), [&](const Reply<Message> &) { called = true; });
    QTRY_VERIFY(held != nullptr);
    QSignalSpy gone(held, &QTcpSocket::disconnected);
    context.reset();
    QVERIFY(gone.wait()); // the connection ends with the context
    QTRY_VERIFY(!handle.isActive());
    QVERIFY(!called);
}

void TestClient::noCallbackAfterTheClient()
{
    RawServer server;
    int held = 0;
    int gone = 0;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &) {
        ++held;
        connect(&socket, &QTcpSocket::disconnected, this, [&] { ++gone; });
    };
    auto client = std::make_unique<Client>(plantedToken(), ClientOptions{.apiRoot = server.root()});
    bool called = false;
    for (int i = 0; i < 3; ++i)
        client->send(hello, this, [&](const Reply<Message> &) { called = true; });
    client->send(GetMe{}, this, [&](const Reply<BotProfile> &) { called = true; });
    client->send(SendMessage{}, this, [&](const Reply<Message> &) { called = true; });
    QTRY_COMPARE(held, 4);
    client.reset();
    QTRY_COMPARE(gone, 4);
    QCoreApplication::processEvents();
    // The call refused here had its callback before the client went; the others never.
    QCOMPARE(std::exchange(called, false), true);
}

void TestClient::clientDestroyedInACallback()
{
    RawServer server;
    server.onRequest = answering(RawServer::answer(profile));
    auto client = std::make_unique<Client>(plantedToken(), ClientOptions{.apiRoot = server.root()});
    int called = 0;
    for (int i = 0; i < 3; ++i) {
        client->send(GetMe{}, this, [&](const Reply<BotProfile> &) {
            ++called;
            client.reset();
        });
    }
    QTRY_COMPARE(called, 1);
    QCoreApplication::processEvents();
    QCOMPARE(called, 1);
}

void TestClient::cancels_data()
{
    QTest::addColumn<bool>("afterItLeft");
    QTest::newRow("before it left") << false;
    QTest::newRow("after it left") << true;
}

void TestClient::cancels()
{
    QFETCH(bool, afterItLeft);
    RawServer server;
    Client client(plantedToken(), {.apiRoot = server.root()});
    std::optional<Error> error;
    CallHandle handle = client.send(
        hello, this, [&](const Reply<Message> &reply) { error = reply.result.error(); });
    if (afterItLeft)
        QTRY_COMPARE(server.requests, 1);
    QVERIFY(handle.isActive());
    handle.cancel();
    handle.cancel();
    QVERIFY(!error);
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Cancelled);
    QCOMPARE(error->outcomeUnknown(), afterItLeft);
    QTRY_VERIFY(!handle.isActive());
    handle.cancel();
    CallHandle().cancel();
}

void TestClient::manyInFlight()
{
    constexpr int count = 57; // what 1000/s at 57 ms need
    RawServer server;
    QList<QTcpSocket *> held;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &) { held.append(&socket); };
    Client client(plantedToken(), {.apiRoot = server.root()});
    int answered = 0;
    for (int i = 1; i <= count; ++i)
        client.send(SendMessage{.chatId = i, .text = u"x"_s}, this,
                    [&](const Reply<Message> &reply) { answered += reply.result ? 1 : 0; });
    QTRY_COMPARE(held.size(), count); // all at once, without an answer to any
    for (QTcpSocket *socket : std::as_const(held))
        socket->write(RawServer::answer(sent));
    QTRY_COMPARE(answered, count);
    QCOMPARE(server.connections, count);
}

void TestClient::idleConnectionsAreNotTrusted()
{
    RawServer server;
    server.onRequest = answering(RawServer::answer(sent));
    ClientOptions options = quick(server.root());
    options.idleTimeout = 0ms;
    Client client(plantedToken(), options);
    QVERIFY(wait(client, hello).result);
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(timer.elapsed() > 1);
    QVERIFY(wait(client, hello).result);
    QCOMPARE(server.connections, 2);
    client.dropIdleConnections();
    QVERIFY(wait(client, hello).result);
    QCOMPARE(server.connections, 3);
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_botapi_client.moc"
