// How much memory the window takes after browsing, sorting and searching everything, in a process
// of its own.
#include "default_way.h"
#include "models/user_table_model.h"
#include "process_memory.h"
#include "table_benches.h"
#include "table_report.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <random>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using models::UserTableModel;
using storage::UserQuery;

namespace
{

bool isSettled(const DeskWindow &desk)
{
    return numberIn(desk.find<QLabel>("countLabel").text()) >= 0;
}

bool browse(DeskWindow &desk)
{
    constexpr int jumps = 2000;
    QScrollBar *bar = desk.table().verticalScrollBar();
    std::mt19937_64 random(3);
    for (int i = 0; i < jumps; ++i) {
        const auto position = static_cast<int>(random() % static_cast<quint64>(bar->maximum() + 1));
        if (position != bar->value() &&
            !desk.untilPainted([&] { bar->setValue(position); },
                               [&] { return showsRealRows(desk.table()); }))
            return false;
    }
    return true;
}

/// Every column, both ways.
QList<UserQuery> orders()
{
    QList<UserQuery> queries;
    for (int column = 0; column < UserTableModel::ColumnCount; ++column) {
        for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder})
            queries.append(
                {.order = static_cast<storage::UserOrder>(column), .direction = direction});
    }
    return queries;
}

QList<UserQuery> searches()
{
    QList<UserQuery> queries;
    for (const QString &text : {u"a"_s, u"an"_s, u"ann"_s, u"щ"_s, u"наталь"_s, u"محم"_s, u"🦊"_s,
                                u"7"_s, u"123"_s, u"@a"_s, u"zqxjkv"_s})
        queries.append({.search = text});
    return queries;
}

bool sortAll(DeskWindow &desk)
{
    desk.table().verticalScrollBar()->setValue(0);
    const QList<UserQuery> queries = orders();
    return std::ranges::all_of(queries,
                               [&](const UserQuery &query) {
                                   const auto expected = expectedPeople(desk.people(), query);
                                   const auto sort = [&] {
                                       desk.table().horizontalHeader()->setSortIndicator(
                                           static_cast<int>(query.order), query.direction);
                                   };
                                   return expected && desk.measure(sort, *expected);
                               }) &&
           desk.reset();
}

bool searchAll(DeskWindow &desk)
{
    const QList<UserQuery> queries = searches();
    return std::ranges::all_of(
               queries,
               [&](const UserQuery &query) {
                   const auto expected = expectedPeople(desk.people(), query);
                   return expected && desk.measure([&] { desk.type(query.search); }, *expected) &&
                          desk.reset();
               }) &&
           isSettled(desk);
}

/// What the database says is kept before the window is opened in another process: to ask there
/// would take memory that a person's window does not need.
bool askBefore(const PeopleFolder &people)
{
    const QList<UserQuery> queries = QList<UserQuery>{{}} + orders() + searches();
    return std::ranges::all_of(
        queries, [&](const UserQuery &query) { return expectedPeople(people, query).has_value(); });
}

void printMegabytes(const QString &name, double value, qint64 people,
                    std::optional<double> baseline = {})
{
    Figure figure{.name = name, .value = value, .unit = u"MB"_s, .n = people};
    if (baseline)
        figure.baseline = Baseline{.name = u"QSqlTableModel, QSortFilterProxyModel"_s,
                                   .value = *baseline,
                                   .ratio = *baseline / value};
    print(figure);
}

/// What a bench prints in a process of its own, by name.
QHash<QString, double> runApart(const QString &name, const Place &place)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {place.folder, u"--people"_s, QString::number(place.people), name});
    process.waitForFinished(-1);
    QHash<QString, double> figures;
    const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject figure = QJsonDocument::fromJson(line).object();
        figures.insert(figure.value("name"_L1).toString(), figure.value("value"_L1).toDouble());
    }
    return figures;
}

} // namespace

bool memoryOfWindow(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    const auto desk = people ? DeskWindow::open(*people) : nullptr;
    if (!desk)
        return false;
    printMegabytes(u"opened"_s, residentMegabytes(), place.people);
    forgetPeak();
    if (!browse(*desk))
        return false;
    printMegabytes(u"browsed"_s, residentMegabytes(), place.people);
    if (!sortAll(*desk))
        return false;
    printMegabytes(u"sorted"_s, residentMegabytes(), place.people);
    if (!searchAll(*desk))
        return false;
    printMegabytes(u"searched"_s, residentMegabytes(), place.people);
    printMegabytes(u"peak"_s, peakMegabytes(), place.people);
    return true;
}

bool memoryOfDefault(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    const auto plain = people ? DefaultWay::open(people->database()) : nullptr;
    if (!plain)
        return false;
    std::ignore = plain->sort(DefaultWay::name);
    std::ignore = plain->search(u"ann"_s);
    printMegabytes(u"searched"_s, residentMegabytes(), place.people);
    return true;
}

bool memory(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    if (!people || !askBefore(*people))
        return false;
    std::optional<double> baseline;
    if (place.withBaseline)
        baseline = runApart(u"memory.default"_s, place).value(u"searched"_s);
    const QHash<QString, double> ours = runApart(u"memory.window"_s, place);
    for (const QString &name : {u"opened"_s, u"browsed"_s, u"sorted"_s, u"searched"_s, u"peak"_s}) {
        if (!ours.contains(name))
            return false;
        printMegabytes(u"memory."_s + name, ours.value(name), place.people,
                       name == "searched"_L1 ? baseline : std::nullopt);
    }
    return true;
}

} // namespace botdesk::bench
