// What the service says to photos, documents and buttons, over real HTTP.

#include "../pictures.h"
#include "http_client.h"

#include "sandbox/server.h"

#include <QtTest>

using namespace botdesk::sandbox;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 Open = 1;

/// A form, written by hand.
QByteArray form(const QList<std::pair<QByteArray, QByteArray>> &fields, const QByteArray &field,
                const QByteArray &file)
{
    QByteArray body;
    for (const auto &[name, value] : fields)
        body += "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
                "\r\n";
    body += "--xyz\r\nContent-Disposition: form-data; name=\"" + field +
            "\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n" + file + "\r\n--xyz--\r\n";
    return body;
}

} // namespace

class TestSandboxMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPhotoArrives();
    void wrongFiles_data();
    void wrongFiles();
    void wrongRequests_data();
    void wrongRequests();
    void buttons_data();
    void buttons();
    void recordOverHttp();
    void paidHasItsOwnLimit();
    void faultsHitUploads();

private:
    Got upload(const QByteArray &method, const QByteArray &field, const QByteArray &file,
               const QList<std::pair<QByteArray, QByteArray>> &more = {})
    {
        QList<std::pair<QByteArray, QByteArray>> fields = {{"chat_id", "1"}};
        fields += more;
        return m_client->post("/bot" + m_server->token() + '/' + method,
                              "multipart/form-data; boundary=xyz", form(fields, field, file));
    }

    std::unique_ptr<Server> m_server;
    std::unique_ptr<HttpClient> m_client;
};

void TestSandboxMedia::init()
{
    Settings settings;
    settings.users = 0;
    m_server = std::make_unique<Server>(settings);
    QVERIFY(m_server->listen());
    m_server->world().people().add(
        {.id = Open, .firstName = u"Open"_s, .relation = Relation::Open});
    m_client = std::make_unique<HttpClient>(m_server->apiRoot(), m_server->token());
}

void TestSandboxMedia::cleanup()
{
    m_client.reset();
    m_server.reset();
}

void TestSandboxMedia::aPhotoArrives()
{
    const Got got = upload("sendPhoto", "photo", tests::png(1280, 640),
                           {{"caption", "<b>я</b>"}, {"parse_mode", "HTML"}});
    QCOMPARE(got.status, 200);
    const QJsonObject message = got.result().toObject();
    QCOMPARE(message["caption"_L1].toString(), u"я"_s);
    QVERIFY(!message.contains("text"_L1));
    QCOMPARE(message["caption_entities"_L1].toArray().size(), 1);
    const QJsonArray sizes = message["photo"_L1].toArray();
    QCOMPARE(sizes.size(), 2);
    QCOMPARE(sizes[0].toObject()["height"_L1].toInt(), 45);
    QCOMPARE(sizes[1].toObject()["width"_L1].toInt(), 1280);
    // Any of its ids sends it again; the service tells the same file.
    for (const QJsonValue size : sizes) {
        const Got again =
            m_client->call("sendPhoto", {{u"chat_id"_s, Open}, {u"photo"_s, size["file_id"_L1]}});
        QCOMPARE(again.status, 200);
        QCOMPARE(again.result()["photo"_L1].toArray(), sizes);
        QVERIFY(!again.result().toObject().contains("caption"_L1));
    }
    QCOMPARE(
        m_client
            ->call("sendDocument", {{u"chat_id"_s, Open}, {u"document"_s, sizes[1]["file_id"_L1]}})
            .description(),
        u"Bad Request: can't use file of type Photo as Document"_s);
    QCOMPARE(m_server->record().deliveredTo(Open), 3);
}

void TestSandboxMedia::wrongFiles_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("description");
    const QByteArray photo = "sendPhoto";
    const QByteArray document = "sendDocument";
    QTest::newRow("empty") << photo << QByteArray() << 400
                           << u"Bad Request: file must be non-empty"_s;
    QTest::newRow("no picture") << photo << QByteArray(100, 'x') << 400
                                << u"Bad Request: IMAGE_PROCESS_FAILED"_s;
    QTest::newRow("too wide") << photo << tests::png(2000, 100) << 400
                              << u"Bad Request: PHOTO_INVALID_DIMENSIONS"_s;
    QTest::newRow("too large") << photo << tests::png(9000, 1001) << 400
                               << u"Bad Request: PHOTO_INVALID_DIMENSIONS"_s;
    QTest::newRow("too many bytes")
        << photo << tests::png(640, 480, (10 << 20) + 1) << 400
        << u"Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is "
           "10485760 bytes"_s;
    QTest::newRow("empty document")
        << document << QByteArray() << 400 << u"Bad Request: file must be non-empty"_s;
    QTest::newRow("any document") << document << QByteArray(100, 'x') << 200 << QString();
    QTest::newRow("largest document") << document << QByteArray(50 << 20, 'x') << 200 << QString();
    QTest::newRow("larger document")
        << document << QByteArray((50 << 20) + 1, 'x') << 413 << u"Request Entity Too Large"_s;
}

void TestSandboxMedia::wrongFiles()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, file);
    const Got got = upload(method, method == "sendPhoto" ? "photo" : "document", file);
    QTEST(got.status, "status");
    QTEST(got.description(), "description");
    QCOMPARE(m_server->record().entries().back().uploadedBytes, file.size());
    QCOMPARE(m_server->record().deliveredCount(), got.ok() ? 1 : 0);
}

void TestSandboxMedia::wrongRequests_data()
{
    QTest::addColumn<QJsonObject>("params");
    QTest::addColumn<QString>("description");
    QTest::newRow("no photo") << QJsonObject{}
                              << u"Bad Request: there is no photo in the request"_s;
    QTest::newRow("unknown id") << QJsonObject{{u"photo"_s, u"AgACx"_s}}
                                << u"Bad Request: wrong file identifier/HTTP URL specified"_s;
    QTest::newRow("address") << QJsonObject{{u"photo"_s, u"https://example.org/x.png"_s}}
                             << u"Bad Request: wrong file identifier/HTTP URL specified"_s;
}

void TestSandboxMedia::wrongRequests()
{
    QFETCH(QJsonObject, params);
    params.insert(u"chat_id"_s, Open);
    const Got got = m_client->call("sendPhoto", params);
    QCOMPARE(got.status, 400);
    QTEST(got.description(), "description");
    // A form that breaks off, and a caption that is too long.
    QCOMPARE(m_client
                 ->post("/bot" + m_server->token() + "/sendPhoto",
                        "multipart/form-data; boundary=xyz", "--xyz\r\n")
                 .status,
             400);
    const QByteArray longest = u"🌿"_s.repeated(1024).toUtf8();
    QCOMPARE(upload("sendPhoto", "photo", tests::png(), {{"caption", longest}}).status, 200);
    QCOMPARE(upload("sendPhoto", "photo", tests::png(), {{"caption", longest + '.'}}).description(),
             u"Bad Request: message caption is too long"_s);
    QVERIFY(upload("sendPhoto", "photo", tests::png(), {{"caption", "<b>"}, {"parse_mode", "HTML"}})
                .description()
                .startsWith("Bad Request: can't parse entities"_L1));
}

void TestSandboxMedia::buttons_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("why");
    QTest::newRow("https") << u"https://example.org/я"_s << QString();
    QTest::newRow("no scheme") << u"example.org"_s << QString();
    QTest::newRow("tg") << u"tg://resolve?domain=x"_s << QString();
    QTest::newRow("word") << u"word"_s << u"Wrong HTTP URL"_s;
    QTest::newRow("ftp") << u"ftp://example.org"_s << u"Unsupported URL protocol"_s;
    QTest::newRow("tg with a port") << u"tg://resolve:80?domain=x"_s << u"Wrong tg URL"_s;
}

void TestSandboxMedia::buttons()
{
    QFETCH(QString, link);
    QFETCH(QString, why);
    const QJsonObject markup{
        {u"inline_keyboard"_s,
         QJsonArray{QJsonArray{QJsonObject{{u"text"_s, u"x"_s}, {u"url"_s, link}}}}}};
    const QByteArray json = QJsonDocument(markup).toJson(QJsonDocument::Compact);
    const Got got = m_client->call(
        "sendMessage", {{u"chat_id"_s, Open}, {u"text"_s, u"x"_s}, {u"reply_markup"_s, markup}});
    const Got inForm = upload("sendDocument", "document", "x", {{"reply_markup", json}});
    for (const Got &one : {got, inForm}) {
        QCOMPARE(one.ok(), why.isEmpty());
        if (one.ok())
            QCOMPARE(one.result()["reply_markup"_L1].toObject(), markup);
        else
            QCOMPARE(
                one.description(),
                u"Bad Request: inline keyboard button URL '%1' is invalid: %2"_s.arg(link, why));
    }
    QCOMPARE(m_server->record().entries().back().markup, json);
    const Got broken = m_client->call(
        "sendMessage", {{u"chat_id"_s, Open}, {u"text"_s, u"x"_s}, {u"reply_markup"_s, u"x"_s}});
    QCOMPARE(broken.status, 400);
}

void TestSandboxMedia::recordOverHttp()
{
    QVERIFY(
        upload(
            "sendPhoto", "photo", tests::png(),
            {{"caption", "c"}, {"disable_notification", "true"}, {"allow_paid_broadcast", "true"}})
            .ok());
    const QJsonObject entry =
        m_client->get("/sandbox/record").json["entries"_L1].toArray()[0].toObject();
    QCOMPARE(entry["method"_L1].toString(), u"sendPhoto"_s);
    QCOMPARE(entry["text"_L1].toString(), u"c"_s);
    QCOMPARE(entry["uploaded_bytes"_L1].toInt(), 200);
    QVERIFY(!entry["file_id"_L1].toString().isEmpty());
    QVERIFY(entry["silent"_L1].toBool());
    QVERIFY(entry["paid"_L1].toBool());
    QCOMPARE(entry["reply_markup"_L1].toObject(), QJsonObject());
}

void TestSandboxMedia::paidHasItsOwnLimit()
{
    m_server->setLimits({.perSecond = 0.1, .paidPerSecond = 0.1, .perChatPerSecond = 0});
    const auto say = [this](bool isPaid) {
        return m_client
            ->call("sendMessage",
                   {{u"chat_id"_s, Open}, {u"text"_s, u"x"_s}, {u"allow_paid_broadcast"_s, isPaid}})
            .status;
    };
    QCOMPARE(say(false), 200);
    QCOMPARE(say(false), 429);
    QCOMPARE(say(true), 200);
    QCOMPARE(say(true), 429);
}

void TestSandboxMedia::faultsHitUploads()
{
    // All of them: this client of Qt's sends again by itself.
    m_server->faults().inject({.kind = FaultKind::CloseAfter, .method = "sendPhoto", .count = -1});
    QCOMPARE(upload("sendPhoto", "photo", tests::png()).status, 0);
    // Done, and without an answer: that is what an unknown outcome looks like.
    const RecordEntry &entry = m_server->record().entries().front();
    QVERIFY(entry.delivered);
    QCOMPARE(entry.status, 0);
    QVERIFY(!entry.fileId.isEmpty());
}

QTEST_GUILESS_MAIN(TestSandboxMedia)
#include "tst_sandbox_media.moc"
