#include "widgets/accent_button.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace botdesk::widgets
{

namespace
{

constexpr qreal radius = 3;
constexpr int pressedDarker = 125;
constexpr int hoveredDarker = 112;

} // namespace

AccentButton::AccentButton(QWidget *parent)
    : QPushButton(parent)
{
    setAttribute(Qt::WA_Hover);
}

void AccentButton::paintEvent(QPaintEvent *event)
{
    if (!isEnabled()) {
        QPushButton::paintEvent(event);
        return;
    }
    // Not by the style: it would make the colour so pale that nobody could read the text on it.
    QColor ground = palette().color(QPalette::Active, QPalette::Highlight);
    if (isDown())
        ground = ground.darker(pressedDarker);
    else if (underMouse())
        ground = ground.darker(hoveredDarker);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()), radius, radius);
    QStyleOptionButton option;
    initStyleOption(&option);
    const QColor text = palette().color(QPalette::Active, QPalette::HighlightedText);
    if (hasFocus()) {
        painter.setPen(text);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), radius, radius);
    }
    option.palette.setColor(QPalette::ButtonText, text);
    style()->drawControl(QStyle::CE_PushButtonLabel, &option, &painter, this);
}

} // namespace botdesk::widgets
