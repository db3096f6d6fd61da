#pragma once

#include "domain/dialog.h"

#include <QByteArray>

namespace botdesk::storage
{

/// What the index keeps of a person. Texts are UTF-8; a null one stands for NULL. They may be raw
/// data of somebody else's: whoever keeps one copies it.
struct UserFacts {
    domain::UserId id = 0;
    domain::DialogStatus status = domain::DialogStatus::Unverified; ///< as stored
    domain::Ground ground = domain::Ground::None;                   ///< as stored
    QByteArray language;
    domain::Seconds lastSeen = 0;
    QByteArray source;
    domain::Seconds joinRequestedAt = 0;
    domain::Seconds joinEndsAt = 0; ///< 0 when there never was a request to join
    QByteArray nameKey;
    QByteArray usernameKey;
    QByteArray searchText;
};

} // namespace botdesk::storage
