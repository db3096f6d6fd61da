// What the program understands when it is started, and what it says when it does not.
#include "widgets/command_line.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using widgets::CommandLine;

namespace
{

const QString token = u"123456789:AAHsandbox0demo1token2of3botdesk456"_s;

CommandLine read(const QStringList &arguments, const QString &environment = {})
{
    return CommandLine::read(QStringList{u"botdesk"_s} + arguments, environment);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void everything();
    void helpAndVersion();
    void wrong_data();
    void wrong();
    void tokenFile_data();
    void tokenFile();
    void laxTokenFileIsWarnedAbout();
    void tokenInEnvironment();
    void language();
};

void TestCommandLine::nothing()
{
    const CommandLine line = read({});
    QVERIFY(line.problem.isEmpty() && line.answer.isEmpty() && line.warnings.isEmpty());
    QVERIFY(!line.options.demo && !line.options.token && !line.options.apiRoot);
}

void TestCommandLine::everything()
{
    const CommandLine line = read({u"--data-dir"_s, u"/tmp/x"_s,
                                   u"--api-root=http://localhost:81/"_s, u"--language"_s, u"ru"_s},
                                  token);
    QCOMPARE(line.problem, QString());
    QCOMPARE(line.options.dataFolder, u"/tmp/x"_s);
    QCOMPARE(line.options.apiRoot->host(), u"localhost"_s);
    QCOMPARE(line.options.language, std::optional(widgets::Language::Russian));
    QCOMPARE(line.options.token->botId(), 123456789);
    QVERIFY(read({u"--demo"_s}).options.demo);
    QVERIFY(!line.options.rebuild);
    const CommandLine rebuild = read({u"--rebuild"_s, u"--demo"_s, u"--data-dir=/tmp/x"_s});
    QVERIFY(rebuild.problem.isEmpty() && rebuild.options.rebuild && rebuild.options.demo);
    QVERIFY(!rebuild.options.resume);
    const CommandLine resume = read({u"--resume"_s});
    QVERIFY(resume.problem.isEmpty() && resume.options.resume && !resume.options.rebuild);
}

void TestCommandLine::helpAndVersion()
{
    const QString help = read({u"--help"_s}).answer;
    for (const char *option : {"--demo", "--data-dir", "--api-root", "--token-file", "--language",
                               "--rebuild", "--version", "--help"})
        QVERIFY2(help.contains(QLatin1StringView(option)), option);
    QVERIFY(read({u"--version"_s}).answer.contains(QStringLiteral(BOTDESK_VERSION)));
}

void TestCommandLine::wrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{u"--tokenn"_s};
    QTest::newRow("missing value") << QStringList{u"--data-dir"_s};
    QTest::newRow("empty folder") << QStringList{u"--data-dir="_s};
    QTest::newRow("language") << QStringList{u"--language"_s, u"klingon"_s};
    QTest::newRow("plain http") << QStringList{u"--api-root"_s, u"http://example.org"_s};
    QTest::newRow("no address") << QStringList{u"--api-root"_s, u"ftp://x"_s};
    QTest::newRow("demo and root")
        << QStringList{u"--demo"_s, u"--api-root"_s, u"http://localhost:1"_s};
    QTest::newRow("token as argument") << QStringList{token};
    QTest::newRow("token as option") << QStringList{u"--token="_s + token};
    QTest::newRow("token file missing") << QStringList{u"--token-file"_s, u"/nonexistent/t"_s};
    QTest::newRow("token file is a folder") << QStringList{u"--token-file"_s, u"/tmp"_s};
}

void TestCommandLine::wrong()
{
    QFETCH(QStringList, arguments);
    const CommandLine line = read(arguments);
    QVERIFY(!line.problem.isEmpty());
    // What was typed wrongly may be a token.
    QVERIFY(!line.problem.contains("AAHsandbox"_L1));
}

void TestCommandLine::tokenFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << token.toLatin1() << true;
    QTest::newRow("with line feed") << token.toLatin1() + "\r\n" << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("white space") << QByteArray(" \n") << false;
    QTest::newRow("half a token") << QByteArray("123456789:AAHsand") << false;
    QTest::newRow("two") << token.toLatin1() + "\n" + token.toLatin1() << false;
    QTest::newRow("huge") << token.toLatin1() + QByteArray(10'000, ' ') << false;
    QTest::newRow("bytes") << QByteArray("\0\xff\xfe", 3) << false;
}

void TestCommandLine::tokenFile()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, good);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    const CommandLine line = read({u"--token-file"_s, file.fileName()});
    QCOMPARE(line.problem.isEmpty(), good);
    QCOMPARE(line.options.token.has_value(), good);
    QVERIFY(line.warnings.isEmpty());
    QVERIFY(!line.problem.contains("AAH"_L1));
}

void TestCommandLine::laxTokenFileIsWarnedAbout()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(token.toLatin1());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    file.close();
    const CommandLine line = read({u"--token-file"_s, file.fileName()});
    QVERIFY(line.problem.isEmpty() && line.options.token);
    QCOMPARE(line.warnings.size(), 1);
}

void TestCommandLine::tokenInEnvironment()
{
    QVERIFY(read({}, token).options.token);
    const CommandLine wrong = read({}, u"123456789:secret!"_s);
    QVERIFY(!wrong.problem.isEmpty());
    QVERIFY(!wrong.problem.contains("secret"_L1));
    // A demo has a bot of its own, whatever is in the environment.
    QVERIFY(!read({u"--demo"_s}, token).options.token);
}

void TestCommandLine::language()
{
    QCOMPARE(CommandLine::languageIn({u"botdesk"_s, u"--language=ru_RU"_s}),
             std::optional(widgets::Language::Russian));
    QCOMPARE(CommandLine::languageIn({u"botdesk"_s, u"--language"_s}), std::nullopt);
    QCOMPARE(widgets::LanguageManager::fromCode(u"EN-gb"_s),
             std::optional(widgets::Language::English));
    QCOMPARE(widgets::LanguageManager::fromCode(u"rus"_s), std::nullopt);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
