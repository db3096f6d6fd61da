#pragma once

#include "domain/user.h"
#include "storage/broadcast.h"
#include "storage/database.h"

#include <optional>

namespace botdesk::widgets
{

/// What has to be known of the people before a broadcast begins.
struct BroadcastFacts {
    storage::BroadcastForecast forecast;
    std::optional<domain::User> self;   ///< the operator, if they said who they are
    std::optional<domain::User> reader; ///< one of the audience, to preview it as
    bool anotherRuns = false;
};

/// Reads them, on the thread of @p database.
[[nodiscard]] storage::Result<BroadcastFacts> readFacts(storage::Database &database,
                                                        const storage::Audience &audience);

/// How long a broadcast takes at the limit, in seconds.
/// @param perSecond messages at the free rate
/// @param starCap what it may cost; 0 for one that is not paid
[[nodiscard]] qint64 secondsFor(qint64 people, int perSecond, qint64 starCap);

} // namespace botdesk::widgets
