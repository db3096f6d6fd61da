#pragma once

#include "storage/job.h"
#include "storage/user_query.h"

#include <optional>

namespace botdesk::storage
{

/// A query as it is written down in the database: JSON, enums as numbers. What narrows it down
/// alone: the order is no part of it.
[[nodiscard]] QString userQueryText(const UserQuery &query);

/// The query that was written down; nothing when the text is none, such as one of a later version.
[[nodiscard]] std::optional<UserQuery> userQueryFrom(const QString &text);

/// An audience as it is written down (Job::filter); empty for people who were picked one by one,
/// since those are kept one by one.
[[nodiscard]] QString audienceText(const Audience &audience);

/// The audience that was written down; nothing for people who were picked one by one, or when the
/// text is none.
[[nodiscard]] std::optional<Audience> audienceFrom(const QString &text);

} // namespace botdesk::storage
