#pragma once

#include "storage/error.h"

namespace botdesk::bench
{

/// Counts up when other people are made than before.
inline constexpr int peopleVersion = 1;
inline constexpr quint64 peopleSeed = 20'260'801;

/// Makes a database at @p path with so many people, each with evidence and most with a message, by
/// the repositories that the program writes with: so every derived column is what it writes, too.
[[nodiscard]] storage::Result<void> fillWithPeople(const QString &path, qint64 people);

} // namespace botdesk::bench
