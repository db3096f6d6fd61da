// Greetings, lengths and start commands (R2, R12).
#include "domain/deep_link.h"
#include "domain/greeting.h"

#include <QTest>

using namespace botdesk::domain;
using namespace Qt::StringLiterals;

class TestDomainTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greetings_data();
    void greetings();
    void unknownPlaceholdersAreNamed();
    void textProblems_data();
    void textProblems();
    void startCommands_data();
    void startCommands();
};

void TestDomainTexts::greetings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expanded");
    QTest::newRow("plain") << u"Hello!"_s << u"Hello!"_s;
    QTest::newRow("first name") << u"Hello, {first_name}!"_s << u"Hello, Ann!"_s;
    QTest::newRow("name") << u"{name} {first_name}"_s << u"Ann Lee Ann"_s;
    QTest::newRow("bot") << u"I am {bot}."_s << u"I am @demo_bot."_s;
    QTest::newRow("fallback is used") << u"Hello, {username|friend}!"_s << u"Hello, friend!"_s;
    QTest::newRow("fallback is not") << u"Hello, {first_name|friend}!"_s << u"Hello, Ann!"_s;
    QTest::newRow("no fallback") << u"[{username}]"_s << u"[]"_s;
    QTest::newRow("unknown stays") << u"{price|x} {"_s << u"{price|x} {"_s;
}

void TestDomainTexts::greetings()
{
    QFETCH(const QString, text);
    const GreetingFacts facts{.person = {u"Ann"_s, u"Lee"_s, {}}, .botUsername = u"demo_bot"_s};
    QTEST(expandGreeting(text, facts), "expanded");
    // A name that looks like a placeholder is a name.
    const GreetingFacts tricky{.person = {u"{bot}"_s, {}, {}}, .botUsername = u"demo_bot"_s};
    QCOMPARE(expandGreeting(u"Hi {first_name}"_s, tricky), u"Hi {bot}"_s);
}

void TestDomainTexts::unknownPlaceholdersAreNamed()
{
    QCOMPARE(unknownPlaceholders(u"{first_name} {prise} {prise|x} {Name} {bot}"_s),
             QStringList{u"prise"_s});
}

void TestDomainTexts::textProblems_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TextProblem>("problem");
    QTest::newRow("empty") << QString() << TextProblem::Empty;
    QTest::newRow("blank") << u" \n\t "_s << TextProblem::Empty;
    QTest::newRow("short") << u"x"_s << TextProblem::None;
    QTest::newRow("longest") << QString(4096, u'x') << TextProblem::None;
    QTest::newRow("too long") << QString(4097, u'x') << TextProblem::TooLong;
    QTest::newRow("code points") << u"🌿"_s.repeated(4096) << TextProblem::None;
    QTest::newRow("a code point more") << u"🌿"_s.repeated(4097) << TextProblem::TooLong;
}

void TestDomainTexts::textProblems()
{
    QFETCH(const QString, text);
    QTEST(checkMessageText(text), "problem");
}

void TestDomainTexts::startCommands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isStart");
    QTest::addColumn<QString>("payload");
    QTest::newRow("bare") << u"/start"_s << true << QString();
    QTest::newRow("payload") << u"/start spring_sale-26"_s << true << u"spring_sale-26"_s;
    QTest::newRow("named") << u"/start@demo_bot abc"_s << true << u"abc"_s;
    QTest::newRow("two words") << u"/start a b"_s << true << QString();
    QTest::newRow("64") << u"/start "_s + QString(64, u'a') << true << QString(64, u'a');
    QTest::newRow("65") << u"/start "_s + QString(65, u'a') << true << QString();
    QTest::newRow("letters") << u"/start привет"_s << true << QString();
    QTest::newRow("white space") << u"  /start\n abc "_s << true << u"abc"_s;
    QTest::newRow("longer word") << u"/started"_s << false << QString();
    QTest::newRow("text") << u"start"_s << false << QString();
    QTest::newRow("empty") << QString() << false << QString();
}

void TestDomainTexts::startCommands()
{
    QFETCH(const QString, text);
    const auto start = parseStart(text);
    QTEST(start.has_value(), "isStart");
    QTEST(start.value_or(StartCommand{}).payload, "payload");
}

QTEST_GUILESS_MAIN(TestDomainTexts)
#include "tst_domain_texts.moc"
