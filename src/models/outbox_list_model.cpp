#include "models/outbox_list_model.h"

#include "models/dialog_words.h"
#include "models/outbox_words.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>

namespace botdesk::models
{

using storage::OutboxEntry;
using storage::OutboxItem;
using storage::OutboxList;
using storage::OutboxPage;

namespace
{

/// As much of a text is shown in a row.
constexpr qsizetype shownLength = 200;
/// More rows than these are not moved one by one.
constexpr qsizetype mostMoves = 500;

QSet<qint64> idsOf(const QList<OutboxEntry> &entries)
{
    QSet<qint64> ids;
    ids.reserve(entries.size());
    for (const OutboxEntry &entry : entries)
        ids.insert(entry.item.id);
    return ids;
}

} // namespace

OutboxListModel::OutboxListModel(storage::Reader &reader, OutboxList list, QObject *parent)
    : QAbstractTableModel(parent)
    , m_reader(reader)
    , m_list(list)
{
}

void OutboxListModel::setLane(std::optional<storage::OutboxLane> lane)
{
    if (lane == m_lane)
        return;
    m_lane = lane;
    m_wanted = pageSize;
    m_isReading = false;
    load();
}

void OutboxListModel::setLimits(const storage::SendingLimits &limits)
{
    if (limits == m_limits)
        return;
    m_limits = limits;
    tick();
}

void OutboxListModel::load()
{
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_isStale = false;
    const quint64 generation = ++m_generation;
    m_reader
        .ask([list = m_list, lane = m_lane, limit = m_wanted](storage::Database &database) {
            return storage::OutboxReader(database).read(list, lane, limit);
        })
        .then(this, [this, generation](const storage::Result<OutboxPage> &page) {
            if (generation != m_generation)
                return;
            m_isReading = false;
            if (page)
                take(*page);
            else
                Q_EMIT failed(page.error());
            if (m_isStale)
                load();
        });
}

void OutboxListModel::take(const OutboxPage &page)
{
    m_isLoaded = true;
    const QSet<qint64> before = idsOf(m_page.entries);
    const QSet<qint64> after = idsOf(page.entries);
    if ((before - after).size() + (after - before).size() > mostMoves) {
        beginResetModel();
        m_page = page;
        endResetModel();
    } else {
        bringInOrder(page.entries);
        m_page = page;
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT loaded();
}

void OutboxListModel::bringInOrder(const QList<OutboxEntry> &wanted)
{
    QList<OutboxEntry> &rows = m_page.entries;
    const QSet<qint64> stay = idsOf(wanted);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (stay.contains(rows.at(row).item.id))
            continue;
        beginRemoveRows({}, row, row);
        rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
        const qint64 id = wanted.at(row).item.id;
        const bool isThere = row < rowCount() && rows.at(row).item.id == id;
        const int from = isThere ? row : rowOf(id);
        if (from < 0) {
            beginInsertRows({}, row, row);
            rows.insert(row, wanted.at(row));
            endInsertRows();
        } else if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            rows.move(from, row);
            endMoveRows();
        }
    }
}

const OutboxEntry *OutboxListModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_page.entries.at(row) : nullptr;
}

int OutboxListModel::rowOf(qint64 item) const
{
    const auto found = std::ranges::find(m_page.entries, item,
                                         [](const OutboxEntry &entry) { return entry.item.id; });
    return found == m_page.entries.end() ? -1 : static_cast<int>(found - m_page.entries.begin());
}

void OutboxListModel::tick()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State));
}

void OutboxListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int OutboxListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_page.entries.size());
}

int OutboxListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool OutboxListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_page.hasMore && m_wanted < mostShown;
}

void OutboxListModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || m_isReading)
        return;
    m_wanted = std::min(m_wanted + pageSize, mostShown);
    load();
}

domain::Milliseconds OutboxListModel::momentOf(const OutboxItem &item) const
{
    switch (m_list) {
    case OutboxList::Waiting:
        return item.createdAt;
    case OutboxList::Unknown:
        return item.attemptedAt;
    case OutboxList::Ended:
        break;
    }
    return item.finishedAt;
}

QVariant OutboxListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutboxEntry &entry = m_page.entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case UserIdRole:
        return entry.item.user;
    case IdRole:
        return entry.item.id;
    default:
        return {};
    }
}

QString OutboxListModel::text(const OutboxEntry &entry, int column) const
{
    const domain::Milliseconds now = QDateTime::currentMSecsSinceEpoch();
    switch (column) {
    case Person:
        return DialogWords::nameOf(entry.user);
    case What:
        return OutboxWords::kind(entry.item.kind);
    case Text:
        return entry.item.text.left(shownLength).simplified();
    case Moment:
        return DialogWords::shortMoment(momentOf(entry.item) / 1000, now / 1000);
    case State:
        return m_list == OutboxList::Waiting ? OutboxWords::standing(entry, m_limits, now)
                                             : DialogWords::outboxState(entry.item);
    default:
        return {};
    }
}

QVariant OutboxListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Person:
        return tr("To");
    case What:
        return tr("What");
    case Text:
        return tr("Text");
    case Moment:
        if (m_list == OutboxList::Waiting)
            return tr("Since");
        return m_list == OutboxList::Unknown ? tr("Tried") : tr("Ended");
    case State:
        return m_list == OutboxList::Waiting ? tr("Why it waits") : tr("How it ended");
    default:
        return {};
    }
}

} // namespace botdesk::models
