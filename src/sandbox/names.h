#pragma once

#include "sandbox/people.h"
#include "sandbox/random.h"

namespace botdesk::sandbox
{

/// Gives somebody a name, a username (or none) and a language as real people have them; the id
/// and the relation stay as they are.
void christen(Profile &profile, Random &random);

/// Another last name and username for somebody who is christened already.
void rechristen(Profile &profile, Random &random);

} // namespace botdesk::sandbox
