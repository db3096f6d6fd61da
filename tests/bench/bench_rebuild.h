#pragma once

#include "benches.h"

namespace botdesk::bench
{

/// How long a million kept updates take to be read again.
bool rebuild(const Place &place);

} // namespace botdesk::bench
