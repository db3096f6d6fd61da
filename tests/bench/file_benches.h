#pragma once

#include "benches.h"

namespace botdesk::bench
{

/// Everyone into a file, and a million ids out of one: how fast, and in how much memory.
bool exportPeople(const Place &place);
bool importPeople(const Place &place);

} // namespace botdesk::bench
