#include "widgets/main_window.h"

#include "ui_main_window.h"
#include "widgets/connect_page.h"
#include "widgets/default_greetings.h"
#include "widgets/desk_menu.h"
#include "widgets/desk_page.h"
#include "widgets/greetings_dialog.h"
#include "widgets/opening_page.h"
#include "widgets/session_banner.h"
#include "widgets/status_area.h"
#include "widgets/token_dialog.h"
#include "widgets/window_boxes.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QMessageBox>
#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto stateKey = "window/state"_L1;
constexpr QSize firstSize(1180, 760);

} // namespace

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_launcher(m_parts.bots, m_parts.secrets)
    , m_status(new StatusArea(this))
    , m_connectPage(new ConnectPage(this))
    , m_openingPage(new OpeningPage(this))
{
    m_ui->setupUi(this);
    m_status->setObjectName("statusArea"_L1);
    m_connectPage->setObjectName("connectPage"_L1);
    m_openingPage->setObjectName("openingPage"_L1);
    m_ui->statusBar->addWidget(m_status, 1);
    m_ui->stack->addWidget(m_connectPage);
    m_ui->stack->addWidget(m_openingPage);
    m_connectPage->setKeychainAvailable(engine::SecretStore::keychainAvailable());
    wireMenus();
    wireLauncher();
    resize(firstSize);
    restoreGeometry(m_parts.settings.value(geometryKey).toByteArray());
    restoreState(m_parts.settings.value(stateKey).toByteArray());
    retranslate();
    showConnectPage();
}

MainWindow::~MainWindow()
{
    endSession();
}

void MainWindow::wireMenus()
{
    connect(m_ui->switchBotAction, &QAction::triggered, this, &MainWindow::showConnectPage);
    connect(m_ui->greetingsAction, &QAction::triggered, this, &MainWindow::showGreetings);
    connect(m_ui->takeOverAction, &QAction::triggered, this, &MainWindow::askToTakeOver);
    connect(m_ui->quitAction, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->aboutAction, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_ui->aboutQtAction, &QAction::triggered, this, [this] { QMessageBox::aboutQt(this); });
    wireDeskMenu(*m_ui, this, [this] { return m_desk; });
    connect(m_ui->banner, &Banner::triggered, this, &MainWindow::followBanner);
    connect(m_ui->banner, &Banner::dismissed, this, &MainWindow::dismissBanner);

    auto *looks = new QActionGroup(this);
    const auto look = [this, looks](QAction *action, Look value) {
        looks->addAction(action);
        action->setChecked(m_parts.appearance.chosen() == value);
        connect(action, &QAction::triggered, this,
                [this, value] { m_parts.appearance.choose(value); });
    };
    look(m_ui->systemLookAction, Look::System);
    look(m_ui->lightLookAction, Look::Light);
    look(m_ui->darkLookAction, Look::Dark);

    auto *languages = new QActionGroup(this);
    const auto language = [this, languages](QAction *action, Language value) {
        languages->addAction(action);
        action->setChecked(m_parts.language.spoken() == value);
        connect(action, &QAction::triggered, this,
                [this, value] { m_parts.language.choose(value); });
    };
    language(m_ui->englishAction, Language::English);
    language(m_ui->russianAction, Language::Russian);
}

void MainWindow::wireLauncher()
{
    connect(m_connectPage, &ConnectPage::connectRequested, &m_launcher, &BotLauncher::keep);
    connect(m_connectPage, &ConnectPage::demoRequested, this, &MainWindow::startDemo);
    connect(m_connectPage, &ConnectPage::reconnectRequested, this, [this](qint64 botId) {
        const QList<engine::KnownBot> bots = m_parts.bots.bots();
        const auto bot = std::ranges::find(bots, botId, &engine::KnownBot::id);
        if (bot != bots.end())
            launch(*bot);
    });
    connect(&m_launcher, &BotLauncher::ready, this, &MainWindow::open);
    connect(&m_launcher, &BotLauncher::notKept, m_connectPage, &ConnectPage::showNotKept);
    connect(&m_launcher, &BotLauncher::tokenMissing, this, [this](const engine::KnownBot &bot) {
        showConnectPage();
        m_connectPage->askAgain(bot);
    });
    connect(m_openingPage, &OpeningPage::backRequested, this, &MainWindow::showConnectPage);
    connect(m_openingPage, &OpeningPage::retryRequested, this, &MainWindow::startSession);
}

void MainWindow::begin(const StartOptions &options)
{
    m_rebuild = options.rebuild;
    m_resume = options.resume;
    if (options.apiRoot) {
        m_launcher.setApiRoot(*options.apiRoot);
        m_connectPage->setApiRoot(*options.apiRoot);
    }
    if (options.demo) {
        startDemo();
    } else if (options.token) {
        if (!m_launcher.launchGiven(*options.token))
            m_connectPage->tryGiven(*options.token);
    } else if (const auto bot = m_parts.bots.lastUsed()) {
        launch(*bot);
    }
}

void MainWindow::bringToFront()
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_parts.settings.setValue(geometryKey, saveGeometry());
    m_parts.settings.setValue(stateKey, saveState());
    endSession();
    event->accept();
}

void MainWindow::retranslate()
{
    // Also for fields that show numbers and dates by themselves.
    setLocale(QLocale());
    m_ui->retranslateUi(this);
    setWindowTitle(m_connection ? u"@%1 – Botdesk"_s.arg(m_connection->username) : u"Botdesk"_s);
    m_ui->englishAction->setChecked(m_parts.language.spoken() == Language::English);
    m_ui->russianAction->setChecked(m_parts.language.spoken() == Language::Russian);
    m_ui->banner->setAccessibleDescription(tr("What the bot needs from you"));
}

void MainWindow::showConnectPage()
{
    m_launcher.cancel();
    endSession();
    m_connection.reset();
    m_connectPage->reset();
    m_connectPage->setKnownBots(m_parts.bots.bots());
    m_ui->stack->setCurrentWidget(m_connectPage);
    retranslate();
    renderActions();
}

void MainWindow::startDemo()
{
    m_openingPage->showStep(OpeningPage::Step::Demo, {});
    m_ui->stack->setCurrentWidget(m_openingPage);
    if (const auto connection = m_parts.startDemo()) {
        open(*connection);
        return;
    }
    showConnectPage();
    m_connectPage->showNoDemo();
}

void MainWindow::launch(const engine::KnownBot &bot)
{
    m_openingPage->showStep(OpeningPage::Step::Token, bot.username);
    m_ui->stack->setCurrentWidget(m_openingPage);
    m_launcher.launch(bot);
}

void MainWindow::open(const BotConnection &connection)
{
    m_connection = connection;
    m_connectPage->reset();
    startSession();
}

void MainWindow::startSession()
{
    endSession();
    m_openingPage->showStep(OpeningPage::Step::Data, m_connection->username);
    m_ui->stack->setCurrentWidget(m_openingPage);
    retranslate();
    m_session = std::make_unique<engine::SessionHost>(
        engine::SessionOptions{.folder = m_connection->folder,
                               .token = m_connection->token,
                               .client = m_connection->client,
                               .botUsername = m_connection->username,
                               .defaultGreetings = defaultGreetings(),
                               .rebuild = m_rebuild,
                               .resume = m_resume});
    engine::SessionHost *session = m_session.get();
    connect(session, &engine::SessionHost::opening, m_openingPage, &OpeningPage::showProgress);
    connect(session, &engine::SessionHost::opened, this, &MainWindow::onOpened);
    connect(session, &engine::SessionHost::failedToOpen, this,
            [this](const storage::Error &error) { m_openingPage->showFailure(error); });
    connect(session, &engine::SessionHost::stateChanged, this, &MainWindow::onStateChanged);
    connect(
        session, &engine::SessionHost::takeOverFailed, this,
        [this](const botapi::Error &error) { addNotice(SessionBanner::takeOverFailed(error)); });
    connect(session, &engine::SessionHost::actionFailed, this,
            [this](const storage::Error &error) { addNotice(SessionBanner::actionFailed(error)); });
    session->start();
    renderActions();
}

void MainWindow::endSession()
{
    delete m_dialog;
    // Its pages ask the session's reader, so they go first.
    delete std::exchange(m_desk, nullptr);
    m_session.reset();
    m_trouble.reset();
    m_notices.clear();
    m_status->clear();
    showBanner();
    renderActions();
}

void MainWindow::onOpened(const engine::OpeningReport &report)
{
    m_rebuild = false;
    m_desk = new DeskPage(*m_session, this);
    m_desk->setObjectName("deskPage"_L1);
    m_ui->stack->addWidget(m_desk);
    m_ui->stack->setCurrentWidget(m_desk);
    m_notices = SessionBanner::about(report);
    onStateChanged(m_session->state());
}

void MainWindow::onStateChanged(const engine::SessionState &state)
{
    m_status->show(state);
    m_trouble = SessionBanner::about(state);
    if (!m_trouble && !state.gaps.isEmpty())
        m_trouble = SessionBanner::about(state.gaps.constFirst());
    showBanner();
    renderActions();
}

void MainWindow::addNotice(const BannerContent &content)
{
    m_notices.prepend(content);
    showBanner();
}

void MainWindow::dismissBanner()
{
    if (!m_notices.isEmpty())
        m_notices.removeFirst();
    else if (m_session && !m_session->state().gaps.isEmpty())
        m_session->settleGap(m_session->state().gaps.constFirst().id);
    showBanner();
}

void MainWindow::showBanner()
{
    // What just failed at the operator's wish is told before what is known to be wrong.
    const BannerContent *content = !m_notices.isEmpty() ? &m_notices.constFirst()
                                   : m_trouble          ? &*m_trouble
                                                        : nullptr;
    const QString shown = content ? content->text() : QString();
    if (shown == m_bannerShown && !shown.isEmpty() && !m_ui->banner->isClear())
        return;
    m_bannerShown = shown;
    if (content)
        m_ui->banner->show(*content);
    else
        m_ui->banner->clear();
}

void MainWindow::followBanner(BannerAction action)
{
    switch (action) {
    case BannerAction::NewToken:
        askForToken();
        break;
    case BannerAction::TakeOver:
        askToTakeOver();
        break;
    case BannerAction::TryAgain:
        if (m_session)
            m_session->retryNow();
        break;
    case BannerAction::ProbeAfterGap:
        probeAfterGap();
        break;
    case BannerAction::None:
        break;
    }
}

void MainWindow::probeAfterGap()
{
    if (!m_desk || m_session->state().gaps.isEmpty())
        return;
    const storage::Gap gap = m_session->state().gaps.constFirst();
    const QDialog *dialog = m_desk->probe(SessionBanner::peopleToProbe(gap));
    if (dialog)
        connect(dialog, &QDialog::accepted, m_session.get(),
                [session = m_session.get(), gap] { session->settleGap(gap.id); });
}

void MainWindow::askForToken()
{
    if (!m_session || m_dialog)
        return;
    auto *dialog =
        new TokenDialog(m_session->botId(), m_connection->username, m_connection->client, this);
    dialog->setObjectName("tokenDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TokenDialog::tokenAccepted, this, [this](const botapi::Token &token) {
        m_connection->token = token;
        m_launcher.replaceToken(token);
        m_session->setToken(token);
    });
    m_dialog = dialog;
    dialog->open();
}

void MainWindow::askToTakeOver()
{
    if (!m_session || m_dialog)
        return;
    QMessageBox *question = takeOverQuestion(m_connection->username, this);
    connect(question, &QMessageBox::accepted, this, [this] {
        if (m_session)
            m_session->takeOver();
    });
    m_dialog = question;
    question->open();
}

void MainWindow::showGreetings()
{
    if (!m_session || m_dialog)
        return;
    auto *dialog = new GreetingsDialog(*m_session, this);
    dialog->setObjectName("greetingsDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = dialog;
    dialog->open();
}

void MainWindow::showAbout()
{
    aboutBox(this)->open();
}

void MainWindow::renderActions()
{
    const bool open = m_desk != nullptr;
    m_ui->switchBotAction->setEnabled(m_ui->stack->currentWidget() != m_connectPage);
    m_ui->greetingsAction->setEnabled(open);
    m_ui->findAction->setEnabled(open);
    m_ui->peopleMenu->setEnabled(open);
    const bool webhook =
        open && m_session->state().polling.conflict == botapi::ConflictReason::Webhook;
    m_ui->takeOverAction->setVisible(webhook);
    m_ui->statusBar->setVisible(open);
}

} // namespace botdesk::widgets
