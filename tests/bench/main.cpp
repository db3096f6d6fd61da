// botdesk-bench FOLDER [NAME…]: runs the benches of these names, or all of them, one after the
// other.
#include "bench_ingest.h"
#include "bench_rebuild.h"
#include "bench_send.h"
#include "benches.h"
#include "report.h"

#include <QApplication>
#include <QDir>

#include <algorithm>
#include <array>

namespace
{

using namespace Qt::StringLiterals;
using namespace botdesk::bench;

struct Entry {
    const char *name;
    Bench run;
};

/// In the order in which they run.
constexpr std::array benches{
    Entry{"send", send},
    Entry{"ingest", ingest},
    Entry{"rebuild", rebuild},
};

int runAll(const Place &place, const QStringList &names)
{
    bool isFine = true;
    for (const Entry &bench : benches) {
        const QString name = QString::fromLatin1(bench.name);
        if (!names.isEmpty() && !names.contains(name))
            continue;
        say(u"%1 …"_s.arg(name));
        isFine = bench.run(place) && isFine;
    }
    return isFine ? 0 : 1;
}

bool areKnown(const QStringList &names)
{
    for (const QString &name : names) {
        const bool isKnown = std::ranges::any_of(
            benches, [&](const Entry &bench) { return name == QLatin1StringView(bench.name); });
        if (!isKnown) {
            say(u"There is no bench \"%1\"."_s.arg(name));
            return false;
        }
    }
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        say(u"botdesk-bench FOLDER [NAME…]"_s);
        return 2;
    }
    const QStringList names = arguments.mid(2);
    if (!areKnown(names))
        return 2;
    const Place place{.folder = QDir(arguments.at(1)).absolutePath()};
    if (!QDir().mkpath(place.folder)) {
        say(u"The folder %1 cannot be made."_s.arg(place.folder));
        return 1;
    }
    return runAll(place, names);
}
