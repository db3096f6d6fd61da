// Telegram's HTML as it is checked before anything is started with it, also against the sandbox's
// reader, which was written apart from it.
#include "domain/formatting.h"
#include "sandbox/formatting.h"

#include <QRandomGenerator>
#include <QTest>

using namespace botdesk;
using namespace botdesk::domain;
using namespace Qt::StringLiterals;

class TestDomainFormatting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void broken_data();
    void broken();
    void agreesWithTheServer();
    void escapes();
    void expandsNamesSafely();
    void checks_data();
    void checks();
};

void TestDomainFormatting::good_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    const auto same = [](const char *name, const QString &html, const QString &text) {
        QTest::newRow(name) << html << text;
    };
    same("empty", {}, {});
    same("plain", u"Привет, 🌿 > все!"_s, u"Привет, 🌿 > все!"_s);
    for (const auto tag : {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler",
                           "code", "pre", "a", "blockquote"})
        QTest::newRow(tag) << u"x<%1>y</%1>z"_s.arg(QLatin1StringView(tag)) << u"xyz"_s;
    same("capitals", u"<B>x<Tg-Spoiler>y</tG-sPOILER></b>"_s, u"xy"_s);
    same("nested", u"<b>a<i>b<u>c</u></i></b>"_s, u"abc"_s);
    same("spaces in tags", u"<b \n>x</b \t>"_s, u"x"_s);
    same("nameless end", u"<b>x</>"_s, u"x"_s);
    same("spoiler", u"<span class=\"tg-spoiler\">x</span>"_s, u"x"_s);
    same("spoiler without quotes", u"<span class = TG-spoiler>x</span>"_s, u"x"_s);
    same("link", u"<a href='https://example.org/?a=1&amp;b=\"2\"'>x</a>"_s, u"x"_s);
    same("bracket in a link", u"<a href=\"https://example.org/>\">x</a>"_s, u"x"_s);
    same("code of a language", u"<pre><code class=\"language-c++\">x</code></pre>"_s, u"x"_s);
    same("long quotation", u"<blockquote expandable>x</blockquote>"_s, u"x"_s);
    same("emoji", u"<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji>"_s, u"👍"_s);
    same("empty emoji", u"<tg-emoji></tg-emoji>"_s, {});
    same("bare attribute", u"<b foo bar=\"1\" >x</b>"_s, u"x"_s);
    same("references", u"&lt;b&gt; &amp;amp; &quot;"_s, u"<b> &amp; \""_s);
    same("without semicolon", u"&lt&#65&ltx;"_s, u"<A&ltx;"_s);
    same("numbers", u"&#1071;&#x1F33F;&#x41"_s, u"Я🌿A"_s);
    same("not references", u"& && &; &nbsp; &LT; &#; &#0; &#x; &#1114111; &#12345678; &#X41;"_s,
         u"& && &; &nbsp; &LT; &#; &#0; &#x; &#1114111; &#12345678; &#X41;"_s);
    same("written out once", u"&amp;lt;"_s, u"&lt;"_s);
}

void TestDomainFormatting::good()
{
    QFETCH(const QString, html);
    const FormattedText formatted = formattedText(html);
    QCOMPARE(formatted.problem, MarkupProblem::None);
    QTEST(formatted.text, "text");
    QCOMPARE(formatted.length, lengthInCodePoints(formatted.text));
    QVERIFY(sandbox::format(html, u"HTML"_s));
}

void TestDomainFormatting::broken_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<MarkupProblem>("problem");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("tag");
    using enum MarkupProblem;
    const auto row = [](const char *name, const QString &html, MarkupProblem problem, int position,
                        const QString &tag = {}) {
        QTest::newRow(name) << html << problem << position << tag;
    };
    row("less than", u"🌿 2 < 3"_s, StrayBracket, 5);
    row("at the end", u"a <"_s, StrayBracket, 2);
    row("heart", u"<3 you > me"_s, StrayBracket, 0);
    row("arrow", u"<-- x --> <b>y</b>"_s, StrayBracket, 0);
    row("e-mail", u"<ann@example.org>"_s, StrayBracket, 0);
    row("cut off", u"x<b"_s, UnfinishedTag, 1, u"b"_s);
    row("cut off in an attribute", u"<a href=\"https://example.org>x</a>"_s, UnfinishedTag, 0,
        u"a"_s);
    row("end cut off", u"<b>x</b"_s, UnfinishedTag, 4, u"/b"_s);
    row("unknown", u"x<p>y</p>"_s, UnknownTag, 1, u"p"_s);
    row("self-closing", u"a<br/>b"_s, UnknownTag, 1, u"br"_s);
    row("known, but self-closing", u"a<b/>b"_s, BadAttribute, 1, u"b"_s);
    row("heading", u"<H1>x</H1>"_s, UnknownTag, 0, u"h1"_s);
    row("kelvin", u"<stri\u212Ae>x</strike>"_s, StrayBracket, 0);
    row("span", u"<span>x</span>"_s, BadAttribute, 0, u"span"_s);
    row("other class", u"<span class=\"red\">x</span>"_s, BadAttribute, 0, u"span"_s);
    row("class in capitals", u"<span CLASS=\"tg-spoiler\">x</span>"_s, BadAttribute, 0, u"span"_s);
    row("no attribute name", u"<a =\"x\">y</a>"_s, BadAttribute, 0, u"a"_s);
    row("bare address", u"<a href=https://example.org>x</a>"_s, BadAttribute, 0, u"a"_s);
    row("slash", u"<b />x"_s, BadAttribute, 0, u"b"_s);
    row("emoji without id", u"<tg-emoji>x</tg-emoji>"_s, BadAttribute, 0, u"tg-emoji"_s);
    row("emoji with a word", u"<tg-emoji emoji-id=\"x\">x</tg-emoji>"_s, BadAttribute, 0,
        u"tg-emoji"_s);
    row("emoji with a zero before", u"<tg-emoji emoji-id='01'>x</tg-emoji>"_s, BadAttribute, 0,
        u"tg-emoji"_s);
    row("never closed", u"a<b>b<i>c</i>"_s, NeverClosed, 1, u"b"_s);
    row("the inner one", u"<b><i>c"_s, NeverClosed, 3, u"i"_s);
    row("nothing open", u"x</b>"_s, NothingToClose, 1, u"b"_s);
    row("closed twice", u"<b>x</b></b>"_s, NothingToClose, 8, u"b"_s);
    row("crossed", u"<b>x<i>y</b></i>"_s, WrongOrder, 8, u"b"_s);
    row("another name", u"<b>x</strong>"_s, WrongOrder, 4, u"strong"_s);
    row("half a character", u"x&#xD83D;"_s, BadReference, 1);
    row("two halves", u"&#xD83D;&#xDE00;"_s, BadReference, 0);
}

void TestDomainFormatting::broken()
{
    QFETCH(const QString, html);
    const FormattedText formatted = formattedText(html);
    QTEST(formatted.problem, "problem");
    QTEST(int(formatted.position), "position");
    QTEST(formatted.tag, "tag");
    QCOMPARE(!formatted.expected.isEmpty(), formatted.problem == MarkupProblem::WrongOrder);
    QVERIFY(!sandbox::format(html, u"HTML"_s));
}

void TestDomainFormatting::agreesWithTheServer()
{
    static const QStringList pieces = {u"<"_s,
                                       u">"_s,
                                       u"/"_s,
                                       u"</"_s,
                                       u"="_s,
                                       u"\""_s,
                                       u"'"_s,
                                       u" "_s,
                                       u"\n"_s,
                                       u"&"_s,
                                       u"#"_s,
                                       u";"_s,
                                       u"x"_s,
                                       u"9"_s,
                                       u"я"_s,
                                       u"🌿"_s,
                                       u"-"_s,
                                       u"b"_s,
                                       u"<b>"_s,
                                       u"</b>"_s,
                                       u"<i>"_s,
                                       u"</i>"_s,
                                       u"</>"_s,
                                       u"<B >"_s,
                                       u"<a href=\""_s,
                                       u"\">"_s,
                                       u"</a>"_s,
                                       u"<code class="_s,
                                       u"<pre>"_s,
                                       u"</pre>"_s,
                                       u"<span class=\"tg-spoiler\">"_s,
                                       u"</span>"_s,
                                       u"<blockquote expandable>"_s,
                                       u"</blockquote>"_s,
                                       u"<tg-emoji emoji-id='7'>"_s,
                                       u"</tg-emoji>"_s,
                                       u"&lt;"_s,
                                       u"&amp"_s,
                                       u"&#6"_s,
                                       u"&#x1F"_s,
                                       u"&#xD800;"_s,
                                       u"&quot;"_s,
                                       u"language-c"_s,
                                       u"<p>"_s};
    QRandomGenerator random(20260714); // the same ones in every run
    int fine = 0;
    constexpr int texts = 6000;
    for (int i = 0; i < texts; ++i) {
        QString html;
        QStringList open;
        for (int left = random.bounded(12); left > 0; --left) {
            html += pieces.at(random.bounded(pieces.size()));
            // Half of them mostly right: pieces by chance are hardly ever a whole text.
            if (i % 2 == 0 && random.bounded(3) == 0) {
                open.append(QStringList{u"b"_s, u"i"_s, u"u"_s, u"code"_s}.at(random.bounded(4)));
                html += u'<' + open.last() + u'>';
            } else if (!open.isEmpty() && random.bounded(2) == 0) {
                html += "</"_L1 + open.takeLast() + u'>';
            }
        }
        while (!open.isEmpty())
            html += "</"_L1 + open.takeLast() + u'>';
        const FormattedText ours = formattedText(html);
        const auto theirs = sandbox::format(html, u"HTML"_s);
        const QByteArray said = theirs ? QByteArray("nothing") : theirs.error();
        QVERIFY2((ours.problem == MarkupProblem::None) == theirs.has_value(),
                 qPrintable(u"%1\nours %2, theirs: %3"_s.arg(html)
                                .arg(int(ours.problem))
                                .arg(QString::fromUtf8(said))));
        if (!theirs)
            continue;
        ++fine;
        QVERIFY2(ours.text == theirs->text, qPrintable(html));
    }
    // Both answers came often enough to mean something.
    QCOMPARE_GE(fine, texts / 10);
    QCOMPARE_GE(texts - fine, texts / 10);
}

void TestDomainFormatting::escapes()
{
    const QString sly = u"<b>\"Анна\" & 'Ко' </b> &lt;"_s;
    const QString escaped = escapeHtml(sly);
    QCOMPARE(formattedText(escaped).text, sly);
    QCOMPARE(sandbox::format(escaped, u"HTML"_s)->text, sly);
    // In an attribute nothing ends it.
    for (const QChar quote : {u'"', u'\''}) {
        const QString link = u"<a href=%1%2%1>x</a>"_s.arg(quote).arg(escaped);
        QCOMPARE(formattedText(link).text, u"x"_s);
    }
}

void TestDomainFormatting::expandsNamesSafely()
{
    const GreetingFacts facts{.person = {u"<i>Ann</b>"_s, u"&amp;"_s, {}}, .botUsername = u"b"_s};
    const QString text = u"<b>{name}</b>, {username|<i>friend</i>} &amp; {bot}"_s;
    QCOMPARE(formattedText(expandFormatted(text, true, facts)).text,
             u"<i>Ann</b> &amp;, friend & @b"_s);
    QCOMPARE(expandFormatted(u"{first_name} &amp;"_s, false, facts), u"<i>Ann</b> &amp;"_s);
}

void TestDomainFormatting::checks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("html");
    QTest::addColumn<int>("limit");
    QTest::addColumn<FormattedProblem>("problem");
    using enum FormattedProblem;
    const QString leaf = u"🌿"_s;
    QTest::newRow("empty") << QString() << false << maxMessageLength << Empty;
    QTest::newRow("spaces") << u" \n\t"_s << true << maxMessageLength << Empty;
    QTest::newRow("only markup") << u"<b> </b><i></i>"_s << true << maxMessageLength << Empty;
    QTest::newRow("only a space, written") << u"&#32;"_s << true << maxMessageLength << Empty;
    QTest::newRow("markup as text") << u"<b> </b>"_s << false << maxMessageLength << None;
    QTest::newRow("longest") << u"<b>%1</b>"_s.arg(leaf.repeated(4096)) << true << maxMessageLength
                             << None;
    QTest::newRow("one more") << u"<b>%1</b>"_s.arg(leaf.repeated(4097)) << true << maxMessageLength
                              << TooLong;
    QTest::newRow("references count once")
        << u"&amp;"_s.repeated(4096) << true << maxMessageLength << None;
    QTest::newRow("caption") << leaf.repeated(1024) << false << maxCaptionLength << None;
    QTest::newRow("longer caption") << leaf.repeated(1025) << false << maxCaptionLength << TooLong;
    QTest::newRow("too much markup")
        << u"<strong>x</strong>"_s.repeated(2000) << true << maxMessageLength << TooLong;
    QTest::newRow("broken") << u"<b>x"_s << true << maxMessageLength << Broken;
}

void TestDomainFormatting::checks()
{
    QFETCH(const QString, text);
    QFETCH(const bool, html);
    QFETCH(const int, limit);
    QTEST(checkFormattedText(text, html, limit).problem, "problem");
}

QTEST_GUILESS_MAIN(TestDomainFormatting)
#include "tst_domain_formatting.moc"
