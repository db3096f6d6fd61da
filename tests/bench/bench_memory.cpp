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

#include <random>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using models::UserTableModel;

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

bool sortAll(DeskWindow &desk)
{
    desk.table().verticalScrollBar()->setValue(0);
    for (int column = 0; column < UserTableModel::ColumnCount; ++column) {
        for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const auto expected = expectedPeople(
                desk.people().database(),
                {.order = static_cast<storage::UserOrder>(column), .direction = direction});
            const auto sort = [&] {
                desk.table().horizontalHeader()->setSortIndicator(column, direction);
            };
            if (!expected || !desk.measure(sort, *expected))
                return false;
        }
    }
    return desk.reset();
}

bool searchAll(DeskWindow &desk)
{
    for (const QString &text : {u"a"_s, u"an"_s, u"ann"_s, u"щ"_s, u"наталь"_s, u"محم"_s, u"🦊"_s,
                                u"7"_s, u"123"_s, u"@a"_s, u"zqxjkv"_s}) {
        const auto expected = expectedPeople(desk.people().database(), {.search = text});
        if (!expected || !desk.measure([&] { desk.type(text); }, *expected) || !desk.reset())
            return false;
    }
    return isSettled(desk);
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
    if (!PeopleFolder::prepare(place.folder, place.people))
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
