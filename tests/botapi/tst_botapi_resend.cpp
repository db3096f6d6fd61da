// R13: a request that may not be repeated leaves at most once. Qt 6.4 resends a POST by itself when
// the connection breaks before an answer (QHttpNetworkConnectionChannel, reconnectAttempts): the
// first test shows that it does, the others that ours does not.

#include "botapi/client.h"
#include "planted.h"
#include "raw_server.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace botdesk::botapi;

namespace
{

enum class Break {
    AfterRequest, ///< read whole, closed
    Reset,        ///< read whole, reset
    InStatusLine, ///< "HTTP/1.1 200" and closed
    InHeaders,    ///< a status, half a header, and closed
    InBody,       ///< Content-Length is longer than what comes
    InMiddle,     ///< closed while the body is still being sent
    AtHead,       ///< closed as soon as the headers are there
    AtConnect,    ///< closed before anything was read
};

void breakOff(QTcpSocket &socket, Break how)
{
    if (how == Break::InStatusLine)
        socket.write("HTTP/1.1 200");
    if (how == Break::InHeaders)
        socket.write("HTTP/1.1 200 OK\r\nContent-Le");
    if (how == Break::InBody)
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ok\":true,\"result\":");
    if (how == Break::Reset)
        socket.abort();
    else
        socket.disconnectFromHost();
}

const QByteArray sent =
    R"({"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"}}})";

} // namespace

class TestResend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void qtResendsByItself();
    void sendsOnce_data();
    void sendsOnce();
    void uploadsOnce_data() { sendsOnce_data(); }
    void uploadsOnce();
    void manyAtOnceAreSentOnce();
    void repeatableCallsMayBeResent();
    void neverFollowsARedirect_data();
    void neverFollowsARedirect();
    void neverAnswersAChallenge_data();
    void neverAnswersAChallenge();

private:
    static Reply<Message> sendAndWait(Client &client, qsizetype size = 20);
};

Reply<Message> TestResend::sendAndWait(Client &client, qsizetype size)
{
    std::optional<Reply<Message>> reply;
    QObject context;
    client.send(SendMessage{.chatId = 5, .text = QString(size, u'x')}, &context,
                [&](const Reply<Message> &r) { reply = r; });
    if (!QTest::qWaitFor([&] { return reply.has_value(); }, 20'000))
        return {std::unexpected(Error{.kind = ErrorKind::Cancelled}), {}, {}};
    return *reply;
}

void TestResend::qtResendsByItself()
{
    RawServer server;
    server.onRequest = [](QTcpSocket &socket, const RawRequest &) { socket.disconnectFromHost(); };
    QNetworkAccessManager manager;
    QNetworkRequest request(server.root());
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, "{}"));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait());
    if (server.requests == 1)
        QSKIP("this Qt does not resend: OneShotBody is a second belt now");
    QCOMPARE_GE(server.requests, 2);
}

void TestResend::sendsOnce_data()
{
    QTest::addColumn<Break>("how");
    QTest::addColumn<bool>("reused");
    QTest::addColumn<bool>("large");
    const std::pair<const char *, Break> breaks[] = {
        {"after the request", Break::AfterRequest},
        {"reset", Break::Reset},
        {"in the status line", Break::InStatusLine},
        {"in the headers", Break::InHeaders},
        {"in the body", Break::InBody},
        {"at the head", Break::AtHead},
        {"in the middle", Break::InMiddle},
        {"at connecting", Break::AtConnect},
    };
    for (const auto &[name, how] : breaks) {
        for (const bool reused : {false, true}) {
            if (reused && how == Break::AtConnect)
                continue;
            for (const bool large : {false, true}) {
                QTest::addRow("%s%s%s", name, reused ? ", reused" : "", large ? ", large" : "")
                    << how << reused << large;
            }
        }
    }
}

void TestResend::sendsOnce()
{
    QFETCH(Break, how);
    QFETCH(bool, reused);
    QFETCH(bool, large);
    RawServer server;
    bool armed = !reused;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &) {
        if (armed)
            breakOff(socket, how);
        else
            socket.write(RawServer::answer(sent));
    };
    server.onHead = [&](QTcpSocket &socket) {
        if (armed && how == Break::AtHead)
            socket.disconnectFromHost();
        if (armed && how == Break::InMiddle)
            QObject::connect(&socket, &QTcpSocket::readyRead, &socket,
                             [&socket] { socket.abort(); });
    };
    server.onConnect = [&](QTcpSocket &socket) {
        if (armed && how == Break::AtConnect)
            socket.disconnectFromHost();
    };
    Client client(plantedToken(), {.apiRoot = server.root()});
    if (reused) {
        QVERIFY(sendAndWait(client).result);
        QCOMPARE(server.requests, 1);
        QCOMPARE(server.connections, 1);
        server.requests = 0;
        armed = true;
    }
    const auto reply = sendAndWait(client, large ? 600'000 : 20);
    QVERIFY(!reply.result);
    const Error &error = reply.result.error();
    QCOMPARE_LE(server.requests, 1);
    // Whoever broke off: after a whole request the outcome is unknown, and never retried as
    // certain.
    if (server.requests == 1)
        QCOMPARE(error.kind, ErrorKind::Interrupted);
    QVERIFY(error.kind == ErrorKind::Interrupted || error.kind == ErrorKind::NotConnected);
    QCOMPARE(error.outcomeUnknown(), error.kind == ErrorKind::Interrupted);
    // Nothing comes later either.
    armed = false;
    server.onHead = {};
    const int before = server.requests;
    QVERIFY(sendAndWait(client).result);
    QCOMPARE(server.requests, before + 1);
}

void TestResend::uploadsOnce()
{
    QFETCH(Break, how);
    QFETCH(bool, reused);
    QFETCH(bool, large);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(QByteArray(large ? 8 << 20 : 20, 'x'));
    QVERIFY(file.flush());
    RawServer server;
    bool armed = false;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &) {
        if (armed)
            breakOff(socket, how);
        else
            socket.write(RawServer::answer(sent));
    };
    server.onHead = [&](QTcpSocket &socket) {
        if (armed && how == Break::AtHead)
            socket.disconnectFromHost();
        else if (armed && how == Break::InMiddle)
            socket.abort();
    };
    server.onConnect = [&](QTcpSocket &socket) {
        if (armed && how == Break::AtConnect)
            socket.disconnectFromHost();
    };
    Client client(plantedToken(), {.apiRoot = server.root()});
    const auto upload = [&] {
        std::optional<Reply<Message>> reply;
        QObject context;
        QEventLoop loop;
        client.send(SendDocument{.chatId = 5, .file = {.path = file.fileName()}}, &context,
                    [&](const Reply<Message> &r) {
                        reply = r;
                        loop.quit();
                    });
        QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
        loop.exec();
        return reply ? reply->result : std::unexpected(Error{.kind = ErrorKind::Cancelled});
    };
    if (reused)
        QVERIFY(upload());
    const int before = server.requests;
    armed = true;
    const auto result = upload();
    QVERIFY(!result);
    QVERIFY(result.error().kind == ErrorKind::Interrupted ||
            result.error().kind == ErrorKind::NotConnected);
    QCOMPARE_LE(server.requests, before + 1);
    // What reached the server whole is never taken for certain.
    if (server.requests > before)
        QVERIFY(result.error().outcomeUnknown());
    armed = false;
    const int after = server.requests;
    QVERIFY(upload());
    QCOMPARE(server.requests, after + 1); // and nothing came later
}

void TestResend::manyAtOnceAreSentOnce()
{
    constexpr int count = 40;
    RawServer server;
    QHash<QByteArray, int> seen;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &request) {
        ++seen[request.body];
        if (request.number % 3 == 0)
            socket.write(RawServer::answer(sent));
        else
            breakOff(socket, request.number % 3 == 1 ? Break::AfterRequest : Break::Reset);
    };
    Client client(plantedToken(), {.apiRoot = server.root()});
    QObject context;
    int answered = 0;
    int unknown = 0;
    int certain = 0;
    for (int i = 1; i <= count; ++i) {
        client.send(SendMessage{.chatId = i, .text = u"x"_s}, &context,
                    [&](const Reply<Message> &reply) {
                        if (reply.result)
                            ++answered;
                        else
                            ++(reply.result.error().outcomeUnknown() ? unknown : certain);
                    });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered + unknown + certain, count, 20'000);
    QCOMPARE(answered, count / 3);
    QCOMPARE(certain + seen.size(), count); // certain means: the server never saw it whole
    for (const int times : std::as_const(seen))
        QCOMPARE(times, 1);
}

void TestResend::repeatableCallsMayBeResent()
{
    RawServer server;
    server.onRequest = [](QTcpSocket &socket, const RawRequest &request) {
        if (request.number == 1)
            socket.disconnectFromHost();
        else
            socket.write(RawServer::answer(
                R"({"ok":true,"result":{"id":7,"is_bot":true,"first_name":"b"}})"));
    };
    Client client(plantedToken(), {.apiRoot = server.root()});
    std::optional<Reply<BotProfile>> reply;
    client.send(GetMe{}, this, [&](const Reply<BotProfile> &r) { reply = r; });
    QTRY_VERIFY(reply);
    QVERIFY(reply->result);
    QCOMPARE(reply->result->user.id, 7);
}

void TestResend::neverFollowsARedirect_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status :
         {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"})
        QTest::newRow(status) << QByteArray(status);
}

void TestResend::neverFollowsARedirect()
{
    QFETCH(QByteArray, status);
    RawServer other;
    RawServer server;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &request) {
        socket.write(RawServer::answer(
            {}, status, "Location: " + other.root().toEncoded() + request.target() + "\r\n"));
    };
    Client client(plantedToken(), {.apiRoot = server.root()});
    const auto reply = sendAndWait(client);
    QVERIFY(!reply.result);
    QCOMPARE(reply.result.error().kind, ErrorKind::NotBotApi);
    QCOMPARE(reply.result.error().code, status.first(3).toInt());
    QCOMPARE(server.requests, 1);
    QCOMPARE(other.connections, 0);
}

void TestResend::neverAnswersAChallenge_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("basic") << QByteArray("401 Unauthorized")
                           << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
    QTest::newRow("digest") << QByteArray("401 Unauthorized")
                            << QByteArray("WWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n");
    QTest::newRow("negotiate") << QByteArray("401 Unauthorized")
                               << QByteArray("WWW-Authenticate: Negotiate\r\n");
    QTest::newRow("proxy") << QByteArray("407 Proxy")
                           << QByteArray("Proxy-Authenticate: Basic realm=\"x\"\r\n");
}

void TestResend::neverAnswersAChallenge()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, header);
    RawServer server;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &) {
        socket.write(RawServer::answer("<html>", status, header));
    };
    Client client(plantedToken(), {.apiRoot = server.root()});
    const auto reply = sendAndWait(client);
    QVERIFY(!reply.result);
    QCOMPARE(server.requests, 1);
}

QTEST_GUILESS_MAIN(TestResend)
#include "tst_botapi_resend.moc"
