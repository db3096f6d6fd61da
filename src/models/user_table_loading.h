#pragma once

#include "storage/reader.h"
#include "storage/user_query.h"

namespace botdesk::models
{

/// The questions that a table of people asks, each answered on the reader's thread.

template <class T>
using Answer = storage::Question<storage::Result<QList<T>>>;

/// Asked before a question is put, and now and then while it is answered; true means: nobody waits
/// for the answer any more, so it is left empty.
using Stop = storage::UserReader::Stop;

[[nodiscard]] inline bool isStopped(const Stop &stop)
{
    return stop && stop();
}

/// As many rows as a large screen shows.
inline constexpr int firstPageSize = 100;

[[nodiscard]] inline Answer<domain::User> askFirstPage(storage::Reader &reader,
                                                       const storage::UserQuery &query,
                                                       domain::Seconds now, const Stop &stop = {})
{
    using Users = storage::Result<QList<domain::User>>;
    return reader.ask([query, now, stop](storage::Database &database) {
        return isStopped(stop) ? Users()
                               : storage::UserReader(database).first(
                                     query, firstPageSize, now, [stop] { return isStopped(stop); });
    });
}

[[nodiscard]] inline Answer<domain::UserId> askOrder(storage::Reader &reader,
                                                     const storage::UserQuery &query,
                                                     domain::Seconds now, const Stop &stop = {})
{
    using Ids = storage::Result<QList<domain::UserId>>;
    return reader.ask([query, now, stop](storage::Database &database) {
        return isStopped(stop) ? Ids() : storage::UserReader(database).ids(query, now, [stop] {
            return isStopped(stop);
        });
    });
}

[[nodiscard]] inline Answer<domain::User>
askRows(storage::Reader &reader, const QList<domain::UserId> &ids, const Stop &stop = {})
{
    using Users = storage::Result<QList<domain::User>>;
    return reader.ask([ids, stop](storage::Database &database) {
        return isStopped(stop) ? Users() : storage::UserReader(database).withIds(ids);
    });
}

[[nodiscard]] inline Answer<domain::UserId> askMatching(storage::Reader &reader,
                                                        const storage::UserQuery &query,
                                                        const QList<domain::UserId> &ids,
                                                        domain::Seconds now, const Stop &stop = {})
{
    using Ids = storage::Result<QList<domain::UserId>>;
    return reader.ask([query, ids, now, stop](storage::Database &database) {
        return isStopped(stop) ? Ids() : storage::UserReader(database).matching(query, ids, now);
    });
}

} // namespace botdesk::models
