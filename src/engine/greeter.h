#pragma once

#include "domain/user.h"
#include "storage/settings_repository.h"

#include <optional>

namespace botdesk::engine
{

/// Writes greetings in people's languages (R10, R12). Lives on the session's thread.
class Greeter
{
public:
    Greeter(storage::Database &database, QString botUsername)
        : m_settings(database)
        , m_botUsername(std::move(botUsername))
    {
    }

    /// Gives a bot that has no greetings yet the ones that come with Botdesk.
    [[nodiscard]] storage::Result<void> seed(const QMap<QString, QString> &defaults);

    [[nodiscard]] storage::Result<void> setGreetings(const QMap<QString, QString> &greetings);

    /// The greeting for this person; nothing when the bot has no greeting at all.
    [[nodiscard]] storage::Result<std::optional<QString>> greetingFor(const domain::User &user);

private:
    storage::SettingsRepository m_settings;
    QString m_botUsername;
    std::optional<QMap<QString, QString>> m_greetings;
};

} // namespace botdesk::engine
