// The bots of a data folder, in settings that hold numbers and no secrets.
#include "engine/bot_directory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using engine::BotDirectory;
using engine::KnownBot;
using engine::SecretPlace;

class TestBotDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void keepsEverythingButSecrets();
    void replaces();
    void remembersTheLastOne();
    void survivesStrangeSettings();

private:
    static KnownBot sample();
};

KnownBot TestBotDirectory::sample()
{
    return {.id = (qint64{1} << 52) - 1,
            .username = u"flowers_bot"_s,
            .name = u"Цветы <b>@Invalid()</b>, 24; [x]=\"y\""_s,
            .tokenPlace = SecretPlace::File,
            .apiRoot = u"http://localhost:8081"_s,
            .proxy = {.kind = botapi::ProxyChoice::Kind::Socks5,
                      .host = u"proxy.example"_s,
                      .port = 1080,
                      .user = u"ann"_s,
                      .password = u"hunter2-secret"_s}};
}

void TestBotDirectory::startsEmpty()
{
    const QTemporaryDir folder;
    const BotDirectory directory(folder.path());
    QVERIFY(directory.bots().isEmpty());
    QVERIFY(!directory.lastUsed());
    QCOMPARE(directory.folderOf(42), folder.filePath(u"bots/42"_s));
}

void TestBotDirectory::keepsEverythingButSecrets()
{
    const QTemporaryDir folder;
    BotDirectory(folder.path()).put(sample());
    const QList<KnownBot> bots = BotDirectory(folder.path()).bots();
    QCOMPARE(bots.size(), 1);
    QCOMPARE(bots[0].id, sample().id);
    QCOMPARE(bots[0].username, sample().username);
    QCOMPARE(bots[0].name, sample().name);
    QCOMPARE(bots[0].tokenPlace, SecretPlace::File);
    QCOMPARE(bots[0].apiRoot, sample().apiRoot);
    QCOMPARE(bots[0].proxy.kind, botapi::ProxyChoice::Kind::Socks5);
    QCOMPARE(bots[0].proxy.host, sample().proxy.host);
    QCOMPARE(bots[0].proxy.port, sample().proxy.port);
    QCOMPARE(bots[0].proxy.user, sample().proxy.user);
    QVERIFY(bots[0].proxy.password.isEmpty());

    QFile file(folder.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(!text.contains("hunter2"));
    QVERIFY2(text.contains("tokenPlace=2") && text.contains("proxyKind=3"), text.constData());
}

void TestBotDirectory::replaces()
{
    const QTemporaryDir folder;
    BotDirectory directory(folder.path());
    directory.put(sample());
    KnownBot renamed = sample();
    renamed.username = u"roses_bot"_s;
    directory.put(renamed);
    QCOMPARE(directory.bots().size(), 1);
    QCOMPARE(directory.bots()[0].username, u"roses_bot"_s);
}

void TestBotDirectory::remembersTheLastOne()
{
    const QTemporaryDir folder;
    BotDirectory directory(folder.path());
    directory.put({.id = 7, .username = u"a_bot"_s});
    directory.put(sample());
    directory.setLastUsed(7);
    QCOMPARE(BotDirectory(folder.path()).lastUsed()->username, u"a_bot"_s);
    // One that was never put is not there to be opened.
    directory.setLastUsed(8);
    QVERIFY(!directory.lastUsed());
}

void TestBotDirectory::survivesStrangeSettings()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "[bot-5]\ntokenPlace=99\nproxyKind=keychain\nproxyPort=99999\n[bot-x]\na=1\n[bot--3]\n"
        "a=1\n[bots]\nlastUsed=abc\n");
    file.close();
    const BotDirectory directory(folder.path());
    QCOMPARE(directory.bots().size(), 1);
    QCOMPARE(directory.bots()[0].tokenPlace, SecretPlace::Nowhere);
    QCOMPARE(directory.bots()[0].proxy.kind, botapi::ProxyChoice::Kind::System);
    QVERIFY(!directory.lastUsed());
}

QTEST_GUILESS_MAIN(TestBotDirectory)
#include "tst_bot_directory.moc"
