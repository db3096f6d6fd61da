#pragma once

#include "domain/profile.h"
#include "storage/database.h"

#include <unordered_set>
#include <vector>

namespace botdesk::storage
{

/// Those among @p ids who are in the database, asked for at once. Runs on the thread of
/// @p database.
[[nodiscard]] Result<std::unordered_set<domain::UserId>>
knownAmong(Database &database, const std::vector<domain::UserId> &ids);

} // namespace botdesk::storage
