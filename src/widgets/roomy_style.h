#pragma once

#include <QProxyStyle>

namespace botdesk::widgets
{

/// Fusion with more room in buttons, fields and menus, and with outlines that can be seen on a dark
/// ground, too.
class RoomyStyle : public QProxyStyle
{
    Q_OBJECT

public:
    RoomyStyle();

    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace botdesk::widgets
