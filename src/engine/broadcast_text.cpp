#include "engine/broadcast_text.h"

#include "domain/formatting.h"
#include "domain/language.h"

namespace botdesk::engine
{

QString languageOfText(const QStringList &available, const QString &language)
{
    const QString wanted = domain::normalizedLanguage(domain::languageToWriteIn(language));
    const QString primary = wanted.section(u'-', 0, 0);
    for (const QString &tag : {wanted, primary, QString()}) {
        if (available.contains(tag))
            return tag.isNull() ? QStringLiteral("") : tag;
    }
    return domain::bestLanguage(wanted, available);
}

QString broadcastTextFor(const storage::Broadcast &broadcast, const domain::User &person,
                         const QString &botUsername)
{
    const QString language = languageOfText(broadcast.texts.keys(), person.language);
    return domain::expandFormatted(broadcast.texts.value(language), broadcast.html,
                                   {.person = person.profile, .botUsername = botUsername});
}

} // namespace botdesk::engine
