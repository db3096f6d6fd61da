#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>

namespace botdesk::bench
{

/// Tells whenever a widget has painted itself: behind its paint event, not before it.
class PaintWatch : public QObject
{
public:
    PaintWatch(QWidget *widget, std::function<void()> painted);
    ~PaintWatch() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QWidget> m_widget;
    std::function<void()> m_painted;
    bool m_isPainting = false;
};

/// In milliseconds.
[[nodiscard]] inline double elapsedMs(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace botdesk::bench
