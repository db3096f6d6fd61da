// How long an import of a million ids takes, how much memory, and how soon it gives up: through a
// session that polls meanwhile.
#include "engine/session_host.h"
#include "file_benches.h"
#include "paint_watch.h"
#include "people_folder.h"
#include "process_memory.h"
#include "report.h"
#include "sandbox_process.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>

#include <algorithm>
#include <random>
#include <vector>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using engine::ImportEnd;
using engine::ImportReport;
using engine::SessionHost;

namespace
{

constexpr qint64 knownPeople = 10'000;

/// A file of so many ids that nobody has yet, in order or not.
bool writeIds(const QString &path, qint64 first, qint64 count, bool isShuffled = false)
{
    std::vector<qint64> ids;
    for (qint64 i = 0; i < count; ++i)
        ids.push_back(first + 7 * i);
    if (isShuffled)
        std::ranges::shuffle(ids, std::mt19937_64(5));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray block = "id\n";
    for (const qint64 id : ids)
        block += QByteArray::number(id) + '\n';
    return file.write(block) == block.size();
}

bool open(SessionHost &session)
{
    QEventLoop loop;
    bool isOpen = false;
    QObject::connect(&session, &SessionHost::opened, &loop, [&] {
        isOpen = true;
        loop.quit();
    });
    QObject::connect(&session, &SessionHost::failedToOpen, &loop, [&] { loop.quit(); });
    session.start();
    loop.exec();
    return isOpen;
}

struct Run {
    double ms = 0;
    double moreMegabytes = 0; ///< at most, than before it began
    ImportReport report;
    qsizetype mostAtOnce = 0; ///< people in one ChangeSet
};

Run importOnce(SessionHost &session, const QString &path, bool cancels = false)
{
    Run run;
    QEventLoop loop;
    QElapsedTimer timer;
    QObject::connect(&session, &SessionHost::importFinished, &loop,
                     [&](const ImportReport &report) {
                         run.report = report;
                         run.ms = elapsedMs(timer);
                         loop.quit();
                     });
    QObject::connect(&session, &SessionHost::changed, &loop,
                     [&](const storage::ChangeSet &changes) {
                         run.mostAtOnce = std::max(run.mostAtOnce, changes.users.size());
                     });
    bool isCancelled = false;
    QObject::connect(&session, &SessionHost::importProgressed, &loop,
                     [&](const engine::ImportProgress &progress) {
                         if (!cancels || progress.imported == 0 || isCancelled)
                             return;
                         isCancelled = true;
                         timer.start();
                         session.cancelImport();
                     });
    forgetPeak();
    const double before = residentMegabytes();
    timer.start();
    session.importPeople(path);
    loop.exec();
    run.moreMegabytes = peakMegabytes() - before;
    return run;
}

void print(const QString &name, const Run &run)
{
    const qint64 ids = run.report.counts.imported + run.report.counts.known;
    bench::print({.name = name, .value = run.ms, .unit = u"ms"_s, .n = ids});
    bench::print(
        {.name = name + u".memory"_s, .value = run.moreMegabytes, .unit = u"MB"_s, .n = ids});
    bench::print({.name = name + u".told_at_once"_s,
                  .value = static_cast<double>(run.mostAtOnce),
                  .unit = u"people"_s,
                  .n = ids});
}

} // namespace

bool importPeople(const Place &place)
{
    const auto made = PeopleFolder::prepare(place.folder, knownPeople);
    const auto people =
        made ? made->copyTo(QDir(place.folder).filePath(u"import"_s)) : std::nullopt;
    const auto sandbox = SandboxProcess::start({u"--users"_s, u"0"_s});
    const QString ids = QDir(place.folder).filePath(u"ids.csv"_s);
    const QString shuffled = QDir(place.folder).filePath(u"shuffled-ids.csv"_s);
    const QString others = QDir(place.folder).filePath(u"other-ids.csv"_s);
    constexpr qint64 firstId = 9'000'000'000;
    if (!people || !sandbox || !writeIds(ids, firstId, place.people) ||
        !writeIds(shuffled, firstId + 1, place.people, true) ||
        !writeIds(others, 2 * firstId, place.people))
        return false;
    SessionHost session({.folder = people->botFolder(),
                         .token = sandbox->token(),
                         .client = sandbox->clientOptions()});
    if (!open(session))
        return false;
    const Run first = importOnce(session, ids);
    const Run again = importOnce(session, ids);
    const Run inDisorder = importOnce(session, shuffled);
    const Run cancelled = importOnce(session, others, true);
    if (first.report.counts.imported != place.people ||
        inDisorder.report.counts.imported != place.people ||
        again.report.counts.known != place.people) {
        say(u"The import failed."_s);
        return false;
    }
    print(u"import"_s, first);
    print(u"import.again"_s, again);
    print(u"import.shuffled"_s, inDisorder);
    if (cancelled.report.end == ImportEnd::Cancelled)
        bench::print({.name = u"import.cancel"_s,
                      .value = cancelled.ms,
                      .unit = u"ms"_s,
                      .n = cancelled.report.counts.imported});
    return true;
}

} // namespace botdesk::bench
