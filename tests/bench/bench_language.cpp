// How long until everything speaks another language, with the table open.
#include "paint_watch.h"
#include "shown_people.h"
#include "statistics.h"
#include "table_benches.h"
#include "table_report.h"

#include <QTableView>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using widgets::Language;

bool language(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    const auto desk = people ? DeskWindow::open(*people) : nullptr;
    if (!desk)
        return false;
    constexpr int switches = 2 * rounds;
    const QAbstractItemModel *model = desk->table().model();
    const auto header = [model] {
        return model->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    std::vector<double> times;
    std::vector<double> blocked;
    for (int i = 0; i < switches; ++i) {
        const QString before = header();
        QElapsedTimer timer;
        timer.start();
        const auto time = desk->untilPainted(
            [&] {
                desk->language().choose(i % 2 == 0 ? Language::Russian : Language::English);
                blocked.push_back(elapsedMs(timer));
            },
            [&] { return header() != before && showsRealRows(desk->table()); });
        if (!time)
            return false;
        times.push_back(*time);
    }
    printMs(u"language"_s, median(times), place.people);
    printMs(u"language.max"_s, percentile(times, 100), place.people);
    printMs(u"language.blocked"_s, median(blocked), place.people);
    return true;
}

} // namespace botdesk::bench
