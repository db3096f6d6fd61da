// How fast a session takes updates in: a real one, with its own thread, database and journal, from
// the sandbox in another process, with everything on the disk before it is confirmed.
#include "bench_ingest.h"

#include "engine/session_host.h"
#include "ingest_crowd.h"
#include "ingest_floor.h"
#include "process_usage.h"
#include "report.h"
#include "sandbox_process.h"
#include "storage/settings_repository.h"
#include "storage/user_query.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <optional>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int people = 200'000;
constexpr int doings = 300'000;
constexpr int streamed = 20'000;
constexpr int ordersAtOnce = 10'000;
/// Telegram is about so far away: nobody gets more than a hundred updates in that time.
constexpr int farAway = 57; // ms

/// What taking a backlog in came to.
struct Taken {
    qint64 updates = 0;
    double seconds = 0;
    double cpuSeconds = 0;
    double sandboxCpuSeconds = 0;
    qint64 peakMemory = 0;
    int changes = 0; ///< how often the window heard of something
};

/// How many updates the database has counted.
qint64 countedIn(const QString &folder)
{
    const auto database =
        storage::Database::open(engine::databasePath(folder), storage::Database::Mode::ReadOnly);
    if (!database)
        return 0;
    const auto counts = storage::SettingsRepository(**database).updateCounts();
    qint64 all = 0;
    for (const storage::UpdateCount &count : counts.value_or(QList<storage::UpdateCount>{}))
        all += count.count;
    return all;
}

/// What waits on the server.
std::optional<qint64> backlogOf(const SandboxProcess &sandbox)
{
    botapi::Client client(sandbox.token(), sandbox.clientOptions());
    QEventLoop loop;
    std::optional<qint64> waiting;
    client.send(botapi::GetWebhookInfo{}, &loop,
                [&](const botapi::Reply<botapi::WebhookInfo> &reply) {
                    if (reply.result)
                        waiting = reply.result->pendingUpdateCount;
                    loop.quit();
                });
    loop.exec();
    return waiting;
}

/// A search, which is answered with everything that was told before it.
storage::Result<qint64> search(storage::Database &database)
{
    return storage::UserReader(database).count(
        {.search = u"a"_s}, QDateTime::currentSecsSinceEpoch(), [] { return false; });
}

/// Whether people are searched in memory meanwhile, as a window makes the session do.
enum class Searching : std::uint8_t { No, Yes };

/// A session takes everything that waits. Nothing when it did not come to the end.
std::optional<Taken> takeAll(SandboxProcess &sandbox, const QString &folder,
                             Searching searching = Searching::No)
{
    const auto waiting = backlogOf(sandbox);
    if (!waiting)
        return std::nullopt;
    const qint64 before = QFile::exists(engine::databasePath(folder)) ? countedIn(folder) : 0;
    engine::SessionHost session({.folder = folder,
                                 .token = sandbox.token(),
                                 .client = sandbox.clientOptions(),
                                 .botUsername = u"demo_bot"_s});
    QEventLoop loop;
    Taken taken{.updates = *waiting};
    bool isServerEmpty = false;
    bool isDone = false;
    const auto look = [&] {
        if (isDone || !isServerEmpty || countedIn(folder) - before < *waiting)
            return;
        isDone = true;
        if (searching == Searching::No)
            loop.quit();
        else
            session.reader().ask(&search).then(&loop, [&](const auto &) { loop.quit(); });
    };
    QObject::connect(&session, &engine::SessionHost::opened, &loop, [&] {
        if (searching == Searching::Yes)
            session.reader().ask(&search).then(&loop, [](const auto &) {});
    });
    QObject::connect(&session, &engine::SessionHost::changed, &loop, [&] {
        ++taken.changes;
        look();
    });
    QObject::connect(&session, &engine::SessionHost::stateChanged, &loop,
                     [&](const engine::SessionState &state) {
                         const bool wasEmpty = isServerEmpty;
                         isServerEmpty = state.polling.phase == botapi::PollerPhase::Polling;
                         if (isServerEmpty && !wasEmpty)
                             look();
                     });
    QTimer::singleShot(300'000, &loop, &QEventLoop::quit);
    forgetPeakMemory();
    const double cpuBefore = usedCpuSeconds();
    const double sandboxBefore = sandbox.cpuSeconds();
    QElapsedTimer clock;
    clock.start();
    session.start();
    loop.exec();
    taken.seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    taken.cpuSeconds = usedCpuSeconds() - cpuBefore;
    taken.sandboxCpuSeconds = sandbox.cpuSeconds() - sandboxBefore;
    taken.peakMemory = peakMemory();
    return isDone ? std::optional(taken) : std::nullopt;
}

template <class Make>
bool order(SandboxProcess &sandbox, int count, const Make &make)
{
    for (int done = 0; done < count; done += ordersAtOnce) {
        if (!sandbox.act(make(std::min(ordersAtOnce, count - done))))
            return false;
    }
    return true;
}

/// Everybody from nothing, then what they do, then a stream from far away.
class Measurement
{
public:
    explicit Measurement(QString folder)
        : m_folder(std::move(folder))
    {
    }

    bool run()
    {
        m_sandbox = SandboxProcess::start({u"--quiet-world"_s, u"--users"_s, u"0"_s});
        return m_sandbox && takeNewcomers() && takeDoings() && takeSearched() && takeStream();
    }

private:
    void tell(const char *figure, double value, const char *unit, qint64 n,
              const std::optional<Baseline> &baseline = {})
    {
        print({.name = u"ingest."_s + QLatin1StringView(figure),
               .value = value,
               .unit = QString::fromLatin1(unit),
               .n = n,
               .baseline = baseline});
    }

    static double rateOf(const Taken &taken)
    {
        return static_cast<double>(taken.updates) / taken.seconds;
    }
    static double perUpdate(const Taken &taken, double seconds)
    {
        return 1e6 * seconds / static_cast<double>(taken.updates);
    }

    bool takeNewcomers()
    {
        if (!order(*m_sandbox, people, [&](int count) { return m_crowd.newcomers(count); }))
            return false;
        const auto taken = takeAll(*m_sandbox, m_folder);
        if (!taken)
            return false;
        tell("new", rateOf(*taken), "updates a second", taken->updates);
        tell("new_cpu", perUpdate(*taken, taken->cpuSeconds), "us an update", taken->updates);
        tell("new_memory", static_cast<double>(taken->peakMemory) / 1e6, "MB at most",
             taken->updates);
        return true;
    }

    bool takeDoings()
    {
        const QString before = m_folder + u".before"_s;
        if (!QFile::copy(engine::databasePath(m_folder), before) ||
            !order(*m_sandbox, doings, [&](int count) { return m_crowd.doings(count); }))
            return false;
        const auto taken = takeAll(*m_sandbox, m_folder);
        if (!taken)
            return false;
        const auto floor = writeSameRows(engine::databasePath(m_folder), before);
        if (!floor)
            return false;
        const double rate = rateOf(*taken);
        const Baseline bare{u"bare SQLite, the same rows"_s, *floor, rate / *floor};
        tell("known", rate, "updates a second", taken->updates, bare);
        tell("known_cpu", perUpdate(*taken, taken->cpuSeconds), "us an update", taken->updates);
        tell("memory", static_cast<double>(taken->peakMemory) / 1e6, "MB at most", taken->updates);
        tell("told", taken->changes / taken->seconds, "changes a second", taken->updates);
        tell("sandbox_cpu", taken->sandboxCpuSeconds / taken->seconds, "of a core", taken->updates);
        return true;
    }

    bool takeSearched()
    {
        if (!order(*m_sandbox, doings, [&](int count) { return m_crowd.doings(count); }))
            return false;
        const auto taken = takeAll(*m_sandbox, m_folder, Searching::Yes);
        if (!taken)
            return false;
        tell("searched", rateOf(*taken), "updates a second", taken->updates);
        return true;
    }

    bool takeStream()
    {
        m_sandbox = SandboxProcess::start({u"--quiet-world"_s, u"--users"_s, u"0"_s,
                                           u"--latency-ms"_s, QString::number(farAway)});
        IngestCrowd crowd;
        // The same people again, who are known to the database.
        if (!m_sandbox ||
            !order(*m_sandbox, streamed, [&](int count) { return crowd.newcomers(count); }))
            return false;
        const auto taken = takeAll(*m_sandbox, m_folder);
        if (!taken)
            return false;
        tell("live_cpu", perUpdate(*taken, taken->cpuSeconds), "us an update", taken->updates);
        return true;
    }

    QString m_folder;
    IngestCrowd m_crowd;
    std::unique_ptr<SandboxProcess> m_sandbox;
};

} // namespace

bool ingest(const Place &place)
{
    const QTemporaryDir folder(place.folder + u"/ingest-XXXXXX"_s);
    if (Measurement(folder.filePath(u"bot"_s)).run())
        return true;
    say(u"ingest did not come to its end."_s);
    return false;
}

} // namespace botdesk::bench
