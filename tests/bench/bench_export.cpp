// How long an export of everyone takes, how much memory, and how soon it gives up.
#include "engine/exporter.h"
#include "file_benches.h"
#include "paint_watch.h"
#include "people_folder.h"
#include "process_memory.h"
#include "report.h"
#include "statistics.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>

#include <optional>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using engine::ExportEnd;
using engine::ExportFormat;

namespace
{

constexpr int rounds = 3;

struct Run {
    double ms = 0;
    double moreMegabytes = 0; ///< at most, than before it began
    engine::ExportReport report;
};

Run exportOnce(const engine::ExportOrder &order)
{
    Run run;
    QEventLoop loop;
    engine::Exporter exporter;
    QObject::connect(&exporter, &engine::Exporter::finished, &loop,
                     [&](const engine::ExportReport &report) {
                         run.report = report;
                         loop.quit();
                     });
    forgetPeak();
    const double before = residentMegabytes();
    QElapsedTimer timer;
    timer.start();
    exporter.start(order);
    loop.exec();
    run.ms = elapsedMs(timer);
    run.moreMegabytes = peakMegabytes() - before;
    return run;
}

/// Milliseconds from the wish to stop to the end.
std::optional<double> cancelOnce(const engine::ExportOrder &order)
{
    QEventLoop loop;
    engine::Exporter exporter;
    QElapsedTimer timer;
    double ms = 0;
    ExportEnd end = ExportEnd::Done;
    QObject::connect(&exporter, &engine::Exporter::progressed, &loop, [&] {
        if (timer.isValid())
            return;
        timer.start();
        exporter.cancel();
    });
    QObject::connect(&exporter, &engine::Exporter::finished, &loop,
                     [&](const engine::ExportReport &report) {
                         ms = elapsedMs(timer);
                         end = report.end;
                         loop.quit();
                     });
    exporter.start(order);
    loop.exec();
    if (end != ExportEnd::Cancelled)
        return std::nullopt; // too few people: it was done before it told anything
    return ms;
}

bool measure(const QString &name, const engine::ExportOrder &order, qint64 people)
{
    std::vector<double> times;
    double memory = 0;
    for (int i = 0; i < rounds; ++i) {
        const Run run = exportOnce(order);
        if (run.report.end != ExportEnd::Done || run.report.people != people) {
            say(u"The export failed."_s);
            return false;
        }
        times.push_back(run.ms);
        memory = std::max(memory, run.moreMegabytes);
    }
    const qint64 size = QFileInfo(order.target).size();
    print({.name = name, .value = median(times), .unit = u"ms"_s, .n = people});
    print({.name = name + u".memory"_s, .value = memory, .unit = u"MB"_s, .n = people});
    print({.name = name + u".size"_s,
           .value = static_cast<double>(size) / 1e6,
           .unit = u"MB"_s,
           .n = people});
    if (const auto cancelled = cancelOnce(order))
        print({.name = name + u".cancel"_s, .value = *cancelled, .unit = u"ms"_s, .n = people});
    return true;
}

} // namespace

bool exportPeople(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    if (!people)
        return false;
    const auto order = [&](const QString &file, ExportFormat format) {
        return engine::ExportOrder{.database = people->database(),
                                   .target = QDir(place.folder).filePath(file),
                                   .format = format,
                                   .query = {},
                                   .expected = people->people()};
    };
    return measure(u"export.csv"_s, order(u"export.csv"_s, ExportFormat::Csv), people->people()) &&
           measure(u"export.json"_s, order(u"export.jsonl"_s, ExportFormat::JsonLines),
                   people->people());
}

} // namespace botdesk::bench
