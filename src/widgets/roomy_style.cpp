#include "widgets/roomy_style.h"

#include "widgets/appearance.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

/// Fusion makes outlines by darkening the window's colour, which leaves none on a dark one.
void outline(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.setPen(enabled ? option.palette.color(QPalette::Shadow).lighter(700)
                           : option.palette.color(QPalette::Light));
    const QRectF frame = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (element == QStyle::PE_IndicatorRadioButton)
        painter.drawEllipse(frame.adjusted(0.5, 0.5, 0, 0));
    else
        painter.drawRoundedRect(frame, 2, 2);
    painter.restore();
}

bool needsOutline(QStyle::PrimitiveElement element, const QStyleOption &option)
{
    switch (element) {
    case QStyle::PE_IndicatorRadioButton:
    case QStyle::PE_IndicatorCheckBox:
        return Appearance::isDark(option.palette);
    case QStyle::PE_FrameLineEdit:
        return Appearance::isDark(option.palette) && !option.state.testFlag(QStyle::State_HasFocus);
    default:
        return false;
    }
}

} // namespace

RoomyStyle::RoomyStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

QSize RoomyStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    const QSize plain = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return plain + QSize(16, 4);
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
    case CT_ItemViewItem:
    case CT_MenuItem:
        return plain + QSize(0, 4);
    case CT_MenuBarItem:
        return plain + QSize(4, 4);
    default:
        return plain;
    }
}

void RoomyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (option && painter && needsOutline(element, *option))
        outline(element, *option, *painter);
}

} // namespace botdesk::widgets
