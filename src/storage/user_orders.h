#pragma once

#include "storage/row_order.h"
#include "storage/user_columns.h"
#include "storage/user_query.h"

namespace botdesk::storage
{

/// Puts rows of people in order. An order is made when it is wanted for the first time, in a fifth
/// of a second for a million people, and mended from then on.
class UserOrders
{
public:
    /// Ascending; those who are blank stand last.
    struct Rows {
        std::vector<Row> rows;
        size_t blanksAt = 0; ///< where they begin
    };

    explicit UserOrders(const UserColumns &columns)
        : m_columns(columns)
    {
    }

    /// What was put into the columns.
    void touch(const UserColumns::Change &change);

    [[nodiscard]] Rows inOrder(const RowSet &rows, UserOrder order);

    /// Bytes in memory.
    [[nodiscard]] qsizetype memory() const;

private:
    using Key = QByteArrayView (UserColumns::*)(Row) const;

    [[nodiscard]] bool areFew(qsizetype count, const RowOrder &order) const;
    [[nodiscard]] std::vector<Row> byId(const RowSet &rows, qsizetype count);
    [[nodiscard]] Rows byRank(const RowSet &rows, qsizetype count, UserOrder order);
    [[nodiscard]] Rows byText(const RowSet &rows, qsizetype count, RowOrder &order, Key key);
    [[nodiscard]] Rows byLastSeen(const RowSet &rows, qsizetype count);
    template <class Make, class Belongs, class Less>
    [[nodiscard]] Rows arrange(const RowSet &rows, qsizetype count, RowOrder &order, Make make,
                               Belongs belongs, Less less);

    const UserColumns &m_columns;
    RowOrder m_byId; ///< only when people came in another order
    RowOrder m_byName;
    RowOrder m_byUsername;
    RowOrder m_bySource;
    RowOrder m_byLastSeen;
};

} // namespace botdesk::storage
