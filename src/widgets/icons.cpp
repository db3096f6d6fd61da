#include "widgets/icons.h"

#include "widgets/resources.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

QPixmap drawn(const QByteArray &source, const QColor &color, int pixels)
{
    QByteArray svg = source;
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter);
    return pixmap;
}

} // namespace

QIcon tintedIcon(const QString &name, const QColor &color)
{
    useResources();
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray source = file.readAll();
    QColor pale = color;
    pale.setAlphaF(0.5F);
    QIcon icon;
    for (const int pixels : {16, 24, 32, 48}) {
        icon.addPixmap(drawn(source, color, pixels));
        icon.addPixmap(drawn(source, pale, pixels), QIcon::Disabled);
    }
    return icon;
}

} // namespace botdesk::widgets
