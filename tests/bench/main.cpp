// botdesk-bench FOLDER [NAME…]: runs the benches of these names, or all of them, one after the
// other.
#include "bench_ingest.h"
#include "bench_rebuild.h"
#include "bench_send.h"
#include "benches.h"
#include "file_benches.h"
#include "report.h"
#include "table_benches.h"
#include "widgets/process.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <optional>

namespace
{

using namespace Qt::StringLiterals;
using namespace botdesk::bench;

struct Entry {
    const char *name = nullptr;
    Bench run = nullptr;
    bool isPart = false; ///< of another one, which runs it in a process of its own
};

/// In the order in which they run.
constexpr std::array benches{
    Entry{"start", start},
    Entry{"sort", sort},
    Entry{"search", search},
    Entry{"filter", filter},
    Entry{"scroll", scroll},
    Entry{"select", select},
    Entry{"language", language},
    Entry{"stall", stall},
    Entry{"memory", memory},
    Entry{.name = "memory.window", .run = memoryOfWindow, .isPart = true},
    Entry{.name = "memory.default", .run = memoryOfDefault, .isPart = true},
    Entry{"export", exportPeople},
    Entry{"import", importPeople},
    Entry{"broadcast", broadcast},
    Entry{"send", send},
    Entry{"ingest", ingest},
    Entry{"rebuild", rebuild},
};

int runAll(const Place &place, const QStringList &names)
{
    bool isFine = true;
    for (const Entry &bench : benches) {
        const QString name = QString::fromLatin1(bench.name);
        const bool isWanted = names.isEmpty() ? !bench.isPart : names.contains(name);
        if (!isWanted)
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

std::optional<Place> placeFrom(const QCommandLineParser &parser)
{
    // What the default way takes for more is not worth anybody's hour.
    constexpr qint64 mostForBaseline = 1'000'000;
    constexpr qint64 fewest = 2000; // the searches look for somebody behind the first thousand
    Place place;
    place.folder = QDir(parser.positionalArguments().constFirst()).absolutePath();
    if (parser.isSet(u"people"_s)) {
        place.people = parser.value(u"people"_s).toLongLong();
        if (place.people < fewest) {
            say(u"--people takes a number from %1."_s.arg(fewest));
            return std::nullopt;
        }
    }
    place.withBaseline = !parser.isSet(u"without-baseline"_s) && place.people <= mostForBaseline;
    if (!QDir().mkpath(place.folder)) {
        say(u"The folder %1 cannot be made."_s.arg(place.folder));
        return std::nullopt;
    }
    return place;
}

} // namespace

int main(int argc, char *argv[])
{
    // As the program does it.
    botdesk::widgets::giveFreedMemoryBack();
    // What Qt has to say about fonts and the offscreen platform is not about us.
    QLoggingCategory::setFilterRules(u"default.warning=false\nqt.*=false"_s);
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(u"folder"_s, u"For data that is kept from run to run."_s);
    parser.addPositionalArgument(u"name"_s, u"What to measure; everything if there is none."_s,
                                 u"[NAME…]"_s);
    parser.addOptions(
        {{u"people"_s, u"How many people there are: a million if not given."_s, u"number"_s},
         {u"without-baseline"_s, u"Compare with nothing, which saves minutes."_s}});
    parser.process(application);
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty()) {
        say(parser.helpText());
        return 2;
    }
    const QStringList names = words.mid(1);
    if (!areKnown(names))
        return 2;
    const auto place = placeFrom(parser);
    return place ? runAll(*place, names) : 1;
}
