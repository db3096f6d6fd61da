#pragma once

#include "storage/user_columns.h"
#include "storage/user_query.h"

namespace botdesk::storage
{

/// The status to show at @p now.
[[nodiscard]] domain::DialogStatus statusOf(const UserColumns &columns, Row row,
                                            domain::Seconds now);

/// Leaves those of @p rows that a query shows: conditionOf() on columns in memory. False when
/// @p stop said so: then what is left means nothing.
[[nodiscard]] bool keepMatching(const UserColumns &columns, const UserQuery &query,
                                domain::Seconds now, RowSet &rows, const UserReader::Stop &stop);

} // namespace botdesk::storage
