#pragma once

#include <QStyledItemDelegate>

namespace botdesk::widgets
{

/// Paints a conversation: what came on the left, what was sent on the right, each with its moment
/// and how it stands, and a line where the person stopped the bot. Texts are plain, in their own
/// direction of writing.
class ConversationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace botdesk::widgets
