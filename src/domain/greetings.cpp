#include "domain/greetings.h"

#include "domain/greeting.h"
#include "domain/language.h"

#include <algorithm>

namespace botdesk::domain
{

bool Greetings::isEmpty() const
{
    return general.isEmpty() && std::ranges::all_of(byPayload, [](const GreetingTexts &texts) {
               return texts.isEmpty();
           });
}

GreetingTexts Greetings::textsOf(const QString &payload) const
{
    return payload.isEmpty() ? general : byPayload.value(payload);
}

QString Greetings::text(const GreetingKey &key) const
{
    return textsOf(key.payload).value(key.language);
}

std::optional<GreetingKey> greetingFor(const Greetings &greetings, const QString &language,
                                       const QString &payload)
{
    const QString wanted = languageToWriteIn(language);
    const QStringList own =
        payload.isEmpty() ? QStringList() : QStringList(greetings.byPayload.value(payload).keys());
    if (const QString tag = readableLanguage(wanted, own); !tag.isEmpty())
        return GreetingKey{payload, tag};
    const QStringList general = greetings.general.keys();
    if (const QString tag = readableLanguage(wanted, general); !tag.isEmpty())
        return GreetingKey{{}, tag};
    if (!own.isEmpty())
        return GreetingKey{payload, own.constFirst()};
    if (!general.isEmpty())
        return GreetingKey{{}, general.constFirst()};
    return std::nullopt;
}

std::optional<QString> writtenGreeting(const Greetings &greetings, const User &person,
                                       const QString &payload, const QString &botUsername)
{
    const auto key = greetingFor(greetings, person.language, payload);
    if (!key)
        return std::nullopt;
    return expandGreeting(
        greetings.text(*key),
        {.person = person.profile, .botUsername = botUsername, .payload = payload});
}

GreetingCoverage coverageOf(const Greetings &greetings, const QString &payload,
                            const PeopleByLanguage &people)
{
    GreetingCoverage coverage;
    const QStringList texts = greetings.textsOf(payload).keys();
    coverage.otherLanguage = bestLanguage({}, texts);
    for (const auto &[language, count] : people.asKeyValueRange()) {
        coverage.people += count;
        const auto key = greetingFor(greetings, language, payload);
        if (!key) {
            coverage.nothing += count;
        } else if (key->payload != payload) {
            coverage.general += count;
        } else if (language.isEmpty()) {
            coverage.unreported += count;
        } else if (key->language == sameLanguage(language, texts)) {
            coverage.own[key->language] += count;
        } else {
            coverage.others += count;
            ++coverage.otherLanguages;
        }
    }
    return coverage;
}

} // namespace botdesk::domain
