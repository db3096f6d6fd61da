#include "engine/bot_check.h"

#include "botapi/requests.h"

#include <utility>

namespace botdesk::engine
{

BotCheck::BotCheck(QObject *parent)
    : QObject(parent)
{
}

BotCheck::~BotCheck() = default;

void BotCheck::ask(const botapi::Token &token, const botapi::ClientOptions &options, Done done)
{
    m_client = std::make_unique<botapi::Client>(token, options);
    m_client->send(botapi::GetMe{}, this,
                   [this, done = std::move(done)](const botapi::Reply<botapi::BotProfile> &reply) {
                       // Whoever is told may ask again or end us, and the client is still at work.
                       const auto finished = done;
                       const auto result = reply.result;
                       m_client.release()->deleteLater();
                       finished(result);
                   });
}

void BotCheck::cancel()
{
    m_client.reset();
}

} // namespace botdesk::engine
