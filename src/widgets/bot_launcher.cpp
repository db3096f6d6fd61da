#include "widgets/bot_launcher.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

using engine::KnownBot;
using engine::SecretPlace;

namespace
{

QString tokenName(qint64 botId)
{
    return u"bot-%1"_s.arg(botId);
}

QString proxyName(qint64 botId)
{
    return u"bot-%1-proxy"_s.arg(botId);
}

/// The address as it is kept: nothing for Telegram's own, so that it may change one day.
QString kept(const QUrl &apiRoot)
{
    return apiRoot == botapi::ClientOptions{}.apiRoot ? QString() : apiRoot.toString();
}

} // namespace

BotLauncher::BotLauncher(engine::BotDirectory &bots, engine::SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_bots(bots)
    , m_secrets(secrets)
{
}

void BotLauncher::keep(const ConnectRequest &request)
{
    const qint64 id = request.token.botId();
    m_waiting = std::make_unique<QObject>();
    m_secrets.write(
        request.keep, tokenName(id), request.token.reveal(), m_waiting.get(),
        [this, request, id](bool isKept) {
            if (!isKept) {
                Q_EMIT notKept(request.keep);
                return;
            }
            const botapi::ProxyChoice &proxy = request.client.proxy;
            if (proxy.password.isEmpty())
                m_secrets.remove(proxyName(id));
            else
                m_secrets.write(request.keep, proxyName(id), proxy.password, this, [](bool) {});
            const botapi::User &user = request.profile.user;
            KnownBot bot{
                .id = id,
                .username = user.username.value_or(QString()),
                .name =
                    u"%1 %2"_s.arg(user.firstName, user.lastName.value_or(QString())).simplified(),
                .tokenPlace = request.keep,
                .apiRoot = kept(request.client.apiRoot),
                .proxy = proxy};
            if (m_apiRoot && *m_apiRoot == request.client.apiRoot)
                bot.apiRoot = known(id).value_or(KnownBot{}).apiRoot;
            m_bots.put(bot);
            announce(request.token, request.client, bot.username);
        });
}

void BotLauncher::launch(const KnownBot &bot)
{
    m_waiting = std::make_unique<QObject>();
    m_secrets.read(bot.tokenPlace, tokenName(bot.id), m_waiting.get(),
                   [this, bot](const std::optional<QString> &secret) {
                       const auto token = secret ? botapi::Token::parse(*secret) : std::nullopt;
                       if (token && token->botId() == bot.id)
                           launchWith(bot, *token);
                       else
                           Q_EMIT tokenMissing(bot);
                   });
}

bool BotLauncher::launchGiven(const botapi::Token &token)
{
    const auto bot = known(token.botId());
    if (!bot)
        return false;
    m_waiting = std::make_unique<QObject>();
    launchWith(*bot, token);
    return true;
}

void BotLauncher::replaceToken(const botapi::Token &token)
{
    if (const auto bot = known(token.botId()); bot && bot->tokenPlace != SecretPlace::Nowhere)
        m_secrets.write(bot->tokenPlace, tokenName(bot->id), token.reveal(), this, [](bool) {});
}

void BotLauncher::cancel()
{
    m_waiting.reset();
}

void BotLauncher::launchWith(const KnownBot &bot, const botapi::Token &token)
{
    const botapi::ClientOptions client = clientOf(bot);
    if (client.proxy.user.isEmpty()) {
        announce(token, client, bot.username);
        return;
    }
    m_secrets.read(bot.tokenPlace, proxyName(bot.id), m_waiting.get(),
                   [this, token, client, bot](const std::optional<QString> &password) {
                       botapi::ClientOptions complete = client;
                       complete.proxy.password = password.value_or(QString());
                       announce(token, complete, bot.username);
                   });
}

void BotLauncher::announce(const botapi::Token &token, const botapi::ClientOptions &client,
                           const QString &username)
{
    m_bots.setLastUsed(token.botId());
    Q_EMIT ready({.token = token,
                  .client = client,
                  .username = username,
                  .folder = m_bots.folderOf(token.botId())});
}

botapi::ClientOptions BotLauncher::clientOf(const KnownBot &bot) const
{
    botapi::ClientOptions client;
    client.proxy = bot.proxy;
    if (m_apiRoot)
        client.apiRoot = *m_apiRoot;
    else if (const auto root = botapi::Client::checkApiRoot(bot.apiRoot); root)
        client.apiRoot = *root;
    return client;
}

std::optional<KnownBot> BotLauncher::known(qint64 botId) const
{
    const QList<KnownBot> bots = m_bots.bots();
    const auto found = std::ranges::find(bots, botId, &KnownBot::id);
    return found == bots.end() ? std::nullopt : std::optional(*found);
}

} // namespace botdesk::widgets
