#include "models/user_table_model.h"

#include "models/dialog_words.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::models
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::User;
using domain::UserId;
using storage::UserOrder;
using Users = storage::Result<QList<User>>;
using Ids = storage::Result<QList<UserId>>;

namespace
{

/// The last changes of a backlog are told a little after it has ended.
constexpr auto unfollowDelay = 1500ms;

UserOrder orderOf(int column)
{
    switch (column) {
    case UserTableModel::Username:
        return UserOrder::Username;
    case UserTableModel::Language:
        return UserOrder::Language;
    case UserTableModel::Dialog:
        return UserOrder::Status;
    case UserTableModel::LastSeen:
        return UserOrder::LastSeen;
    case UserTableModel::Source:
        return UserOrder::Source;
    case UserTableModel::Id:
        return UserOrder::Id;
    default:
        return UserOrder::Name;
    }
}

} // namespace

UserTableModel::UserTableModel(storage::Reader &reader, QObject *parent)
    : QAbstractTableModel(parent)
    , m_reader(reader)
    , m_clock(&QDateTime::currentSecsSinceEpoch)
{
    m_fetchTimer.setSingleShot(true);
    m_changeTimer.setSingleShot(true);
    connect(&m_fetchTimer, &QTimer::timeout, this, &UserTableModel::fetchWanted);
    connect(&m_changeTimer, &QTimer::timeout, this, &UserTableModel::flushChanges);
    m_unfollowTimer.setSingleShot(true);
    connect(&m_unfollowTimer, &QTimer::timeout, this, [this] {
        m_following = false;
        if (arrivals() > 0)
            showArrivals();
    });
    m_tickTimer.setSingleShot(true);
    m_tickTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_tickTimer, &QTimer::timeout, this, &UserTableModel::tick);
}

UserTableModel::~UserTableModel()
{
    ++*m_generation;
    ++*m_looks;
}

Stop UserTableModel::whenPassed(const Counter &counter)
{
    return [counter, current = counter->load()] { return counter->load() != current; };
}

void UserTableModel::setQuery(const storage::UserQuery &query)
{
    m_query = query;
    load(false);
}

void UserTableModel::sort(int column, Qt::SortOrder order)
{
    storage::UserQuery query = m_query;
    query.order = orderOf(column);
    query.direction = order;
    if (query != m_query)
        setQuery(query);
}

void UserTableModel::load(bool keepsPlace)
{
    ++*m_generation;
    const Stop stop = whenPassed(m_generation);
    const domain::Seconds now = m_clock();
    m_complete = false;
    m_arrivals.clear();
    Q_EMIT arrivalsChanged(0);

    // The first page comes at once, the order of everyone follows. A list that is only brought up
    // to date stays as it is until then.
    if (!keepsPlace) {
        askFirstPage(m_reader, m_query, now, stop).then(this, [this, stop](const Users &users) {
            if (stop())
                return;
            if (users)
                takeFirstPage(*users);
            else
                Q_EMIT failed(users.error());
        });
    }
    askOrder(m_reader, m_query, now, stop).then(this, [this, stop, keepsPlace](const Ids &ids) {
        if (stop())
            return;
        if (ids)
            takeOrder(*ids, keepsPlace);
        else
            Q_EMIT failed(ids.error());
    });
}

void UserTableModel::takeFirstPage(const QList<User> &users)
{
    m_keepsPlace = false;
    beginResetModel();
    m_watched.clear();
    m_order.clear();
    for (const User &user : users) {
        keep(user, static_cast<int>(m_order.size()));
        m_order.append(user.id);
    }
    endResetModel();
    Q_EMIT firstPageShown();
}

void UserTableModel::takeOrder(const PeopleOrder &order, bool keepsPlace)
{
    QList<UserId> watched = m_watch ? m_watch() : QList<UserId>();
    if (keepsPlace && m_first > 0)
        watched.append(idAt(m_first));
    const Stop stop = whenPassed(m_generation);
    m_reader
        .ask([before = m_order, order, watched](storage::Database &) {
            return storage::Result<Comparison>(
                {.change = changeBetween(before, order), .rows = models::rowsOf(order, watched)});
        })
        .then(this, [this, stop, order, keepsPlace](const storage::Result<Comparison> &comparison) {
            if (stop())
                return;
            if (comparison)
                settle(order, *comparison, keepsPlace);
            else
                Q_EMIT failed(comparison.error());
        });
}

void UserTableModel::settle(const PeopleOrder &order, const Comparison &comparison, bool keepsPlace)
{
    // What will be on the screen is read first, so that a list that is brought up to date does not
    // flicker.
    QList<UserId> ids;
    if (keepsPlace && comparison.change.kind == OrderChange::Kind::Other) {
        const int row = m_first > 0 ? comparison.rows.value(idAt(m_first), -1) : 0;
        const int first = row < 0 ? m_first : row;
        ids = unknown(order, first, first + m_last - m_first);
    }
    if (ids.isEmpty()) {
        show(order, comparison, keepsPlace);
        return;
    }
    const Stop stop = whenPassed(m_generation);
    askRows(m_reader, ids, stop)
        .then(this, [this, stop, order, comparison, keepsPlace](const Users &users) {
            if (stop())
                return;
            for (const User &user : users.value_or(QList<User>()))
                keep(user, -1);
            show(order, comparison, keepsPlace);
        });
}

void UserTableModel::show(const PeopleOrder &order, const Comparison &comparison, bool keepsPlace)
{
    const OrderChange &change = comparison.change;
    m_keepsPlace = keepsPlace;
    m_wanted.clear();
    switch (change.kind) {
    case OrderChange::Kind::Same:
        m_watched = comparison.rows;
        break;
    case OrderChange::Kind::Inserted:
        beginInsertRows({}, change.first, change.first + change.count - 1);
        m_order = order;
        m_watched = comparison.rows;
        endInsertRows();
        break;
    case OrderChange::Kind::Other:
        beginResetModel();
        m_order = order;
        m_watched = comparison.rows;
        endResetModel();
        break;
    }
    m_complete = true;
    Q_EMIT completed(static_cast<int>(m_order.size()));
    m_keepsPlace = false;
    m_watched.clear();
    if (!m_changes.isEmpty() && !m_changeTimer.isActive())
        apply({});
}

void UserTableModel::setFollowing(bool following)
{
    if (following) {
        m_following = true;
        m_unfollowTimer.stop();
    } else if (m_following && !m_unfollowTimer.isActive()) {
        m_unfollowTimer.start(unfollowDelay);
    }
}

void UserTableModel::showArrivals()
{
    load(true);
}

QHash<UserId, int> UserTableModel::rowsOf(const QList<UserId> &people) const
{
    const bool areWatched =
        std::ranges::all_of(people, [this](UserId id) { return m_watched.contains(id); });
    return areWatched ? m_watched : models::rowsOf(m_order, people);
}

int UserTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int UserTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void UserTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_order.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace botdesk::models
