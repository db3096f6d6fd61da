#include "loop_watchdog.h"

#include "paint_watch.h"

#include <chrono>

namespace botdesk::bench
{

using namespace std::chrono_literals;

LoopWatchdog::LoopWatchdog(QObject &watched)
    : m_watched(watched)
    , m_thread([this] {
        constexpr auto interval = 4ms;
        auto next = std::chrono::steady_clock::now();
        while (!m_stop) {
            QElapsedTimer asked;
            asked.start();
            QMetaObject::invokeMethod(
                &m_watched,
                [notes = m_notes, asked] {
                    const std::scoped_lock guard(notes->lock);
                    notes->times.push_back(elapsedMs(asked));
                },
                Qt::QueuedConnection);
            next += interval;
            std::this_thread::sleep_until(next);
        }
    })
{
}

LoopWatchdog::~LoopWatchdog()
{
    m_stop = true;
    m_thread.join();
}

std::vector<double> LoopWatchdog::times() const
{
    const std::scoped_lock guard(m_notes->lock);
    return m_notes->times;
}

} // namespace botdesk::bench
