#include "engine/greeter.h"

#include "domain/greeting.h"
#include "domain/language.h"

namespace botdesk::engine
{

using storage::Result;

Result<void> Greeter::seed(const QMap<QString, QString> &defaults)
{
    const auto known = m_settings.greetings();
    if (!known)
        return std::unexpected(known.error());
    return known->isEmpty() ? setGreetings(defaults) : Result<void>();
}

Result<void> Greeter::setGreetings(const QMap<QString, QString> &greetings)
{
    auto done = m_settings.setGreetings(greetings);
    if (done)
        m_greetings = greetings;
    return done;
}

Result<std::optional<QString>> Greeter::greetingFor(const domain::User &user)
{
    if (!m_greetings) {
        auto known = m_settings.greetings();
        if (!known)
            return std::unexpected(known.error());
        m_greetings = std::move(*known);
    }
    if (m_greetings->isEmpty())
        return std::nullopt;
    const QString language =
        domain::bestLanguage(domain::languageToWriteIn(user.language), m_greetings->keys());
    return domain::expandGreeting(m_greetings->value(language),
                                  {.person = user.profile, .botUsername = m_botUsername});
}

} // namespace botdesk::engine
