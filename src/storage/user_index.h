#pragma once

#include "storage/user_columns.h"
#include "storage/user_orders.h"
#include "storage/user_query.h"

#include <QMap>

namespace botdesk::storage
{

/// Everyone a bot has met, in memory, so that any filter, search and order of a million people
/// takes some ten milliseconds: the same answers as UserReader gives by SQL, ties included.
///
/// Knows no database: what it is told is what it has (see UserIndexKeeper). On one thread.
class UserIndex
{
public:
    using Stop = UserReader::Stop;

    UserIndex()
        : m_orders(m_columns)
    {
    }
    UserIndex(const UserIndex &) = delete;
    UserIndex &operator=(const UserIndex &) = delete;

    /// So many people are about to be put.
    void reserve(Row size) { m_columns.reserve(size); }

    /// Takes in somebody, new or changed.
    void put(const UserFacts &facts);

    /// Whether a question can be answered: the ledger is not here, nor can be looked for what
    /// reaches from one line of a text into the next.
    [[nodiscard]] static bool knows(const UserQuery &query)
    {
        return !query.notHeardSince && !query.search.contains(u'\n');
    }

    /// As UserReader::ids().
    [[nodiscard]] QList<domain::UserId> ids(const UserQuery &query, domain::Seconds now,
                                            const Stop &stop);
    /// The ids of the first @p limit; the others are kept in case that they are asked for next.
    [[nodiscard]] QList<domain::UserId> first(const UserQuery &query, int limit,
                                              domain::Seconds now, const Stop &stop);
    [[nodiscard]] qint64 count(const UserQuery &query, domain::Seconds now, const Stop &stop) const;
    /// How many of those people, but for @p exceptions, have which status at @p now.
    [[nodiscard]] QMap<domain::DialogStatus, qint64>
    countByStatus(const UserQuery &query, const QList<domain::UserId> &exceptions,
                  domain::Seconds now) const;
    /// As UserReader::matching().
    [[nodiscard]] QList<domain::UserId>
    matching(const UserQuery &query, const QList<domain::UserId> &ids, domain::Seconds now) const;
    [[nodiscard]] QList<LanguageCount> languages() const;

    [[nodiscard]] Row size() const { return m_columns.size(); }
    /// Bytes in memory, about.
    [[nodiscard]] qsizetype memory() const { return m_columns.memory() + m_orders.memory(); }

private:
    struct Answer {
        UserQuery query;
        domain::Seconds now = 0;
        QList<domain::UserId> ids;
    };

    /// Nothing when @p stop said so.
    [[nodiscard]] std::optional<QList<domain::UserId>>
    answer(const UserQuery &query, domain::Seconds now, const Stop &stop);

    UserColumns m_columns;
    UserOrders m_orders;
    std::optional<Answer> m_kept;
};

} // namespace botdesk::storage
