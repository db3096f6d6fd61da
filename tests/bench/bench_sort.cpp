// How long until a table in another order is painted, and until its whole order is known.
#include "default_way.h"
#include "models/user_table_model.h"
#include "table_benches.h"
#include "table_report.h"

#include <QHeaderView>
#include <QTableView>

#include <array>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using models::UserTableModel;
using storage::UserOrder;

namespace
{

struct Column {
    const char *name;
    int section; ///< of the table
    UserOrder order;
};

constexpr std::array columns{
    Column{"name", UserTableModel::Name, UserOrder::Name},
    Column{"username", UserTableModel::Username, UserOrder::Username},
    Column{"language", UserTableModel::Language, UserOrder::Language},
    Column{"dialog", UserTableModel::Dialog, UserOrder::Status},
    Column{"last_seen", UserTableModel::LastSeen, UserOrder::LastSeen},
    Column{"source", UserTableModel::Source, UserOrder::Source},
    Column{"id", UserTableModel::Id, UserOrder::Id},
};

/// Clicks on a header, up and down in turns.
bool measure(DeskWindow &desk, const Column &column, std::optional<double> baseline)
{
    QHeaderView *header = desk.table().horizontalHeader();
    TableTimes times;
    for (int i = 0; i < rounds; ++i) {
        const auto direction = i % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
        const auto expected =
            expectedPeople(desk.people(), {.order = column.order, .direction = direction});
        if (!expected)
            return false;
        const auto timing =
            desk.measure([&] { header->setSortIndicator(column.section, direction); }, *expected);
        if (!timing)
            return false;
        // The first one may be what the table shows already.
        times.add(*timing);
    }
    times.print(u"sort.%1"_s.arg(QLatin1StringView(column.name)), desk.people().people(), baseline);
    return true;
}

} // namespace

bool sort(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    if (!people)
        return false;
    std::optional<double> byName;
    std::optional<double> byLastSeen;
    if (place.withBaseline) {
        const auto plain = DefaultWay::open(people->database());
        if (!plain)
            return false;
        byName = plain->sort(DefaultWay::name);
        byLastSeen = plain->sort(DefaultWay::lastSeen);
    }
    const auto desk = DeskWindow::open(*people);
    if (!desk)
        return false;
    return std::ranges::all_of(columns, [&](const Column &column) {
        const bool isNumber = column.order == UserOrder::LastSeen ||
                              column.order == UserOrder::Id || column.order == UserOrder::Status;
        return measure(*desk, column, isNumber ? byLastSeen : byName);
    });
}

} // namespace botdesk::bench
