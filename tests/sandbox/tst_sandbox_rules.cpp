// The rules of sending without HTTP: limits, markup, the injector.

#include "../pictures.h"
#include "sandbox/faults.h"
#include "sandbox/formatting.h"
#include "sandbox/image_size.h"
#include "sandbox/limiter.h"
#include "sandbox/multipart.h"
#include "sandbox/params.h"

#include <QtTest>

using namespace botdesk::sandbox;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 noon = 1'790'000'000'000;

} // namespace

class TestSandboxRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokenBucket();
    void strictWindow();
    void paidLimit();
    void chatLimits();
    void html_data();
    void html();
    void htmlEntities_data();
    void htmlEntities();
    void forms();
    void imageSizes_data();
    void imageSizes();
    void markdown();
    void lengthIsInCodePoints();
    void faultsFitMethodChatAndCount();
};

void TestSandboxRules::tokenBucket()
{
    Limiter limiter({.perSecond = 30});
    int taken = 0;
    for (qint64 chat = 1; chat <= 100; ++chat)
        taken += limiter.takeMessage(chat, noon) == 0 ? 1 : 0;
    QCOMPARE(taken, 30);
    QCOMPARE(limiter.takeMessage(999, noon), 1);
    QCOMPARE(limiter.takeMessage(999, noon + 34), 0);
    QCOMPARE(limiter.takeMessage(999, noon + 34), 1);
    limiter.setLimits({.perSecond = 0, .perChatPerSecond = 0});
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(limiter.takeMessage(1, noon), 0);
}

void TestSandboxRules::strictWindow()
{
    Limiter limiter({.perSecond = 5, .kind = LimitKind::StrictWindow});
    for (qint64 i = 0; i < 5; ++i)
        QCOMPARE(limiter.takeMessage(i + 1, noon + i * 100), 0);
    QCOMPARE(limiter.takeMessage(6, noon + 999), 1);
    QCOMPARE(limiter.takeMessage(6, noon + 1000), 0);
    QCOMPARE(limiter.takeMessage(7, noon + 1099), 1);
    QCOMPARE(limiter.takeMessage(7, noon + 1100), 0);
}

void TestSandboxRules::paidLimit()
{
    for (const LimitKind kind : {LimitKind::TokenBucket, LimitKind::StrictWindow}) {
        Limiter limiter({.perSecond = 3, .paidPerSecond = 5, .kind = kind});
        int paid = 0;
        int free = 0;
        for (qint64 chat = 1; chat <= 10; ++chat) {
            paid += limiter.takeMessage(chat, noon, true) == 0 ? 1 : 0;
            free += limiter.takeMessage(100 + chat, noon, false) == 0 ? 1 : 0;
        }
        QCOMPARE(paid, 5);
        QCOMPARE(free, 3);
    }
    // Paid or not: a chat is a chat.
    Limiter limiter;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(limiter.takeMessage(1, noon, true), 0);
    QCOMPARE(limiter.takeMessage(1, noon, true), 1);
}

void TestSandboxRules::chatLimits()
{
    Limiter limiter;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(limiter.takeMessage(1, noon), 0);
    QCOMPARE(limiter.takeMessage(1, noon), 1);
    QCOMPARE(limiter.takeMessage(2, noon), 0);
    QCOMPARE(limiter.takeMessage(1, noon + 1000), 0);
    QCOMPARE(limiter.takeMessage(1, noon + 1000), 1);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(limiter.takeTyping(3, noon + i * 100), 0);
    QVERIFY(limiter.takeTyping(3, noon + 2000) > 0);
    QCOMPARE(limiter.takeTyping(3, noon + 65'000), 0);
}

void TestSandboxRules::html_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("plain") << u"a &lt; b &amp; c"_s << u"a < b & c"_s << QString();
    QTest::newRow("nested") << u"<b>bo<i>ld</i></b>!"_s << u"bold!"_s << QString();
    QTest::newRow("link") << u"<a href=\"https://example.org\">x</a>"_s << u"x"_s << QString();
    const auto error = [](const char *name, const QString &source, const QString &words) {
        QTest::newRow(name) << source << QString() << u"can't parse entities: "_s + words;
    };
    error("bracket", u"🏟 <"_s, u"Unclosed start tag at byte offset 5"_s);
    error("cut off", u"<i a=\"&lt;>"_s, u"Unclosed start tag at byte offset 0"_s);
    error("cut off before a value", u"<i a = "_s, u"Unclosed start tag \"i\" at byte offset 0"_s);
    error("no name", u"<i   =a>"_s, u"Empty attribute name in the tag \"i\" at byte offset 0"_s);
    error("odd value", u"<i a = 1,2>"_s, u"Unexpected end of name token at byte offset 7"_s);
    error("span", u"<span>x</span>"_s,
          u"Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"_s);
    error("end cut off", u"<i>a</i  "_s, u"Unclosed end tag at byte offset 4"_s);
    error("emoji", u"<tg-emoji emoji-id=\"x\">a</tg-emoji>"_s,
          u"Invalid custom emoji identifier specified"_s);
    QTest::newRow("surrogate") << u"&#xDFDF;"_s << QString()
                               << u"Text contains invalid Unicode characters after decoding HTML "
                                  "entities, check for unmatched surrogate code units"_s;
    QTest::newRow("references") << u"&ge;&lt;&gt;&amp;&quot;&#12345678;&Or;&#65"_s
                                << u"&ge;<>&\"&#12345678;&Or;A"_s << QString();
    QTest::newRow("unended") << u"<b>x"_s << QString()
                             << u"can't parse entities: Can't find end tag corresponding to start "
                                "tag \"b\""_s;
    QTest::newRow("unknown") << u"я<x>"_s << QString()
                             << u"can't parse entities: Unsupported start tag \"x\" at byte "
                                "offset 2"_s;
    QTest::newRow("unmatched") << u"<b>x</i>"_s << QString()
                               << u"can't parse entities: Unmatched end tag at byte offset 4, "
                                  "expected \"</b>\", found \"</i>\""_s;
    QTest::newRow("unexpected") << u"x</b>"_s << QString()
                                << u"can't parse entities: Unexpected end tag at byte offset 1"_s;
}

void TestSandboxRules::html()
{
    QFETCH(QString, source);
    QFETCH(QString, text);
    QFETCH(QString, error);
    const auto formatted = format(source, u"HTML"_s);
    QCOMPARE(formatted.has_value(), error.isEmpty());
    if (formatted)
        QCOMPARE(formatted->text, text);
    else
        QCOMPARE(QString::fromUtf8(formatted.error()), error);
}

void TestSandboxRules::htmlEntities_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QString &source, const char *json) {
        QTest::newRow(name) << source << QByteArray(json);
    };
    row("none", u"x"_s, "");
    row("around nothing", u"<b></b>x"_s, "");
    row("in UTF-16", u"🏟<b>🏟</b>"_s, R"([{"offset":2,"length":2,"type":"bold"}])");
    row("outer first", u"<b>a<i>b</i></b>"_s,
        R"([{"offset":0,"length":2,"type":"bold"},{"offset":1,"length":1,"type":"italic"}])");
    row("spoiler", u"<span class=tg-spoiler>x</span>"_s,
        R"([{"offset":0,"length":1,"type":"spoiler"}])");
    row("link of its text", u"<a>t.me</a>"_s,
        R"([{"offset":0,"length":4,"type":"text_link","url":"t.me"}])");
    row("language", u"<pre><code class='language-c'>x</code></pre>"_s,
        R"([{"offset":0,"length":1,"type":"pre","language":"c"}])");
    row("long quotation", u"<blockquote expandable>x</blockquote>"_s,
        R"([{"offset":0,"length":1,"type":"expandable_blockquote"}])");
    row("emoji", u"<tg-emoji emoji-id='5'>x</tg-emoji>"_s,
        R"([{"offset":0,"length":1,"type":"custom_emoji","custom_emoji_id":"5"}])");
}

void TestSandboxRules::htmlEntities()
{
    QFETCH(QString, source);
    const auto formatted = format(source, u"html"_s);
    QVERIFY(formatted);
    QTEST(formatted->entitiesJson, "json");
}

void TestSandboxRules::forms()
{
    const QByteArray type = "multipart/form-data; boundary=\"x-1\"";
    const QByteArray body = "--x-1\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n5\r\n"
                            "--x-1\r\nContent-Type: image/png\r\ncontent-disposition: form-data; "
                            "name=\"photo\"; filename=\"я.png\"\r\n\r\n\r\n--x-\r\n\r\n--x-1--\r\n";
    const auto parts = readMultipart(type, body);
    QCOMPARE(parts.size(), size_t(2));
    QCOMPARE(parts[0].name, "chat_id");
    QCOMPARE(parts[0].bytes, "5");
    QVERIFY(!parts[0].isFile);
    QCOMPARE(parts[1].fileName, u"я.png"_s);
    QCOMPARE(parts[1].bytes, "\r\n--x-\r\n");
    QVERIFY(parts[1].isFile);
    // Whatever is missing of it, it is no form.
    for (qsizetype size = 0; size < body.size() - 4; ++size)
        QVERIFY(readMultipart(type, body.first(size)).empty());
    QVERIFY(readMultipart("multipart/form-data", body).empty());
    QVERIFY(!Params::read({}, type, "nonsense"));
    const auto params = Params::read({}, type, body);
    QCOMPARE(params->integer(u"chat_id", 0), 5);
    QCOMPARE(params->file(u"photo")->bytes, "\r\n--x-\r\n");
    QVERIFY(params->file(u"chat_id") == nullptr);
}

void TestSandboxRules::imageSizes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char *name, const QByteArray &head, QSize size) {
        QTest::newRow(name) << head.leftJustified(40, '\0') << size;
    };
    row("png", tests::png(640, 480), {640, 480});
    row("gif", QByteArray("GIF89a\x10\x01\x20\0", 10), {272, 32});
    row("bmp", "BM" + QByteArray(16, '\0') + QByteArray("\x05\0\0\0\xfe\xff\xff\xff", 8), {5, 2});
    row("jpeg", QByteArray("\xff\xd8\xff\xe0\0\x04zz\xff\xc2\0\x0b\x08\0\x10\x01\0", 17),
        {256, 16});
    row("webp, lossy", "RIFF....WEBPVP8 " + QByteArray(10, '\0') + QByteArray("\x10\0\x20\0", 4),
        {16, 32});
    row("webp, lossless",
        "RIFF....WEBPVP8L" + QByteArray(5, '\0') + QByteArray("\x0f\xc0\x07\0", 4), {16, 32});
    row("webp, extended",
        "RIFF....WEBPVP8X" + QByteArray(8, '\0') + QByteArray("\x0f\0\0\x1f\0\0", 6), {16, 32});
    QTest::newRow("jpeg without a frame") << QByteArray("\xff\xd8\xff\xd9") << QSize();
    QTest::newRow("cut off") << QByteArray("\x89PNG\r\n\x1a\n") << QSize();
    QTest::newRow("text") << QByteArray("BUT this is a text, and it is long enough.") << QSize();
    QTest::newRow("empty") << QByteArray() << QSize();
}

void TestSandboxRules::imageSizes()
{
    QFETCH(QByteArray, bytes);
    QTEST(imageSize(bytes).value_or(QSize()), "size");
}

void TestSandboxRules::markdown()
{
    QCOMPARE(format(u"a\\.b *bold* _it_"_s, u"MarkdownV2"_s).has_value(), true);
    QCOMPARE(format(u"a.b"_s, u"MarkdownV2"_s).error(),
             "can't parse entities: Character '.' is reserved and must be escaped with the "
             "preceding '\\'");
    QCOMPARE(format(u"я*b"_s, u"MarkdownV2"_s).error(),
             "can't parse entities: Can't find end of Bold entity at byte offset 2");
    QCOMPARE(format(u"x"_s, u"rtf"_s).error(), "unsupported parse_mode");
    QCOMPARE(format(u"<b>"_s, QString())->text, u"<b>"_s);
}

void TestSandboxRules::lengthIsInCodePoints()
{
    QCOMPARE(codePoints(u"ab😀я"_s), 4);
    QCOMPARE(codePoints(QString()), 0);
}

void TestSandboxRules::faultsFitMethodChatAndCount()
{
    Faults faults;
    faults.inject({.kind = FaultKind::Hang, .method = "sendMessage", .count = 2, .skip = 1});
    faults.inject({.kind = FaultKind::Delay, .count = -1, .chatId = 5});
    QVERIFY(!faults.next("getMe", 0));
    QVERIFY(!faults.next("sendMessage", 1));
    QCOMPARE(faults.next("sendmessage", 1)->kind, FaultKind::Hang);
    QCOMPARE(faults.next("sendMessage", 5)->kind, FaultKind::Hang);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(faults.next("sendMessage", 5)->kind, FaultKind::Delay);
    QVERIFY(!faults.next("sendMessage", 6));
    QCOMPARE(faults.pending(), size_t(1));
    faults.clear();
    QVERIFY(!faults.next("sendMessage", 5));
}

QTEST_GUILESS_MAIN(TestSandboxRules)
#include "tst_sandbox_rules.moc"
