#pragma once

#include "domain/profile.h"

#include <QList>

class QTableView;
class QWidget;

namespace botdesk::bench
{

/// The people of the rows that @p table shows at the moment, whether they are painted in words or
/// as placeholders.
[[nodiscard]] QList<domain::UserId> shownPeople(const QTableView &table);

/// Whether every row that @p table shows is painted in words. False for a table without rows.
[[nodiscard]] bool showsRealRows(const QTableView &table);

/// The page of the window that @p table is on.
[[nodiscard]] QWidget *peoplePageOf(const QTableView &table);

/// The first number that a text of the window tells, however its digits are grouped; -1 for none.
[[nodiscard]] qint64 numberIn(const QString &text);

} // namespace botdesk::bench
