#pragma once

#include "domain/user.h"
#include "storage/broadcast.h"

#include <QStringList>

namespace botdesk::engine
{

/// The tag in @p available whose text serves somebody with @p language (R10): the same tag, else
/// its primary part, else the text for everyone else (an empty tag), else English, else the first
/// one. @p language is empty where none was ever reported: English is assumed.
[[nodiscard]] QString languageOfText(const QStringList &available, const QString &language);

/// What @p person reads: the text in their language, placeholders expanded; names are escaped where
/// it is HTML. @param botUsername without "@"
[[nodiscard]] QString broadcastTextFor(const storage::Broadcast &broadcast,
                                       const domain::User &person, const QString &botUsername);

} // namespace botdesk::engine
