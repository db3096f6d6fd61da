#include "models/user_table_model.h"

#include "models/countdown.h"
#include "models/dialog_words.h"
#include "models/user_table_loading.h"

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

/// Rows that are asked for together, around those that were painted.
constexpr int fetchBlock = 64;
/// Changes are put together for so long: nobody reads faster, and a backlog brings thousands.
constexpr auto changeDelay = 150ms;
/// While catching up the list is read anew this often.
constexpr auto followDelay = 400ms;
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

void UserTableModel::load(bool keepShown)
{
    const quint64 generation = ++m_generation;
    const auto isCurrent = [this, generation] { return generation == m_generation; };
    const domain::Seconds now = m_clock();
    m_complete = false;
    m_changed.clear();
    m_arrivals.clear();
    Q_EMIT arrivalsChanged(0);

    // The first page comes at once, the order of everyone follows. A list that is only brought up
    // to date stays as it is until then.
    if (!keepShown) {
        askFirstPage(m_reader, m_query, now).then(this, [this, isCurrent](const Users &users) {
            if (!isCurrent())
                return;
            if (users)
                takeFirstPage(*users);
            else
                Q_EMIT failed(users.error());
        });
    }
    askOrder(m_reader, m_query, now).then(this, [this, isCurrent](const Ids &ids) {
        if (isCurrent() && ids)
            takeOrder(*ids);
        else if (isCurrent())
            Q_EMIT failed(ids.error());
    });
}

void UserTableModel::takeFirstPage(const QList<User> &users)
{
    beginResetModel();
    m_rows.clear();
    m_order.clear();
    for (const User &user : users) {
        keep(user, static_cast<int>(m_order.size()));
        m_order.append(user.id);
    }
    endResetModel();
}

void UserTableModel::takeOrder(const QList<UserId> &ids)
{
    const auto shown = m_order.size();
    const bool continues =
        ids.size() >= shown && std::equal(m_order.begin(), m_order.end(), ids.begin());
    if (!continues) {
        beginResetModel();
        m_order = ids;
        m_rows.clear();
        endResetModel();
    } else if (ids.size() > shown) {
        beginInsertRows({}, static_cast<int>(shown), static_cast<int>(ids.size()) - 1);
        m_order = ids;
        endInsertRows();
    }
    m_complete = true;
    Q_EMIT completed(static_cast<int>(m_order.size()));
    if (!m_changed.isEmpty())
        m_changeTimer.start(changeDelay);
}

void UserTableModel::apply(const storage::ChangeSet &changes)
{
    m_changed.unite(changes.users);
    if (m_changeTimer.isActive())
        return;
    m_changeTimer.start(m_following ? followDelay : changeDelay);
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

void UserTableModel::flushChanges()
{
    // Before the order is known nobody can say who is missing from it.
    if (!m_complete || m_changed.isEmpty())
        return;
    const QSet<UserId> changed = std::exchange(m_changed, {});
    QList<UserId> shown;
    for (const UserId id : changed) {
        if (m_rows.contains(id))
            shown.append(id);
    }
    const quint64 generation = m_generation;
    askRows(m_reader, shown).then(this, [this, generation](const Users &users) {
        if (generation == m_generation && users)
            takeRows(*users);
    });
    askMatching(m_reader, m_query, changed.values(), m_clock())
        .then(this, [this, generation](const Ids &matching) {
            if (generation == m_generation && matching)
                takeMatching(*matching);
        });
}

void UserTableModel::takeMatching(const QList<UserId> &matching)
{
    QSet<UserId> missing(matching.begin(), matching.end());
    for (auto id = m_order.cbegin(); id != m_order.cend() && !missing.isEmpty(); ++id)
        missing.remove(*id);
    if (missing.isEmpty())
        return;
    m_arrivals.unite(missing);
    // An empty list has no rows that could move under anybody's eyes.
    if (m_following || m_order.isEmpty())
        showArrivals();
    else
        Q_EMIT arrivalsChanged(arrivals());
}

void UserTableModel::want(int row) const
{
    m_wanted.insert(row);
    if (!m_fetchTimer.isActive())
        m_fetchTimer.start(0ms);
}

void UserTableModel::fetchWanted()
{
    QList<UserId> ids;
    QSet<int> blocks;
    for (const int row : std::exchange(m_wanted, {}))
        blocks.insert(row / fetchBlock);
    for (const int block : blocks) {
        const int end = std::min(static_cast<int>(m_order.size()), (block + 1) * fetchBlock);
        for (int row = block * fetchBlock; row < end; ++row) {
            if (!m_rows.contains(m_order.at(row)))
                ids.append(m_order.at(row));
        }
    }
    const quint64 generation = m_generation;
    askRows(m_reader, ids).then(this, [this, generation, blocks](const Users &users) {
        if (generation != m_generation || !users)
            return;
        QHash<UserId, int> rows;
        for (const int block : blocks) {
            const int end = std::min(static_cast<int>(m_order.size()), (block + 1) * fetchBlock);
            for (int row = block * fetchBlock; row < end; ++row)
                rows.insert(m_order.at(row), row);
        }
        for (const User &user : *users)
            keep(user, rows.value(user.id, -1));
        takeRows(*users);
    });
}

void UserTableModel::takeRows(const QList<User> &users)
{
    int first = static_cast<int>(m_order.size());
    int last = -1;
    for (const User &user : users) {
        const RowCache::Row *known = m_rows.find(user.id);
        if (!known || known->row < 0 || idAt(known->row) != user.id)
            continue;
        const int row = known->row;
        keep(user, row);
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void UserTableModel::keep(const User &user, int row)
{
    m_rows.put(user, row);
    if (user.dialog.join.endsAt > m_clock() && !m_tickTimer.isActive())
        m_tickTimer.start(untilNextSecond(QDateTime::currentMSecsSinceEpoch()));
}

void UserTableModel::tick()
{
    bool anyOpen = false;
    for (const UserId id : m_rows.ids()) {
        const RowCache::Row *known = m_rows.find(id);
        // One second longer than the window: the last tick shows what lies beneath.
        if (!known || known->user.dialog.join.endsAt + 1 < m_clock() || known->row < 0)
            continue;
        anyOpen = true;
        Q_EMIT dataChanged(index(known->row, Dialog), index(known->row, Dialog));
    }
    if (anyOpen)
        m_tickTimer.start(untilNextSecond(QDateTime::currentMSecsSinceEpoch()));
}

int UserTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int UserTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UserTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UserId id = idAt(index.row());
    if (role == UserIdRole)
        return id;
    const RowCache::Row *known = m_rows.find(id);
    if (!known) {
        if (role == Qt::DisplayRole) {
            want(index.row());
            return u"…"_s;
        }
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(known->user, index.column());
    case StatusRole:
        return static_cast<int>(domain::statusAt(known->user.dialog, m_clock()));
    case StatusTextRole:
        return DialogWords::statusOf(known->user, m_clock());
    case GroundRole:
        return DialogWords::groundOf(known->user, m_clock());
    case Qt::ToolTipRole:
        return index.column() == Language ? DialogWords::languageOf(known->user) : QVariant();
    default:
        return {};
    }
}

QVariant UserTableModel::text(const User &user, int column) const
{
    switch (column) {
    case Name:
        return DialogWords::nameOf(user);
    case Username:
        return user.profile.username.isEmpty() ? QString() : u'@' + user.profile.username;
    case Language:
        return user.language.isEmpty() ? tr("en, assumed", "a language nobody reported")
                                       : user.language;
    case Dialog: {
        const QString status = DialogWords::statusOf(user, m_clock());
        const QString ground = DialogWords::groundOf(user, m_clock());
        return ground.isEmpty() ? status : tr("%1 · %2", "status and ground").arg(status, ground);
    }
    case LastSeen:
        return user.lastSeen == 0 ? QString() : DialogWords::shortMoment(user.lastSeen, m_clock());
    case Source:
        return user.source;
    case Id:
        return QString::number(user.id);
    default:
        return {};
    }
}

QVariant UserTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Username:
        return tr("Username");
    case Language:
        return tr("Language");
    case Dialog:
        return tr("Dialog");
    case LastSeen:
        return tr("Last seen");
    case Source:
        return tr("Source");
    case Id:
        return tr("Id");
    default:
        return {};
    }
}

void UserTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_order.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace botdesk::models
