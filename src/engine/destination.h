#pragma once

#include "domain/user.h"
#include "storage/join_request.h"
#include "storage/outbox_repository.h"

#include <optional>

namespace botdesk::engine
{

/// Where an item of the outbox may go at this moment, or why it must not leave (R1, R3, R5).
struct Destination {
    qint64 chatId = 0;
    storage::OutboxReason refusal = storage::OutboxReason::None; ///< None: it may leave
    /// Only a join request's window lets it through, or may have: that the server takes it proves
    /// nothing about the dialog.
    bool throughWindow = false;
};

/// The chat to write to @p person in because of @p request at @p now: their own when the dialog is
/// open, else the request's while its window is open. Nothing when there is none.
[[nodiscard]] std::optional<qint64>
chatToWriteTo(const domain::User &person, const storage::JoinRequest &request, domain::Seconds now);

/// Looks up where @p item may go at @p now. Runs on the thread of @p database.
[[nodiscard]] storage::Result<Destination> destinationOf(const storage::OutboxItem &item,
                                                         const domain::User &person,
                                                         storage::Database &database,
                                                         domain::Seconds now);

} // namespace botdesk::engine
