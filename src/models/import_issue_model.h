#pragma once

#include "engine/import_report.h"

#include <QAbstractTableModel>

namespace botdesk::models
{

/// The rows of an imported file that name nobody: the line, what stands there, and why.
class ImportIssueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Cell, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setIssues(const QList<engine::RowIssue> &issues);
    /// Says the words anew after the language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] static QString reason(engine::RowProblem problem);

    QList<engine::RowIssue> m_issues;
};

} // namespace botdesk::models
