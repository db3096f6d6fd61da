// Beginning a broadcast to everyone: how long it takes, and what the window notices of it.
#include "engine/broadcast_order.h"
#include "loop_watchdog.h"
#include "paint_watch.h"
#include "statistics.h"
#include "table_benches.h"
#include "table_report.h"

#include <QDir>
#include <QTableView>

#include <algorithm>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

/// What the operator waits for, in ms.
struct Times {
    double started = 0;
    double window = 0; ///< the longest that the window did nothing else
};

std::optional<Times> measureOnce(DeskWindow &desk)
{
    using engine::SessionHost;
    QElapsedTimer timer;
    Times times;
    qint64 job = 0;
    QObject context;
    QObject::connect(&desk.session(), &SessionHost::broadcastStarted, &context,
                     [&](qint64 started) {
                         job = started;
                         times.started = elapsedMs(timer);
                     });
    const LoopWatchdog watchdog(desk.table());
    timer.start();
    const auto begun = desk.until(
        [&] {
            desk.session().startBroadcast(
                {.content = {.texts = {{QString(), u"Hello, {first_name|friend}!"_s}}},
                 .audience = storage::UserQuery{}});
        },
        [&] { return job != 0; });
    if (!begun)
        return std::nullopt;
    times.window = std::ranges::max(watchdog.times());
    desk.session().cancelJob(job);
    return times;
}

} // namespace

bool broadcast(const Place &place)
{
    const auto made = PeopleFolder::prepare(place.folder, place.people);
    const auto people =
        made ? made->copyTo(QDir(place.folder).filePath(u"broadcast"_s)) : std::nullopt;
    const auto desk = people ? DeskWindow::open(*people) : nullptr;
    if (!desk)
        return false;
    std::vector<double> started;
    std::vector<double> window;
    for (int i = 0; i < rounds; ++i) {
        const auto times = measureOnce(*desk);
        if (!times)
            return false;
        started.push_back(times->started);
        window.push_back(times->window);
    }
    printMs(u"broadcast.started"_s, median(started), place.people);
    printMs(u"broadcast.window_kept"_s, std::ranges::max(window), place.people);
    return true;
}

} // namespace botdesk::bench
