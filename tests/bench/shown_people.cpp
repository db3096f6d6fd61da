#include "shown_people.h"

#include "models/user_table_model.h"

#include <QTableView>

namespace botdesk::bench
{

using models::UserTableModel;

namespace
{

/// The first and the last row in sight; the first behind the last where there is none.
std::pair<int, int> rowsInSight(const QTableView &table)
{
    const int first = table.rowAt(0);
    const int last = table.rowAt(table.viewport()->height() - 1);
    const int rows = table.model()->rowCount();
    if (first < 0 || rows == 0)
        return {0, -1};
    return {first, last < 0 ? rows - 1 : last};
}

} // namespace

QList<domain::UserId> shownPeople(const QTableView &table)
{
    QList<domain::UserId> people;
    const auto [first, last] = rowsInSight(table);
    for (int row = first; row <= last; ++row)
        people.append(table.model()->index(row, 0).data(UserTableModel::UserIdRole).toLongLong());
    return people;
}

bool showsRealRows(const QTableView &table)
{
    const auto [first, last] = rowsInSight(table);
    for (int row = first; row <= last; ++row) {
        // Nobody's dialog is without words, so only a row that is not there yet is.
        const QString dialog = table.model()->index(row, UserTableModel::Dialog).data().toString();
        if (dialog.isEmpty() || dialog == QStringLiteral("…"))
            return false;
    }
    return last >= first;
}

QWidget *peoplePageOf(const QTableView &table)
{
    QWidget *widget = table.parentWidget();
    while (widget && !widget->inherits("botdesk::widgets::PeoplePage"))
        widget = widget->parentWidget();
    return widget;
}

qint64 numberIn(const QString &text)
{
    QString digits;
    for (const QChar letter : text) {
        if (letter.isDigit())
            digits += letter;
        else if (!digits.isEmpty() && letter.isLetter())
            break;
    }
    return digits.isEmpty() ? -1 : digits.toLongLong();
}

} // namespace botdesk::bench
