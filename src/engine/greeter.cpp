#include "engine/greeter.h"

namespace botdesk::engine
{

using storage::Result;

Result<void> Greeter::seed(const domain::GreetingTexts &defaults)
{
    const auto known = m_repository.greetings();
    if (!known)
        return std::unexpected(known.error());
    if (!known->isEmpty())
        return {};
    m_greetings.reset();
    return m_repository.setGreetings({.general = defaults, .byPayload = {}});
}

Result<void> Greeter::setSettings(const storage::GreetingSettings &settings)
{
    auto done = m_repository.setSettings(settings);
    if (done)
        m_greetings = settings.greetings;
    return done;
}

Result<std::optional<QString>> Greeter::greetingFor(const domain::User &user)
{
    if (!m_greetings) {
        auto known = m_repository.greetings();
        if (!known)
            return std::unexpected(known.error());
        m_greetings = std::move(*known);
    }
    return domain::writtenGreeting(*m_greetings, user, user.source, m_botUsername);
}

} // namespace botdesk::engine
