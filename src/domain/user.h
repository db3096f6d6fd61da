#pragma once

#include "domain/dialog.h"
#include "domain/profile.h"

#include <QString>

namespace botdesk::domain
{

/// Everything that Botdesk knows about one person, but for their messages and the ledger.
struct User {
    UserId id = 0;
    Profile profile;
    Seconds profileAt = 0; ///< when Telegram last gave the profile, 0 for never (R11)
    QString language;      ///< last reported tag, empty when none ever was (R10)
    Seconds languageAt = 0;
    Seconds firstSeen = 0;
    Seconds lastSeen = 0;
    QString source; ///< payload of the latest `/start` that had one (R12)
    Seconds sourceAt = 0;
    DialogState dialog;
};

/// Takes over a profile that was given at @p at, unless a later one is known. What vanished is
/// cleared (R9). True when anything that people see changed.
bool takeProfile(User &user, const Profile &profile, Seconds at);

/// Takes over a reported language; an empty tag changes nothing (R10). True when it changed.
bool takeLanguage(User &user, const QString &tag, Seconds at);

} // namespace botdesk::domain
