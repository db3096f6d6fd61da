// The program itself: two processes on one data folder, signals, and what it leaves behind.
#include "widgets/single_instance.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace
{

const QByteArray token = "123456789:AAHsandbox0demo1token2of3botdesk456";

/// The program, offscreen, in English, ended with the test.
class Program : public QProcess
{
public:
    explicit Program(const QStringList &arguments, const QStringList &environment = {})
    {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        for (const QString &variable : environment)
            variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        setProcessEnvironment(variables);
        start(QStringLiteral(BOTDESK_PROGRAM), QStringList{u"--language"_s, u"en"_s} + arguments);
    }
    ~Program() override
    {
        kill();
        waitForFinished();
    }
    /// The exit code, once it ended by itself; -1 when it did not.
    int ended()
    {
        const bool finished = state() == NotRunning || waitForFinished(30'000);
        return finished && exitStatus() == NormalExit ? exitCode() : -1;
    }
    void signal(int number) { ::kill(static_cast<pid_t>(processId()), number); }
};

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpNeedsNoDisplay();
    void wrongArgumentsEndWithTwo();
    void aFolderThatCannotBeMade();
    void theSecondProcessWakesTheFirst();
    void aSecondProcessRebuildsNothing();
    void aKilledProcessBlocksNobody();
    void signalsEndItInOrder();
    void theTokenLeavesTheEnvironment();
    void theFolderIsForItsOwner();
    void wakingInsideOneProcess();
};

void TestProgram::helpNeedsNoDisplay()
{
    Program help({u"--help"_s}, {u"QT_QPA_PLATFORM="_s, u"DISPLAY="_s, u"WAYLAND_DISPLAY="_s});
    QCOMPARE(help.ended(), 0);
    QVERIFY(help.readAllStandardOutput().contains("--data-dir"));
    Program version({u"--version"_s}, {u"QT_QPA_PLATFORM="_s, u"DISPLAY="_s});
    QCOMPARE(version.ended(), 0);
    QVERIFY(version.readAllStandardOutput().contains(BOTDESK_VERSION));
    Program window({u"--demo"_s}, {u"QT_QPA_PLATFORM="_s, u"DISPLAY="_s, u"WAYLAND_DISPLAY="_s});
    QCOMPARE(window.ended(), 1);
    QVERIFY(window.readAllStandardError().contains("display"));
}

void TestProgram::wrongArgumentsEndWithTwo()
{
    Program program({u"--token-file"_s, u"/nonexistent"_s});
    QCOMPARE(program.ended(), 2);
    QVERIFY(program.readAllStandardError().contains("does not exist"));
    Program asArgument({QString::fromLatin1(token)});
    QCOMPARE(asArgument.ended(), 2);
    QVERIFY(!asArgument.readAllStandardError().contains(token));
}

void TestProgram::aFolderThatCannotBeMade()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Program program({u"--data-dir"_s, file.fileName()});
    QCOMPARE(program.ended(), 1);
    QVERIFY(program.readAllStandardError().contains("is a file"));
    Program below({u"--data-dir"_s, file.fileName() + u"/below"_s});
    QCOMPARE(below.ended(), 1);
}

void TestProgram::theSecondProcessWakesTheFirst()
{
    const QTemporaryDir folder;
    Program first({u"--data-dir"_s, folder.path()});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"botdesk.lock"_s)), 20'000);
    // By another name of the same folder.
    const QString link = folder.path() + u"-link"_s;
    QVERIFY(QFile::link(folder.path(), link));
    Program second({u"--data-dir"_s, link});
    QCOMPARE(second.ended(), 0);
    const QByteArray words = second.readAllStandardError();
    QVERIFY2(words.contains("brought to the front"), words.constData());
    QCOMPARE(first.state(), QProcess::Running);
    QVERIFY(QFile::remove(link));
}

void TestProgram::aSecondProcessRebuildsNothing()
{
    const QTemporaryDir folder;
    Program first({u"--data-dir"_s, folder.path()});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"botdesk.lock"_s)), 20'000);
    Program second({u"--rebuild"_s, u"--data-dir"_s, folder.path()});
    QCOMPARE(second.ended(), 1);
    const QByteArray words = second.readAllStandardError();
    QVERIFY2(words.contains("nothing was rebuilt"), words.constData());
    QCOMPARE(first.state(), QProcess::Running);
}

void TestProgram::aKilledProcessBlocksNobody()
{
    const QTemporaryDir folder;
    {
        Program first({u"--data-dir"_s, folder.path()});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"botdesk.lock"_s)), 20'000);
        first.signal(SIGKILL);
        QVERIFY(first.waitForFinished());
    }
    QVERIFY(QFile::exists(folder.filePath(u"botdesk.lock"_s)));
    Program next({u"--data-dir"_s, folder.path()});
    Program third({u"--data-dir"_s, folder.path()});
    // One of the two has the folder, and the other one found it.
    QTRY_VERIFY_WITH_TIMEOUT(
        (next.state() == QProcess::NotRunning) != (third.state() == QProcess::NotRunning), 30'000);
    Program &ended = next.state() == QProcess::NotRunning ? next : third;
    QCOMPARE(ended.ended(), 0);
    const QByteArray words = ended.readAllStandardError();
    QVERIFY2(words.contains("brought to the front"), words.constData());
}

void TestProgram::signalsEndItInOrder()
{
    for (const int number : {SIGTERM, SIGINT}) {
        const QTemporaryDir folder;
        Program program({u"--demo"_s, u"--data-dir"_s, folder.path()});
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder.filePath(u"bots/demo"_s)).isEmpty(), 20'000);
        program.signal(number);
        QCOMPARE(program.ended(), 0);
        // The lock was given back, and the window's place was kept.
        QVERIFY(!QFile::exists(folder.filePath(u"botdesk.lock"_s)));
        QVERIFY(QFile::exists(folder.filePath(u"settings.ini"_s)));
    }
}

void TestProgram::theTokenLeavesTheEnvironment()
{
    const QTemporaryDir folder;
    Program program({u"--data-dir"_s, folder.path(), u"--api-root"_s, u"http://127.0.0.1:1"_s},
                    {u"BOTDESK_TOKEN="_s + QString::fromLatin1(token)});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"botdesk.lock"_s)), 20'000);
    QFile environment(u"/proc/%1/environ"_s.arg(program.processId()));
    // Whoever is not root cannot even look.
    if (environment.open(QIODevice::ReadOnly)) {
        const QByteArray variables = environment.readAll();
        QVERIFY(variables.contains("QT_QPA_PLATFORM"));
        QVERIFY(!variables.contains(token.split(':').last()));
    }
    program.signal(SIGTERM);
    QCOMPARE(program.ended(), 0);
    QVERIFY(!program.readAllStandardError().contains(token));
}

void TestProgram::theFolderIsForItsOwner()
{
    const QTemporaryDir parent;
    const QString folder = parent.filePath(u"data"_s);
    Program program({u"--data-dir"_s, folder});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + u"/botdesk.lock"_s), 20'000);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder) & others));
}

void TestProgram::wakingInsideOneProcess()
{
    const QTemporaryDir folder;
    botdesk::widgets::SingleInstance first(folder.path());
    QCOMPARE(first.claim(), botdesk::widgets::SingleInstance::Claim::First);
    QVERIFY(first.listen());
    QSignalSpy woken(&first, &botdesk::widgets::SingleInstance::woken);
    Program second({u"--data-dir"_s, folder.path()});
    QTRY_COMPARE_WITH_TIMEOUT(woken.size(), 1, 20'000);
    QCOMPARE(second.ended(), 0);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
