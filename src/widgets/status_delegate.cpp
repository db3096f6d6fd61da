#include "widgets/status_delegate.h"

#include "models/user_table_model.h"
#include "widgets/appearance.h"
#include "widgets/status_colors.h"

#include <QApplication>
#include <QPainter>

namespace botdesk::widgets
{

using models::UserTableModel;

namespace
{

constexpr int margin = 6;
constexpr int labelPadding = 8;

} // namespace

void StatusDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const QVariant status = index.data(UserTableModel::StatusRole);
    if (!status.isValid())
        return;
    const QString words = index.data(UserTableModel::StatusTextRole).toString();
    const auto colors = statusColors(static_cast<domain::DialogStatus>(status.toInt()),
                                     Appearance::isDark(item.palette));
    const QFontMetrics metrics(item.font);
    const int height = metrics.height() + 4;
    const int width = std::min(metrics.horizontalAdvance(words) + 2 * labelPadding,
                               item.rect.width() - 2 * margin);
    const QRect label(item.rect.left() + margin, item.rect.center().y() - height / 2, width,
                      height);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(item.font);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.background);
    painter->drawRoundedRect(label, height / 2.0, height / 2.0);
    painter->setPen(colors.text);
    painter->drawText(label, Qt::AlignCenter,
                      metrics.elidedText(words, Qt::ElideRight, width - labelPadding));

    const QRect rest = item.rect.adjusted(label.right() - item.rect.left() + margin, 0, -margin, 0);
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      metrics.elidedText(index.data(UserTableModel::GroundRole).toString(),
                                         Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize StatusDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rwidth() += 2 * (labelPadding + margin);
    return size;
}

} // namespace botdesk::widgets
