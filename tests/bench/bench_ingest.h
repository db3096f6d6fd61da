#pragma once

#include "benches.h"

namespace botdesk::bench
{

/// How fast a session takes a backlog in, and what a stream of updates costs.
bool ingest(const Place &place);

} // namespace botdesk::bench
