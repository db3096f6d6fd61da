#include "widgets/conversation_delegate.h"

#include "models/conversation_model.h"
#include "widgets/appearance.h"

#include <QListView>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace botdesk::widgets
{

using models::ConversationModel;
using models::ConversationRowKind;

namespace
{

constexpr int gap = 4;
constexpr int padding = 10;
constexpr int radius = 10;

/// Lays out @p text within @p width pixels. The layout stays valid as long as it lives.
class WrappedText
{
public:
    WrappedText(const QString &text, const QFont &font, int width)
        : m_layout(text, font)
    {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        qreal height = 0;
        qreal widest = 0;
        qreal left = width;
        while (true) {
            QTextLine line = m_layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(width);
            line.setPosition({0, height});
            height += line.height();
            widest = std::max(widest, line.naturalTextWidth());
            left = std::min(left, line.naturalTextRect().left());
        }
        m_layout.endLayout();
        m_size = {static_cast<int>(std::ceil(widest)), static_cast<int>(std::ceil(height))};
        // Lines that run from the right stand at the far end of the width they were given.
        m_shift = left;
    }

    [[nodiscard]] QSize size() const { return m_size; }
    void draw(QPainter *painter, QPointF at) const
    {
        m_layout.draw(painter, at - QPointF(m_shift, 0));
    }

private:
    QTextLayout m_layout;
    QSize m_size;
    qreal m_shift = 0;
};

ConversationRowKind kindOf(const QModelIndex &index)
{
    return static_cast<ConversationRowKind>(index.data(ConversationModel::KindRole).toInt());
}

QString lines(const QModelIndex &index)
{
    // A text layout breaks lines at the line separator alone.
    return index.data(Qt::DisplayRole).toString().replace(u'\n', QChar::LineSeparator);
}

QFont smallFont(const QFont &font)
{
    QFont small(font);
    small.setPointSizeF(std::max(7.5, font.pointSizeF() * 0.85));
    return small;
}

int viewWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

int textWidth(int width)
{
    constexpr double share = 0.8;
    return std::max(80, static_cast<int>(width * share) - 2 * padding);
}

QColor bubbleColor(ConversationRowKind kind, bool dark)
{
    if (kind == ConversationRowKind::Outgoing)
        return dark ? QColor(0x26, 0x47, 0x66) : QColor(0xd9, 0xea, 0xfb);
    return dark ? QColor(0x3a, 0x3e, 0x44) : QColor(0xec, 0xee, 0xf1);
}

void paintStopLine(QPainter *painter, const QStyleOptionViewItem &option, const QString &text)
{
    const WrappedText wrapped(text, smallFont(option.font), textWidth(option.rect.width()));
    const QRect rect = option.rect;
    const int left = rect.center().x() - wrapped.size().width() / 2;
    const int middle = rect.center().y();
    QColor line = option.palette.color(QPalette::Text);
    line.setAlphaF(0.35F);
    painter->setPen(line);
    painter->drawLine(rect.left() + padding, middle, left - padding, middle);
    painter->drawLine(left + wrapped.size().width() + padding, middle, rect.right() - padding,
                      middle);
    painter->setPen(option.palette.color(QPalette::Text));
    wrapped.draw(painter, QPointF(left, middle - wrapped.size().height() / 2.0));
}

} // namespace

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const ConversationRowKind kind = kindOf(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (kind == ConversationRowKind::StopLine) {
        paintStopLine(painter, item, lines(index));
        painter->restore();
        return;
    }
    const int width = textWidth(item.rect.width());
    const WrappedText text(lines(index), item.font, width);
    const WrappedText state(index.data(ConversationModel::StateTextRole).toString(),
                            smallFont(item.font), width);
    const int inner = std::max(text.size().width(), state.size().width());
    const QSize bubbleSize(inner + 2 * padding,
                           text.size().height() + state.size().height() + 2 * padding - gap);
    const bool outgoing = kind == ConversationRowKind::Outgoing;
    const QPoint corner(outgoing ? item.rect.right() - bubbleSize.width() - gap
                                 : item.rect.left() + gap,
                        item.rect.top() + gap);
    const QRect bubble(corner, bubbleSize);
    painter->setBrush(bubbleColor(kind, Appearance::isDark(item.palette)));
    const bool isCurrent = item.state.testFlag(QStyle::State_Selected);
    painter->setPen(isCurrent ? QPen(item.palette.color(QPalette::Highlight), 2) : QPen(Qt::NoPen));
    painter->drawRoundedRect(bubble, radius, radius);

    painter->setPen(item.palette.color(QPalette::Text));
    const QPointF textAt(bubble.left() + padding, bubble.top() + padding - gap / 2.0);
    text.draw(painter, textAt);
    QColor faint = item.palette.color(QPalette::Text);
    faint.setAlphaF(0.75F);
    painter->setPen(faint);
    state.draw(painter, textAt + QPointF(0, text.size().height()));
    painter->restore();
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const int available = viewWidth(option);
    const int width = textWidth(available);
    if (kindOf(index) == ConversationRowKind::StopLine)
        return {available,
                WrappedText(lines(index), smallFont(item.font), width).size().height() + 4 * gap};
    const int text = WrappedText(lines(index), item.font, width).size().height();
    const int state = WrappedText(index.data(ConversationModel::StateTextRole).toString(),
                                  smallFont(item.font), width)
                          .size()
                          .height();
    return {available, text + state + 2 * padding + gap};
}

} // namespace botdesk::widgets
