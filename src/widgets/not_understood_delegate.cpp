#include "widgets/not_understood_delegate.h"

#include "widgets/icons.h"

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

void NotUnderstoodDelegate::initStyleOption(QStyleOptionViewItem *option,
                                            const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(m_role).toLongLong() == 0)
        return;
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    const QColor color =
        option->palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    if (color != m_color) {
        m_color = color;
        m_sign = tintedIcon(u"warning"_s, color);
    }
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = m_sign;
    option->decorationSize = QSize(option->fontMetrics.height(), option->fontMetrics.height());
}

} // namespace botdesk::widgets
