#include "models/import_issue_model.h"

#include <QLocale>

namespace botdesk::models
{

using engine::RowProblem;

void ImportIssueModel::setIssues(const QList<engine::RowIssue> &issues)
{
    beginResetModel();
    m_issues = issues;
    endResetModel();
}

void ImportIssueModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_issues.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ImportIssueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_issues.size());
}

int ImportIssueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportIssueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const engine::RowIssue &issue = m_issues[index.row()];
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Line:
        return QLocale().toString(issue.line);
    case Cell:
        return issue.cell;
    case Reason:
        return reason(issue.problem);
    default:
        return {};
    }
}

QVariant ImportIssueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Cell:
        return tr("What stands there");
    case Reason:
        return tr("Why it names nobody");
    default:
        return {};
    }
}

QString ImportIssueModel::reason(RowProblem problem)
{
    switch (problem) {
    case RowProblem::NotANumber:
        return tr("Not a number: a username or a name alone names nobody");
    case RowProblem::Rounded:
        return tr("A spreadsheet has rounded this number: format the column as text");
    case RowProblem::Negative:
        return tr("A negative number: this is a group or a channel");
    case RowProblem::Zero:
        return tr("Zero is nobody's id");
    case RowProblem::TooLarge:
        return tr("Too large: Telegram gives ids below 2⁵²");
    case RowProblem::EmptyId:
        return tr("The id is missing");
    case RowProblem::BrokenText:
        return tr("This is not UTF-8: save the file as UTF-8");
    case RowProblem::OpenQuote:
        return tr("A quotation mark is opened and never closed");
    case RowProblem::TooLong:
        return tr("This row is too long");
    case RowProblem::ThisBot:
        return tr("This is the bot itself");
    }
    return {};
}

} // namespace botdesk::models
