// Messages with a medium, buttons and their kin: what is posted, and what comes of it at the
// sandbox and at servers that break off.

#include "../pictures.h"
#include "botapi/client.h"
#include "client_bench.h"
#include "sandbox/server.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace botdesk::botapi;
namespace sandbox = botdesk::sandbox;

namespace
{

constexpr qint64 Ann = 42;

/// Takes a request a little at a time, as a slow line does, and answers when it has all of it.
class SlowServer : public QTcpServer
{
public:
    explicit SlowServer(qsizetype bytes)
        : m_bytes(bytes)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            m_socket = nextPendingConnection();
            m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 64 * 1024);
            m_socket->setReadBufferSize(64 * 1024);
            m_timer.start(20);
        });
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const QByteArray piece = m_socket->readAll();
            taken += piece.size();
            lastBytes = (lastBytes + piece).last(std::min<qsizetype>(piece.size() + 8, 8));
            if (taken >= m_bytes && lastBytes.endsWith("--\r\n")) {
                m_timer.stop();
                m_socket->write(RawServer::answer(bench::sent));
            }
        });
    }

    [[nodiscard]] QUrl root() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort())); }

    qsizetype taken = 0;
    QByteArray lastBytes;

private:
    qsizetype m_bytes;
    QTcpSocket *m_socket = nullptr;
    QTimer m_timer;
};

} // namespace

class TestMedia : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void bodies();
    void buttons_data();
    void buttons();
    void problems();
    void fileNames_data();
    void fileNames();
    void uploadsAndSendsAgain();
    void filesInTheWay();
    void refusals();
    void aWholeDocumentFits();
    void aSlowLineIsWaitedFor();
    void brokenInTheMiddleIsCertain();
    void refusedBeforeItIsRead();
    void aFileThatShrinks();

private:
    [[nodiscard]] QString write(const QByteArray &bytes, const QString &name = u"picture.png"_s);
    [[nodiscard]] const sandbox::RecordEntry &last() const
    {
        return m_server->record().entries().back();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Client> m_client;
};

void TestMedia::init()
{
    m_client.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    sandbox::Settings settings;
    settings.users = 0;
    settings.quiet = true;
    settings.limits = {.perSecond = 0, .perChatPerSecond = 0};
    settings.token = plantedToken().reveal().toLatin1();
    m_server = std::make_unique<sandbox::Server>(settings);
    QVERIFY(m_server->listen());
    m_server->world().people().add(
        {.id = Ann, .firstName = u"Ann"_s, .relation = sandbox::Relation::Open});
    m_client = std::make_unique<Client>(plantedToken(),
                                        ClientOptions{.apiRoot = m_server->apiRoot(), .proxy = {}});
}

QString TestMedia::write(const QByteArray &bytes, const QString &name)
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

void TestMedia::bodies()
{
    // What is as the server has it anyway is left out.
    QCOMPARE((SendMessage{.chatId = 5, .text = u"x"_s}.body()),
             (QJsonObject{{u"chat_id"_s, 5}, {u"text"_s, u"x"_s}}));
    const InlineKeyboard keyboard{{{{u"Site"_s, u" https://example.org "_s}}, {}}};
    const QJsonObject button{{u"text"_s, u"Site"_s}, {u"url"_s, u"https://example.org"_s}};
    const QJsonObject markup{{u"inline_keyboard"_s, QJsonArray{QJsonArray{button}}}};
    const QJsonObject common{{u"chat_id"_s, 5},
                             {u"parse_mode"_s, u"HTML"_s},
                             {u"disable_notification"_s, true},
                             {u"reply_markup"_s, markup},
                             {u"allow_paid_broadcast"_s, true}};
    QJsonObject message = common;
    message.insert(u"text"_s, u"x"_s);
    QCOMPARE((SendMessage{5, u"x"_s, ParseMode::Html, true, keyboard, true}.body()), message);
    QJsonObject document = common;
    document.insert(u"document"_s, u"id"_s);
    document.insert(u"caption"_s, u"x"_s);
    const SendDocument request{5,   {.fileId = u"id"_s}, u"x"_s, ParseMode::Html, true, keyboard,
                               true};
    QCOMPARE(request.body(), document);
    QVERIFY(!request.upload());
    const SendPhoto photo{.chatId = 5, .file = {.path = u"/x/y.png"_s}};
    QCOMPARE(photo.body(), (QJsonObject{{u"chat_id"_s, 5}}));
    QCOMPARE(photo.upload()->field, "photo");
    QCOMPARE(photo.upload()->path, u"/x/y.png"_s);
}

void TestMedia::buttons_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<ButtonProblem>("problem");
    using enum ButtonProblem;
    QTest::newRow("https") << u"x"_s << u"https://example.org/a?b=c#d"_s << None;
    QTest::newRow("http, Cyrillic") << u"x"_s << u"http://пример.рф/я"_s << None;
    QTest::newRow("capitals") << u"x"_s << u"HTTPS://EXAMPLE.ORG"_s << None;
    QTest::newRow("tg") << u"x"_s << u"tg://resolve?domain=b_bot"_s << None;
    QTest::newRow("no text") << u" \n"_s << u"https://example.org"_s << NoText;
    QTest::newRow("nothing") << u"x"_s << QString() << NoLink;
    QTest::newRow("word") << u"x"_s << u"word"_s << NoLink;
    QTest::newRow("ftp") << u"x"_s << u"ftp://example.org"_s << NoLink;
    QTest::newRow("javascript") << u"x"_s << u"javascript:alert(1)"_s << NoLink;
    QTest::newRow("no host") << u"x"_s << u"https:///a"_s << NoLink;
    QTest::newRow("this machine") << u"x"_s << u"http://localhost/a"_s << NoLink;
}

void TestMedia::buttons()
{
    QFETCH(const QString, text);
    QFETCH(const QString, url);
    QFETCH(const ButtonProblem, problem);
    const InlineKeyboard keyboard{{{{u"fine"_s, u"https://example.org"_s}, {text, url}}}};
    QCOMPARE(problemOf({text, url}), problem);
    const SendMessage request{.chatId = Ann, .text = u"x"_s, .replyMarkup = keyboard};
    QCOMPARE(request.problem() == nullptr, problem == ButtonProblem::None);
    const auto reply = bench::wait(*m_client, request);
    QCOMPARE(reply.result.has_value(), problem == ButtonProblem::None);
    QCOMPARE(m_server->record().deliveredTo(Ann), reply.result ? 1 : 0);
    if (reply.result)
        QCOMPARE(last().markup, QJsonDocument(keyboard.toJson()).toJson(QJsonDocument::Compact));
    else
        QCOMPARE(reply.result.error().kind, ErrorKind::InvalidRequest);
}

void TestMedia::problems()
{
    QVERIFY((SendPhoto{.chatId = 5}.problem()) != nullptr);
    QVERIFY((SendPhoto{.chatId = 0, .file = {.fileId = u"x"_s}}.problem()) != nullptr);
    QVERIFY((SendPhoto{.chatId = 5, .file = {.fileId = u"x"_s, .path = u"y"_s}}.problem()) !=
            nullptr);
    QVERIFY((SendPhoto{.chatId = 5, .file = {.path = u"y"_s}}.problem()) == nullptr);
    QVERIFY(InlineKeyboard{}.isEmpty());
    QVERIFY((InlineKeyboard{{{}, {}}}.isEmpty()));
}

void TestMedia::fileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("arrives");
    QTest::newRow("plain") << u"plan.pdf"_s << u"plan.pdf"_s;
    QTest::newRow("spaces") << u"plan for May; part=2.pdf"_s << u"plan for May; part=2.pdf"_s;
    QTest::newRow("Cyrillic") << u"план.pdf"_s << u"план.pdf"_s;
    QTest::newRow("emoji") << u"🌿 план.pdf"_s << u"🌿 план.pdf"_s;
    QTest::newRow("quotes") << u"the \"best\".pdf"_s << u"the 'best'.pdf"_s;
    QTest::newRow("backslash") << u"a\\\".pdf"_s << u"a_'.pdf"_s;
    QTest::newRow("line breaks") << u"a\r\nX-Sly: 1\r\n\r\n.pdf"_s << u"a__X-Sly: 1____.pdf"_s;
    QTest::newRow("other breaks") << u"a\u2028b\u0085c\td.pdf"_s << u"a_b_c_d.pdf"_s;
}

void TestMedia::fileNames()
{
    QFETCH(const QString, name);
    QFETCH(const QString, arrives);
    QCOMPARE(QString::fromUtf8(headerSafe(name)), arrives);
    const QString path = write("a line\r\n--botdesk-\r\n");
    std::optional<RawReply> raw;
    m_client->sendRaw(SendDocument{.chatId = Ann, .file = {.path = path, .name = name}}, this,
                      [&](const RawReply &reply) { raw = reply; });
    QTRY_VERIFY(raw);
    QVERIFY(raw->result);
    const QJsonObject result =
        QJsonDocument::fromJson(*raw->result).object()["result"_L1].toObject();
    QCOMPARE(result["document"_L1]["file_name"_L1].toString(), arrives);
    QCOMPARE(last().uploadedBytes, QFile(path).size());
}

void TestMedia::uploadsAndSendsAgain()
{
    const SendPhoto first{.chatId = Ann,
                          .file = {.path = write(tests::png())},
                          .caption = u"<b>Весна</b> 🌿\r\n--x"_s,
                          .parseMode = ParseMode::Html,
                          .disableNotification = true,
                          .replyMarkup = {{{{u"Ещё"_s, u"https://example.org/я"_s}}}},
                          .allowPaidBroadcast = true};
    const auto sent = bench::wait(*m_client, first);
    QVERIFY(sent.result);
    QCOMPARE(sent.result->content, ContentKind::Photo);
    QCOMPARE(sent.result->text, u"Весна 🌿\r\n--x"_s);
    QVERIFY(!sent.result->fileId.isEmpty());
    QCOMPARE(last().uploadedBytes, 200);
    QVERIFY(last().isSilent);
    QVERIFY(last().isPaid);
    QCOMPARE(last().fileId, sent.result->fileId.toLatin1());
    QVERIFY(last().markup.contains("https://example.org/"));
    // To everybody else by its id.
    SendPhoto again = first;
    again.file = {.fileId = sent.result->fileId};
    const auto copy = bench::wait(*m_client, again);
    QVERIFY(copy.result);
    QCOMPARE(copy.result->fileId, sent.result->fileId);
    QCOMPARE(copy.result->text, sent.result->text);
    QCOMPARE(last().uploadedBytes, 0);
    QCOMPARE(m_server->record().deliveredTo(Ann), 2);
    const auto document = bench::wait(
        *m_client, SendDocument{.chatId = Ann, .file = {.path = write("text", u"план.txt"_s)}});
    QVERIFY(document.result);
    QCOMPARE(document.result->content, ContentKind::Document);
    QVERIFY(bench::wait(*m_client,
                        SendDocument{.chatId = Ann, .file = {.fileId = document.result->fileId}})
                .result);
}

void TestMedia::filesInTheWay()
{
    for (const QString &path : {m_folder->filePath(u"none"_s), write({}), m_folder->path()}) {
        const auto reply = bench::wait(*m_client, SendPhoto{.chatId = Ann, .file = {.path = path}});
        QVERIFY(!reply.result);
        QCOMPARE(reply.result.error().kind, ErrorKind::InvalidRequest);
        QVERIFY(reply.result.error().provesNothingWasDone());
    }
    QVERIFY(m_server->record().entries().empty());
}

void TestMedia::refusals()
{
    const auto say = [this](const InputFile &file, const QString &caption = {}) {
        const auto reply =
            bench::wait(*m_client, SendPhoto{.chatId = Ann, .file = file, .caption = caption});
        return reply.result ? Error{} : reply.result.error();
    };
    QCOMPARE(say({.fileId = u"nobody knows it"_s}).description,
             u"Bad Request: wrong file identifier/HTTP URL specified"_s);
    QCOMPARE(say({.path = write("no picture at all, whatever its name")}).description,
             u"Bad Request: IMAGE_PROCESS_FAILED"_s);
    const QString photo = write(tests::png());
    QCOMPARE(say({.path = photo}, u"x"_s.repeated(1025)).description,
             u"Bad Request: message caption is too long"_s);
    const Error tooLarge = say({.path = write(tests::png(640, 480, (10 << 20) + 1))});
    QCOMPARE(tooLarge.code, 400);
    QVERIFY(!tooLarge.isTooLarge());
    QCOMPARE(m_server->record().deliveredCount(), 0);
}

void TestMedia::aWholeDocumentFits()
{
    const QByteArray bytes(50 << 20, 'x');
    const auto sent =
        bench::wait(*m_client, SendDocument{.chatId = Ann, .file = {.path = write(bytes)}});
    QVERIFY(sent.result);
    QCOMPARE(last().uploadedBytes, bytes.size());
    const auto more =
        bench::wait(*m_client, SendDocument{.chatId = Ann, .file = {.path = write(bytes + 'x')}});
    QVERIFY(!more.result);
    QVERIFY(more.result.error().isTooLarge());
    QVERIFY(more.result.error().provesNothingWasDone());
}

void TestMedia::aSlowLineIsWaitedFor()
{
    constexpr qsizetype size = 16 << 20;
    SlowServer server(size);
    ClientOptions options = bench::quick(server.root());
    options.connectTimeout = 1s;
    options.sendTimeout = 1500ms;
    options.stallTimeout = 25ms;
    options.slowestLine = 1 << 30; // nothing is added for what is buffered
    Client client(plantedToken(), options);
    const auto sent = bench::wait(
        client, SendDocument{.chatId = 5, .file = {.path = write(QByteArray(size, 'x'))}});
    QVERIFY2(sent.result, sent.result ? "" : qPrintable(sent.result.error().summary()));
    QCOMPARE_GE(server.taken, size);
    // Else it would prove nothing: more than all of its limits together.
    QVERIFY(sent.elapsed > options.connectTimeout + options.sendTimeout + 4 * options.stallTimeout);
}

void TestMedia::brokenInTheMiddleIsCertain()
{
    RawServer server;
    server.onHead = [](QTcpSocket &socket) { socket.abort(); };
    Client client(plantedToken(), bench::quick(server.root()));
    const QString path = write(QByteArray(24 << 20, 'x'));
    const auto sent = bench::wait(client, SendDocument{.chatId = 5, .file = {.path = path}});
    QVERIFY(!sent.result);
    // The server cannot have had a whole request, so that it is certain: nothing was done.
    QCOMPARE(server.requests, 0);
    QCOMPARE(sent.result.error().kind, ErrorKind::NotConnected);
    QVERIFY(sent.result.error().provesNothingWasDone());
    // The same when the operator ends it on the way; and once it is out, it is unknown.
    server.onHead = {};
    server.onRequest = {};
    for (const bool isOut : {false, true}) {
        std::optional<Reply<Message>> reply;
        const int before = server.requests;
        const QString file = isOut ? write("short") : path;
        CallHandle call = client.send(SendDocument{.chatId = 5, .file = {.path = file}}, this,
                                      [&](const Reply<Message> &r) { reply = r; });
        if (isOut)
            QTRY_COMPARE(server.requests, before + 1);
        call.cancel();
        QTRY_VERIFY(reply);
        QCOMPARE(reply->result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(reply->result.error().outcomeUnknown(), isOut);
    }
}

void TestMedia::refusedBeforeItIsRead()
{
    // A proxy that has seen the length already knows.
    RawServer server;
    server.onHead = [](QTcpSocket &socket) {
        socket.write(
            RawServer::answer("<html>", "413 Request Entity Too Large", "Connection: close\r\n"));
    };
    Client client(plantedToken(), bench::quick(server.root()));
    const auto sent = bench::wait(
        client, SendDocument{.chatId = 5, .file = {.path = write(QByteArray(1 << 20, 'x'))}});
    QVERIFY(!sent.result);
    QVERIFY(sent.result.error().isTooLarge());
    QVERIFY(sent.result.error().provesNothingWasDone());
}

void TestMedia::aFileThatShrinks()
{
    const QString path = write(QByteArray(24 << 20, 'x'));
    RawServer server;
    server.onHead = [&](QTcpSocket &) { QVERIFY(QFile::resize(path, 1 << 20)); };
    Client client(plantedToken(), bench::quick(server.root()));
    const auto sent = bench::wait(client, SendDocument{.chatId = 5, .file = {.path = path}});
    QVERIFY(!sent.result);
    QCOMPARE(sent.result.error().kind, ErrorKind::InvalidRequest);
    QVERIFY(sent.result.error().provesNothingWasDone());
    QCOMPARE(server.requests, 0);
}

QTEST_GUILESS_MAIN(TestMedia)
#include "tst_botapi_media.moc"
