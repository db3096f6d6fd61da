// UserTableModel's part about its rows: which are known, and what they show.
#include "models/user_table_model.h"

#include "models/countdown.h"
#include "models/dialog_words.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::models
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::User;
using domain::UserId;
using Users = storage::Result<QList<User>>;

namespace
{

/// Rows that are asked for together, around one that was painted without being known.
constexpr int fetchBlock = 64;

} // namespace

void UserTableModel::look(int first, int last)
{
    ++*m_looks;
    m_looksUp = first < m_first;
    m_first = std::max(0, first);
    m_last = std::min(last, rowCount() - 1);
    if (m_last < m_first)
        return;
    fetch(m_first, m_last, whenPassed(m_looks));
    if (!m_fetchTimer.isActive())
        m_fetchTimer.start(0ms);
}

bool UserTableModel::knows(int first, int last) const
{
    return unknown(m_order, first, last).isEmpty();
}

QList<UserId> UserTableModel::unknown(const PeopleOrder &order, int first, int last) const
{
    QList<UserId> ids;
    const int end = std::min(static_cast<int>(order.size()) - 1, last);
    for (int row = std::max(0, first); row <= end; ++row) {
        // Counts as a look: or those of a screen that are known would make room for the others.
        if (!m_rows.find(order.at(row)))
            ids.append(order.at(row));
    }
    return ids;
}

void UserTableModel::fetch(int first, int last, const Stop &stop)
{
    const QList<UserId> ids = unknown(m_order, first, last);
    if (ids.isEmpty())
        return;
    askRows(m_reader, ids, stop).then(this, [this, first, last](const Users &users) {
        if (!users || users->isEmpty())
            return;
        takeFetched(*users, first, last);
        const int end = std::min(last, rowCount() - 1);
        if (end >= first)
            Q_EMIT dataChanged(index(first, 0), index(end, ColumnCount - 1));
    });
}

void UserTableModel::fetchAhead(int first, int last)
{
    const QList<UserId> ids = unknown(m_order, first, last);
    if (ids.isEmpty())
        return;
    // Nobody has been shown these rows: to tell of them would paint the screen once more.
    askRows(m_reader, ids, whenPassed(m_looks)).then(this, [this, first, last](const Users &users) {
        if (users)
            takeFetched(*users, first, last);
    });
}

void UserTableModel::takeFetched(const QList<User> &users, int first, int last)
{
    QHash<UserId, const User *> found;
    for (const User &user : users)
        found.insert(user.id, &user);
    // The order may be another one by now.
    const int end = std::min(last, rowCount() - 1);
    for (int row = first; row <= end; ++row) {
        if (const User *user = found.value(idAt(row)))
            keep(*user, row);
    }
}

void UserTableModel::want(int row) const
{
    // Somebody asks for more than can be kept: rows that nobody sees.
    if (m_wanted.size() >= RowCache::capacity)
        return;
    m_wanted.insert(row);
    if (!m_fetchTimer.isActive())
        m_fetchTimer.start(0ms);
}

void UserTableModel::fetchWanted()
{
    QSet<int> blocks;
    for (const int row : std::exchange(m_wanted, {}))
        blocks.insert(row / fetchBlock);
    for (const int block : blocks)
        fetch(block * fetchBlock, (block + 1) * fetchBlock - 1, {});
    if (m_last < m_first)
        return;
    const int screen = m_last - m_first + 1;
    const int beside = m_looksUp ? m_first - screen : m_last + 1;
    fetchAhead(std::max(0, beside), beside + screen - 1);
}

void UserTableModel::keep(const User &user, int row)
{
    m_rows.put(user, row);
    if (user.dialog.join.endsAt <= m_clock())
        return;
    m_counting.insert(user.id);
    if (!m_tickTimer.isActive())
        m_tickTimer.start(untilNextSecond(QDateTime::currentMSecsSinceEpoch()));
}

int UserTableModel::rowOfKnown(const RowCache::Row &known) const
{
    const UserId id = known.user.id;
    if (known.row >= 0 && idAt(known.row) == id)
        return known.row;
    for (int row = m_first; row <= m_last; ++row) {
        if (idAt(row) == id)
            return row;
    }
    return -1;
}

void UserTableModel::tick()
{
    const QSet<UserId> counting = m_counting;
    for (const UserId id : counting) {
        const RowCache::Row *known = m_rows.find(id);
        // One second longer than the window: the last tick shows what lies beneath.
        if (!known || known->user.dialog.join.endsAt + 1 < m_clock()) {
            m_counting.remove(id);
            continue;
        }
        const int row = rowOfKnown(*known);
        if (row >= 0)
            Q_EMIT dataChanged(index(row, Dialog), index(row, Dialog));
    }
    if (!m_counting.isEmpty())
        m_tickTimer.start(untilNextSecond(QDateTime::currentMSecsSinceEpoch()));
}

QVariant UserTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UserId id = idAt(index.row());
    if (role == UserIdRole)
        return id;
    RowCache::Row *known = m_rows.find(id);
    if (!known) {
        if (role == Qt::DisplayRole) {
            want(index.row());
            return u"…"_s;
        }
        return {};
    }
    known->row = index.row();
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

} // namespace botdesk::models
