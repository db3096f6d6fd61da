// Greetings, lengths and start commands (R2, R12).
#include "domain/deep_link.h"
#include "domain/greeting.h"
#include "domain/greetings.h"
#include "domain/language.h"

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
    void whichGreeting_data();
    void whichGreeting();
    void greetingsAreWritten();
    void coverage_data();
    void coverage();
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
    QTest::newRow("payload") << u"For {payload}"_s << u"For spring"_s;
    QTest::newRow("unknown stays") << u"{price|x} {"_s << u"{price|x} {"_s;
}

void TestDomainTexts::greetings()
{
    QFETCH(const QString, text);
    const GreetingFacts facts{
        .person = {u"Ann"_s, u"Lee"_s, {}}, .botUsername = u"demo_bot"_s, .payload = u"spring"_s};
    QTEST(expandGreeting(text, facts), "expanded");
    // A name that looks like a placeholder is a name.
    const GreetingFacts tricky{.person = {u"{bot}"_s, {}, {}}, .botUsername = u"demo_bot"_s};
    QCOMPARE(expandGreeting(u"Hi {first_name}"_s, tricky), u"Hi {bot}"_s);
    QCOMPARE(expandGreeting(u"[{payload}] [{payload|none}]"_s, tricky), u"[] [none]"_s);
}

void TestDomainTexts::unknownPlaceholdersAreNamed()
{
    QCOMPARE(unknownPlaceholders(u"{first_name} {prise} {prise|x} {Name} {bot}"_s),
             QStringList{u"prise"_s});
    for (const QString &name : placeholderNames())
        QCOMPARE(unknownPlaceholders(u"{%1} {%1|x}"_s.arg(name)), QStringList());
}

void TestDomainTexts::whichGreeting_data()
{
    QTest::addColumn<QStringList>("general");
    QTest::addColumn<QStringList>("own");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char *name, const QString &general, const QString &own,
                        const QString &language, const QString &chosen) {
        QTest::newRow(name) << general.split(u' ', Qt::SkipEmptyParts)
                            << own.split(u' ', Qt::SkipEmptyParts) << language << chosen;
    };
    row("none", {}, {}, u"ru"_s, u"nothing"_s);
    row("general, the same", u"en pt pt-br"_s, {}, u"pt-br"_s, u"general pt-br"_s);
    row("general, its first part", u"en pt"_s, {}, u"pt-br"_s, u"general pt"_s);
    row("general, English", u"de en"_s, {}, u"ru"_s, u"general en"_s);
    row("general, whatever there is", u"fa ru"_s, {}, u"de"_s, u"general fa"_s);
    row("never reported", u"de en"_s, {}, {}, u"general en"_s);
    row("own, the same", u"en ru"_s, u"en ru"_s, u"ru"_s, u"own ru"_s);
    row("own, its first part", u"en pt-br"_s, u"pt"_s, u"pt-br"_s, u"own pt"_s);
    // What the link promised goes before the tongue, as long as it is English.
    row("own English before the general one", u"de en"_s, u"en"_s, u"de"_s, u"own en"_s);
    row("own, never reported", u"en"_s, u"en"_s, {}, u"own en"_s);
    // But a third language helps nobody.
    row("general in their language", u"de en"_s, u"ru"_s, u"de"_s, u"general de"_s);
    row("general English", u"en fa"_s, u"ru"_s, u"de"_s, u"general en"_s);
    row("own, whatever there is", u"fa"_s, u"ru uk"_s, u"de"_s, u"own ru"_s);
    row("own alone", {}, u"ru"_s, u"de"_s, u"own ru"_s);
}

void TestDomainTexts::whichGreeting()
{
    QFETCH(const QStringList, general);
    QFETCH(const QStringList, own);
    QFETCH(const QString, language);
    Greetings greetings;
    for (const QString &tag : general)
        greetings.general.insert(tag, u"g"_s);
    for (const QString &tag : own)
        greetings.byPayload[u"spring"_s].insert(tag, u"s"_s);
    const auto describe = [](const std::optional<GreetingKey> &key) {
        if (!key)
            return u"nothing"_s;
        return (key->payload.isEmpty() ? u"general "_s : u"own "_s) + key->language;
    };
    QTEST(describe(greetingFor(greetings, language, u"spring"_s)), "chosen");
    // Any other payload is as good as none.
    QCOMPARE(greetingFor(greetings, language, u"Spring"_s), greetingFor(greetings, language, {}));
    QCOMPARE(greetings.isEmpty(), general.isEmpty() && own.isEmpty());
}

void TestDomainTexts::greetingsAreWritten()
{
    const Greetings greetings{.general = {{u"en"_s, u"Hi {first_name} {payload|x}"_s}},
                              .byPayload = {{u"spring"_s, {{u"en"_s, u"By {payload}"_s}}}}};
    const User ann{.profile = {.firstName = u"Ann"_s, .lastName = {}, .username = {}},
                   .language = u"de"_s};
    QCOMPARE(writtenGreeting(greetings, ann, {}, u"bot"_s), u"Hi Ann x"_s);
    QCOMPARE(writtenGreeting(greetings, ann, u"spring"_s, u"bot"_s), u"By spring"_s);
    QCOMPARE(writtenGreeting(greetings, ann, u"autumn"_s, u"bot"_s), u"Hi Ann autumn"_s);
    QCOMPARE(writtenGreeting({}, ann, u"spring"_s, u"bot"_s), std::nullopt);
}

void TestDomainTexts::coverage_data()
{
    QTest::addColumn<QStringList>("general");
    QTest::addColumn<QStringList>("own");
    QTest::addColumn<QString>("payload");
    QTest::addColumn<GreetingCoverage>("coverage");
    // Of the people below: 50 ru, 20 en, 6 de, 4 pt-br, 20 who never told.
    QTest::newRow("general") << QStringList{u"en"_s, u"pt"_s, u"ru"_s} << QStringList() << QString()
                             << GreetingCoverage{
                                    .people = 100,
                                    .own = {{u"ru"_s, 50}, {u"en"_s, 20}, {u"pt"_s, 4}},
                                    .otherLanguage = u"en"_s,
                                    .others = 6,
                                    .otherLanguages = 1,
                                    .unreported = 20};
    QTest::newRow("without English") << QStringList{u"fa"_s, u"ru"_s} << QStringList() << QString()
                                     << GreetingCoverage{.people = 100,
                                                         .own = {{u"ru"_s, 50}},
                                                         .otherLanguage = u"fa"_s,
                                                         .others = 30,
                                                         .otherLanguages = 3,
                                                         .unreported = 20};
    QTest::newRow("own") << QStringList{u"de"_s, u"en"_s} << QStringList{u"ru"_s} << u"spring"_s
                         << GreetingCoverage{.people = 100,
                                             .own = {{u"ru"_s, 50}},
                                             .otherLanguage = u"ru"_s,
                                             .general = 50};
    QTest::newRow("own with English") << QStringList{u"de"_s} << QStringList{u"en"_s} << u"spring"_s
                                      << GreetingCoverage{.people = 100,
                                                          .own = {{u"en"_s, 20}},
                                                          .otherLanguage = u"en"_s,
                                                          .others = 60,
                                                          .otherLanguages = 3,
                                                          .unreported = 20};
    QTest::newRow("nothing") << QStringList() << QStringList() << QString()
                             << GreetingCoverage{.people = 100, .nothing = 100};
}

void TestDomainTexts::coverage()
{
    QFETCH(const QStringList, general);
    QFETCH(const QStringList, own);
    QFETCH(const QString, payload);
    QFETCH(const GreetingCoverage, coverage);
    Greetings greetings;
    for (const QString &tag : general)
        greetings.general.insert(tag, u"g"_s);
    for (const QString &tag : own)
        greetings.byPayload[u"spring"_s].insert(tag, u"s"_s);
    const PeopleByLanguage people{
        {u"ru"_s, 50}, {u"en"_s, 20}, {u"de"_s, 6}, {u"pt-br"_s, 4}, {QString(), 20}};
    const GreetingCoverage counted = coverageOf(greetings, payload, people);
    QCOMPARE(counted.own, coverage.own);
    QCOMPARE(counted.others, coverage.others);
    QVERIFY(counted == coverage);
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
