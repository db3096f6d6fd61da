#pragma once

#include "domain/dialog.h"
#include "domain/profile.h"

#include <QString>

#include <cstdint>

namespace botdesk::storage
{

/// Where a request to join stands. The numbers are stored; a partial index of the schema names 1.
/// A request leaves Waiting once, and for good.
enum class JoinRequestState : std::uint8_t {
    Waiting = 1,
    Approved = 2,  ///< by us
    Declined = 3,  ///< by us
    Elsewhere = 4, ///< by somebody else, or taken back by the person
    Replaced = 5,  ///< the person asked to join the same chat again
};

/// One person who asks to join one group or channel (R3).
struct JoinRequest {
    qint64 id = 0;
    domain::UserId user = 0;
    qint64 chatId = 0;     ///< the group or channel
    qint64 userChatId = 0; ///< where the person can be written to while the window is open
    QString chatTitle;
    QString bio; ///< what the person says of themself, may be empty
    domain::Seconds requestedAt = 0;
    QString queryId; ///< empty unless the server asked for an answer within 10 s
    JoinRequestState state = JoinRequestState::Waiting;
    domain::Seconds processedAt = 0; ///< 0 while it waits

    /// When the window closes in which the person can be written to.
    [[nodiscard]] domain::Seconds windowEndsAt() const
    {
        return requestedAt + domain::joinRequestWindow;
    }
    /// Does this request let the bot write at @p now?
    [[nodiscard]] bool isWritableAt(domain::Seconds now) const
    {
        return state == JoinRequestState::Waiting && now < windowEndsAt();
    }

    bool operator==(const JoinRequest &) const = default;
};

} // namespace botdesk::storage
