// Everything that can go wrong on the way, injected and seen by a plain client.

#include "http_client.h"

#include "sandbox/server.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace botdesk::sandbox;
using namespace Qt::StringLiterals;

class TestSandboxFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answers_data();
    void answers();
    void invalidJson();
    void wrongType();
    void redirect();
    void closeBefore();
    void closeAfter();
    void cutAnswer();
    void cutLongPoll();
    void delay();
    void hang();
    void appliedAlthoughRefused();
    void unauthorizedFromSomeMoment();
    void lostAnswerOfGetUpdates();

private:
    PendingReply begin() { return m_client->send("sendMessage", m_message); }
    Got say() { return m_client->call("sendMessage", m_message); }
    [[nodiscard]] const RecordEntry &last() { return m_server->record().entries().back(); }

    const QJsonObject m_message{{u"chat_id"_s, 7}, {u"text"_s, u"hello"_s}};
    std::unique_ptr<Server> m_server;
    std::unique_ptr<HttpClient> m_client;
};

void TestSandboxFaults::init()
{
    Settings settings;
    settings.users = 0;
    settings.limits = {.perSecond = 0, .perChatPerSecond = 0};
    m_server = std::make_unique<Server>(settings);
    QVERIFY(m_server->listen());
    m_server->world().people().add({.id = 7, .firstName = u"Ann"_s, .relation = Relation::Open});
    m_client = std::make_unique<HttpClient>(m_server->apiRoot(), m_server->token());
}

void TestSandboxFaults::cleanup()
{
    m_client.reset();
    m_server.reset();
}

void TestSandboxFaults::answers_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("retryAfter");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, FaultKind kind, int retryAfter, int status,
                        const QByteArray &body) {
        QTest::newRow(name) << static_cast<int>(kind) << retryAfter << status << body;
    };
    row("429", FaultKind::TooManyRequests, 7, 429, "\"parameters\":{\"retry_after\":7}");
    row("429 bare", FaultKind::TooManyRequests, 0, 429, "Too Many Requests\"}");
    row("500", FaultKind::ServerError, 0, 500, "Internal Server Error: restart");
    row("502", FaultKind::BadGateway, 0, 502, "<h1>502 Bad Gateway</h1>");
    row("401", FaultKind::Unauthorized, 0, 401, "Unauthorized");
    row("409", FaultKind::Conflict, 0, 409, "terminated by other getUpdates request");
}

void TestSandboxFaults::answers()
{
    QFETCH(int, kind);
    QFETCH(int, retryAfter);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_server->faults().inject({.kind = static_cast<FaultKind>(kind), .retryAfter = retryAfter});
    const Got got = say();
    QCOMPARE(got.status, status);
    QVERIFY2(got.body.contains(body), got.body.constData());
    QCOMPARE(got.retryAfter, retryAfter > 0 ? QByteArray::number(retryAfter) : QByteArray());
    QCOMPARE(last().delivered, false);
    QCOMPARE(last().status, status);
    QVERIFY(say().ok()); // once only
}

void TestSandboxFaults::invalidJson()
{
    m_server->faults().inject({.kind = FaultKind::InvalidJson});
    const Got got = say();
    QCOMPARE(got.status, 200);
    QVERIFY(got.json.isEmpty());
    QVERIFY(!got.body.isEmpty());
    QVERIFY(last().delivered);
}

void TestSandboxFaults::wrongType()
{
    m_server->faults().inject({.kind = FaultKind::WrongType});
    const Got got = say();
    QVERIFY(got.ok());
    QVERIFY(got.result().isString());
}

void TestSandboxFaults::redirect()
{
    m_server->faults().inject(
        {.kind = FaultKind::Redirect, .description = "http://127.0.0.1:1/elsewhere"});
    const PendingReply reply = begin();
    const Got got = HttpClient::read(*reply);
    QCOMPARE(got.status, 302);
    QCOMPARE(reply->rawHeader("Location"), "http://127.0.0.1:1/elsewhere");
    QVERIFY(!last().delivered);
}

void TestSandboxFaults::closeBefore()
{
    // For ever, because QNetworkAccessManager repeats a POST by itself when no answer comes.
    m_server->faults().inject({.kind = FaultKind::CloseBefore, .count = -1});
    const Got got = say();
    QVERIFY(got.error != QNetworkReply::NoError);
    QCOMPARE(got.status, 0);
    QCOMPARE(m_server->record().deliveredCount(), 0);
    QCOMPARE(last().status, 0);
}

void TestSandboxFaults::closeAfter()
{
    m_server->faults().inject({.kind = FaultKind::CloseAfter, .count = -1});
    const Got got = say();
    QVERIFY(got.error != QNetworkReply::NoError);
    QCOMPARE(got.status, 0);
    QVERIFY(m_server->record().deliveredCount() >= 1);
    QVERIFY(last().delivered);
    QCOMPARE(last().status, 0);
    QCOMPARE(last().answeredAt, 0);
}

void TestSandboxFaults::cutAnswer()
{
    m_server->faults().inject({.kind = FaultKind::CutAnswer});
    const PendingReply reply = begin();
    const Got got = HttpClient::read(*reply);
    QVERIFY(reply->isFinished());
    const qint64 promised = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    QVERIFY2(promised > got.body.size(), got.body.constData());
    QVERIFY(got.json.isEmpty());
    QVERIFY(last().delivered);
    QCOMPARE(last().status, 0);
}

void TestSandboxFaults::cutLongPoll()
{
    m_server->faults().inject({.kind = FaultKind::CutAnswer, .method = "getUpdates"});
    const PendingReply reply = m_client->send("getUpdates", {{u"timeout"_s, 50}});
    QTRY_VERIFY(m_server->longPoll().isWaiting());
    QVERIFY(m_server->world().act({.kind = DeedKind::Write, .person = 7, .text = u"hi"_s}));
    QVERIFY(HttpClient::read(*reply).json.isEmpty());
    QCOMPARE(m_client->call("getUpdates", {{u"offset"_s, 1}}).updates().size(), 1);
}

void TestSandboxFaults::delay()
{
    m_server->faults().inject({.kind = FaultKind::Delay, .delayMs = 150});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(say().ok());
    QVERIFY(timer.elapsed() >= 148);
}

void TestSandboxFaults::hang()
{
    m_server->faults().inject({.kind = FaultKind::Hang});
    const PendingReply reply = begin();
    QTRY_COMPARE(m_server->record().deliveredCount(), 1);
    QVERIFY(m_client->call("getMe").ok());
    QVERIFY(!reply->isFinished());
    QCOMPARE(last().status, 0);
    m_server.reset();
    HttpClient::waitFor(*reply);
    QVERIFY(reply->error() != QNetworkReply::NoError);
}

void TestSandboxFaults::appliedAlthoughRefused()
{
    m_server->faults().inject({.kind = FaultKind::BadGateway, .applied = true});
    QCOMPARE(say().status, 502);
    QVERIFY(last().delivered);
    m_server->faults().inject({.kind = FaultKind::Hang, .applied = false});
    const PendingReply reply = begin();
    QTRY_COMPARE(m_server->record().entries().size(), size_t(2));
    QVERIFY(!last().delivered);
}

void TestSandboxFaults::unauthorizedFromSomeMoment()
{
    m_server->faults().inject({.kind = FaultKind::Unauthorized, .count = -1, .skip = 2});
    QVERIFY(say().ok());
    QVERIFY(m_client->call("getMe").ok());
    QCOMPARE(say().status, 401);
    QCOMPARE(m_client->call("getUpdates").status, 401);
    m_server->faults().clear();
    QVERIFY(say().ok());
}

void TestSandboxFaults::lostAnswerOfGetUpdates()
{
    QVERIFY(m_server->world().act({.kind = DeedKind::Write, .person = 7, .text = u"hi"_s}));
    m_server->faults().inject({.kind = FaultKind::CloseAfter, .method = "getUpdates"});
    (void)m_client->call("getUpdates");
    QCOMPARE(m_client->call("getUpdates", {{u"offset"_s, 1}}).updates().size(), 1);
}

QTEST_GUILESS_MAIN(TestSandboxFaults)
#include "tst_sandbox_faults.moc"
