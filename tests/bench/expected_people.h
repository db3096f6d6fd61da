#pragma once

#include "people_folder.h"
#include "storage/user_query.h"

#include <optional>

namespace botdesk::bench
{

/// What a query must show, as the database itself says.
struct ExpectedPeople {
    QList<domain::UserId> first; ///< more than a screen of them
    qint64 count = 0;
    domain::UserId last = 0;
};

/// Asks the database, on a connection of its own, which takes minutes for millions of people: so
/// answers that time does not change are kept in the folder. Nothing when that fails; it has said
/// why.
[[nodiscard]] std::optional<ExpectedPeople> expectedPeople(const PeopleFolder &people,
                                                           const storage::UserQuery &query);

} // namespace botdesk::bench
