#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace botdesk::bench
{

/// Asks an event loop every few milliseconds to say something, and notes how long each answer took:
/// so long somebody's key would have waited. A loop that hangs for a second is seen in every
/// question of that second.
class LoopWatchdog
{
public:
    /// Watches the loop of the thread that @p watched lives on, which must outlive this.
    explicit LoopWatchdog(QObject &watched);
    ~LoopWatchdog();

    /// How long the answers took, in ms.
    [[nodiscard]] std::vector<double> times() const;

private:
    struct Notes {
        std::mutex lock;
        std::vector<double> times;
    };

    QObject &m_watched;
    std::shared_ptr<Notes> m_notes = std::make_shared<Notes>(); ///< also of answers yet to come
    std::atomic_bool m_stop = false;
    std::thread m_thread;
};

} // namespace botdesk::bench
