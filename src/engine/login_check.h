#pragma once

#include "botapi/login_widget.h"
#include "domain/profile.h"
#include "storage/change_set.h"
#include "storage/database.h"

#include <optional>

namespace botdesk::engine
{

/// What a check of a Login Widget payload came to. A value, sent between threads.
struct LoginCheck {
    botapi::LoginVerdict verdict = botapi::LoginVerdict::NotAPayload;
    domain::UserId user = 0;        ///< when Valid
    domain::Profile profile;        ///< when Valid
    domain::Seconds loggedInAt = 0; ///< when Valid: as the payload says
    domain::Milliseconds checkedAt = 0;
    bool wasMet = false; ///< the bot had met this person before

    /// Older payloads prove less: anybody may have found them meanwhile.
    static constexpr domain::Seconds oldAge = 24 * 3600;

    /// In seconds; negative when the payload says that it comes from the future.
    [[nodiscard]] domain::Seconds age() const { return checkedAt / 1000 - loggedInAt; }
};

/// Checks what an operator pasted at @p now, with the bot's own token. Whom a valid payload names
/// becomes somebody whom the bot has met (R11), with the login as evidence, which opens nothing
/// (R3): only the service message shows that the bot may write. What that changed is put into
/// @p changes. The same payload again changes nothing.
[[nodiscard]] storage::Result<LoginCheck> checkLogin(storage::Database &database,
                                                     const botapi::Token &token,
                                                     const QString &text, domain::Milliseconds now,
                                                     storage::ChangeSet &changes);

} // namespace botdesk::engine
