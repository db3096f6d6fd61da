// How long the real window keeps somebody waiting while updates stream in at full speed and the
// operator searches, sorts and scrolls.
#include "loop_watchdog.h"
#include "models/user_table_model.h"
#include "statistics.h"
#include "table_benches.h"
#include "table_report.h"
#include "update_feed.h"

#include <QDir>
#include <QEventLoop>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QThread>
#include <QTimer>

#include <random>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::UserTableModel;

namespace
{

constexpr auto duration = 20s;
constexpr auto pause = 100ms; ///< between two things that the operator does

std::optional<QList<domain::UserId>> somePeople(const PeopleFolder &people, qint64 count)
{
    const auto database =
        storage::Database::open(people.database(), storage::Database::Mode::ReadOnly);
    if (!database)
        return std::nullopt;
    const qint64 step = std::max<qint64>(1, people.people() / count);
    auto rows = (*database)->run(u"SELECT id FROM users ORDER BY id"_s);
    if (!rows)
        return std::nullopt;
    QList<domain::UserId> ids;
    for (qint64 i = 0; rows->next(); ++i) {
        if (i % step == 0)
            ids.append(rows->integer(0));
    }
    return ids;
}

qint64 messagesIn(const PeopleFolder &people)
{
    const auto database =
        storage::Database::open(people.database(), storage::Database::Mode::ReadOnly);
    if (!database)
        return 0;
    auto rows = (*database)->run(u"SELECT count(*) FROM messages"_s);
    return rows && rows->next() ? rows->integer(0) : 0;
}

/// Does one thing after the other, without waiting for what comes of it.
class Operator : public QObject
{
public:
    explicit Operator(DeskWindow &desk)
        : m_desk(desk)
    {
        connect(&m_timer, &QTimer::timeout, this, &Operator::act);
        m_timer.start(pause);
    }

private:
    void act()
    {
        static const QStringList keys{u"a"_s, u"n"_s, u"n"_s,  {}, u"н"_s, u"а"_s, u"т"_s, {},
                                      u"м"_s, {},     u"🦊"_s, {}, u"7"_s, u"3"_s, {}};
        constexpr int orders = 7;
        constexpr int stepsOfRound = 45;
        const int step = m_step++ % stepsOfRound;
        QScrollBar *bar = m_desk.table().verticalScrollBar();
        if (step < keys.size()) {
            if (keys.at(step).isEmpty())
                m_desk.search().clear();
            else
                m_desk.type(keys.at(step));
        } else if (step % 6 == 0) {
            const auto direction = m_sorted % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            m_desk.table().horizontalHeader()->setSortIndicator(m_sorted % orders, direction);
            ++m_sorted;
        } else {
            bar->setValue(
                static_cast<int>(m_random() % static_cast<quint64>(std::max(1, bar->maximum()))));
        }
    }

    DeskWindow &m_desk;
    QTimer m_timer;
    std::mt19937_64 m_random{11};
    int m_step = 0;
    int m_sorted = 0;
};

void print(const QString &name, const std::vector<double> &times)
{
    const auto count = static_cast<qint64>(times.size());
    printMs(name + u".p50"_s, percentile(times, 50), count);
    printMs(name + u".p99"_s, percentile(times, 99), count);
    printMs(name + u".p99_9"_s, percentile(times, 99.9), count);
    printMs(name + u".max"_s, percentile(times, 100), count);
}

} // namespace

bool stall(const Place &place)
{
    constexpr int known = 20'000;
    constexpr int strangers = 2'000;
    const auto made = PeopleFolder::prepare(place.folder, place.people);
    const auto people = made ? made->copyTo(QDir(place.folder).filePath(u"stall"_s)) : std::nullopt;
    const auto writers = people ? somePeople(*people, known) : std::nullopt;
    const auto desk = writers ? DeskWindow::open(*people) : nullptr;
    if (!desk)
        return false;
    // A loop that has nothing to do shows what the machine itself adds.
    QThread idle;
    QObject idler;
    idler.moveToThread(&idle);
    idle.start();

    const qint64 before = messagesIn(*people);
    std::vector<double> window;
    std::vector<double> machine;
    qint64 taken = 0;
    {
        const UpdateFeed feed(desk->sandbox().clientOptions().apiRoot, *writers, strangers);
        Operator person(*desk);
        LoopWatchdog watchdog(desk->table());
        LoopWatchdog other(idler);
        QEventLoop loop;
        QTimer::singleShot(duration, &loop, &QEventLoop::quit);
        loop.exec();
        window = watchdog.times();
        machine = other.times();
        taken = messagesIn(*people) - before;
    }
    idle.quit();
    idle.wait();
    print(u"stall"_s, window);
    print(u"stall.machine"_s, machine);
    bench::print({.name = u"stall.updates"_s,
                  .value = static_cast<double>(taken) / std::chrono::seconds(duration).count(),
                  .unit = u"1/s"_s,
                  .n = taken});
    return true;
}

} // namespace botdesk::bench
