#pragma once

#include "models/row_cache.h"
#include "storage/change_set.h"
#include "storage/reader.h"
#include "storage/user_query.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace botdesk::models
{

/// A window onto a query of people: it knows the ids of everyone in order, and the rows of those
/// that were looked at lately. Lives on the GUI thread and never waits for the database.
///
/// What arrives while a list is shown does not move its rows: it is counted (arrivals()) and shown
/// on request. Rows that are shown change in place.
class UserTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Username, Language, Dialog, LastSeen, Source, Id, ColumnCount };
    enum Role {
        UserIdRole = Qt::UserRole, ///< domain::UserId
        StatusRole,                ///< domain::DialogStatus as a number, Temporary included
        StatusTextRole,            ///< the status in words, with the countdown of a join request
        GroundRole,                ///< why the bot may write, in words
    };
    using Clock = std::function<domain::Seconds()>;

    explicit UserTableModel(storage::Reader &reader, QObject *parent = nullptr);

    /// For tests: what time it is.
    void setClock(Clock clock) { m_clock = std::move(clock); }

    void setQuery(const storage::UserQuery &query);
    [[nodiscard]] const storage::UserQuery &query() const { return m_query; }

    /// Takes in what a transaction changed.
    void apply(const storage::ChangeSet &changes);

    /// While true, and until what is still on its way has come, arrivals are shown at once: nobody
    /// reads a list that is being filled.
    void setFollowing(bool following);

    /// People who belong into the list and are not shown yet.
    [[nodiscard]] int arrivals() const { return static_cast<int>(m_arrivals.size()); }
    void showArrivals();

    [[nodiscard]] domain::UserId idAt(int row) const { return m_order.value(row); }
    /// The row of a person, -1 when the list does not show them.
    [[nodiscard]] int rowOf(domain::UserId id) const
    {
        return static_cast<int>(m_order.indexOf(id));
    }
    /// True once the whole order is known, not the first page alone.
    [[nodiscard]] bool isComplete() const { return m_complete; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    /// Sorts by a column; the answer comes later.
    void sort(int column, Qt::SortOrder order) override;

    /// Says the words anew after the language changed.
    void retranslate();

Q_SIGNALS:
    void arrivalsChanged(int count);
    /// The order is complete: the exact count is known.
    void completed(int count);
    void failed(const botdesk::storage::Error &error);

private:
    void load(bool keepShown);
    void takeFirstPage(const QList<domain::User> &users);
    void takeOrder(const QList<domain::UserId> &ids);
    void want(int row) const;
    void fetchWanted();
    void takeRows(const QList<domain::User> &users);
    void flushChanges();
    void takeMatching(const QList<domain::UserId> &matching);
    /// Remembers a row, and counts its join request down.
    void keep(const domain::User &user, int row);
    void tick();
    [[nodiscard]] QVariant text(const domain::User &user, int column) const;

    storage::Reader &m_reader;
    Clock m_clock;
    storage::UserQuery m_query;
    QList<domain::UserId> m_order;
    mutable RowCache m_rows;
    mutable QSet<int> m_wanted; ///< rows that were painted without being known
    QSet<domain::UserId> m_changed;
    QSet<domain::UserId> m_arrivals;
    quint64 m_generation = 0; ///< answers to earlier questions are dropped
    bool m_complete = false;
    bool m_following = false;
    mutable QTimer m_fetchTimer;
    QTimer m_changeTimer;
    QTimer m_tickTimer;
    QTimer m_unfollowTimer;
};

} // namespace botdesk::models
