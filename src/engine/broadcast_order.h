#pragma once

#include "storage/broadcast.h"

namespace botdesk::engine
{

/// A broadcast as it is asked for.
struct BroadcastOrder {
    storage::Broadcast content; ///< without a job
    storage::Audience audience;
    domain::Milliseconds startAt = 0; ///< 0: now
};

} // namespace botdesk::engine
