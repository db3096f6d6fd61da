#pragma once

#include "storage/reader.h"
#include "storage/user_query.h"

namespace botdesk::models
{

/// The questions that a table of people asks, each answered on the reader's thread.

template <class T>
using Answer = storage::Question<storage::Result<QList<T>>>;

/// As many rows as a large screen shows.
inline constexpr int firstPageSize = 100;

[[nodiscard]] inline Answer<domain::User>
askFirstPage(storage::Reader &reader, const storage::UserQuery &query, domain::Seconds now)
{
    return reader.ask([query, now](storage::Database &database) {
        return storage::UserReader(database).first(query, firstPageSize, now);
    });
}

[[nodiscard]] inline Answer<domain::UserId>
askOrder(storage::Reader &reader, const storage::UserQuery &query, domain::Seconds now)
{
    return reader.ask([query, now](storage::Database &database) {
        return storage::UserReader(database).ids(query, now, [] { return false; });
    });
}

[[nodiscard]] inline Answer<domain::User> askRows(storage::Reader &reader,
                                                  const QList<domain::UserId> &ids)
{
    return reader.ask(
        [ids](storage::Database &database) { return storage::UserReader(database).withIds(ids); });
}

[[nodiscard]] inline Answer<domain::UserId> askMatching(storage::Reader &reader,
                                                        const storage::UserQuery &query,
                                                        const QList<domain::UserId> &ids,
                                                        domain::Seconds now)
{
    return reader.ask([query, ids, now](storage::Database &database) {
        return storage::UserReader(database).matching(query, ids, now);
    });
}

} // namespace botdesk::models
