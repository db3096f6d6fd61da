#pragma once

#include "domain/time.h"

#include <QString>

namespace botdesk::domain
{

/// A person's id in Telegram: at most 52 significant bits, never zero for a real person (R9).
using UserId = qint64;

/// The largest id that Telegram promises to stay below.
inline constexpr UserId maxUserId = (UserId{1} << 52) - 1;

/// True for an id that Telegram could have given to a person or a bot.
[[nodiscard]] constexpr bool isUserId(UserId id) noexcept
{
    return id > 0 && id <= maxUserId;
}

/// What Telegram last said about somebody. Everything may change or vanish at any time; what is not
/// there is an empty string, and overwrites what was (R9).
struct Profile {
    QString firstName; ///< required by Telegram, yet may be empty
    QString lastName;
    QString username; ///< without "@"; not unique over time
    bool isBot = false;

    bool operator==(const Profile &) const = default;
};

/// First and last name as people read them, without white space around; empty when both are.
[[nodiscard]] QString fullName(const Profile &profile);

/// @p text in the one form in which texts are searched, so that case and composition do not matter
/// in any script. What is searched and what is looked for are both folded by it.
[[nodiscard]] QString foldForSearch(const QString &text);

/// The text by which people are put in order: the folded name, else the username, else the id.
[[nodiscard]] QString nameSortKey(UserId id, const Profile &profile);

} // namespace botdesk::domain
