// Every way in which a call can fail, and what its error says of it, without the token (R15).

#include "client_bench.h"
#include "localhost_certificate.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bench;

class TestFailures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void cleanupTestCase();
    void failures_data();
    void failures();
    void oddStatuses_data();
    void oddStatuses();
    void refusalsCarryTheirParameters();
    void notConnected_data();
    void notConnected();
    void untrustedCertificate();
    void proxies_data();
    void proxies();
    void loopbackIgnoresTheProxy();
    void invalidRequests_data();
    void invalidRequests();

private:
    LogTrap m_trap;
};
void TestFailures::cleanup()
{
    QVERIFY2(!LogTrap::caught(plantedSecret), "the token was logged");
}

void TestFailures::cleanupTestCase()
{
    cleanup();
}

void TestFailures::failures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &bytes, bool closes, ErrorKind kind,
                        int code) { QTest::newRow(name) << bytes << closes << kind << code; };
    using enum ErrorKind;
    // %T is the token: no answer may carry it on into an error.
    const auto whole = [](QByteArray body, const QByteArray &status = "200 OK",
                          QByteArray headers = {}) {
        const QByteArray token = plantedToken().reveal().toLatin1();
        return RawServer::answer(body.replace("%T", token), status, headers.replace("%T", token));
    };
    row("nothing, silence", "", false, Interrupted, 0);
    row("nothing, closed", "", true, Interrupted, 0);
    row("half a status line", "HTTP/1.1 2", true, Interrupted, 0);
    row("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n", true, Interrupted, 0);
    row("body cut, closed", "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"ok\":true", true,
        Interrupted, 0);
    row("body cut, silence", "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"ok\":true", false,
        Interrupted, 0);
    row("headers, silence", "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", false, Interrupted,
        0);
    row("chunk cut", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"ok\"", true,
        Interrupted, 0);
    row("body without an end, cut", "HTTP/1.1 200 OK\r\n\r\n{\"ok\":true,\"resu", true, NotBotApi,
        200);
    row("JSON cut", whole("{\"ok\":true,\"result\":{"), false, NotBotApi, 200);
    row("empty", whole(""), false, NotBotApi, 200);
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", false, NotBotApi, 200);
    row("HTML", whole("<html>/bot%T/getMe</html>"), false, NotBotApi, 200);
    row("wrong type", whole(R"({"ok":true,"result":"%T"})"), false, NotBotApi, 200);
    row("false", whole(R"({"ok":true,"result":false})"), false, NotBotApi, 200);
    row("a list", whole(R"({"ok":true,"result":[]})"), false, NotBotApi, 200);
    row("502 HTML", whole("<html>%T</html>", "502 Bad Gateway"), false, NotBotApi, 502);
    row("404 HTML", whole("<html>%T</html>", "404 Not Found"), false, NotBotApi, 404);
    row("404 JSON of a stranger", whole(R"({"detail":"%T"})", "404 Not Found"), false, NotBotApi,
        404);
    row("401 HTML", whole("no", "401 Unauthorized"), false, NotBotApi, 401);
    row("redirect", whole("", "302 Found", "Location: /bot%T/elsewhere\r\n"), false, NotBotApi,
        302);
    row("too long, told", "HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n", false, NotBotApi,
        200);
    row("too long, untold", "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(200'000, 'x'), false, NotBotApi,
        200);
    row("refused",
        whole(R"({"ok":false,"error_code":403,"description":"Forbidden: x"})", "403 Forbidden"),
        false, Refused, 403);
    row("refused with 200", whole(R"({"ok":false,"error_code":400,"description":"%T"})"), false,
        Refused, 400);
    row("refused, repeating the token",
        whole(
            R"({"ok":false,"error_code":404,"description":"no /bot%T/x or https://h.test/bot%T/x"})",
            "404 Not Found"),
        false, Refused, 404);
    row("429 of a proxy", whole("slow down", "429 Too Many", "Retry-After: 7\r\n"), false,
        NotBotApi, 429);
    row("500 as JSON",
        whole(R"({"ok":false,"error_code":500,"description":"Internal Server Error: restart"})",
              "500 Internal"),
        false, Refused, 500);
}

void TestFailures::failures()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closes);
    QFETCH(ErrorKind, kind);
    QFETCH(int, code);
    RawServer server;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &) {
        socket.write(bytes);
        if (closes)
            socket.disconnectFromHost();
    };
    Client client(plantedToken(), quick(server.root()));
    const auto reply = wait(client, hello);
    QVERIFY(!reply.result);
    const Error &error = reply.result.error();
    if (closes && kind == ErrorKind::NotBotApi) {
        // Where nothing told the length Qt takes the close for the end or for a break, as it
        // happens to see it. Nobody can know either way.
        QVERIFY(error.outcomeUnknown());
        return;
    }
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.code, code);
    QCOMPARE(error.method, QByteArray("sendMessage"));
    QVERIFY(error.mayHaveLeft);
    QVERIFY(isClean(error));
    if (code == 429)
        QCOMPARE(error.retryAfter, 7s);
    QCOMPARE(server.requests, 1);
    if (kind == ErrorKind::Interrupted || code == 200 || code == 502)
        QVERIFY(error.outcomeUnknown());
    else
        QVERIFY(error.provesNothingWasDone());
}

void TestFailures::oddStatuses_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"000", "099",       "199",         "304 Not Modified",
                               "305", "306",       "399",         "402",
                               "405", "407 Proxy", "408 Timeout", "418",
                               "451", "499",       "501",         "503",
                               "504", "599",       "600",         "999"})
        QTest::newRow(status) << QByteArray(status);
}

void TestFailures::oddStatuses()
{
    QFETCH(QByteArray, status);
    RawServer server;
    server.onRequest = answering(RawServer::answer("<html>", status));
    Client client(plantedToken(), quick(server.root()));
    const auto reply = wait(client, hello);
    QVERIFY(!reply.result);
    QVERIFY(reply.result.error().kind == ErrorKind::NotBotApi ||
            reply.result.error().kind == ErrorKind::Interrupted);
    QVERIFY(isClean(reply.result.error()));
    QCOMPARE(server.requests, 1);
}

void TestFailures::refusalsCarryTheirParameters()
{
    RawServer server;
    QByteArray body =
        R"({"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35",
        "parameters":{"retry_after":35}})";
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &) {
        socket.write(RawServer::answer(body, "429 Too Many Requests", "Retry-After: 99\r\n"));
    };
    Client client(plantedToken(), quick(server.root()));
    Error error = wait(client, hello).result.error();
    QVERIFY(error.isFloodWait());
    QCOMPARE(error.retryAfter, 35s);
    body =
        R"({"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":2.1}})";
    QCOMPARE(wait(client, hello).result.error().retryAfter, 3s);
    body = R"({"ok":false,"error_code":429,"description":"Too Many Requests"})";
    QCOMPARE(wait(client, hello).result.error().retryAfter, 99s);
    body = R"({"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":-4}})";
    QCOMPARE(wait(client, hello).result.error().retryAfter, 99s);
    body =
        R"({"ok":false,"error_code":400,"description":"group chat was upgraded to a supergroup chat",
        "parameters":{"migrate_to_chat_id":-1009007199254740991}})";
    QCOMPARE(wait(client, hello).result.error().migrateToChatId, -1009007199254740991);
}

void TestFailures::notConnected_data()
{
    QTest::addColumn<QString>("root"); // %P is the port of a server that says nothing
    QTest::addColumn<ConnectFailure>("why");
    QTest::newRow("closed port") << u"http://127.0.0.1:1"_s << ConnectFailure::ConnectionRefused;
    QTest::newRow("closed port, https")
        << u"https://127.0.0.1:1"_s << ConnectFailure::ConnectionRefused;
    QTest::newRow("no such host") << u"https://nosuch.invalid"_s << ConnectFailure::HostNotFound;
    QTest::newRow("a handshake without an answer")
        << u"https://127.0.0.1:%P"_s << ConnectFailure::Timeout;
}

void TestFailures::notConnected()
{
    QFETCH(QString, root);
    QFETCH(ConnectFailure, why);
    RawServer server;
    root.replace(u"%P"_s, QString::number(server.serverPort()));
    ClientOptions options = quick(QUrl(root));
    options.connectTimeout = why == ConnectFailure::Timeout ? 300ms : 30s;
    Client client(plantedToken(), options);
    const auto reply = wait(client, hello);
    QVERIFY(!reply.result);
    const Error &error = reply.result.error();
    QCOMPARE(error.kind, ErrorKind::NotConnected);
    QCOMPARE(error.connectFailure, why);
    QVERIFY(error.provesNothingWasDone());
    QVERIFY(!error.mayHaveLeft);
    QVERIFY(isClean(error));
    QCOMPARE(server.requests, 0);
}

void TestFailures::untrustedCertificate()
{
    QSslServer server;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(localhostCertificate));
    configuration.setPrivateKey(QSslKey(localhostKey, QSsl::Ec));
    server.setSslConfiguration(configuration);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl root(u"https://localhost:%1"_s.arg(server.serverPort()));
    const auto attempt = [&] {
        Client client(plantedToken(), quick(root));
        return wait(client, hello);
    };

    auto reply = attempt();
    QVERIFY(!reply.result);
    QCOMPARE(reply.result.error().kind, ErrorKind::NotConnected);
    QCOMPARE(reply.result.error().connectFailure, ConnectFailure::TlsFailed);

    // The same server, trusted: so it was the certificate, and nothing else, that stopped it.
    int requests = 0;
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&requests, socket] {
            if (socket->readAll().contains("\"hello\"")) {
                ++requests;
                socket->write(RawServer::answer(sent));
            }
        });
    });
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(QSslCertificate(localhostCertificate));
    QSslConfiguration::setDefaultConfiguration(trusting);
    reply = attempt();
    QSslConfiguration::setDefaultConfiguration(before);
    QVERIFY(reply.result);
    QCOMPARE(requests, 1);
}

void TestFailures::proxies_data()
{
    QTest::addColumn<ProxyChoice::Kind>("kind");
    QTest::addColumn<QByteArray>("answer"); // of the proxy; "-" closes, "" is a closed port
    using enum ProxyChoice::Kind;
    for (const auto kind : {Http, Socks5}) {
        const char *name = kind == Http ? "http" : "socks5";
        QTest::addRow("%s, closed port", name) << kind << QByteArray();
        QTest::addRow("%s, closes", name) << kind << QByteArray("-");
    }
    QTest::newRow("http, 403") << Http << RawServer::answer("no", "403 Forbidden");
    QTest::newRow("http, 407") << Http
                               << RawServer::answer("no", "407 Proxy Authentication Required",
                                                    "Proxy-Authenticate: Basic realm=\"x\"\r\n");
    QTest::newRow("http, 502") << Http << RawServer::answer("no", "502 Bad Gateway");
    QTest::newRow("http, no HTTP") << Http << QByteArray("220 mail ready\r\n\r\n");
    QTest::newRow("socks5, refuses") << Socks5 << QByteArray("\x05\xff", 2);
    QTest::newRow("socks5, no SOCKS") << Socks5 << QByteArray("HTTP/1.1 400 Bad\r\n\r\n");
}

void TestFailures::proxies()
{
    QFETCH(ProxyChoice::Kind, kind);
    QFETCH(QByteArray, answer);
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    QByteArray seen;
    connect(&proxy, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            seen += socket->readAll();
            if (answer == "-")
                socket->disconnectFromHost();
            else
                socket->write(answer);
        });
    });
    ClientOptions options = quick(QUrl(u"https://bot.api.invalid"_s));
    options.proxy = {
        kind, u"127.0.0.1"_s, answer.isEmpty() ? quint16(1) : proxy.serverPort(), {}, {}};
    Client client(plantedToken(), options);
    const auto reply = wait(client, hello);
    QVERIFY(!reply.result);
    const Error &error = reply.result.error();
    QCOMPARE(error.kind, ErrorKind::NotConnected);
    // Qt says nothing about a proxy that closes: only our patience ends it.
    QCOMPARE(error.connectFailure,
             answer == "-" ? ConnectFailure::Timeout : ConnectFailure::ProxyFailed);
    QVERIFY(isClean(error));
    QVERIFY(!seen.contains(plantedSecret.toLatin1()));
}

void TestFailures::loopbackIgnoresTheProxy()
{
    RawServer proxy;
    RawServer server;
    server.onRequest = answering(RawServer::answer(profile));
    ClientOptions options = quick(server.root());
    options.proxy = {ProxyChoice::Kind::Http, u"127.0.0.1"_s, proxy.serverPort(), {}, {}};
    Client client(plantedToken(), options);
    QVERIFY(wait(client, GetMe{}).result);
    QCOMPARE(proxy.connections, 0);
}

void TestFailures::invalidRequests_data()
{
    QTest::addColumn<SendMessage>("message");
    QTest::newRow("no chat") << SendMessage{.text = u"x"_s};
    QTest::newRow("no text") << SendMessage{.chatId = 5};
    QTest::newRow("spaces only") << SendMessage{.chatId = 5, .text = u" \n\t"_s};
}

void TestFailures::invalidRequests()
{
    QFETCH(SendMessage, message);
    RawServer server;
    Client client(plantedToken(), quick(server.root()));
    std::optional<Error> error;
    client.send(message, this, [&](const Reply<Message> &reply) { error = reply.result.error(); });
    QVERIFY(!error); // never from inside send()
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ErrorKind::InvalidRequest);
    QVERIFY(error->provesNothingWasDone());
    QCOMPARE(server.connections, 0);
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_botapi_failures.moc"
