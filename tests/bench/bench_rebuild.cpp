// How long a journal of a million updates takes: into an empty database, as after a move or a loss,
// and by --rebuild over what it had come to before.
#include "bench_rebuild.h"

#include "engine/session_host.h"
#include "ingest_crowd.h"
#include "process_usage.h"
#include "report.h"
#include "sandbox_process.h"
#include "storage/journal_record.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int updates = 1'000'000;
constexpr int people = 200'000;
constexpr int perAnswer = 100;

/// The journal of a bot, as it would have been written; false when the disk does not take it.
bool writeJournal(const QString &folder)
{
    IngestCrowd crowd;
    qint64 segment = 0;
    QFile file;
    for (int done = 0; done < updates; done += perAnswer) {
        if (!file.isOpen() || file.pos() >= storage::Journal::segmentSize) {
            file.close();
            file.setFileName(storage::segmentPath(QDir(folder), ++segment));
            if (!file.open(QIODevice::WriteOnly))
                return false;
        }
        const qint64 at = (1'790'000'000LL + done / 20 + 10) * 1000;
        const QByteArray record =
            storage::encodeRecord({.receivedAt = at, .answer = crowd.answer(perAnswer, people)});
        if (file.write(record) != record.size())
            return false;
    }
    return file.flush();
}

/// Opens a session on what is in @p folder. Gives the seconds, or nothing when it did not open.
std::optional<double> open(const SandboxProcess &sandbox, const QString &folder, bool rebuild)
{
    engine::SessionHost session({.folder = folder,
                                 .token = sandbox.token(),
                                 .client = sandbox.clientOptions(),
                                 .botUsername = u"demo_bot"_s,
                                 .rebuild = rebuild});
    QEventLoop loop;
    std::optional<double> seconds;
    QElapsedTimer clock;
    QObject::connect(&session, &engine::SessionHost::opened, &loop, [&] {
        seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        loop.quit();
    });
    QObject::connect(&session, &engine::SessionHost::failedToOpen, &loop, &QEventLoop::quit);
    forgetPeakMemory();
    clock.start();
    session.start();
    loop.exec();
    return seconds;
}

bool measure(const char *name, const SandboxProcess &sandbox, const QString &folder, bool rebuild)
{
    const double cpuBefore = usedCpuSeconds();
    const auto seconds = open(sandbox, folder, rebuild);
    if (!seconds)
        return false;
    const QString figure = QString::fromLatin1(name);
    const double cpu = usedCpuSeconds() - cpuBefore;
    print({.name = figure, .value = *seconds, .unit = u"s"_s, .n = updates});
    print({.name = figure + u".cpu"_s,
           .value = 1e6 * cpu / updates,
           .unit = u"us an update"_s,
           .n = updates});
    print({.name = figure + u".memory"_s,
           .value = static_cast<double>(peakMemory()) / 1e6,
           .unit = u"MB at most"_s,
           .n = updates});
    return true;
}

} // namespace

bool rebuild(const Place &place)
{
    const QDir folder(place.folder + u"/rebuild"_s);
    const QString journal = engine::journalPath(folder.path());
    const QString marker = folder.filePath(u"complete"_s);
    // What is older than a week is no longer kept: a session would clear it away.
    const QDateTime made = QFileInfo(marker).lastModified();
    if (!made.isValid() || made.daysTo(QDateTime::currentDateTime()) > 5) {
        QDir(folder).removeRecursively();
        if (!QDir().mkpath(journal) || !writeJournal(journal) ||
            !QFile(marker).open(QIODevice::WriteOnly))
            return false;
    }
    const QString database = engine::databasePath(folder.path());
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(database + suffix);
    const auto sandbox = SandboxProcess::start({u"--quiet-world"_s, u"--users"_s, u"0"_s});
    if (sandbox && measure("rebuild.from_nothing", *sandbox, folder.path(), false) &&
        measure("rebuild", *sandbox, folder.path(), true))
        return true;
    say(u"rebuild did not come to its end."_s);
    return false;
}

} // namespace botdesk::bench
