#pragma once

#include "botapi/error.h"
#include "engine/people.h"
#include "storage/outbox_item.h"

namespace botdesk::engine
{

/// What the server's answer to an approval or a decline says about the request: how it stands now,
/// nothing when it says nothing. @p error is null when the answer was a success.
[[nodiscard]] std::optional<storage::JoinRequestState> joinStateAfter(storage::OutboxKind kind,
                                                                      const botapi::Error *error);

/// Writes down that nobody waits any more behind @p item, and ends the window under it, so that
/// what lies beneath shows at once. @p at by the server's clock. Says nothing about the dialog.
[[nodiscard]] storage::Result<void> recordJoinOutcome(People &people,
                                                      const storage::OutboxItem &item,
                                                      storage::JoinRequestState state,
                                                      domain::Seconds at);

} // namespace botdesk::engine
