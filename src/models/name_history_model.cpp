#include "models/name_history_model.h"

#include "models/dialog_words.h"

namespace botdesk::models
{

using namespace Qt::StringLiterals;

void NameHistoryModel::setDetails(const UserDetails &details)
{
    beginResetModel();
    m_names = details.formerNames;
    m_names.prepend({.profile = details.user.profile});
    endResetModel();
}

void NameHistoryModel::clear()
{
    beginResetModel();
    m_names.clear();
    endResetModel();
}

void NameHistoryModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_names.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int NameHistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

int NameHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NameHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
        (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const storage::FormerName &name = m_names.at(index.row());
    switch (index.column()) {
    case Name: {
        const QString full = domain::fullName(name.profile);
        return full.isEmpty() ? tr("No name") : full;
    }
    case Username:
        return name.profile.username.isEmpty() ? QString() : u'@' + name.profile.username;
    case Until:
        return name.givenUpAt == 0 ? tr("Now") : DialogWords::moment(name.givenUpAt);
    default:
        return {};
    }
}

QVariant NameHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Username:
        return tr("Username");
    case Until:
        return tr("Until");
    default:
        return {};
    }
}

} // namespace botdesk::models
