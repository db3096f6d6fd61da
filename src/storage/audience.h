#pragma once

#include "storage/job.h"
#include "storage/user_condition.h"

#include <optional>

namespace botdesk::storage
{

/// Who belongs to an audience, as conditions on the table of people: one after the other they give
/// everybody once. For this layer alone.
/// @p now decides who is Temporary
[[nodiscard]] QList<Condition> conditionsOf(const Audience &audience, domain::Seconds now);

/// Whom the bot may write to, in two halves: each has an index of its own, where one condition for
/// both would look at everybody. For this layer alone.
[[nodiscard]] Condition isOpen();
[[nodiscard]] Condition isTemporary(domain::Seconds now);

/// Where to look for isTemporary(): few have ever asked to join, and a plan that begins elsewhere
/// looks at everybody.
inline constexpr const char *usersWithWindow = "users INDEXED BY users_by_join_end";

/// Both of @p one and @p other.
[[nodiscard]] Condition both(Condition one, const Condition &other);

} // namespace botdesk::storage
