#pragma once

#include "domain/user.h"
#include "storage/join_request.h"
#include "storage/outbox_item.h"
#include "storage/reader.h"

#include <QList>

#include <optional>

namespace botdesk::models
{

/// Everything that is shown about one request to join.
struct JoinRequestRow {
    storage::JoinRequest request;
    domain::User user;
    QList<storage::OutboxItem> items; ///< what was asked for because of it, oldest first

    /// The last approval or decline that was asked for; nothing when there was none.
    [[nodiscard]] std::optional<storage::OutboxItem> lastDecision() const;
    /// Is an approval or a decline on its way?
    [[nodiscard]] bool isBeingDecided() const;
    /// How long the bot may still write because of this request, 0 or less when it may not.
    [[nodiscard]] domain::Seconds timeLeft(domain::Seconds now) const;
    /// The last moment at which something about it changes by itself: a window that ends.
    [[nodiscard]] domain::Seconds liveUntil() const;
};

/// The requests that are worth showing.
struct JoinRequestList {
    QList<JoinRequestRow> rows; ///< in no order
    qint64 waiting = 0;         ///< all that wait, also those beyond the limit
};

/// Reads the last requests: @p waitingLimit of those that wait and @p processedLimit of the others.
[[nodiscard]] storage::Result<JoinRequestList>
readJoinRequests(storage::Database &database, int waitingLimit, int processedLimit);

} // namespace botdesk::models
