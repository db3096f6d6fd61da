#pragma once

#include "botapi/client.h"
#include "engine/bot_check.h"
#include "engine/bot_directory.h"
#include "engine/secret_store.h"
#include "widgets/banner.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class ConnectPage;
}

/// A bot whose token was just found to work.
struct ConnectRequest {
    botapi::Token token;
    botapi::ClientOptions client;
    botapi::BotProfile profile;
    engine::SecretPlace keep = engine::SecretPlace::Nowhere;
};

/// The page of the first start: asks for a token, tries it, and tells in place what is wrong.
class ConnectPage : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectPage(QWidget *parent = nullptr);
    ~ConnectPage() override;

    /// Whether the keychain may be chosen, and is at first.
    void setKeychainAvailable(bool available);
    /// Those that can be opened again.
    void setKnownBots(const QList<engine::KnownBot> &bots);
    /// What the field for it starts with.
    void setApiRoot(const QUrl &apiRoot);

    /// Enters and tries a token that was given at the start; it is not kept.
    void tryGiven(const botapi::Token &token);
    /// Asks for the token of a bot that was connected here before, and whose token is gone.
    void askAgain(const engine::KnownBot &bot);
    /// Says that a token that works could not be kept in the place that was chosen.
    void showNotKept(engine::SecretPlace place);
    /// Says that the demo could not be started.
    void showNoDemo();
    /// Ends what is under way and forgets what was typed.
    void reset();

Q_SIGNALS:
    void connectRequested(const botdesk::widgets::ConnectRequest &request);
    void reconnectRequested(qint64 botId);
    void demoRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void wire();
    void submit();
    void take(const botapi::Token &token, const botapi::ClientOptions &options,
              const botapi::Result<botapi::BotProfile> &result);
    void setChecking(bool checking);
    void retranslate();
    void renderKeepNote();
    void renderProxy();
    void setSettings(const QString &apiRoot, const botapi::ProxyChoice &proxy);
    void showSettings(bool visible);
    void reconnect();
    [[nodiscard]] engine::SecretPlace place() const;
    [[nodiscard]] std::optional<botapi::ClientOptions> clientOptions();
    [[nodiscard]] botapi::ProxyChoice proxy() const;

    std::unique_ptr<Ui::ConnectPage> m_ui;
    engine::BotCheck m_check;
    bool m_keychain = true;
    std::optional<engine::KnownBot> m_wanted; ///< whose token is asked for
};

} // namespace botdesk::widgets
