#pragma once

#include "engine/session_host.h"
#include "widgets/appearance.h"
#include "widgets/bot_launcher.h"
#include "widgets/command_line.h"
#include "widgets/language.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class QSettings;

namespace botdesk::widgets
{

namespace Ui
{
class MainWindow;
}

class ConnectPage;
class OpeningPage;
class DeskPage;
class StatusArea;

/// What a main window works with. All of it must outlive the window.
struct WindowParts {
    engine::BotDirectory &bots;
    engine::SecretStore &secrets;
    LanguageManager &language;
    Appearance &appearance;
    QSettings &settings; ///< for the window's size and place
    /// Starts the demo, or finds it running; nothing when it cannot be started.
    std::function<std::optional<BotConnection>()> startDemo;
};

/// The window: a page to connect a bot, one that is shown while it is opened, and the people. It
/// owns the running session; closing it ends that in an orderly way.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowParts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens what the start options say, else the bot of the last time, else the first page.
    void begin(const StartOptions &options);
    /// Puts the window before all others, un-minimised.
    void bringToFront();
    /// The running session, if there is one.
    [[nodiscard]] engine::SessionHost *session() const { return m_session.get(); }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void wireMenus();
    void wireLauncher();
    void retranslate();
    void showConnectPage();
    void startDemo();
    void launch(const engine::KnownBot &bot);
    void open(const BotConnection &connection);
    void startSession();
    void endSession();
    void onOpened(const engine::OpeningReport &report);
    void onStateChanged(const engine::SessionState &state);
    void addNotice(const BannerContent &content);
    void dismissBanner();
    void showBanner();
    void followBanner(BannerAction action);
    void probeAfterGap();
    void askForToken();
    void askToTakeOver();
    void showGreetings();
    void showAbout();
    void renderActions();

    WindowParts m_parts;
    std::unique_ptr<Ui::MainWindow> m_ui;
    BotLauncher m_launcher;
    StatusArea *m_status;
    ConnectPage *m_connectPage;
    OpeningPage *m_openingPage;
    DeskPage *m_desk = nullptr;
    std::optional<BotConnection> m_connection;
    std::unique_ptr<engine::SessionHost> m_session;
    std::optional<BannerContent> m_trouble; ///< what the session's state says
    QList<BannerContent> m_notices;         ///< to be read once, one after the other
    QPointer<QDialog> m_dialog;             ///< the one that is open
    QString m_bannerShown;
    bool m_rebuild = false; ///< with the next bot that is opened
    bool m_resume = false;  ///< jobs that the end of the program paused, of any bot
};

} // namespace botdesk::widgets
