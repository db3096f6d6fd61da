#include "models/broadcast_list_model.h"

#include "models/dialog_words.h"

#include <QDateTime>

namespace botdesk::models
{

void BroadcastListModel::addBeginnings(const QHash<qint64, QString> &beginnings)
{
    if (beginnings.isEmpty())
        return;
    m_beginnings.insert(beginnings);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, What), index(rowCount() - 1, What));
}

QVariant BroadcastListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const qint64 job = jobAt(index.row());
        if (index.column() == What)
            return m_beginnings.value(job);
        const auto report = this->report(job);
        // A scheduled one takes its people at its moment.
        if (index.column() == Progress && report &&
            report->job.state == storage::JobState::Scheduled)
            return QString();
        if (role == Qt::DisplayRole && index.column() == Began && report &&
            report->job.scheduledAt > 0)
            return DialogWords::shortMoment(report->job.scheduledAt / 1000,
                                            QDateTime::currentSecsSinceEpoch());
    }
    return JobListModel::data(index, role);
}

QVariant BroadcastListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole) {
        if (section == What)
            return tr("Message");
        if (section == Began)
            return tr("Begins");
    }
    return JobListModel::headerData(section, orientation, role);
}

} // namespace botdesk::models
