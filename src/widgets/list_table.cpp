#include "widgets/list_table.h"

#include <QHeaderView>
#include <QTableView>

namespace botdesk::widgets
{

void lookLikeAList(QTableView *table)
{
    constexpr int rowPadding = 12;
    QHeaderView *rows = table->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setDefaultSectionSize(table->fontMetrics().height() + rowPadding);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
}

} // namespace botdesk::widgets
