#include "paint_watch.h"

#include <QCoreApplication>
#include <QEvent>

namespace botdesk::bench
{

PaintWatch::PaintWatch(QWidget *widget, std::function<void()> painted)
    : m_widget(widget)
    , m_painted(std::move(painted))
{
    widget->installEventFilter(this);
}

PaintWatch::~PaintWatch()
{
    if (m_widget)
        m_widget->removeEventFilter(this);
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint || m_isPainting)
        return false;
    // A filter comes before the widget: so the event is delivered from here, and then it is told.
    m_isPainting = true;
    QCoreApplication::sendEvent(watched, event);
    m_isPainting = false;
    m_painted();
    return true;
}

} // namespace botdesk::bench
