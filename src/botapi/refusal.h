#pragma once

#include "botapi/error.h"

namespace botdesk::botapi
{

/// What a refusal of a message or of "typing…" says about a person in a private chat (R6, R8).
enum class RefusalMeaning {
    Nothing,        ///< decides nothing: everything that is not in the table
    Blocked,        ///< the person blocked the bot
    Deactivated,    ///< the account was deleted
    NotStarted,     ///< the dialog was never started
    RecipientIsBot, ///< the recipient is a bot
    ChatNotFound,   ///< soft: never replaces Blocked or Deactivated (R8)
};

/// Reads the table of docs/rules.md: error_code first, then the text, case-insensitively as a
/// substring. Only answers of the Bot API itself (ErrorKind::Refused) ever mean something.
[[nodiscard]] RefusalMeaning meaningOf(const Error &error);

/// True when an approval or a decline was refused because nobody waits any more: somebody else
/// processed the join request, or the person took it back.
[[nodiscard]] bool isJoinRequestGone(const Error &error);

} // namespace botdesk::botapi
