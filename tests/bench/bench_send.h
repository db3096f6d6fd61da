#pragma once

#include "benches.h"

namespace botdesk::bench
{

/// How near sending comes to the limits, and what it costs.
bool send(const Place &place);

} // namespace botdesk::bench
