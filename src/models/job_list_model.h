#pragma once

#include "storage/job.h"

#include <QAbstractTableModel>

#include <optional>

namespace botdesk::models
{

/// The jobs of a bot, newest first: what, when, how far, and how they stand.
class JobListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { What, Began, Progress, State, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< the job's id
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows @p reports, newest first. Rows that stay are not moved, only said anew.
    void setReports(const QList<storage::JobReport> &reports);
    /// Says the words anew after the language changed.
    void retranslate();

    [[nodiscard]] std::optional<storage::JobReport> report(qint64 job) const;
    /// The row of a job, or -1.
    [[nodiscard]] int rowOf(qint64 job) const;
    /// The job of a row, or 0.
    [[nodiscard]] qint64 jobAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<storage::JobReport> m_reports;
};

} // namespace botdesk::models
