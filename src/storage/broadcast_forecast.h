#pragma once

#include "storage/broadcast.h"
#include "storage/database.h"

namespace botdesk::storage
{

/// Counts an audience, without reading the people. Runs on the thread of @p database.
/// @p now decides who is Temporary
[[nodiscard]] Result<BroadcastForecast>
broadcastForecast(Database &database, const Audience &audience, domain::Seconds now);

} // namespace botdesk::storage
