#include "botapi/token.h"

#include "botapi/error.h"

#include <QDebug>
#include <QTest>
#include <QTextStream>
#include <concepts>

using namespace Qt::StringLiterals;
using botdesk::botapi::scrubbed;
using botdesk::botapi::Token;

namespace
{

template <class Stream, class T>
concept Prints = requires(Stream stream, const T &value) { stream << value; };

static_assert(!Prints<QDebug, Token>);
static_assert(!Prints<QTextStream &, Token>);
static_assert(!Prints<QDataStream &, Token>);
static_assert(!std::convertible_to<Token, QString> && !std::convertible_to<Token, QByteArray>);
static_assert(!std::convertible_to<QString, Token> && !std::constructible_from<Token, QString>);
static_assert(!std::default_initializable<Token>);

const QString secret = u"AAE-planted0secret1of2botdesk3tests"_s;

} // namespace

class TestToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void compares();
    void scrubs_data();
    void scrubs();
};

void TestToken::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("botId"); // 0: no token
    const QString good = u"123456:"_s + secret;
    QTest::newRow("plain") << good << qint64(123456);
    QTest::newRow("spaces and a line feed") << u"  "_s + good + u" \r\n"_s << qint64(123456);
    QTest::newRow("no-break space") << QChar(0xA0) + good << qint64(123456);
    QTest::newRow("double quotes") << u'"' + good + u'"' << qint64(123456);
    QTest::newRow("curly quotes and space") << u" \u201C"_s + good + u"\u201D "_s << qint64(123456);
    QTest::newRow("guillemets") << u"\u00AB"_s + good + u"\u00BB"_s << qint64(123456);
    QTest::newRow("backticks") << u'`' + good + u'`' << qint64(123456);
    QTest::newRow("bot before it") << u"bot"_s + good << qint64(123456);
    QTest::newRow("52 bits") << u"4503599627370496:"_s + secret << (qint64(1) << 52);
    QTest::newRow("shortest secret") << u"1:"_s + QString(30, u'a') << qint64(1);
    QTest::newRow("longest secret") << u"1:"_s + QString(50, u'a') << qint64(1);
    QTest::newRow("empty") << QString() << qint64(0);
    QTest::newRow("spaces only") << u"   "_s << qint64(0);
    QTest::newRow("quotes only") << u"\"\""_s << qint64(0);
    QTest::newRow("a username") << u"@some_bot"_s << qint64(0);
    QTest::newRow("no colon") << u"123456"_s + secret << qint64(0);
    QTest::newRow("no id") << u":"_s + secret << qint64(0);
    QTest::newRow("id zero") << u"0:"_s + secret << qint64(0);
    QTest::newRow("more than 52 bits") << u"4503599627370497:"_s + secret << qint64(0);
    QTest::newRow("17 digits") << u"12345678901234567:"_s + secret << qint64(0);
    QTest::newRow("negative id") << u"-5:"_s + secret << qint64(0);
    QTest::newRow("arabic digits") << u"\u0661\u0662:"_s + secret << qint64(0);
    QTest::newRow("short secret") << u"1:"_s + QString(29, u'a') << qint64(0);
    QTest::newRow("long secret") << u"1:"_s + QString(51, u'a') << qint64(0);
    QTest::newRow("space inside") << u"123456: "_s + secret << qint64(0);
    QTest::newRow("cyrillic letter") << good + u'\u0430' << qint64(0);
    QTest::newRow("slash inside") << good + u"/getMe"_s << qint64(0);
    QTest::newRow("a whole address") << u"https://api.telegram.org/bot"_s + good << qint64(0);
    QTest::newRow("another word before it") << u"token"_s + good << qint64(0);
}

void TestToken::parses()
{
    QFETCH(QString, text);
    QFETCH(qint64, botId);
    const auto token = Token::parse(text);
    QCOMPARE(token.has_value(), botId != 0);
    if (!token)
        return;
    QCOMPARE(token->botId(), botId);
    QVERIFY(text.contains(token->reveal()));
    QVERIFY(token->reveal().startsWith(QString::number(botId) + u':'));
}

void TestToken::compares()
{
    const auto one = Token::parse(u"1:"_s + secret);
    const auto same = Token::parse(u" bot1:"_s + secret);
    const auto other = Token::parse(u"2:"_s + secret);
    QVERIFY(one == same);
    QVERIFY(!(one == other));
}

void TestToken::scrubs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    const QString token = u"123456:"_s + secret;
    QTest::newRow("nothing to do")
        << u"Bad Request: chat not found"_s << u"Bad Request: chat not found"_s;
    QTest::newRow("the token") << u"no "_s + token + u"!"_s << u"no [token]!"_s;
    QTest::newRow("its secret alone") << u"no "_s + secret << u"no [token]"_s;
    QTest::newRow("in another case") << u"no "_s + token.toUpper() << u"no [token]"_s;
    QTest::newRow("percent-encoded") << u"no 123456%3A"_s + secret << u"no 123456%3A[token]"_s;
    QTest::newRow("another token") << u"no 77:ABCDEFGHIJKLMNOPQRSTUVWXYZ"_s << u"no [token]"_s;
    QTest::newRow("an address") << u"at https://x.test/bot1:2/getMe today"_s
                                << u"at [address] today"_s;
    QTest::newRow("an address with the token")
        << u"at HTTP://x.test/bot"_s + token + u"/getMe today"_s << u"at [address] today"_s;
    QTest::newRow("too long") << QString(5000, u'x') << QString(1000, u'x');
}

void TestToken::scrubs()
{
    QFETCH(QString, text);
    QFETCH(QString, clean);
    QCOMPARE(scrubbed(text, u"123456:"_s + secret), clean);
}

QTEST_GUILESS_MAIN(TestToken)
#include "tst_botapi_token.moc"
