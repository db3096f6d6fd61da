#pragma once

#include "domain/user.h"
#include "storage/greeting_repository.h"

#include <optional>

namespace botdesk::engine
{

/// Writes the greetings that the operator asks for, in people's languages (R10, R12). Lives on the
/// session's thread.
class Greeter
{
public:
    Greeter(storage::Database &database, QString botUsername)
        : m_repository(database)
        , m_botUsername(std::move(botUsername))
    {
    }

    /// Gives a bot that has no greetings yet the ones that come with Botdesk.
    [[nodiscard]] storage::Result<void> seed(const domain::GreetingTexts &defaults);

    /// Replaces everything that is set about greetings. Within a transaction of the caller's.
    [[nodiscard]] storage::Result<void> setSettings(const storage::GreetingSettings &settings);

    /// What was set is not in the database after all: it is read anew.
    void forget() { m_greetings.reset(); }

    /// The greeting for this person: of the payload that they came by last, if it has one of its
    /// own. Nothing when the bot has no greeting at all.
    [[nodiscard]] storage::Result<std::optional<QString>> greetingFor(const domain::User &user);

private:
    storage::GreetingRepository m_repository;
    QString m_botUsername;
    std::optional<domain::Greetings> m_greetings;
};

} // namespace botdesk::engine
