// The executable: starts, says where it is, serves, complains clearly, stops when told.

#include "http_client.h"

#include <QProcess>
#include <QTcpServer>
#include <QtTest>
#include <csignal>

using namespace Qt::StringLiterals;

namespace
{

/// The program's words at the start: the API root and the token.
struct Greeting {
    QUrl root;
    QByteArray token;
};

Greeting greetingOf(QProcess &process)
{
    while (!process.canReadLine() && process.waitForReadyRead(20'000)) {
    }
    const QList<QByteArray> words = process.readLine().trimmed().split(' ');
    return words.size() == 2 ? Greeting{QUrl::fromEncoded(words[0]), words[1]} : Greeting{};
}

} // namespace

class TestSandboxProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsOnSignal_data();
    void stopsOnSignal();
    void quietWorldIsDeterministic();
    void complains_data();
    void complains();
    void takenPort();
    void helpAndVersion();
    void livelyWorldMoves();

private:
    const QString m_program = QStringLiteral(BOTDESK_SANDBOX_PROGRAM);
};

void TestSandboxProgram::stopsOnSignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestSandboxProgram::stopsOnSignal()
{
    QFETCH(int, signal);
    QProcess process;
    process.start(m_program, {u"--users"_s, u"0"_s});
    const Greeting greeting = greetingOf(process);
    QVERIFY(greeting.root.isValid() && greeting.root.port() > 0);
    HttpClient client(greeting.root, greeting.token);
    QVERIFY(client.call("getMe").ok());
    const PendingReply poll = client.send("getUpdates", {{u"timeout"_s, 50}});
    QVERIFY(client.call("getMe").ok());
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    HttpClient::waitFor(*poll);
}

void TestSandboxProgram::quietWorldIsDeterministic()
{
    QByteArray people[2];
    for (QByteArray &names : people) {
        QProcess process;
        process.start(m_program, {u"--users=120"_s, u"--seed=7"_s, u"--quiet-world"_s});
        const Greeting greeting = greetingOf(process);
        HttpClient client(greeting.root, greeting.token);
        names = client.get("/sandbox/people").body;
        QCOMPARE(client.call("getUpdates").updates().size(), 100);
        process.terminate();
        QVERIFY(process.waitForFinished(20'000));
    }
    QVERIFY(people[0].size() > 1000);
    QCOMPARE(people[0], people[1]);
}

void TestSandboxProgram::complains_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s} << QByteArray("--port takes");
    QTest::newRow("users") << QStringList{u"--users"_s, u"many"_s} << QByteArray("“many”");
    QTest::newRow("seed") << QStringList{u"--seed=-1"_s} << QByteArray("--seed takes");
    QTest::newRow("latency") << QStringList{u"--latency-ms=1.5"_s} << QByteArray("“1.5”");
    QTest::newRow("limit") << QStringList{u"--limit-per-second="_s} << QByteArray("--limit-per");
    QTest::newRow("unknown") << QStringList{u"--sing"_s} << QByteArray("sing");
    QTest::newRow("extra") << QStringList{u"extra"_s} << QByteArray("“extra”");
}

void TestSandboxProgram::complains()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    QProcess process;
    process.start(m_program, arguments);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 2);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.startsWith("botdesk-sandbox: ") && said.contains(words), said.constData());
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
}

void TestSandboxProgram::takenPort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    QProcess process;
    process.start(m_program, {u"--users=0"_s, u"--port"_s, QString::number(other.serverPort())});
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 2);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("cannot be used") && said.contains("in use"), said.constData());
}

void TestSandboxProgram::helpAndVersion()
{
    QProcess help;
    help.start(m_program, {u"--help"_s});
    QVERIFY(help.waitForFinished(20'000));
    QCOMPARE(help.exitCode(), 0);
    const QByteArray text = help.readAllStandardOutput();
    for (const char *option : {"--port", "--users", "--seed", "--latency-ms", "--limit-per-second",
                               "--strict-window", "--quiet-world"})
        QVERIFY2(text.contains(option), option);
    QProcess version;
    version.start(m_program, {u"--version"_s});
    QVERIFY(version.waitForFinished(20'000));
    QCOMPARE(version.readAllStandardOutput().trimmed(), "botdesk-sandbox " BOTDESK_VERSION);
}

void TestSandboxProgram::livelyWorldMoves()
{
    QProcess process;
    process.start(m_program, {u"--users=60"_s});
    const Greeting greeting = greetingOf(process);
    HttpClient client(greeting.root, greeting.token);
    Got got = client.call("getUpdates");
    while (got.ok() && got.updates().size() == 100)
        got = client.call("getUpdates", {{u"offset"_s, got.lastId() + 1}});
    QVERIFY(!got.updates().isEmpty());
    got = client.call("getUpdates", {{u"offset"_s, got.lastId() + 1}, {u"timeout"_s, 15}});
    QVERIFY(!got.updates().isEmpty());
    process.terminate();
    QVERIFY(process.waitForFinished(20'000));
}

QTEST_GUILESS_MAIN(TestSandboxProgram)
#include "tst_sandbox_program.moc"
