#pragma once

#include "engine/update_facts.h"

#include <span>
#include <vector>

namespace botdesk::engine
{

/// The order in which many updates are taken in best: everybody's together, by id, so that what is
/// written about one person and the next lies side by side in the database. What concerns the same
/// people stays in the order in which it came, so nothing else comes of it: updates that name
/// several people tie these together.
///
/// Gives the places of @p facts, each once.
[[nodiscard]] std::vector<size_t> orderByPerson(std::span<const UpdateFacts *const> facts);

} // namespace botdesk::engine
