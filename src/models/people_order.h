#pragma once

#include "domain/profile.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace botdesk::models
{

/// The ids of everyone in a list, in order. Shared by all who have it, and never changed: what has
/// to look at everybody gets it along to the reader's thread.
using PeopleOrder = QList<domain::UserId>;

/// At which rows people stand; -1 for those who are not in the list. Looks at everybody once.
[[nodiscard]] QHash<domain::UserId, int> rowsOf(const PeopleOrder &order,
                                                const QList<domain::UserId> &people);

/// Those of @p people who are not in the list. Looks at everybody once.
[[nodiscard]] QList<domain::UserId> missingFrom(const PeopleOrder &order,
                                                const QList<domain::UserId> &people);

/// What became of a list.
struct OrderChange {
    enum class Kind : std::uint8_t {
        Same,
        Inserted, ///< one run of rows: all others stand as they did
        Other,
    };
    Kind kind = Kind::Same;
    int first = 0; ///< of the run
    int count = 0;
};

[[nodiscard]] OrderChange changeBetween(const PeopleOrder &before, const PeopleOrder &after);

} // namespace botdesk::models
