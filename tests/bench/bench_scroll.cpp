// How long from a movement of the table to the frame that has its rows in words.
#include "default_way.h"
#include "shown_people.h"
#include "statistics.h"
#include "table_benches.h"
#include "table_report.h"

#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <random>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

/// Frames and how long each took; some began as placeholders.
class Frames
{
public:
    /// Moves the table, and waits for its real rows.
    bool measure(DeskWindow &desk, const std::function<void()> &move)
    {
        int paints = 0;
        const auto time = desk.untilPainted(move, [&] {
            // A frame that is held is not painted over.
            if (!desk.table().viewport()->updatesEnabled())
                return false;
            ++paints;
            return showsRealRows(desk.table());
        });
        if (!time)
            return false;
        m_times.push_back(*time);
        m_later += paints > 1 ? 1 : 0;
        return true;
    }
    void print(const QString &name, std::optional<double> baseline = {}) const
    {
        const auto count = static_cast<qint64>(m_times.size());
        printMs(name + u".p50"_s, percentile(m_times, 50), count, baseline);
        printMs(name + u".p99"_s, percentile(m_times, 99), count);
        printMs(name + u".max"_s, percentile(m_times, 100), count);
        bench::print({.name = name + u".later"_s,
                      .value = 100.0 * m_later / static_cast<double>(count),
                      .unit = u"%"_s,
                      .n = count});
    }

private:
    std::vector<double> m_times;
    int m_later = 0; ///< whose rows came after a frame of placeholders
};

/// Where the scroll bar goes, the same in every run.
std::vector<int> positions(int count, int maximum)
{
    std::mt19937_64 random(7);
    std::vector<int> made;
    for (int i = 0; i < count; ++i)
        made.push_back(static_cast<int>(random() % static_cast<quint64>(maximum + 1)));
    return made;
}

bool jump(DeskWindow &desk, std::optional<double> baseline)
{
    constexpr int jumps = 1000;
    QScrollBar *bar = desk.table().verticalScrollBar();
    Frames frames;
    for (const int position : positions(jumps, bar->maximum())) {
        if (position == bar->value())
            continue;
        if (!frames.measure(desk, [&] { bar->setValue(position); }))
            return false;
    }
    frames.print(u"scroll.jump"_s, baseline);
    return true;
}

bool press(DeskWindow &desk, const QString &name, int times, const std::function<void(int)> &key)
{
    Frames frames;
    for (int i = 0; i < times; ++i) {
        if (!frames.measure(desk, [&] { key(i); }))
            return false;
    }
    frames.print(name);
    return true;
}

bool pressKeys(DeskWindow &desk)
{
    constexpr int pages = 300;
    constexpr int turns = 50;
    QTableView *table = &desk.table();
    table->setFocus();
    table->verticalScrollBar()->setValue(0);
    table->setCurrentIndex(table->model()->index(0, 0));
    const auto pageDown = [table](int) { QTest::keyClick(table, Qt::Key_PageDown); };
    const auto ends = [table](int i) {
        QTest::keyClick(table, i % 2 == 0 ? Qt::Key_End : Qt::Key_Home, Qt::ControlModifier);
    };
    return press(desk, u"scroll.page_down"_s, pages, pageDown) &&
           press(desk, u"scroll.end_and_home"_s, turns, ends);
}

} // namespace

bool scroll(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    if (!people)
        return false;
    std::optional<double> baseline;
    if (place.withBaseline) {
        constexpr int jumps = 101;
        const auto plain = DefaultWay::open(people->database());
        if (!plain)
            return false;
        std::vector<double> times;
        for (const int row : positions(jumps, static_cast<int>(place.people) - 1))
            times.push_back(plain->jumpTo(row));
        baseline = median(times);
    }
    const auto desk = DeskWindow::open(*people);
    return desk && jump(*desk, baseline) && pressKeys(*desk);
}

} // namespace botdesk::bench
