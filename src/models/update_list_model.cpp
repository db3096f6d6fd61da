#include "models/update_list_model.h"

#include "models/dialog_words.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::models
{

using engine::JournalBrowser;
using engine::JournalEntry;

void UpdateListModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

void UpdateListModel::add(const engine::JournalPortion &portion)
{
    const auto count = static_cast<int>(portion.entries.size());
    if (count == 0)
        return;
    const int before = rowCount();
    if (portion.newer) {
        beginInsertRows({}, 0, count - 1);
        m_entries = portion.entries + m_entries;
        endInsertRows();
    } else {
        beginInsertRows({}, before, before + count - 1);
        m_entries += portion.entries;
        endInsertRows();
    }
    const auto most = static_cast<int>(JournalBrowser::most);
    if (rowCount() <= most)
        return;
    beginRemoveRows({}, most, rowCount() - 1);
    m_entries.resize(most);
    endRemoveRows();
}

std::optional<int> UpdateListModel::rowOf(const JournalEntry &entry) const
{
    const auto found = std::ranges::find_if(m_entries, [&entry](const JournalEntry &other) {
        return other.record == entry.record && other.index == entry.index;
    });
    if (found == m_entries.end())
        return std::nullopt;
    return static_cast<int>(found - m_entries.begin());
}

void UpdateListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int UpdateListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int UpdateListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UpdateListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JournalEntry &entry = at(index.row());
    if (role == NotUnderstoodRole)
        return entry.understood ? 0 : 1;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When:
        return DialogWords::shortMoment(entry.receivedAt / 1000,
                                        QDateTime::currentSecsSinceEpoch());
    case Type:
        return typeText(entry);
    case Who:
        return personText(entry);
    case Id:
        return entry.updateId > 0 ? QString::number(entry.updateId) : QString();
    default:
        return {};
    }
}

QString UpdateListModel::typeText(const JournalEntry &entry)
{
    if (entry.type.isEmpty())
        return tr("without a type (not understood)");
    return entry.understood ? entry.type
                            : tr("%1 (not understood)", "a type of updates").arg(entry.type);
}

QString UpdateListModel::personText(const JournalEntry &entry)
{
    if (entry.person == 0 || !entry.personName.isEmpty())
        return entry.personName;
    return QString::number(entry.person);
}

QVariant UpdateListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("Received");
    case Type:
        return tr("Type");
    case Who:
        return tr("Who");
    case Id:
        return tr("Update id");
    default:
        return {};
    }
}

} // namespace botdesk::models
