// The window from the first page to a running bot, its menus, its banner and its languages.
#include "sandbox/server.h"
#include "storage/settings_repository.h"
#include "widgets/main_window.h"
#include "window_reading.h"

#include <QDialog>
#include <QDir>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QToolButton>

using namespace botdesk;
using namespace Qt::StringLiterals;
using sandbox::FaultKind;
using widgets::Language;
using widgets::MainWindow;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstStartConnects();
    void theNextStartOpensTheSameBot();
    void aGivenTokenOfAnUnknownBotIsChecked();
    void theDemoOpens();
    void everyTextFollowsTheLanguage();
    void theLanguageIsKept();
    void aRevokedTokenIsReplaced();
    void anotherBotsTokenIsRefused();
    void anotherPollerIsExplained();
    void aWebhookIsTakenOverAfterAsking();
    void greetingsAreEdited();
    void aFailureToOpenIsExplained();
    void theStatusAreaShowsTheConnection();
    void aRebuildIsTold();
    void anAbsenceIsToldUntilItIsDealtWith();

private:
    template <class T>
    T *find(const char *name)
    {
        auto *found = m_window->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    template <class T>
    T *visible(const char *name)
    {
        for (auto *found : m_window->findChildren<T *>(QLatin1StringView(name))) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    void makeWindow();
    void openDemo();
    [[nodiscard]] QString page()
    {
        return find<QStackedWidget>("stack")->currentWidget()->objectName();
    }
    [[nodiscard]] QString banner();

    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<widgets::LanguageManager> m_language;
    std::unique_ptr<widgets::Appearance> m_appearance;
    std::unique_ptr<engine::BotDirectory> m_bots;
    std::unique_ptr<engine::SecretStore> m_secrets;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_server = std::make_unique<sandbox::Server>(sandbox::Settings{.users = 20, .quiet = true});
    QVERIFY(m_server->listen().has_value());
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings =
        std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_appearance = std::make_unique<widgets::Appearance>(m_settings.get());
    m_bots = std::make_unique<engine::BotDirectory>(m_folder->path());
    m_secrets = std::make_unique<engine::SecretStore>(m_folder->filePath(u"secrets"_s));
    m_language = std::make_unique<widgets::LanguageManager>(m_settings.get());
    m_language->begin(Language::English);
    makeWindow();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_language.reset();
    m_secrets.reset();
    m_bots.reset();
    m_appearance.reset();
    m_settings.reset();
    m_folder.reset();
    m_server.reset();
}

void TestMainWindow::makeWindow()
{
    m_window = std::make_unique<MainWindow>(widgets::WindowParts{
        .bots = *m_bots,
        .secrets = *m_secrets,
        .language = *m_language,
        .appearance = *m_appearance,
        .settings = *m_settings,
        .startDemo = [this] {
            botapi::ClientOptions client;
            client.apiRoot = m_server->apiRoot();
            return std::optional(widgets::BotConnection{
                .token = *botapi::Token::parse(QString::fromLatin1(m_server->token())),
                .client = client,
                .username = u"botdesk_demo_bot"_s,
                .folder = m_folder->filePath(u"bots/demo"_s)});
        }});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::openDemo()
{
    m_window->begin({.demo = true});
    QTRY_COMPARE_WITH_TIMEOUT(page(), u"deskPage"_s, 20'000);
}

QString TestMainWindow::banner()
{
    auto *text = visible<QLabel>("bannerText");
    return text ? text->text() : QString();
}

void TestMainWindow::theFirstStartConnects()
{
    m_window->begin({});
    QCOMPARE(page(), u"connectPage"_s);
    QCOMPARE(m_window->windowTitle(), u"Botdesk"_s);
    QVERIFY(!find<QAction>("greetingsAction")->isEnabled());
    find<QLineEdit>("tokenEdit")->setText(QString::fromLatin1(m_server->token()));
    find<QLineEdit>("apiRootEdit")->setText(m_server->apiRoot().toString());
    find<QAbstractButton>("keepInFile")->setChecked(true);
    find<QAbstractButton>("connectButton")->click();
    QTRY_COMPARE_WITH_TIMEOUT(page(), u"deskPage"_s, 20'000);
    QCOMPARE(m_window->windowTitle(), u"@botdesk_demo_bot – Botdesk"_s);
    QVERIFY(find<QLineEdit>("tokenEdit")->text().isEmpty());
    QVERIFY(find<QAction>("greetingsAction")->isEnabled());
    find<QAction>("switchBotAction")->trigger();
    QCOMPARE(page(), u"connectPage"_s);
    QVERIFY(!m_window->session());
    QVERIFY(find<QWidget>("knownBotsPanel")->isVisible());
    find<QAbstractButton>("reconnectButton")->click();
    QTRY_COMPARE_WITH_TIMEOUT(page(), u"deskPage"_s, 20'000);
}

void TestMainWindow::theNextStartOpensTheSameBot()
{
    theFirstStartConnects();
    m_window->close();
    QVERIFY(!m_window->session());
    makeWindow();
    m_window->begin({});
    QTRY_COMPARE_WITH_TIMEOUT(page(), u"deskPage"_s, 20'000);
}

void TestMainWindow::aGivenTokenOfAnUnknownBotIsChecked()
{
    m_window->begin({.apiRoot = m_server->apiRoot(),
                     .token = botapi::Token::parse(QString::fromLatin1(m_server->token()))});
    QTRY_COMPARE_WITH_TIMEOUT(page(), u"deskPage"_s, 20'000);
    // It was given for this run, and so was the address.
    QCOMPARE(m_bots->lastUsed()->tokenPlace, engine::SecretPlace::Nowhere);
    QVERIFY(m_bots->lastUsed()->apiRoot.isEmpty());
    QVERIFY(!QDir(m_folder->filePath(u"secrets"_s)).exists());
}

void TestMainWindow::theDemoOpens()
{
    m_window->begin({});
    find<QAbstractButton>("demoButton")->click();
    QTRY_COMPARE_WITH_TIMEOUT(page(), u"deskPage"_s, 20'000);
    // A demo is no bot of this desk.
    QVERIFY(m_bots->bots().isEmpty());
}

void TestMainWindow::everyTextFollowsTheLanguage()
{
    m_server->faults().inject(
        {.kind = FaultKind::Unauthorized, .method = "getUpdates", .count = -1});
    openDemo();
    QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), 20'000);
    find<QAction>("greetingsAction")->trigger();
    QTRY_VERIFY(find<QListWidget>("languagesList")->count() > 0);
    QVERIFY(find<QAction>("englishAction")->isChecked());
    find<QAction>("russianAction")->trigger();
    QTRY_COMPARE(tests::leftInEnglish(*m_window), QStringList());
    QTRY_VERIFY(banner().contains(u"токен"_s));
    QCOMPARE(QLocale().language(), QLocale::Russian);
    QVERIFY(find<QAction>("russianAction")->isChecked());
    for (const auto language : {Language::Russian, Language::English}) {
        m_language->choose(language);
        QCoreApplication::processEvents();
        auto *dialog = find<QDialog>("greetingsDialog");
        QCOMPARE(tests::mnemonicClashes(*dialog), QStringList());
        QCOMPARE(tests::nameless(*dialog), QStringList());
    }
    QTRY_VERIFY(banner().contains("token"_L1));
}

void TestMainWindow::theLanguageIsKept()
{
    find<QAction>("russianAction")->trigger();
    m_settings->sync();
    widgets::LanguageManager again(m_settings.get());
    again.begin();
    QCOMPARE(again.spoken(), Language::Russian);
    QCOMPARE(m_settings->value(u"window/language"_s).toInt(), 2);
    // For one run, and not kept.
    again.begin(Language::English);
    QCOMPARE(again.spoken(), Language::English);
    QCOMPARE(m_settings->value(u"window/language"_s).toInt(), 2);
}

void TestMainWindow::aRevokedTokenIsReplaced()
{
    m_server->faults().inject(
        {.kind = FaultKind::Unauthorized, .method = "getUpdates", .count = 1});
    openDemo();
    QTRY_VERIFY_WITH_TIMEOUT(banner().contains("no longer accepts"_L1), 20'000);
    visible<QAbstractButton>("bannerAction")->click();
    auto *dialog = find<QDialog>("tokenDialog");
    dialog->findChild<QLineEdit *>(u"tokenEdit"_s)->setText(QString::fromLatin1(m_server->token()));
    dialog->findChild<QAbstractButton *>(u"connectButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(banner().isEmpty(), 20'000);
    QTRY_COMPARE(m_window->session()->state().polling.phase, botapi::PollerPhase::Polling);
}

void TestMainWindow::anotherBotsTokenIsRefused()
{
    m_server->faults().inject(
        {.kind = FaultKind::Unauthorized, .method = "getUpdates", .count = 1});
    openDemo();
    QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), 20'000);
    visible<QAbstractButton>("bannerAction")->click();
    auto *dialog = find<QDialog>("tokenDialog");
    auto *edit = dialog->findChild<QLineEdit *>(u"tokenEdit"_s);
    auto *words = dialog->findChild<QLabel *>(u"bannerText"_s);
    edit->setText(u"55:AAHsandbox0demo1token2of3botdesk456"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(words->text().contains("another bot"_L1));
    edit->setText(u"nonsense"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(words->text().contains("not a whole token"_L1));
    // Of the right bot, but wrong.
    edit->setText(u"123456789:AAHwrong00demo1token2of3botdesk456"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(words->text().contains("does not accept"_L1));
    QVERIFY(dialog->isVisible());
}

void TestMainWindow::anotherPollerIsExplained()
{
    m_server->faults().inject({.kind = FaultKind::Conflict, .method = "getUpdates", .count = 1});
    openDemo();
    QTRY_VERIFY_WITH_TIMEOUT(banner().contains("Another program"_L1), 20'000);
    QVERIFY(!find<QAction>("takeOverAction")->isVisible());
    visible<QAbstractButton>("bannerAction")->click();
    QTRY_VERIFY_WITH_TIMEOUT(banner().isEmpty(), 20'000);
}

void TestMainWindow::aWebhookIsTakenOverAfterAsking()
{
    m_server->faults().inject(
        {.kind = FaultKind::Refuse,
         .method = "getUpdates",
         .count = 1,
         .status = 409,
         .description = "Conflict: can't use getUpdates method while webhook is active; use "
                        "deleteWebhook to delete the webhook first"});
    openDemo();
    QTRY_VERIFY_WITH_TIMEOUT(banner().contains("webhook"_L1), 20'000);
    QVERIFY(find<QAction>("takeOverAction")->isVisible());
    visible<QAbstractButton>("bannerAction")->click();
    QTRY_VERIFY(visible<QAbstractButton>("takeOverButton"));
    QVERIFY(!banner().isEmpty());
    visible<QAbstractButton>("takeOverButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(banner().isEmpty(), 20'000);
    QVERIFY(!find<QAction>("takeOverAction")->isVisible());
    QTRY_COMPARE(m_window->session()->state().polling.phase, botapi::PollerPhase::Polling);
}

void TestMainWindow::greetingsAreEdited()
{
    openDemo();
    find<QAction>("greetingsAction")->trigger();
    auto *list = find<QListWidget>("languagesList");
    QTRY_COMPARE(list->count(), 7);
    auto *edit = find<QPlainTextEdit>("textEdit");
    QCOMPARE(list->currentItem()->data(Qt::UserRole).toString(), u"en"_s);
    edit->setPlainText(u"Hi <b>{first_name|friend}</b> {nmae}"_s);
    QCOMPARE(find<QPlainTextEdit>("preview")->toPlainText(), u"Hi <b>Anna</b> {nmae}"_s);
    QVERIFY(find<QLabel>("warningLabel")->text().contains("{nmae}"_L1));
    find<QAbstractButton>("withoutName")->setChecked(true);
    QCOMPARE(find<QPlainTextEdit>("preview")->toPlainText(), u"Hi <b>friend</b> {nmae}"_s);

    auto *tag = find<QComboBox>("languageToAdd");
    tag->setEditText(u"not a tag"_s);
    find<QAbstractButton>("addButton")->click();
    QVERIFY(find<QLabel>("addProblem")->isVisible());
    tag->setEditText(u"PT_br"_s);
    find<QAbstractButton>("addButton")->click();
    QCOMPARE(list->currentItem()->data(Qt::UserRole).toString(), u"pt-br"_s);

    auto *dialog = find<QDialog>("greetingsDialog");
    auto *save = find<QAbstractButton>("saveButton");
    save->click();
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<QLabel *>(u"bannerText"_s)->text().contains("empty"_L1));
    edit->setPlainText(QString(4097, u'x'));
    save->click();
    QVERIFY(dialog->findChild<QLabel *>(u"bannerText"_s)->text().contains("too long"_L1));
    // 4096 people are 8192 UTF-16 units, and just fit.
    edit->setPlainText(u"😀"_s.repeated(4096));
    find<QAbstractButton>("removeButton")->click();
    save->click();
    QTRY_VERIFY(!m_window->findChild<QDialog *>(u"greetingsDialog"_s));

    // It is gone once the database has them.
    find<QAction>("greetingsAction")->trigger();
    QTRY_COMPARE(find<QListWidget>("languagesList")->count(), 7);
    QCOMPARE(find<QPlainTextEdit>("textEdit")->toPlainText(),
             u"Hi <b>{first_name|friend}</b> {nmae}"_s);
}

void TestMainWindow::aFailureToOpenIsExplained()
{
    // A file where the bot's folder should be.
    QVERIFY(QDir(m_folder->path()).mkpath(u"bots"_s));
    QFile file(m_folder->filePath(u"bots/demo"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    m_window->begin({.demo = true});
    QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), 20'000);
    QCOMPARE(page(), u"openingPage"_s);
    QVERIFY(file.remove());
    find<QAbstractButton>("retryButton")->click();
    QTRY_COMPARE_WITH_TIMEOUT(page(), u"deskPage"_s, 20'000);
}

void TestMainWindow::theStatusAreaShowsTheConnection()
{
    openDemo();
    auto *words = find<QLabel>("connectionLabel");
    QTRY_COMPARE_WITH_TIMEOUT(words->text(), u"Connected"_s, 20'000);
    QTRY_VERIFY(find<QLabel>("peopleLabel")->text().contains("people"_L1));
    m_server.reset();
    QTRY_VERIFY_WITH_TIMEOUT(words->text().startsWith("No connection: "_L1), 20'000);
    // A connection that is away mends itself: nothing for the operator to do.
    QVERIFY(banner().isEmpty());
}

void TestMainWindow::aRebuildIsTold()
{
    openDemo();
    QTRY_VERIFY(m_window->session()->state().users > 0);
    makeWindow();
    m_window->begin({.demo = true, .rebuild = true});
    QTRY_COMPARE_WITH_TIMEOUT(page(), u"deskPage"_s, 20'000);
    QTRY_VERIFY(banner().startsWith(u"Everything was derived again from "_s));
    QVERIFY(!banner().contains(u'%'));
    QCOMPARE(find<QLabel>("bannerDetails")->text(), u"Everybody has the same status as before."_s);
    // Only once.
    m_window->begin({.demo = true});
    QTRY_COMPARE_WITH_TIMEOUT(page(), u"deskPage"_s, 20'000);
    QVERIFY(!banner().startsWith(u"Everything was derived"_s));
}

void TestMainWindow::anAbsenceIsToldUntilItIsDealtWith()
{
    openDemo();
    QTRY_VERIFY(m_window->session()->state().users > 0);
    m_window.reset();
    {
        auto database =
            storage::Database::open(engine::databasePath(m_folder->filePath(u"bots/demo"_s)),
                                    storage::Database::Mode::ReadWrite);
        storage::SettingsRepository settings(**database);
        auto progress = settings.progress().value();
        progress.lastPollAt = QDateTime::currentMSecsSinceEpoch() - 72LL * 3600 * 1000;
        QVERIFY(settings.setProgress(progress).has_value());
    }
    makeWindow();
    openDemo();
    QTRY_VERIFY(banner().startsWith(u"Botdesk was away from "_s));
    // To ask is not to do: only a probe that begins settles it, or that it is dismissed.
    QTest::mouseClick(visible<QPushButton>("bannerAction"), Qt::LeftButton);
    QTRY_VERIFY(visible<QDialog>("probeDialog"));
    visible<QDialog>("probeDialog")->reject();
    QTRY_VERIFY(!visible<QDialog>("probeDialog"));
    QCOMPARE(m_window->session()->state().gaps.size(), 1);
    QTest::mouseClick(visible<QToolButton>("bannerDismiss"), Qt::LeftButton);
    QTRY_VERIFY(m_window->session()->state().gaps.isEmpty());
    QTRY_COMPARE(banner(), QString());
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
