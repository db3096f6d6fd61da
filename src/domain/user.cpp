#include "domain/user.h"

#include "domain/language.h"

namespace botdesk::domain
{

bool takeProfile(User &user, const Profile &profile, Seconds at)
{
    if (at < user.profileAt)
        return false;
    user.profileAt = at;
    if (user.profile == profile)
        return false;
    user.profile = profile;
    return true;
}

bool takeLanguage(User &user, const QString &tag, Seconds at)
{
    const QString language = normalizedLanguage(tag);
    if (language.isEmpty() || at < user.languageAt)
        return false;
    user.languageAt = at;
    if (user.language == language)
        return false;
    user.language = language;
    return true;
}

} // namespace botdesk::domain
