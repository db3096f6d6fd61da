#pragma once

#include "storage/error.h"

namespace botdesk::storage
{

class Database;

/// The schema that this program reads and writes: the number of the last migration.
inline constexpr int schemaVersion = 9;

/// Brings a database from whatever version it has to schemaVersion, one transaction for each
/// migration of resources/sql. NewerSchema when it was written by a later Botdesk: nothing is
/// touched.
[[nodiscard]] Result<void> migrate(Database &database);

} // namespace botdesk::storage
