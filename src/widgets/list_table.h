#pragma once

class QTableView;

namespace botdesk::widgets
{

/// Makes a table look like a list: whole rows of one height, no numbers beside them, headers to the
/// left, the last column as wide as there is room.
void lookLikeAList(QTableView *table);

} // namespace botdesk::widgets
