// getUpdates over real HTTP, as the service behaves.

#include "http_client.h"

#include "sandbox/server.h"

#include <QTcpSocket>
#include <QThread>
#include <QtTest>

using namespace botdesk::sandbox;
using namespace Qt::StringLiterals;

namespace
{

const QString otherPoller = u"Conflict: terminated by other getUpdates request; make sure that "
                            "only one bot instance is running"_s;
const QString webhookActive = u"Conflict: can't use getUpdates method while webhook is active; "
                              "use deleteWebhook to delete the webhook first"_s;

} // namespace

class TestSandboxUpdates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void getMe();
    void wrongTokens_data();
    void wrongTokens();
    void waysToAsk();
    void limitAndConfirmation();
    void negativeOffset();
    void sameOffsetSoonAgain();
    void longPollIsWoken();
    void longPollEndsEmpty();
    void twoPollers();
    void secondPollerTakesWhatWaits();
    void webhook();
    void allowedUpdatesAreRemembered();
    void unknownTypeIsAlwaysDelivered();
    void clientLeavesDuringLongPoll();
    void manyClientsLeave();
    void serverDiesDuringLongPoll();
    void serverInAThread();
    void populatedServerGivesManyPeople();
    void pipelinedAndBrokenRequests();

private:
    void write(const QString &text)
    {
        QVERIFY(m_server->world().act({.kind = DeedKind::Write, .person = 7, .text = text}));
    }
    /// Time passes for the service, so that polls count as polite.
    void pass(qint64 ms) { m_skew += ms; }
    [[nodiscard]] Settings settings()
    {
        Settings settings;
        settings.users = 0;
        settings.clock = [this, clock = systemClock()] { return clock() + m_skew; };
        return settings;
    }

    qint64 m_skew = 0;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<HttpClient> m_client;
};

void TestSandboxUpdates::init()
{
    m_server = std::make_unique<Server>(settings());
    QVERIFY(m_server->listen());
    m_server->world().people().add({.id = 7, .firstName = u"Наталья"_s, .language = 1});
    m_client = std::make_unique<HttpClient>(m_server->apiRoot(), m_server->token());
}

void TestSandboxUpdates::cleanup()
{
    m_client.reset();
    m_server.reset();
}

void TestSandboxUpdates::getMe()
{
    const Got got = m_client->call("getMe");
    QCOMPARE(got.status, 200);
    QVERIFY(got.result().toObject().value("is_bot"_L1).toBool());
    static const QRegularExpression form(
        u"^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT$"_s);
    QVERIFY2(form.match(QString::fromLatin1(got.date)).hasMatch(), got.date.constData());
    QCOMPARE(m_client->call("fly").status, 404);
    QCOMPARE(m_client->call("fly").description(), u"Not Found: method not found"_s);
    QCOMPARE(m_client->call("GETME").status, 200);
}

void TestSandboxUpdates::wrongTokens_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("description");
    const QByteArray revoked = "/bot123456789:" + QByteArray(35, 'A');
    QTest::newRow("revoked") << revoked + "/getMe" << 401 << u"Unauthorized"_s;
    QTest::newRow("revoked, unknown method") << revoked + "/fly" << 401 << u"Unauthorized"_s;
    QTest::newRow("too short") << QByteArray("/bot123456789:AAA/getMe") << 404 << u"Not Found"_s;
    QTest::newRow("no colon") << QByteArray("/botxyz/getMe") << 404 << u"Not Found"_s;
    QTest::newRow("nothing") << QByteArray("/") << 404 << u"Not Found"_s;
    QTest::newRow("other folder") << QByteArray("/sandbox/nothing") << 404 << u"Not Found"_s;
}

void TestSandboxUpdates::wrongTokens()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QString, description);
    const Got got = m_client->get(path);
    QCOMPARE(got.status, status);
    QCOMPARE(got.json.value("error_code"_L1).toInt(), status);
    QCOMPARE(got.description(), description);
}

void TestSandboxUpdates::waysToAsk()
{
    write(u"one"_s);
    write(u"two"_s);
    const QByteArray path = "/bot" + m_server->token() + "/getUpdates";
    QCOMPARE(m_client->get(path + "?limit=1").updates().size(), 1);
    pass(5000);
    const QByteArray form = "application/x-www-form-urlencoded";
    QCOMPARE(
        m_client->post(path, form, "limit=1&allowed_updates=%5B%22message%22%5D").updates().size(),
        1);
    pass(5000);
    QCOMPARE(m_client->post(path, "application/json; charset=utf-8", R"({"limit":"1"})")
                 .updates()
                 .size(),
             1);
    QCOMPARE(m_client->post(path, "application/json", "[1,").status, 400);
    m_server->setLimits({.perSecond = 0, .perChatPerSecond = 0});
    const QByteArray send = "/bot" + m_server->token() + "/sendMessage";
    QCOMPARE(m_client->post(send, form, "chat_id=7&text=a+b%2Bc%26%D1%8F").status, 200);
    QCOMPARE(m_server->record().entries().back().text, u"a b+c&я"_s);
}

void TestSandboxUpdates::limitAndConfirmation()
{
    for (int i = 0; i < 250; ++i)
        write(QString::number(i));
    Got got = m_client->call("getUpdates");
    QCOMPARE(got.updates().size(), 100);
    const qint64 first = got.firstId();
    QCOMPARE(got.lastId(), first + 99);
    got = m_client->call("getUpdates", {{u"offset"_s, got.lastId() + 1}});
    QCOMPARE(got.firstId(), first + 100);
    pass(5000);
    got = m_client->call("getUpdates", {{u"offset"_s, 0}, {u"limit"_s, 3}});
    QCOMPARE(got.updates().size(), 3);
    QCOMPARE(got.firstId(), first + 100);
    got = m_client->call("getUpdates", {{u"offset"_s, first + 5000}, {u"limit"_s, 500}});
    QCOMPARE(got.updates().size(), 100); // far from the tail: ignored
    got = m_client->call("getUpdates", {{u"offset"_s, first + 250}});
    QCOMPARE(got.updates().size(), 0);
    QCOMPARE(m_client->call("getWebhookInfo")
                 .result()
                 .toObject()
                 .value("pending_update_count"_L1)
                 .toInt(),
             0);
}

void TestSandboxUpdates::negativeOffset()
{
    for (int i = 0; i < 10; ++i)
        write(QString::number(i));
    QCOMPARE(m_client->call("getUpdates", {{u"offset"_s, -1}}).updates().size(), 1);
    pass(5000);
    QCOMPARE(m_client->call("getUpdates").updates().size(), 1);
}

void TestSandboxUpdates::sameOffsetSoonAgain()
{
    for (int i = 0; i < 3; ++i)
        write(QString::number(i));
    QCOMPARE(m_client->call("getUpdates").updates().size(), 3);
    QCOMPARE(m_client->call("getUpdates").updates().size(), 1);
    pass(5000);
    QCOMPARE(m_client->call("getUpdates").updates().size(), 3);
}

void TestSandboxUpdates::longPollIsWoken()
{
    const PendingReply reply = m_client->send("getUpdates", {{u"timeout"_s, 50}});
    QTRY_VERIFY(m_server->longPoll().isWaiting());
    QVERIFY(!reply->isFinished());
    write(u"one"_s);
    write(u"two"_s);
    const Got got = HttpClient::read(*reply);
    QCOMPARE(got.updates().size(), 2); // what comes together is answered together
    QVERIFY(!m_server->longPoll().isWaiting());
}

void TestSandboxUpdates::longPollEndsEmpty()
{
    QElapsedTimer timer;
    timer.start();
    const Got got = m_client->call("getUpdates", {{u"timeout"_s, 1}});
    QVERIFY(got.ok());
    QCOMPARE(got.updates().size(), 0);
    QVERIFY(timer.elapsed() >= 950);
}

void TestSandboxUpdates::twoPollers()
{
    const PendingReply first = m_client->send("getUpdates", {{u"timeout"_s, 50}});
    QTRY_VERIFY(m_server->longPoll().isWaiting());
    HttpClient other(m_server->apiRoot(), m_server->token());
    const PendingReply second = other.send("getUpdates", {{u"timeout"_s, 50}, {u"offset"_s, 3}});
    const Got got = HttpClient::read(*first);
    QCOMPARE(got.status, 409);
    QCOMPARE(got.description(), otherPoller);
    QVERIFY(m_server->longPoll().isWaiting());
    write(u"hi"_s);
    QCOMPARE(HttpClient::read(*second).updates().size(), 1);
}

void TestSandboxUpdates::secondPollerTakesWhatWaits()
{
    write(u"hi"_s);
    QCOMPARE(m_client->call("getUpdates", {{u"timeout"_s, 50}}).updates().size(), 1);
    HttpClient other(m_server->apiRoot(), m_server->token());
    QCOMPARE(other.call("getUpdates", {{u"timeout"_s, 50}}).updates().size(), 1);
}

void TestSandboxUpdates::webhook()
{
    const PendingReply waiting = m_client->send("getUpdates", {{u"timeout"_s, 50}});
    QTRY_VERIFY(m_server->longPoll().isWaiting());
    QVERIFY(m_client->call("setWebhook", {{u"url"_s, u"https://example.org/hook"_s}}).ok());
    const Got ended = HttpClient::read(*waiting);
    QCOMPARE(ended.status, 409);
    QCOMPARE(ended.description(), u"Conflict: terminated by setWebhook request"_s);
    const Got refused = m_client->call("getUpdates");
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.description(), webhookActive);
    QCOMPARE(m_client->call("getWebhookInfo").result().toObject().value("url"_L1).toString(),
             u"https://example.org/hook"_s);
    QVERIFY(m_client->call("deleteWebhook").result().toBool());
    write(u"hi"_s);
    QCOMPARE(m_client->call("getUpdates").updates().size(), 1);
    QVERIFY(m_client->call("deleteWebhook", {{u"drop_pending_updates"_s, true}}).ok());
    pass(5000);
    QCOMPARE(m_client->call("getUpdates", {{u"offset"_s, 1}}).updates().size(), 0);
}

void TestSandboxUpdates::allowedUpdatesAreRemembered()
{
    const auto leaves = [this] {
        return m_server->world().act({.kind = DeedKind::LeaveGroup, .person = 7}) &&
               m_server->world().act({.kind = DeedKind::React, .person = 7});
    };
    QVERIFY(leaves()); // off by default
    const auto ask = [this](const QJsonObject &params) {
        const Got got = m_client->call("getUpdates", params);
        pass(5000);
        return got.updates().size();
    };
    QCOMPARE(ask({{u"offset"_s, 1}}), 0);
    QJsonArray some{u"chat_member"_s, u"no_such_type"_s};
    QCOMPARE(ask({{u"offset"_s, 2}, {u"allowed_updates"_s, some}}), 0);
    QVERIFY(leaves());
    write(u"hidden by the narrow list"_s);
    QCOMPARE(ask({{u"offset"_s, 0}}), 1);
    QCOMPARE(ask({{u"offset"_s, 0}, {u"allowed_updates"_s, QJsonArray()}}), 1);
    write(u"the default again"_s);
    QVERIFY(leaves());
    QCOMPARE(ask({{u"offset"_s, 0}}), 2);
}

void TestSandboxUpdates::unknownTypeIsAlwaysDelivered()
{
    QCOMPARE(m_client->call("getUpdates", {{u"allowed_updates"_s, QJsonArray{u"message"_s}}})
                 .updates()
                 .size(),
             0);
    QVERIFY(m_server->world().act({.kind = DeedKind::Unheard, .person = 7}));
    pass(5000);
    const Got got = m_client->call("getUpdates", {{u"offset"_s, 1}});
    QCOMPARE(got.updates().size(), 1);
    QVERIFY(got.updates()[0].toObject().contains("telepathy"_L1));
}

void TestSandboxUpdates::clientLeavesDuringLongPoll()
{
    PendingReply reply = m_client->send("getUpdates", {{u"timeout"_s, 50}});
    QTRY_VERIFY(m_server->longPoll().isWaiting());
    reply->abort();
    reply.reset();
    QTRY_VERIFY(!m_server->longPoll().isWaiting());
    write(u"for the next one"_s);
    QCOMPARE(m_client->call("getUpdates", {{u"timeout"_s, 50}}).updates().size(), 1);
}

void TestSandboxUpdates::manyClientsLeave()
{
    // With answers on their way, with the updates coming at the very moment of leaving.
    m_server->setLatency(5);
    for (int i = 0; i < 40; ++i) {
        pass(5000);
        HttpClient leaving(m_server->apiRoot(), m_server->token());
        PendingReply poll = leaving.send("getUpdates", {{u"timeout"_s, 50}, {u"offset"_s, i}});
        PendingReply send = leaving.send("sendMessage", {{u"chat_id"_s, 7}, {u"text"_s, u"x"_s}});
        if (i % 4 != 0)
            QTRY_VERIFY(m_server->longPoll().isWaiting());
        if (i % 3 == 0)
            write(u"now"_s);
        poll->abort();
        if (i % 2 == 0)
            send->abort();
        if (i % 3 == 1)
            write(u"just after"_s);
        QVERIFY(m_server->world().queue().size(m_server->world().now()) >= 0);
        m_server->world().queue().clear();
    }
    QTRY_VERIFY(!m_server->longPoll().isWaiting());
    QVERIFY(m_client->call("getMe").ok());
}

void TestSandboxUpdates::serverDiesDuringLongPoll()
{
    const PendingReply poll = m_client->send("getUpdates", {{u"timeout"_s, 50}});
    QTRY_VERIFY(m_server->longPoll().isWaiting());
    m_server->setLatency(50);
    const PendingReply slow = m_client->send("getMe");
    QSignalSpy sent(slow.get(), &QNetworkReply::uploadProgress);
    QTRY_VERIFY(!sent.isEmpty());
    write(u"never seen"_s);
    m_server.reset();
    HttpClient::waitFor(*poll);
    HttpClient::waitFor(*slow);
    QVERIFY(poll->error() != QNetworkReply::NoError);
    QVERIFY(slow->error() != QNetworkReply::NoError);
}

void TestSandboxUpdates::serverInAThread()
{
    QThread thread;
    auto *server = new Server(settings());
    server->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, server, &QObject::deleteLater);
    thread.start();
    bool listens = false;
    QMetaObject::invokeMethod(
        server, [&] { listens = server->listen().has_value(); }, Qt::BlockingQueuedConnection);
    QVERIFY(listens);
    HttpClient client(server->apiRoot(), server->token());
    QVERIFY(client.call("getMe").ok());
    const PendingReply poll = client.send("getUpdates", {{u"timeout"_s, 50}});
    QVERIFY(client.call("getMe").ok());
    thread.quit();
    QVERIFY(thread.wait(10'000));
    HttpClient::waitFor(*poll);
    QVERIFY(poll->isFinished());
    QVERIFY(poll->error() != QNetworkReply::NoError);
}

void TestSandboxUpdates::populatedServerGivesManyPeople()
{
    Settings lively = settings();
    lively.users = 300;
    Server server(lively);
    QVERIFY(server.listen());
    HttpClient client(server.apiRoot(), server.token());
    Got got = client.call("getUpdates");
    QCOMPARE(got.updates().size(), 100);
    QSet<qint64> ids;
    qint64 offset = 0;
    while (got.updates().size() > 1) {
        for (const QJsonValue &update : got.updates())
            ids.insert(update.toObject().value("update_id"_L1).toInteger());
        offset = got.lastId() + 1;
        got = client.call("getUpdates", {{u"offset"_s, offset}});
    }
    QVERIFY(ids.size() > 300);
    // And life goes on.
    pass(5000);
    got = client.call("getUpdates", {{u"offset"_s, offset}, {u"timeout"_s, 20}});
    QVERIFY(got.updates().size() >= 1);
}

void TestSandboxUpdates::pipelinedAndBrokenRequests()
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_server->port());
    QSignalSpy gone(&socket, &QTcpSocket::disconnected);
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    socket.write("no HTTP at all\r\n\r\n");
    QTRY_COMPARE(gone.size(), 1);
    QTcpSocket two;
    two.connectToHost(u"127.0.0.1"_s, m_server->port());
    const QByteArray ask = "GET /bot" + m_server->token() + "/getMe HTTP/1.1\r\nHost: x\r\n\r\n";
    two.write(ask + ask);
    QByteArray read;
    QTRY_VERIFY((read += two.readAll()).count("\"ok\":true") == 2);
    QVERIFY(m_client->call("getMe").ok());
}

QTEST_GUILESS_MAIN(TestSandboxUpdates)
#include "tst_sandbox_updates.moc"
