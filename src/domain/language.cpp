#include "domain/language.h"

namespace botdesk::domain
{

QString normalizedLanguage(const QString &tag)
{
    return tag.trimmed().toLower().replace(u'_', u'-');
}

QString languageToWriteIn(const QString &lastKnown)
{
    return lastKnown.isEmpty() ? QString::fromUtf16(assumedLanguage) : lastKnown;
}

QString bestLanguage(const QString &wanted, const QStringList &available)
{
    const QString exact = normalizedLanguage(wanted);
    if (available.contains(exact))
        return exact;
    const QString primary = exact.section(u'-', 0, 0);
    if (available.contains(primary))
        return primary;
    const QString english = QString::fromUtf16(assumedLanguage);
    if (available.contains(english))
        return english;
    return available.value(0);
}

} // namespace botdesk::domain
