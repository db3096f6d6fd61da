// How long a filter takes to the first people painted, and to the exact count.
#include "default_way.h"
#include "table_benches.h"
#include "table_report.h"

#include <QComboBox>
#include <QLineEdit>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::Ground;

namespace
{

struct Filter {
    QString name;
    storage::UserQuery query;
};

QList<Filter> filters()
{
    return {{u"open"_s, {.status = DialogStatus::Open}},
            {u"blocked"_s, {.status = DialogStatus::Blocked}},
            {u"bots"_s, {.status = DialogStatus::Bot}},
            {u"join_request"_s, {.status = DialogStatus::Temporary}},
            {u"language"_s, {.language = u"ru"_s}},
            {u"language_rare"_s, {.language = u"yue"_s}},
            {u"language_none"_s, {.language = QString()}},
            {u"ground"_s, {.ground = Ground::WroteFirst}},
            {u"ground_none"_s, {.ground = Ground::None}},
            {u"status_and_language"_s, {.status = DialogStatus::Blocked, .language = u"es"_s}},
            {u"status_and_search"_s, {.search = u"an"_s, .status = DialogStatus::Open}},
            {u"all_and_search"_s,
             {.search = u"наталь"_s,
              .status = DialogStatus::Open,
              .language = u"ru"_s,
              .ground = Ground::Started}}};
}

/// What is searched stands in the field before; the filter is chosen last.
void choose(const DeskWindow &desk, const storage::UserQuery &query)
{
    const auto select = [&desk](const char *name, const QVariant &value) {
        auto &box = desk.find<QComboBox>(name);
        box.setCurrentIndex(value.isValid() ? box.findData(value) : 0);
    };
    select("languageFilter", query.language ? QVariant(*query.language) : QVariant());
    select("groundFilter", query.ground ? QVariant(static_cast<int>(*query.ground)) : QVariant());
    select("statusFilter", query.status ? QVariant(static_cast<int>(*query.status)) : QVariant());
}

bool measure(DeskWindow &desk, const Filter &filter, std::optional<double> baseline)
{
    const PeopleFolder &people = desk.people();
    const auto expected = expectedPeople(people, filter.query);
    const auto before = expectedPeople(people, {.search = filter.query.search});
    if (!expected || !before)
        return false;
    TableTimes times;
    for (int i = 0; i < rounds; ++i) {
        if (!filter.query.search.isEmpty() &&
            !desk.measure([&] { desk.type(filter.query.search); }, *before))
            return false;
        const auto timing = desk.measure([&] { choose(desk, filter.query); }, *expected);
        if (!timing || !desk.reset())
            return false;
        times.add(*timing);
    }
    times.print(u"filter."_s + filter.name, desk.people().people(), baseline);
    return true;
}

} // namespace

bool filter(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    if (!people)
        return false;
    std::optional<double> baseline;
    if (place.withBaseline) {
        const auto plain = DefaultWay::open(people->database());
        if (!plain)
            return false;
        baseline = plain->filter(DefaultWay::status,
                                 QString::number(static_cast<int>(DialogStatus::Blocked)));
    }
    const auto desk = DeskWindow::open(*people);
    if (!desk)
        return false;
    const QList<Filter> all = filters();
    return std::ranges::all_of(
        all, [&](const Filter &filter) { return measure(*desk, filter, baseline); });
}

} // namespace botdesk::bench
