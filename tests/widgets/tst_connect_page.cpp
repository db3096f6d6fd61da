// The first page, driven by object names against real servers: every way in which connecting can
// fail is told in place, and nothing but the chosen place ever holds the token (R15).
#include "../botapi/raw_server.h"
#include "sandbox/server.h"
#include "widgets/bot_launcher.h"
#include "widgets/connect_page.h"
#include "widgets/error_words.h"
#include "widgets/language.h"
#include "window_reading.h"

#include <QClipboard>
#include <QDirIterator>
#include <QGuiApplication>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace botdesk;
using namespace Qt::StringLiterals;
using engine::SecretPlace;
using widgets::ConnectPage;
using widgets::ErrorWords;

namespace
{

const QString wrongToken = u"123456789:AAHwrong00demo1token2of3botdesk456"_s;

} // namespace

class TestConnectPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aGoodTokenConnects();
    void aPastedTokenIsTrimmed();
    void theTokenIsMasked();
    void nothingAndNonsense_data();
    void nothingAndNonsense();
    void failures_data();
    void failures();
    void htmlIsNoBotApi();
    void aRedirectIsNotFollowed();
    void aBadApiRootIsToldBeforeAnythingIsSent();
    void aCheckCanBeCancelled();
    void theWordsFollowTheLanguage();
    void noMnemonicClashesAndNoNamelessField();
    void theKeychainIsOfferedOnlyWhereThereIsOne();
    void aTokenKeptInAFileIsNowhereElse();
    void knownBotsAreLaunchedWithTheirToken();
    void aLostTokenIsAskedForAgain();

private:
    template <class T>
    T *find(const char *name)
    {
        auto *found = m_page->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    void enter(const QString &token, const QUrl &root);
    void submit() { QTest::keyClick(find<QLineEdit>("tokenEdit"), Qt::Key_Return); }
    [[nodiscard]] QString problem();
    void waitForProblem();

    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<widgets::LanguageManager> m_language;
    std::unique_ptr<ConnectPage> m_page;
};

void TestConnectPage::init()
{
    m_server = std::make_unique<sandbox::Server>(sandbox::Settings{.users = 0, .quiet = true});
    QVERIFY(m_server->listen().has_value());
    m_language = std::make_unique<widgets::LanguageManager>(nullptr);
    m_language->begin(widgets::Language::English);
    m_page = std::make_unique<ConnectPage>();
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestConnectPage::cleanup()
{
    m_page.reset();
    m_language.reset();
    m_server.reset();
}

void TestConnectPage::enter(const QString &token, const QUrl &root)
{
    find<QLineEdit>("tokenEdit")->setText(token);
    find<QLineEdit>("apiRootEdit")->setText(root.toString());
}

QString TestConnectPage::problem()
{
    auto *banner = find<widgets::Banner>("problemBanner");
    return banner->isVisible() ? banner->findChild<QLabel *>(u"bannerText"_s)->text() : QString();
}

void TestConnectPage::waitForProblem()
{
    QTRY_VERIFY_WITH_TIMEOUT(!problem().isEmpty(), 20'000);
    QTRY_VERIFY(find<QPushButton>("connectButton")->isEnabled());
    QVERIFY(!find<QWidget>("progressPanel")->isVisible());
}

void TestConnectPage::aGoodTokenConnects()
{
    QSignalSpy connected(m_page.get(), &ConnectPage::connectRequested);
    enter(QString::fromLatin1(m_server->token()), m_server->apiRoot());
    find<QRadioButton>("keepInFile")->setChecked(true);
    submit();
    QVERIFY(find<QWidget>("progressPanel")->isVisible());
    QVERIFY(!find<QWidget>("form")->isEnabled());
    QTRY_COMPARE(connected.size(), 1);
    const QVariant argument = connected[0][0];
    const auto &request = *static_cast<const widgets::ConnectRequest *>(argument.constData());
    QCOMPARE(request.profile.user.username.value_or(QString()), u"botdesk_demo_bot"_s);
    QCOMPARE(request.keep, SecretPlace::File);
    QCOMPARE(request.client.apiRoot, m_server->apiRoot());
    QVERIFY(problem().isEmpty());
}

void TestConnectPage::aPastedTokenIsTrimmed()
{
    auto *edit = find<QLineEdit>("tokenEdit");
    QGuiApplication::clipboard()->setText(u"  \n"_s + wrongToken + u" \r\n"_s);
    edit->setFocus();
    edit->paste();
    QCOMPARE(edit->text(), wrongToken);
}

void TestConnectPage::theTokenIsMasked()
{
    auto *edit = find<QLineEdit>("tokenEdit");
    auto *eye = find<QToolButton>("showTokenButton");
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    eye->click();
    QCOMPARE(edit->echoMode(), QLineEdit::Normal);
    QVERIFY(eye->focusPolicy() & Qt::TabFocus);
    m_page->reset();
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
}

void TestConnectPage::nothingAndNonsense_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("nothing") << QString();
    QTest::newRow("white space") << u"   "_s;
    QTest::newRow("words") << u"my bot"_s;
    QTest::newRow("half") << u"123456789:AAH"_s;
    QTest::newRow("markup") << u"<b>123456789:AAHwrong00demo1token2of3botdesk456</b>"_s;
}

void TestConnectPage::nothingAndNonsense()
{
    QFETCH(QString, token);
    enter(token, m_server->apiRoot());
    submit();
    QVERIFY(!problem().isEmpty());
    QVERIFY(!problem().contains("AAH"_L1));
    QVERIFY(!find<QWidget>("progressPanel")->isVisible());
}

void TestConnectPage::failures_data()
{
    using sandbox::FaultKind;
    QTest::addColumn<QString>("token");
    QTest::addColumn<std::optional<sandbox::Fault>>("fault");
    QTest::addColumn<QString>("words");
    const QString good = QString::fromLatin1(sandbox::demoToken);
    const auto row = [&](const char *name, sandbox::Fault fault, const QString &words) {
        fault.count = -1;
        QTest::newRow(name) << good << std::optional(fault) << words;
    };
    QTest::newRow("wrong token") << wrongToken << std::optional<sandbox::Fault>()
                                 << u"does not accept this token"_s;
    row("revoked", {.kind = FaultKind::Unauthorized}, u"does not accept this token"_s);
    row("malformed on the public service",
        {.kind = FaultKind::Refuse, .status = 404, .description = "Not Found"},
        u"does not accept this token"_s);
    row("no such method",
        {.kind = FaultKind::Refuse, .status = 404, .description = "Not Found: method not found"},
        u"API root"_s);
    row("flood", {.kind = FaultKind::TooManyRequests, .retryAfter = 7}, u"7 seconds"_s);
    row("one second", {.kind = FaultKind::TooManyRequests, .retryAfter = 1}, u"1 second "_s);
    row("trouble", {.kind = FaultKind::ServerError}, u"in trouble"_s);
    row("proxy's page", {.kind = FaultKind::BadGateway}, u"in trouble"_s);
    row("invalid JSON", {.kind = FaultKind::InvalidJson}, u"not as a Bot API server"_s);
    row("wrong type", {.kind = FaultKind::WrongType}, u"not as a Bot API server"_s);
    row("cut", {.kind = FaultKind::CutAnswer}, u"connection broke"_s);
    row("closed", {.kind = FaultKind::CloseAfter}, u"connection"_s);
}

void TestConnectPage::failures()
{
    QFETCH(QString, token);
    QFETCH(std::optional<sandbox::Fault>, fault);
    QFETCH(QString, words);
    if (fault)
        m_server->faults().inject(*fault);
    QSignalSpy connected(m_page.get(), &ConnectPage::connectRequested);
    enter(token, m_server->apiRoot());
    submit();
    waitForProblem();
    QVERIFY2(problem().contains(words), qPrintable(problem()));
    for (const QString &text : tests::readTexts(*m_page)) {
        QVERIFY(!text.contains(token.section(u':', 1)));
        QVERIFY(!text.contains("127.0.0.1"_L1));
    }
    QVERIFY(connected.isEmpty());
    // The next try is not held up by the last one.
    m_server->faults().clear();
    enter(QString::fromLatin1(m_server->token()), m_server->apiRoot());
    submit();
    QTRY_COMPARE(connected.size(), 1);
}

void TestConnectPage::htmlIsNoBotApi()
{
    RawServer server;
    server.onRequest = [](QTcpSocket &socket, const RawRequest &) {
        socket.write(RawServer::answer("<html><b>Welcome</b> to the hotel</html>"));
    };
    enter(QString::fromLatin1(m_server->token()), server.root());
    submit();
    waitForProblem();
    QVERIFY2(problem().contains("not as a Bot API server"_L1), qPrintable(problem()));
    QVERIFY(!problem().contains("hotel"_L1));
}

void TestConnectPage::aRedirectIsNotFollowed()
{
    RawServer target;
    RawServer server;
    server.onRequest = [&](QTcpSocket &socket, const RawRequest &) {
        socket.write(RawServer::answer("{}", "302 Found",
                                       "Location: " + target.root().toEncoded() + "/x\r\n"));
    };
    enter(QString::fromLatin1(m_server->token()), server.root());
    submit();
    waitForProblem();
    QVERIFY2(problem().contains("sends visitors on"_L1), qPrintable(problem()));
    QCOMPARE(target.connections, 0);
}

void TestConnectPage::aBadApiRootIsToldBeforeAnythingIsSent()
{
    for (const char *root : {"http://example.org", "ftp://localhost", "https://u:p@example.org"}) {
        enter(QString::fromLatin1(m_server->token()), QUrl(QLatin1StringView(root)));
        submit();
        QVERIFY2(problem().contains("API root"_L1), root);
        QVERIFY(find<QWidget>("settingsPanel")->isVisible());
    }
    // And a closed port, which only the network can tell.
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    enter(QString::fromLatin1(m_server->token()), QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    submit();
    waitForProblem();
    QVERIFY2(problem().contains("Nothing answers"_L1), qPrintable(problem()));
}

void TestConnectPage::aCheckCanBeCancelled()
{
    m_server->faults().inject({.kind = sandbox::FaultKind::Hang, .count = -1});
    QSignalSpy connected(m_page.get(), &ConnectPage::connectRequested);
    enter(QString::fromLatin1(m_server->token()), m_server->apiRoot());
    submit();
    auto *cancel = find<QPushButton>("cancelButton");
    QVERIFY(cancel->isVisible());
    QVERIFY(cancel->isEnabled());
    cancel->click();
    QVERIFY(find<QPushButton>("connectButton")->isEnabled());
    QVERIFY(!cancel->isVisible());
    m_server->faults().clear();
    submit();
    QTRY_COMPARE(connected.size(), 1);
}

void TestConnectPage::theWordsFollowTheLanguage()
{
    m_server->faults().inject({.kind = sandbox::FaultKind::TooManyRequests, .retryAfter = 21});
    find<QToolButton>("settingsToggle")->setChecked(true);
    find<QComboBox>("proxyKind")->setCurrentIndex(0);
    enter(QString::fromLatin1(m_server->token()), m_server->apiRoot());
    submit();
    waitForProblem();
    m_language->choose(widgets::Language::Russian);
    QTRY_VERIFY2(problem().contains("21 секунду"_L1) || problem().contains(u"21 секунду"_s),
                 qPrintable(problem()));
    QTRY_COMPARE(tests::leftInEnglish(*m_page), QStringList());
    // Every error of every kind, in both languages.
    m_language->choose(widgets::Language::English);
    QTRY_VERIFY2(problem().contains("21 seconds"_L1), qPrintable(problem()));
}

void TestConnectPage::noMnemonicClashesAndNoNamelessField()
{
    m_page->setKnownBots({{.id = 1, .username = u"a_bot"_s, .name = u"A"_s}});
    find<QToolButton>("settingsToggle")->setChecked(true);
    find<QComboBox>("proxyKind")->setCurrentIndex(3);
    for (const auto language : {widgets::Language::English, widgets::Language::Russian}) {
        m_language->choose(language);
        QCoreApplication::processEvents();
        QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
        QCOMPARE(tests::nameless(*m_page), QStringList());
    }
}

void TestConnectPage::theKeychainIsOfferedOnlyWhereThereIsOne()
{
    m_page->setKeychainAvailable(false);
    QVERIFY(!find<QRadioButton>("keepInKeychain")->isEnabled());
    QVERIFY(find<QRadioButton>("keepForRun")->isChecked());
    QVERIFY(find<QLabel>("keepNote")->text().contains("no keychain"_L1));
    find<QRadioButton>("keepInFile")->setChecked(true);
    QVERIFY(find<QLabel>("keepNote")->text().contains("take over the bot"_L1));
    m_page->setKeychainAvailable(true);
    QVERIFY(find<QRadioButton>("keepInKeychain")->isChecked());
}

void TestConnectPage::aTokenKeptInAFileIsNowhereElse()
{
    const QTemporaryDir folder;
    engine::BotDirectory bots(folder.path());
    engine::SecretStore secrets(folder.filePath(u"secrets"_s));
    widgets::BotLauncher launcher(bots, secrets);
    connect(m_page.get(), &ConnectPage::connectRequested, &launcher, &widgets::BotLauncher::keep);
    std::optional<widgets::BotConnection> ready;
    connect(&launcher, &widgets::BotLauncher::ready, this,
            [&](const widgets::BotConnection &connection) { ready = connection; });
    find<QRadioButton>("keepInFile")->setChecked(true);
    enter(QString::fromLatin1(m_server->token()), m_server->apiRoot());
    submit();
    QTRY_VERIFY(ready);
    QCOMPARE(ready->username, u"botdesk_demo_bot"_s);
    QCOMPARE(bots.lastUsed()->tokenPlace, SecretPlace::File);

    const QByteArray secret = m_server->token().split(':').last();
    QStringList holders;
    QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (file.readAll().contains(secret)) {
            holders.append(file.fileName());
            QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        }
    }
    QCOMPARE(holders, QStringList{folder.filePath(u"secrets/bot-123456789"_s)});
}

void TestConnectPage::knownBotsAreLaunchedWithTheirToken()
{
    const QTemporaryDir folder;
    engine::BotDirectory bots(folder.path());
    engine::SecretStore secrets(folder.filePath(u"secrets"_s));
    widgets::BotLauncher launcher(bots, secrets);
    std::optional<widgets::BotConnection> ready;
    connect(&launcher, &widgets::BotLauncher::ready, this,
            [&](const widgets::BotConnection &connection) { ready = connection; });
    launcher.keep({.token = *botapi::Token::parse(QString::fromLatin1(m_server->token())),
                   .client = {.apiRoot = m_server->apiRoot(),
                              .proxy = {.kind = botapi::ProxyChoice::Kind::Socks5,
                                        .host = u"proxy.example"_s,
                                        .port = 9,
                                        .user = u"ann"_s,
                                        .password = u"word"_s}},
                   .profile = {.user = {.id = 123456789,
                                        .firstName = u"<i>Demo</i>"_s,
                                        .username = u"demo_bot"_s}},
                   .keep = SecretPlace::File});
    QTRY_VERIFY(ready);
    ready.reset();
    m_page->setKnownBots(bots.bots());
    QVERIFY(find<QWidget>("knownBotsPanel")->isVisible());
    QSignalSpy wanted(m_page.get(), &ConnectPage::reconnectRequested);
    find<QPushButton>("reconnectButton")->click();
    QCOMPARE(wanted[0][0].toLongLong(), 123456789);
    launcher.launch(bots.bots().constFirst());
    QTRY_VERIFY(ready);
    QCOMPARE(ready->token.reveal(), QString::fromLatin1(m_server->token()));
    QCOMPARE(ready->client.apiRoot, m_server->apiRoot());
    QCOMPARE(ready->client.proxy.password, u"word"_s);
}

void TestConnectPage::aLostTokenIsAskedForAgain()
{
    const QTemporaryDir folder;
    engine::BotDirectory bots(folder.path());
    engine::SecretStore secrets(folder.filePath(u"secrets"_s));
    widgets::BotLauncher launcher(bots, secrets);
    QSignalSpy missing(&launcher, &widgets::BotLauncher::tokenMissing);
    connect(&launcher, &widgets::BotLauncher::tokenMissing, m_page.get(), &ConnectPage::askAgain);
    launcher.launch({.id = 987654321,
                     .username = u"flowers_bot"_s,
                     .tokenPlace = SecretPlace::File,
                     .apiRoot = m_server->apiRoot().toString()});
    QTRY_COMPARE(missing.size(), 1);
    QVERIFY(problem().contains("@flowers_bot"_L1));
    // The settings of that bot are there; another bot's token is not taken for its own.
    QCOMPARE(find<QLineEdit>("apiRootEdit")->text(), m_server->apiRoot().toString());
    QSignalSpy connected(m_page.get(), &ConnectPage::connectRequested);
    find<QLineEdit>("tokenEdit")->setText(QString::fromLatin1(m_server->token()));
    submit();
    QVERIFY(problem().contains("not the token of @flowers_bot"_L1));
    QVERIFY(connected.isEmpty());
    submit();
    QTRY_COMPARE(connected.size(), 1);
}

QTEST_MAIN(TestConnectPage)
#include "tst_connect_page.moc"
