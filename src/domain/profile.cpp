#include "domain/profile.h"

namespace botdesk::domain
{

QString fullName(const Profile &profile)
{
    if (profile.lastName.isEmpty())
        return profile.firstName.simplified();
    if (profile.firstName.isEmpty())
        return profile.lastName.simplified();
    return (profile.firstName + u' ' + profile.lastName).simplified();
}

QString foldForSearch(const QString &text)
{
    // Composed first: the same letter may come as one code point or as a letter and a mark.
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString nameSortKey(UserId id, const Profile &profile)
{
    const QString name = foldForSearch(fullName(profile));
    if (!name.isEmpty())
        return name;
    if (!profile.username.isEmpty())
        return profile.username.toCaseFolded();
    return QString::number(id);
}

} // namespace botdesk::domain
