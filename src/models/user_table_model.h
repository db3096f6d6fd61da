#pragma once

#include "models/people_order.h"
#include "models/row_cache.h"
#include "models/user_table_loading.h"
#include "storage/change_set.h"
#include "storage/reader.h"
#include "storage/user_query.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace botdesk::models
{

/// A window onto a query of people: it knows the ids of everyone in order, and the rows of those
/// that were looked at lately. Lives on the GUI thread and never waits for the database; what has
/// to look at everybody does so on the reader's thread.
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
    /// Nobody waits for what it asked any more.
    ~UserTableModel() override;

    /// For tests: what time it is.
    void setClock(Clock clock) { m_clock = std::move(clock); }

    void setQuery(const storage::UserQuery &query);
    [[nodiscard]] const storage::UserQuery &query() const { return m_query; }

    /// Takes in what a transaction changed. Costs the same however many that are: they are looked
    /// at together a little later, on the reader's thread.
    void apply(const storage::ChangeSet &changes);

    /// While true, and until what is still on its way has come, arrivals are shown at once: nobody
    /// reads a list that is being filled.
    void setFollowing(bool following);

    /// People who belong into the list and are not shown yet.
    [[nodiscard]] int arrivals() const { return static_cast<int>(m_arrivals.size()); }
    void showArrivals();

    /// The rows that are on the screen, as soon as they are: what is not known of them is fetched
    /// at once, and after it a screen more in the direction of travel.
    void look(int first, int last);
    /// Is everything known that these rows show? Rows beyond the end count as known.
    [[nodiscard]] bool knows(int first, int last) const;

    /// Whose rows are to be known as soon as a new order is shown; asked shortly before.
    using Watch = std::function<QList<domain::UserId>()>;
    void setWatch(Watch watch) { m_watch = std::move(watch); }
    /// The rows of people, -1 for those that the list does not show. Costs little for those who are
    /// watched, and a look at everybody for those who are not.
    [[nodiscard]] QHash<domain::UserId, int> rowsOf(const QList<domain::UserId> &people) const;

    [[nodiscard]] domain::UserId idAt(int row) const { return m_order.value(row); }
    /// The row of a person, -1 when the list does not show them. Looks at everybody: for one person
    /// whom the operator asks for.
    [[nodiscard]] int rowOf(domain::UserId id) const
    {
        return static_cast<int>(m_order.indexOf(id));
    }
    /// The ids of these rows, in order.
    [[nodiscard]] QList<domain::UserId> idsOf(int first, int last) const
    {
        return m_order.mid(first, last - first + 1);
    }
    /// True once the whole order is known, not the first page alone.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// True while a list that is only brought up to date is shown anew: it stays where it is.
    [[nodiscard]] bool keepsPlace() const { return m_keepsPlace; }

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
    /// The first rows of a new list are there; the others follow.
    void firstPageShown();
    /// The order is complete: the exact count is known.
    void completed(int count);
    void failed(const botdesk::storage::Error &error);

private:
    using Counter = std::shared_ptr<std::atomic<quint64>>;
    /// What came of comparing a new order with the one that is shown.
    struct Comparison {
        OrderChange change;
        QHash<domain::UserId, int> rows; ///< of those who are watched
    };
    /// Whom the changes of some transactions concern.
    struct Concerned {
        QList<domain::UserId> known;      ///< their rows are kept here
        QList<domain::UserId> candidates; ///< may belong into the list and not be in it
    };

    // Lists: user_table_model.cpp
    void load(bool keepsPlace);
    void takeFirstPage(const QList<domain::User> &users);
    void takeOrder(const PeopleOrder &order, bool keepsPlace);
    void settle(const PeopleOrder &order, const Comparison &comparison, bool keepsPlace);
    void show(const PeopleOrder &order, const Comparison &comparison, bool keepsPlace);

    // Rows: user_table_rows.cpp
    void want(int row) const;
    void fetchWanted();
    void fetch(int first, int last, const Stop &stop);
    /// Rows that may be looked at next.
    void fetchAhead(int first, int last);
    void takeFetched(const QList<domain::User> &users, int first, int last);
    [[nodiscard]] QList<domain::UserId> unknown(const PeopleOrder &order, int first,
                                                int last) const;
    /// Remembers a row, and counts its join request down.
    void keep(const domain::User &user, int row);
    [[nodiscard]] bool isOnScreen(int row) const { return row >= m_first && row <= m_last; }
    [[nodiscard]] int rowOfKnown(const RowCache::Row &known) const;
    void tick();

    // Changes: user_table_changes.cpp
    void flushChanges();
    void takeConcerned(const Concerned &concerned);
    void takeChanged(const QList<domain::User> &users);
    void lookForMissing(const QList<domain::UserId> &matching);
    void takeMissing(const QList<domain::UserId> &missing);
    void endFlush();

    [[nodiscard]] QVariant text(const domain::User &user, int column) const;

    /// Says stop as soon as @p counter has gone on.
    [[nodiscard]] static Stop whenPassed(const Counter &counter);

    storage::Reader &m_reader;
    Clock m_clock;
    Watch m_watch;
    storage::UserQuery m_query;
    PeopleOrder m_order;
    QHash<domain::UserId, int> m_watched; ///< rows in the order, -1 for none
    mutable RowCache m_rows;
    mutable QSet<int> m_wanted;          ///< rows that were painted without being known
    QList<storage::ChangeSet> m_changes; ///< not looked at yet
    QSet<domain::UserId> m_arrivals;
    QSet<domain::UserId> m_counting; ///< known people whose join request is open
    /// Answers to earlier questions are dropped, and questions that wait are not put.
    Counter m_generation = std::make_shared<std::atomic<quint64>>(0);
    Counter m_looks = std::make_shared<std::atomic<quint64>>(0); ///< the same for rows
    int m_first = 0;                                             ///< on the screen
    int m_last = -1;
    bool m_looksUp = false; ///< the direction of travel
    bool m_complete = false;
    bool m_keepsPlace = false;
    bool m_following = false;
    bool m_isFlushing = false; ///< changes are being looked at
    mutable QTimer m_fetchTimer;
    QTimer m_changeTimer;
    QTimer m_tickTimer;
    QTimer m_unfollowTimer;
};

} // namespace botdesk::models
