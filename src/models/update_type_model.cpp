#include "models/update_type_model.h"

#include <QLocale>

#include <algorithm>

namespace botdesk::models
{

using engine::JournalFilter;

UpdateTypeModel::UpdateTypeModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    setCounts({});
}

void UpdateTypeModel::setCounts(const QList<storage::UpdateCount> &counts)
{
    std::vector<Row> rows{{.filter = {}}, {.filter = {.onlyNotUnderstood = true}}};
    for (const storage::UpdateCount &count : counts) {
        rows[0].count += count.count;
        rows[1].count += count.notUnderstood;
        rows.push_back({.filter = {.type = count.type},
                        .count = count.count,
                        .notUnderstood = count.notUnderstood});
    }
    const bool same =
        std::ranges::equal(rows, m_rows, {}, &Row::filter, &Row::filter) && !m_rows.empty();
    if (!same)
        beginResetModel();
    m_rows = std::move(rows);
    if (!same)
        endResetModel();
    else
        Q_EMIT dataChanged(index(0, 0),
                           index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

JournalFilter UpdateTypeModel::filterAt(int row) const
{
    const bool isThere = row >= 0 && row < rowCount();
    return isThere ? m_rows[static_cast<size_t>(row)].filter : JournalFilter{};
}

int UpdateTypeModel::rowOf(const JournalFilter &filter) const
{
    const auto found = std::ranges::find(m_rows, filter, &Row::filter);
    return found == m_rows.end() ? 0 : static_cast<int>(found - m_rows.begin());
}

void UpdateTypeModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

int UpdateTypeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int UpdateTypeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString UpdateTypeModel::nameOf(const Row &row)
{
    if (row.filter.onlyNotUnderstood)
        return tr("Not understood");
    if (!row.filter.type)
        return tr("All updates");
    const QString name = row.filter.type->isEmpty() ? tr("without a type") : *row.filter.type;
    if (row.notUnderstood == 0)
        return name;
    if (row.notUnderstood == row.count)
        return tr("%1 (not understood)", "a type of updates").arg(name);
    return tr("%1 (%2 not understood)", "a type of updates, how many")
        .arg(name, QLocale().toString(row.notUnderstood));
}

QVariant UpdateTypeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Type ? nameOf(row) : QLocale().toString(row.count);
    case Qt::TextAlignmentRole:
        return index.column() == Type ? QVariant()
                                      : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case NotUnderstoodRole:
        return row.filter.onlyNotUnderstood ? row.count : row.notUnderstood;
    case FilterRole:
        return QVariant::fromValue(row.filter);
    default:
        return {};
    }
}

QVariant UpdateTypeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Type ? tr("Type") : tr("Count");
}

} // namespace botdesk::models
