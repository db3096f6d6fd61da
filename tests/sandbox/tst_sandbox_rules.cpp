// The rules of sending without HTTP: limits, markup, the injector.

#include "sandbox/faults.h"
#include "sandbox/formatting.h"
#include "sandbox/limiter.h"

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
    void chatLimits();
    void html_data();
    void html();
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
