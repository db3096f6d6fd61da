#pragma once

#include "sandbox/random.h"
#include "sandbox/world.h"

namespace botdesk::sandbox
{

/// Fills `world` with `count` people and with what they did in the last 20 hours. From 50 people
/// on, some of them are odd on purpose: an empty first name, markup, bidi controls, 250 letters,
/// an id of 52 bits, one username that went from one person to another.
void populate(World &world, Random &random, int count);

/// A deed of `kind` with a text that this person could have meant.
[[nodiscard]] Deed deedOf(const People &people, PersonIndex index, DeedKind kind, qint64 at,
                          Random &random);

} // namespace botdesk::sandbox
