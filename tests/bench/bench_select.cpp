// Selecting everyone, and nobody any more.
#include "paint_watch.h"
#include "statistics.h"
#include "table_benches.h"
#include "table_report.h"

#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

struct Times {
    std::vector<double> blocked; ///< how long the window did nothing else
    std::vector<double> painted;
    std::vector<double> counted;
    std::vector<double> deselected;
};

bool measureOnce(DeskWindow &desk, Times &times)
{
    QTableView *table = &desk.table();
    const auto &count = desk.find<QLabel>("selectionCountLabel");
    const auto &plan = desk.find<QLabel>("greetPlanLabel");
    auto &side = desk.find<QStackedWidget>("sideStack");
    std::optional<double> painted;
    const auto isCounted = [&] {
        return side.isAncestorOf(&count) && count.isVisible() &&
               numberIn(count.text()) == desk.people().people() && numberIn(plan.text()) >= 0;
    };
    QElapsedTimer timer;
    timer.start();
    painted = desk.untilPainted(
        [&] {
            QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
            times.blocked.push_back(elapsedMs(timer));
        },
        [] { return true; });
    if (!painted)
        return false;
    times.painted.push_back(*painted);
    if (!desk.until([] {}, isCounted))
        return false;
    times.counted.push_back(elapsedMs(timer));
    const auto deselected = desk.untilPainted(
        [&] {
            QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                              table->visualRect(table->model()->index(2, 0)).center());
        },
        [&] { return !count.isVisible(); });
    if (!deselected)
        return false;
    times.deselected.push_back(*deselected);
    return true;
}

} // namespace

bool select(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    const auto desk = people ? DeskWindow::open(*people) : nullptr;
    if (!desk)
        return false;
    desk->table().setFocus();
    Times times;
    for (int i = 0; i < rounds; ++i) {
        if (!measureOnce(*desk, times))
            return false;
    }
    printMs(u"select.all.blocked"_s, median(times.blocked), place.people);
    printMs(u"select.all.painted"_s, median(times.painted), place.people);
    printMs(u"select.all.counted"_s, median(times.counted), place.people);
    printMs(u"select.one_instead"_s, median(times.deselected), place.people);
    return true;
}

} // namespace botdesk::bench
