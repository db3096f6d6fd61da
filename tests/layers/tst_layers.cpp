#include "layer_rules.h"
#include "layer_table.h"
#include "source_text.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using botdesk::layers::Violation;

namespace
{

QString described(const QList<Violation> &violations)
{
    QStringList lines;
    for (const Violation &violation : violations) {
        lines.append(violation.toString());
    }
    return lines.join(u'\n');
}

/// A row of a self-test: a text, and the line in which the rule has to object; 0 for never.
void planted(const char *name, const QString &file, const QString &text, int line)
{
    QTest::newRow(name) << file << text << line;
}

void plantedColumns()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
}

} // namespace

/// Holds src/ to the layers; and holds every rule to a planted violation, so that a rule that no
/// longer sees anything is found out.
class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourcesKeepTheRules();
    void everyLayerHasItsFolder();
    void qtHeadersAreFound();

    void takesTextsApart_data();
    void takesTextsApart();
    void layerIncludes_data();
    void layerIncludes();
    void moduleIncludes_data();
    void moduleIncludes();
    void links_data();
    void links();
    void sql_data();
    void sql();
    void length_data();
    void length();
    void habits_data();
    void habits();
    void place_data();
    void place();
    void aFileMeetsEveryRule();

private:
    template <typename Rule>
    void holdRule(Rule rule);
};

void TestLayers::sourcesKeepTheRules()
{
    const QDir folder(QStringLiteral(BOTDESK_SOURCE_FOLDER));
    QVERIFY2(folder.exists(), qPrintable(folder.path()));

    QList<Violation> violations;
    int files = 0;
    for (QDirIterator all(folder.path(), QDir::Files, QDirIterator::Subdirectories);
         all.hasNext();) {
        QFile file(all.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        violations += botdesk::layers::checkFile(folder.relativeFilePath(file.fileName()),
                                                 QString::fromUtf8(file.readAll()));
        ++files;
    }
    QVERIFY(files > 0);
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + described(violations)));
}

void TestLayers::everyLayerHasItsFolder()
{
    const QDir folder(QStringLiteral(BOTDESK_SOURCE_FOLDER));
    const QStringList layers = botdesk::layers::layerTable().keys();
    for (const QString &layer : layers) {
        QVERIFY2(folder.exists(layer + u"/CMakeLists.txt"_s), qPrintable(layer));
    }
}

void TestLayers::qtHeadersAreFound()
{
    using botdesk::layers::modulesOfHeader;
    QCOMPARE(modulesOfHeader(u"QString"_s), QStringList{u"Core"_s});
    QCOMPARE(modulesOfHeader(u"QColor"_s), QStringList{u"Gui"_s});
    QCOMPARE(modulesOfHeader(u"qwidget.h"_s), QStringList{u"Widgets"_s});
    QCOMPARE(modulesOfHeader(u"QtSql/QSqlQuery"_s), QStringList{u"Sql"_s});
    QCOMPARE(modulesOfHeader(u"QtWidgets"_s), QStringList{u"Widgets"_s});
    QCOMPARE(modulesOfHeader(u"QHttpServer"_s), QStringList{u"HttpServer"_s});
    QCOMPARE(modulesOfHeader(u"vector"_s), QStringList());
}

void TestLayers::takesTextsApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("literals");

    const auto row = [](const char *name, const QString &text, const QString &code,
                        const QStringList &literals) {
        QTest::newRow(name) << text << code << literals;
    };
    row("line comment", u"a // b\nc"_s, u"a     \nc"_s, {});
    row("carried comment", u"a // b\\\nc\nd"_s, u"a      \n \nd"_s, {});
    row("block comment", u"a /* b\n */ c"_s, u"a     \n    c"_s, {});
    row("open comment", u"a /* b"_s, u"a     "_s, {});
    row("string", u"f(\"a // b\"); c"_s, u"f(\"      \"); c"_s, {u"a // b"_s});
    row("escaped quote", uR"(f("\"", "\\"))"_s, uR"(f("  ", "  "))"_s, {uR"(\")"_s, uR"(\\)"_s});
    row("raw string", u"u8R\"x(a\")\" // b)x\" c"_s, u"u8R\"x(         )x\" c"_s,
        {u"a\")\" // b"_s});
    row("not raw", u"TR(\"(a\") b"_s, u"TR(\"  \") b"_s, {u"(a"_s});
    row("character", u"f('\"', u'x', '\\''); b"_s, u"f(' ', u' ', '  '); b"_s, {});
    row("digits", u"1'000'000 + \"a\""_s, u"1'000'000 + \" \""_s, {u"a"_s});
    row("stray quote", u"#error don't\n\"a\""_s, u"#error don' \n\" \""_s, {u"a"_s});
    row("open string", u"\"a"_s, u"\" "_s, {u"a"_s});
    row("backslash at the end", u"\"\\"_s, u"\" "_s, {u"\\"_s});
    row("nothing", QString(), QString(), {});
}

void TestLayers::takesTextsApart()
{
    QFETCH(QString, text);
    QFETCH(QStringList, literals);
    const botdesk::layers::SourceText source = botdesk::layers::takeApart(text);
    QTEST(source.code, "code");
    QStringList found;
    for (const botdesk::layers::Literal &literal : source.literals) {
        found.append(literal.text);
    }
    QCOMPARE(found, literals);
    QCOMPARE(source.withoutComments.size(), text.size());
}

template <typename Rule>
void TestLayers::holdRule(Rule rule)
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(int, line);
    const QList<Violation> violations = rule(file, text);
    if (line == 0) {
        QVERIFY2(violations.isEmpty(), qPrintable(described(violations)));
        return;
    }
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations.first().file, file);
    QCOMPARE(violations.first().line, line);
    QVERIFY(!violations.first().what.isEmpty());
}

void TestLayers::layerIncludes_data()
{
    plantedColumns();
    planted("down", u"engine/a.cpp"_s, u"#include \"storage/user.h\"\n"_s, 0);
    planted("itself", u"engine/a.cpp"_s, u"#include \"engine/a.h\"\n#include \"b.h\"\n"_s, 0);
    planted("up", u"storage/a.cpp"_s, u"\n#include \"engine/inbox.h\"\n"_s, 2);
    planted("sideways", u"botapi/a.h"_s, u"#include \"domain/user.h\"\n"_s, 1);
    planted("past a layer", u"models/a.h"_s, u"#include \"botapi/client.h\"\n"_s, 1);
    planted("domain stands alone", u"domain/a.h"_s, u"#include \"storage/user.h\"\n"_s, 1);
    planted("sandbox stands alone", u"sandbox/a.h"_s, u"#include \"botapi/token.h\"\n"_s, 1);
    planted("nobody uses sandbox", u"widgets/a.h"_s, u"#include \"sandbox/server.h\"\n"_s, 1);
    planted("angle brackets", u"domain/a.h"_s, u"#include <engine/inbox.h>\n"_s, 1);
    planted("relative", u"domain/a.h"_s, u"#include \"../engine/inbox.h\"\n"_s, 1);
    planted("deep", u"domain/a/b.h"_s, u"#include \"../../engine/inbox.h\"\n"_s, 1);
    planted("relative, own", u"domain/a/b.h"_s, u"#include \"../user.h\"\n"_s, 0);
    planted("spaced", u"domain/a.h"_s, u"  #  include   \"engine/inbox.h\"\n"_s, 1);
    planted("in a comment", u"domain/a.h"_s, u"// x\n/*\n#include \"engine/a.h\"\n*/\n"_s, 0);
    planted("in a raw string", u"domain/a.h"_s, u"R\"(\n#include \"engine/a.h\"\n)\""_s, 0);
    planted("form", u"widgets/a.cpp"_s, u"#include \"ui_main_window.h\"\n"_s, 0);
    planted("form below widgets", u"models/a.cpp"_s, u"#include \"ui_main_window.h\"\n"_s, 1);
    planted("composition", u"main.cpp"_s, u"#include \"sandbox/server.h\"\n"_s, 0);
}

void TestLayers::layerIncludes()
{
    holdRule(botdesk::layers::checkLayerIncludes);
}

void TestLayers::moduleIncludes_data()
{
    plantedColumns();
    planted("core", u"domain/a.h"_s, u"#include <QString>\n#include <vector>\n"_s, 0);
    planted("widget", u"engine/a.h"_s, u"#include <QString>\n#include <QWidget>\n"_s, 2);
    planted("application", u"models/a.cpp"_s, u"#include <QApplication>\n"_s, 1);
    planted("colour", u"models/a.cpp"_s, u"#include <QColor>\n"_s, 1);
    planted("icon", u"storage/a.cpp"_s, u"#include <QtGui/QIcon>\n"_s, 1);
    planted("whole module", u"domain/a.cpp"_s, u"#include <QtWidgets>\n"_s, 1);
    planted("small letters", u"domain/a.cpp"_s, u"#include <qwidget.h>\n"_s, 1);
    planted("in quotes", u"domain/a.cpp"_s, u"#include \"QWidget\"\n"_s, 1);
    planted("both modules", u"widgets/a.cpp"_s, u"#include <QAction>\n#include <QMenu>\n"_s, 0);
    planted("network", u"botapi/a.cpp"_s, u"#include <QNetworkReply>\n"_s, 0);
    planted("network in engine", u"engine/a.cpp"_s, u"#include <QNetworkReply>\n"_s, 1);
    planted("local socket", u"widgets/a.cpp"_s, u"#include <QtNetwork/QLocalSocket>\n"_s, 0);
    planted("network in widgets", u"widgets/a.cpp"_s, u"#include <QNetworkReply>\n"_s, 1);
    planted("sql", u"storage/a.cpp"_s, u"#include <QSqlQuery>\n"_s, 0);
    planted("sql in models", u"models/a.cpp"_s, u"#include <QSqlQuery>\n"_s, 1);
    planted("sqlite", u"engine/a.cpp"_s, u"#include <sqlite3.h>\n"_s, 1);
    planted("server", u"sandbox/a.cpp"_s, u"#include <QHttpServer>\n"_s, 0);
    planted("server in botapi", u"botapi/a.cpp"_s, u"#include <QHttpServer>\n"_s, 1);
    planted("composition", u"main.cpp"_s, u"#include <QApplication>\n"_s, 0);
}

void TestLayers::moduleIncludes()
{
    holdRule(botdesk::layers::checkModuleIncludes);
}

void TestLayers::links_data()
{
    plantedColumns();
    planted("as it should be", u"engine/CMakeLists.txt"_s,
            u"botdesk_layer(engine QT Core USES domain botapi storage)\n"_s, 0);
    planted("up", u"storage/CMakeLists.txt"_s,
            u"# why\nbotdesk_layer(storage QT Core Sql USES domain engine)\n"_s, 2);
    planted("over lines", u"storage/CMakeLists.txt"_s,
            u"botdesk_layer(storage\n  QT Core\n  USES engine)\n"_s, 1);
    planted("module", u"models/CMakeLists.txt"_s, u"botdesk_layer(models QT Core Gui)\n"_s, 1);
    planted("sql", u"engine/CMakeLists.txt"_s, u"botdesk_layer(engine QT Core Sql)\n"_s, 1);
    planted("server", u"botapi/CMakeLists.txt"_s,
            u"botdesk_layer(botapi QT Core Network HttpServer)\n"_s, 1);
    planted("library", u"storage/CMakeLists.txt"_s,
            u"botdesk_layer(storage QT Core Sql LIBS ZLIB::ZLIB)\n"_s, 0);
    planted("through the back door", u"domain/CMakeLists.txt"_s,
            u"target_link_libraries(botdesk_domain PRIVATE Botdesk::storage)\n"_s, 1);
    planted("by its other name", u"domain/CMakeLists.txt"_s,
            u"target_link_libraries(botdesk_domain PRIVATE botdesk_storage)\n"_s, 1);
    planted("module, back door", u"domain/CMakeLists.txt"_s,
            u"target_link_libraries(botdesk_domain PRIVATE Qt6::Widgets)\n"_s, 1);
    planted("as a library", u"domain/CMakeLists.txt"_s,
            u"botdesk_layer(domain QT Core LIBS Qt6::Gui)\n"_s, 1);
    planted("from outside", u"CMakeLists.txt"_s,
            u"target_link_libraries(botdesk_domain PUBLIC Botdesk::engine)\n"_s, 1);
    planted("program of a layer", u"sandbox/CMakeLists.txt"_s,
            u"target_link_libraries(botdesk-sandbox PRIVATE Botdesk::flags Botdesk::sandbox)\n"_s,
            0);
    planted("program of a layer, up", u"sandbox/CMakeLists.txt"_s,
            u"target_link_libraries(botdesk-sandbox PRIVATE Botdesk::botapi)\n"_s, 1);
    planted("composition", u"CMakeLists.txt"_s,
            u"target_link_libraries(botdesk PRIVATE Botdesk::widgets Botdesk::sandbox)\n"_s, 0);
    planted("another folder", u"domain/CMakeLists.txt"_s, u"botdesk_layer(engine QT Core)\n"_s, 1);
    planted("comment", u"domain/CMakeLists.txt"_s,
            u"# target_link_libraries(botdesk_domain PRIVATE Qt6::Gui)\n"_s, 0);
}

void TestLayers::links()
{
    holdRule(botdesk::layers::checkLinks);
}

void TestLayers::sql_data()
{
    plantedColumns();
    planted("in storage", u"storage/a.cpp"_s, u"QSqlQuery q(u\"SELECT 1\"_s);"_s, 0);
    planted("type", u"engine/a.cpp"_s, u"\nQSqlQuery q;"_s, 2);
    planted("select", u"models/a.cpp"_s, u"f(u\"SELECT id FROM users\"_s);"_s, 1);
    planted("insert", u"engine/a.cpp"_s, u"f(\"INSERT INTO users\");"_s, 1);
    planted("pragma", u"engine/a.cpp"_s, u"f(\"PRAGMA foreign_keys\");"_s, 1);
    planted("update", u"main.cpp"_s, u"f(\"UPDATE users SET name\");"_s, 1);
    planted("raw string", u"engine/a.cpp"_s, u"f(R\"(\n\nDELETE FROM users)\");"_s, 3);
    planted("inner", u"models/a.cpp"_s, u"f(\"x IN (SELECT 1)\");"_s, 1);
    planted("a name", u"sandbox/a.cpp"_s, u"f(\"Robert'); DROP TABLE people\");"_s, 0);
    planted("sentence", u"widgets/a.cpp"_s, u"tr(\"Select a person from the table\")"_s, 0);
    planted("identifier", u"widgets/a.cpp"_s, u"enum { SELECT };"_s, 0);
    planted("comment", u"engine/a.cpp"_s, u"// SELECT stays in storage, as does QSqlQuery"_s, 0);
}

void TestLayers::sql()
{
    holdRule(botdesk::layers::checkSql);
}

void TestLayers::length_data()
{
    using botdesk::layers::longestFile;
    plantedColumns();
    planted("empty", u"domain/a.h"_s, QString(), 0);
    planted("just", u"domain/a.h"_s, QString(longestFile, u'\n'), 0);
    planted("just, open end", u"domain/a.h"_s, QString(longestFile - 1, u'\n') + u'x', 0);
    planted("one more", u"domain/a.h"_s, QString(longestFile + 1, u'\n'), longestFile + 1);
    planted("open end", u"domain/a.h"_s, QString(longestFile, u'\n') + u'x', longestFile + 1);
}

void TestLayers::length()
{
    holdRule(botdesk::layers::checkLength);
}

void TestLayers::habits_data()
{
    plantedColumns();
    const QString file = u"widgets/a.cpp"_s;
    planted("sender", file, u"\nauto *o = sender();"_s, 2);
    planted("sender in a cast", file, u"auto *o = qobject_cast<X *>(sender());"_s, 1);
    planted("sender returned", file, u"return sender();"_s, 1);
    planted("sender in a condition", file, u"if (a && sender()) {}"_s, 1);
    planted("sender of this", file, u"f(this->sender());"_s, 1);
    planted("sender of QObject", file, u"f(QObject::sender());"_s, 1);
    planted("sender alone", file, u"{ sender()->deleteLater(); }"_s, 1);
    planted("sender of another", file, u"f(message.sender(), m->sender());"_s, 0);
    planted("sender declared", file, u"User sender() const; const User &sender() const;"_s, 0);
    planted("sender defined", file, u"User Message::sender() const {}"_s, 0);
    planted("sender with an argument", file, u"auto s = sender(message);"_s, 0);
    planted("signal macro", file, u"connect(a, SIGNAL(x()), b, &B::y);"_s, 1);
    planted("slot macro", file, u"connect(a, &A::x, b, SLOT (y()));"_s, 1);
    planted("other macros", file, u"Q_SIGNALS: void f(); public Q_SLOTS: void g();"_s, 0);
    planted("singleton declared", file, u"static Settings &instance();"_s, 1);
    planted("singleton pointer", file, u"static Settings *instance() noexcept { return x; }"_s, 1);
    planted("singleton defined", file, u"Settings &Settings::instance()\n{\n}"_s, 1);
    planted("singleton function", file, u"Settings &instance()\n{\n}"_s, 1);
    planted("singleton used", file, u"Settings::instance().save();"_s, 1);
    planted("global static", file, u"Q_GLOBAL_STATIC(Settings, settings)"_s, 1);
    planted("instance of Qt", file, u"QCoreApplication::instance()->quit();"_s, 0);
    planted("instance of Qt alone", file, u"auto *a = QCoreApplication::instance();"_s, 0);
    planted("in a string", file, u"f(\"sender() SIGNAL( \");"_s, 0);
    planted("in a comment", file, u"// no sender(), no SIGNAL(), no Settings::instance()"_s, 0);
}

void TestLayers::habits()
{
    holdRule(botdesk::layers::checkHabits);
}

void TestLayers::place_data()
{
    plantedColumns();
    planted("layer", u"domain/user.h"_s, QString(), 0);
    planted("composition", u"main.cpp"_s, QString(), 0);
    planted("list", u"CMakeLists.txt"_s, QString(), 0);
    planted("no layer", u"util/strings.h"_s, QString(), 1);
    planted("stray", u"helpers.h"_s, QString(), 1);
}

void TestLayers::place()
{
    holdRule(
        [](const QString &file, const QString &) { return botdesk::layers::checkPlace(file); });
}

/// That checkFile() leaves no rule out.
void TestLayers::aFileMeetsEveryRule()
{
    const QString text = u"#include \"engine/inbox.h\"\n#include <QWidget>\nauto o = sender();\n"
                         "f(\"SELECT 1\");\n"_s +
                         QString(botdesk::layers::longestFile, u'\n');
    QCOMPARE(botdesk::layers::checkFile(u"domain/a.cpp"_s, text).size(), 5);
    QCOMPARE(botdesk::layers::checkFile(u"util/a.md"_s, text).size(), 1);
    QCOMPARE(
        botdesk::layers::checkFile(u"domain/CMakeLists.txt"_s, u"botdesk_layer(domain QT Gui)"_s)
            .size(),
        1);
    const QString shown = botdesk::layers::checkPlace(u"helpers.h"_s).first().toString();
    QVERIFY2(shown.startsWith(u"src/helpers.h:1: "_s), qPrintable(shown));
}

QTEST_APPLESS_MAIN(TestLayers)

#include "tst_layers.moc"
