#include "models/join_request_model.h"

#include "models/countdown.h"
#include "models/dialog_words.h"
#include "models/join_words.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::models
{

using namespace std::chrono_literals;
using storage::JoinRequestState;

namespace
{

/// What changes in quick succession is read once.
constexpr auto loadDelay = 50ms;
/// More rows than these are not moved one by one.
constexpr qsizetype mostMoves = 200;

QSet<qint64> idsOf(const QList<JoinRequestRow> &rows)
{
    QSet<qint64> ids;
    ids.reserve(rows.size());
    for (const JoinRequestRow &row : rows)
        ids.insert(row.request.id);
    return ids;
}

} // namespace

JoinRequestModel::JoinRequestModel(storage::Reader &reader, QObject *parent)
    : QAbstractTableModel(parent)
    , m_reader(reader)
    , m_clock([] { return QDateTime::currentMSecsSinceEpoch(); })
{
    m_loadTimer.setSingleShot(true);
    m_tickTimer.setSingleShot(true);
    m_tickTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_loadTimer, &QTimer::timeout, this, &JoinRequestModel::load);
    connect(&m_tickTimer, &QTimer::timeout, this, &JoinRequestModel::tick);
}

void JoinRequestModel::setFilter(Filter filter)
{
    m_filter = filter;
    arrange();
}

void JoinRequestModel::setHeld(const QSet<qint64> &requests)
{
    m_held = requests;
    arrange();
}

void JoinRequestModel::load()
{
    const quint64 generation = ++m_generation;
    m_isReading = true;
    m_isStale = false;
    m_reader
        .ask([](storage::Database &database) {
            return readJoinRequests(database, waitingLimit, processedLimit);
        })
        .then(this, [this, generation](const storage::Result<JoinRequestList> &list) {
            if (generation != m_generation)
                return;
            m_isReading = false;
            if (m_isStale)
                m_loadTimer.start(loadDelay);
            if (list)
                take(*list);
            else
                Q_EMIT failed(list.error());
        });
}

void JoinRequestModel::apply(const storage::ChangeSet &changes)
{
    // The outbox names the people of what it sends, so that a change of an item is among these.
    const bool concerns = changes.joinRequests || changes.users.intersects(m_people);
    if (!concerns)
        return;
    // One question at a time: a storm of requests must not fill the reader with work.
    if (m_isReading)
        m_isStale = true;
    else if (!m_loadTimer.isActive())
        m_loadTimer.start(loadDelay);
}

void JoinRequestModel::take(const JoinRequestList &list)
{
    m_all = list.rows;
    m_people.clear();
    for (const JoinRequestRow &row : std::as_const(m_all))
        m_people.insert(row.user.id);
    m_isLoaded = true;
    arrange();
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (std::exchange(m_waiting, list.waiting) != list.waiting)
        Q_EMIT waitingCountChanged(m_waiting);
    Q_EMIT loaded();
}

bool JoinRequestModel::isShown(const JoinRequestRow &row) const
{
    return m_filter == Filter::All || row.request.state == JoinRequestState::Waiting ||
           m_held.contains(row.request.id);
}

bool JoinRequestModel::comesBefore(const JoinRequestRow &a, const JoinRequestRow &b) const
{
    // Among those that wait, what is held keeps the place that it had while it waited.
    const auto group = [this](const JoinRequestRow &row) {
        if (row.request.state != JoinRequestState::Waiting && m_filter == Filter::All)
            return 2;
        return row.request.windowEndsAt() > m_shownAt ? 0 : 1;
    };
    const int groupOfA = group(a);
    if (const int groupOfB = group(b); groupOfA != groupOfB)
        return groupOfA < groupOfB;
    const auto when = [groupOfA](const JoinRequestRow &row) {
        return std::pair(groupOfA == 2 ? row.request.processedAt : row.request.requestedAt,
                         row.request.id);
    };
    return groupOfA == 0 ? when(a) < when(b) : when(a) > when(b);
}

void JoinRequestModel::arrange()
{
    m_shownAt = now();
    QList<JoinRequestRow> wanted;
    for (const JoinRequestRow &row : std::as_const(m_all)) {
        if (isShown(row))
            wanted.append(row);
    }
    std::ranges::sort(wanted, [this](const JoinRequestRow &a, const JoinRequestRow &b) {
        return comesBefore(a, b);
    });
    const QSet<qint64> before = idsOf(m_shown);
    const QSet<qint64> after = idsOf(wanted);
    const qsizetype changes = (before - after).size() + (after - before).size();
    if (changes > mostMoves) {
        beginResetModel();
        m_shown = wanted;
        endResetModel();
    } else {
        bringInOrder(wanted);
    }
    startTicking();
}

void JoinRequestModel::bringInOrder(const QList<JoinRequestRow> &wanted)
{
    const QSet<qint64> stay = idsOf(wanted);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (stay.contains(m_shown.at(row).request.id))
            continue;
        beginRemoveRows({}, row, row);
        m_shown.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
        const qint64 id = wanted.at(row).request.id;
        const bool isThere = row < rowCount() && m_shown.at(row).request.id == id;
        const int from = isThere ? row : rowOf(id);
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_shown.insert(row, wanted.at(row));
            endInsertRows();
        } else if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_shown.move(from, row);
            endMoveRows();
        }
        m_shown[row] = wanted.at(row);
    }
}

void JoinRequestModel::startTicking()
{
    const bool isLive = std::ranges::any_of(
        m_shown, [this](const JoinRequestRow &row) { return row.liveUntil() > m_shownAt; });
    if (isLive)
        m_tickTimer.start(untilNextSecond(m_clock()));
    else
        m_tickTimer.stop();
}

void JoinRequestModel::tick()
{
    // Whatever was open at the last second is shown once more: the last time, with what lies
    // beneath.
    const domain::Seconds before = std::exchange(m_shownAt, now());
    const auto hasJustEnded = [&](domain::Seconds end) { return end > before && end <= m_shownAt; };
    bool isOneOver = false;
    for (int row = 0; row < rowCount(); ++row) {
        const JoinRequestRow &shown = m_shown.at(row);
        if (shown.liveUntil() <= before)
            continue;
        isOneOver = isOneOver || hasJustEnded(shown.request.windowEndsAt());
        Q_EMIT dataChanged(index(row, TimeLeft), index(row, Dialog));
    }
    if (isOneOver)
        arrange();
    else
        startTicking();
    Q_EMIT ticked();
}

const JoinRequestRow *JoinRequestModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_shown.at(row) : nullptr;
}

int JoinRequestModel::rowOf(qint64 request) const
{
    const auto found = std::ranges::find_if(
        m_shown, [request](const JoinRequestRow &row) { return row.request.id == request; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

int JoinRequestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int JoinRequestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JoinRequestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JoinRequestRow &row = m_shown.at(index.row());
    const domain::Seconds second = now();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == TimeLeft ? JoinWords::situation(row, second)
                                          : text(row, index.column());
    case UserIdRole:
        return row.user.id;
    case StatusRole:
        return static_cast<int>(domain::statusAt(row.user.dialog, second));
    case StatusTextRole:
        return DialogWords::status(domain::statusAt(row.user.dialog, second));
    case GroundRole:
        // Which chat it is stands in its own column.
        return domain::groundAt(row.user.dialog, second) == domain::Ground::JoinRequest
                   ? QString()
                   : DialogWords::groundOf(row.user, second);
    case RequestIdRole:
        return row.request.id;
    case RequestStateRole:
        return static_cast<int>(row.request.state);
    default:
        return {};
    }
}

QString JoinRequestModel::text(const JoinRequestRow &row, int column) const
{
    const domain::Seconds second = now();
    switch (column) {
    case Name:
        return DialogWords::nameOf(row.user);
    case Chat:
        return row.request.chatTitle.isEmpty() ? QString::number(row.request.chatId)
                                               : row.request.chatTitle;
    case RequestedAt:
        return DialogWords::shortMoment(row.request.requestedAt, second);
    case TimeLeft:
        if (row.request.state != JoinRequestState::Waiting)
            return {};
        return row.timeLeft(second) > 0 ? JoinWords::timeLeft(row.timeLeft(second)) : tr("Over");
    case Dialog:
        return DialogWords::status(domain::statusAt(row.user.dialog, second));
    case State:
        return JoinWords::state(row);
    default:
        return {};
    }
}

QVariant JoinRequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Chat:
        return tr("Asks to join");
    case RequestedAt:
        return tr("Asked at");
    case TimeLeft:
        return tr("Time left");
    case Dialog:
        return tr("Dialog");
    case State:
        return tr("Request");
    default:
        return {};
    }
}

void JoinRequestModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace botdesk::models
