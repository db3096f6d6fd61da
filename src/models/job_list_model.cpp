#include "models/job_list_model.h"

#include "models/dialog_words.h"
#include "models/job_words.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::models
{

using storage::JobReport;

void JobListModel::setReports(const QList<JobReport> &reports)
{
    const qint64 newestKnown = m_reports.isEmpty() ? 0 : m_reports.first().job.id;
    const auto isKnown = [newestKnown](const JobReport &each) {
        return each.job.id <= newestKnown;
    };
    const auto fresh = std::ranges::find_if(reports, isKnown) - reports.begin();
    if (fresh > 0) {
        beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
        m_reports = reports.mid(0, fresh) + m_reports;
        endInsertRows();
    }
    // The oldest fall off the end when there are too many.
    if (reports.size() < m_reports.size()) {
        beginRemoveRows({}, static_cast<int>(reports.size()), rowCount() - 1);
        m_reports.resize(reports.size());
        endRemoveRows();
    }
    for (int row = 0; row < rowCount(); ++row) {
        if (m_reports.at(row) == reports.at(row))
            continue;
        m_reports[row] = reports.at(row);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void JobListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_reports.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::optional<JobReport> JobListModel::report(qint64 job) const
{
    const int row = rowOf(job);
    return row >= 0 ? std::optional(m_reports.at(row)) : std::nullopt;
}

int JobListModel::rowOf(qint64 job) const
{
    const auto found =
        std::ranges::find(m_reports, job, [](const JobReport &report) { return report.job.id; });
    return found == m_reports.end() ? -1 : static_cast<int>(found - m_reports.begin());
}

qint64 JobListModel::jobAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_reports.at(row).job.id : 0;
}

int JobListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_reports.size());
}

int JobListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const storage::Job &job = m_reports.at(index.row()).job;
    if (role == IdRole)
        return job.id;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case What:
        return JobWords::kind(job.kind);
    case Began:
        return DialogWords::shortMoment(job.createdAt / 1000, QDateTime::currentSecsSinceEpoch());
    case Progress:
        return JobWords::progress(job);
    case State:
        return JobWords::state(job.state);
    default:
        return {};
    }
}

QVariant JobListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What");
    case Began:
        return tr("Begun");
    case Progress:
        return tr("Done");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace botdesk::models
