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

QString sameLanguage(const QString &wanted, const QStringList &available)
{
    const QString exact = normalizedLanguage(wanted);
    if (available.contains(exact))
        return exact;
    const QString primary = exact.section(u'-', 0, 0);
    return available.contains(primary) ? primary : QString();
}

QString readableLanguage(const QString &wanted, const QStringList &available)
{
    const QString same = sameLanguage(wanted, available);
    const QString english = QString::fromUtf16(assumedLanguage);
    return same.isEmpty() && available.contains(english) ? english : same;
}

QString bestLanguage(const QString &wanted, const QStringList &available)
{
    const QString readable = readableLanguage(wanted, available);
    return readable.isEmpty() ? available.value(0) : readable;
}

} // namespace botdesk::domain
