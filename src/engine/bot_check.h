#pragma once

#include "botapi/client.h"

#include <QObject>

#include <functional>
#include <memory>

namespace botdesk::engine
{

/// Asks getMe whether a token works, before anything is kept. Lives on the GUI thread; one question
/// at a time, a new one ends the one before.
class BotCheck : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const botapi::Result<botapi::BotProfile> &)>;

    explicit BotCheck(QObject *parent = nullptr);
    ~BotCheck() override;

    void ask(const botapi::Token &token, const botapi::ClientOptions &options, Done done);
    void cancel();

private:
    std::unique_ptr<botapi::Client> m_client;
};

} // namespace botdesk::engine
