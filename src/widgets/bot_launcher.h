#pragma once

#include "botapi/client.h"
#include "engine/bot_directory.h"
#include "engine/secret_store.h"
#include "widgets/connect_page.h"

#include <QObject>
#include <QUrl>

#include <optional>

namespace botdesk::widgets
{

/// Everything that a session is started with.
struct BotConnection {
    botapi::Token token;
    botapi::ClientOptions client;
    QString username; ///< without "@"
    QString folder;   ///< the bot's own
};

/// Brings together what is known about a bot and its secrets, which are kept elsewhere, so that a
/// session can begin. Lives on the GUI thread.
class BotLauncher : public QObject
{
    Q_OBJECT

public:
    BotLauncher(engine::BotDirectory &bots, engine::SecretStore &secrets,
                QObject *parent = nullptr);

    /// Uses this API root for every bot in this run, and keeps it for none.
    void setApiRoot(const QUrl &apiRoot) { m_apiRoot = apiRoot; }

    /// Keeps the bot and its token, then is ready() or notKept().
    void keep(const ConnectRequest &request);
    /// Fetches the token of a bot that was connected before; then is ready() or tokenMissing().
    void launch(const engine::KnownBot &bot);
    /// The same with a token that was given at the start. False for a bot that is not known: its
    /// name has to be asked for first.
    bool launchGiven(const botapi::Token &token);
    /// Keeps the new token of a bot where the old one was.
    void replaceToken(const botapi::Token &token);
    /// Ends waiting for a keychain that does not answer.
    void cancel();

Q_SIGNALS:
    void ready(const botdesk::widgets::BotConnection &connection);
    void notKept(botdesk::engine::SecretPlace place);
    void tokenMissing(const botdesk::engine::KnownBot &bot);

private:
    void launchWith(const engine::KnownBot &bot, const botapi::Token &token);
    void announce(const botapi::Token &token, const botapi::ClientOptions &client,
                  const QString &username);
    [[nodiscard]] botapi::ClientOptions clientOf(const engine::KnownBot &bot) const;
    [[nodiscard]] std::optional<engine::KnownBot> known(qint64 botId) const;

    engine::BotDirectory &m_bots;
    engine::SecretStore &m_secrets;
    std::optional<QUrl> m_apiRoot;
    std::unique_ptr<QObject> m_waiting; ///< the context of what is under way
};

} // namespace botdesk::widgets
