#pragma once

#include "benches.h"

namespace botdesk::bench
{

/// The table of people, as it is seen in the real window: a file each.
bool start(const Place &place);
bool sort(const Place &place);
bool search(const Place &place);
bool filter(const Place &place);
bool scroll(const Place &place);
bool select(const Place &place);
bool stall(const Place &place);
bool memory(const Place &place);
bool language(const Place &place);

/// Writing to everyone in it.
bool broadcast(const Place &place);

/// What a process of its own does for memory(): goes everywhere, and prints its size.
bool memoryOfWindow(const Place &place);
bool memoryOfDefault(const Place &place);

} // namespace botdesk::bench
