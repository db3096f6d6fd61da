// How near sending comes to the limits, and what it costs: a real session, with its own thread and
// database, against the sandbox in another process.
#include "bench_send.h"

#include "engine/session_host.h"
#include "plain_sender.h"
#include "report.h"
#include "sandbox_process.h"
#include "storage/outbox_repository.h"
#include "storage/user_repository.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <vector>

#include <sys/resource.h>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

struct Case {
    int perSecond = 30;
    bool strict = false; ///< never more than perSecond in any second; else a bucket
    int latencyMs = 57;
    int messages = 0;
    int plainInFlight = 0;  ///< of the sender to compare with; 0: none
    int injectedFloods = 0; ///< 429s of one second for no reason
};

constexpr std::array cases{
    Case{.perSecond = 30, .strict = false, .latencyMs = 57, .messages = 600, .plainInFlight = 3},
    Case{.perSecond = 30, .strict = true, .latencyMs = 57, .messages = 600, .plainInFlight = 3},
    Case{.perSecond = 1000, .strict = false, .latencyMs = 20, .messages = 5000},
    Case{.perSecond = 1000, .strict = true, .latencyMs = 20, .messages = 5000},
    Case{
        .perSecond = 1000, .strict = false, .latencyMs = 57, .messages = 5000, .plainInFlight = 57},
    Case{.perSecond = 1000, .strict = true, .latencyMs = 57, .messages = 5000, .plainInFlight = 57},
    Case{.perSecond = 1000, .strict = false, .latencyMs = 200, .messages = 5000},
    Case{.perSecond = 1000, .strict = true, .latencyMs = 200, .messages = 5000},
    Case{
        .perSecond = 1000, .strict = false, .latencyMs = 57, .messages = 5000, .injectedFloods = 3},
};

QString nameOf(const Case &what)
{
    const QString name = u"send.%1.%2.%3ms"_s.arg(QString::number(what.perSecond),
                                                  what.strict ? u"strict"_s : u"bucket"_s,
                                                  QString::number(what.latencyMs));
    return what.injectedFloods > 0 ? name + u".floods"_s : name;
}

/// What left so shortly before a 429 arrived cannot be called back: by the threads of the network
/// and of the session, on a busy machine.
constexpr qint64 onTheWay = 25; // ms

/// What the sandbox saw.
struct Seen {
    double share = 0; ///< messages a second, of the limit
    qint64 delivered = 0;
    qint64 floods = 0;     ///< 429s
    qint64 duringWait = 0; ///< requests that came although a 429 had long told to wait
    int inFlight = 0;      ///< at most
};

/// What it cost us.
struct Cost {
    double cpuSeconds = 0;
    double sandboxShare = 0; ///< of one core
    int transactions = 0;
};

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

qint64 duringWaits(const QJsonArray &entries)
{
    constexpr qint64 wait = 1000; // every 429 of the sandbox says one second here
    std::vector<qint64> told;
    for (const QJsonValue &value : entries) {
        if (value.toObject().value("status"_L1).toInt() == 429)
            told.push_back(value.toObject().value("answered_at"_L1).toInteger());
    }
    return std::ranges::count_if(entries, [&](const QJsonValue &value) {
        const qint64 at = value.toObject().value("at"_L1).toInteger();
        return std::ranges::any_of(
            told, [&](qint64 from) { return at > from + onTheWay && at < from + wait; });
    });
}

Seen seenIn(const QJsonObject &record, int perSecond)
{
    Seen seen{.delivered = record.value("delivered"_L1).toInteger(),
              .floods = record.value("too_many"_L1).toInteger()};
    const QJsonArray entries = record.value("entries"_L1).toArray();
    seen.duringWait = duringWaits(entries);
    qint64 first = std::numeric_limits<qint64>::max();
    qint64 last = 0;
    std::vector<std::pair<qint64, int>> steps; // when one more came, or one was answered
    for (const QJsonValue &value : entries) {
        const qint64 at = value.toObject().value("at"_L1).toInteger();
        const qint64 answeredAt = value.toObject().value("answered_at"_L1).toInteger();
        steps.emplace_back(at, 1);
        steps.emplace_back(answeredAt, -1);
        if (!value.toObject().value("delivered"_L1).toBool())
            continue;
        first = std::min(first, at);
        last = std::max(last, at);
    }
    std::ranges::sort(steps);
    int inFlight = 0;
    for (const auto &[at, step] : steps) {
        inFlight += step;
        seen.inFlight = std::max(seen.inFlight, inFlight);
    }
    if (last > first)
        seen.share = 1000.0 * static_cast<double>(seen.delivered - 1) /
                     static_cast<double>(last - first) / perSecond;
    return seen;
}

std::unique_ptr<SandboxProcess> sandboxFor(const Case &what)
{
    QStringList options{u"--quiet-world"_s,
                        u"--users"_s,
                        u"0"_s,
                        u"--latency-ms"_s,
                        QString::number(what.latencyMs),
                        u"--limit-per-second"_s,
                        QString::number(what.perSecond)};
    if (what.strict)
        options.append(u"--strict-window"_s);
    auto sandbox = SandboxProcess::start(options);
    if (!sandbox)
        return nullptr;
    QJsonArray orders;
    for (int id = 1; id <= what.messages; ++id)
        orders.append(QJsonObject{{u"do"_s, u"add"_s},
                                  {u"person"_s, id},
                                  {u"first_name"_s, u"Person %1"_s.arg(id)},
                                  {u"relation"_s, u"open"_s}});
    for (int i = 1; i <= what.injectedFloods; ++i)
        orders.append(QJsonObject{{u"do"_s, u"fault"_s},
                                  {u"kind"_s, u"tooManyRequests"_s},
                                  {u"method"_s, u"sendMessage"_s},
                                  {u"retry_after"_s, 1},
                                  {u"skip"_s, what.messages / (what.injectedFloods + 1)}});
    return sandbox->act(orders) ? std::move(sandbox) : nullptr;
}

/// A bot's folder with everybody in it, and one message for each in the outbox.
bool prepare(const QString &folder, int messages)
{
    const auto opened =
        storage::Database::open(engine::databasePath(folder), storage::Database::Mode::ReadWrite);
    if (!opened)
        return false;
    storage::Database &database = **opened;
    storage::UserRepository users(database);
    storage::OutboxRepository outbox(database);
    auto transaction = storage::Transaction::begin(database);
    if (!transaction)
        return false;
    for (int id = 1; id <= messages; ++id) {
        domain::User user{.id = id};
        user.profile.firstName = u"Person %1"_s.arg(id);
        user.dialog.status = domain::DialogStatus::Open;
        if (!users.save(user) ||
            !outbox.add({.user = id, .lane = storage::OutboxLane::Broadcast, .text = u"hello"_s}))
            return false;
    }
    return transaction->commit().has_value();
}

/// Everything is sent by a session. Nothing when it did not come to the end.
std::optional<Cost> sendBySession(const Case &what, SandboxProcess &sandbox, const QString &folder)
{
    if (!prepare(folder, what.messages))
        return std::nullopt;
    engine::SessionOptions options{.folder = folder,
                                   .token = sandbox.token(),
                                   .client = sandbox.clientOptions(),
                                   .botUsername = u"demo_bot"_s};
    options.limits.emplace().perSecond = what.perSecond;
    engine::SessionHost session(options);
    QEventLoop loop;
    Cost cost;
    bool hasBegun = false;
    bool hasEnded = false;
    QObject::connect(&session, &engine::SessionHost::changed, &loop, [&] { ++cost.transactions; });
    QObject::connect(&session, &engine::SessionHost::stateChanged, &loop,
                     [&](const engine::SessionState &state) {
                         const auto &counts = state.sending.counts;
                         hasBegun = hasBegun || counts.queued > 0;
                         hasEnded = hasBegun && counts == storage::OutboxCounts{};
                         if (hasEnded)
                             loop.quit();
                     });
    const double patience = 3.0 * what.messages / what.perSecond + 20;
    QTimer::singleShot(static_cast<int>(patience * 1000), &loop, &QEventLoop::quit);
    const double before = cpuSeconds();
    const double sandboxBefore = sandbox.cpuSeconds();
    QElapsedTimer clock;
    clock.start();
    session.start();
    loop.exec();
    if (!hasEnded)
        return std::nullopt;
    cost.cpuSeconds = cpuSeconds() - before;
    cost.sandboxShare =
        1000 * (sandbox.cpuSeconds() - sandboxBefore) / static_cast<double>(clock.elapsed());
    return cost;
}

std::optional<Seen> measurePlain(const Case &what)
{
    const auto sandbox = sandboxFor(what);
    if (!sandbox)
        return std::nullopt;
    botapi::Client client(sandbox->token(), sandbox->clientOptions());
    QEventLoop loop;
    PlainSender sender(client, what.messages, what.plainInFlight, [&] { loop.quit(); });
    loop.exec();
    const auto record = sandbox->record();
    return record ? std::optional(seenIn(*record, what.perSecond)) : std::nullopt;
}

double perThousand(qint64 count, int messages)
{
    return 1000.0 * static_cast<double>(count) / messages;
}

bool fail(const Case &what)
{
    say(u"%1 did not come to its end."_s.arg(nameOf(what)));
    return false;
}

bool measure(const Case &what, const QString &folder)
{
    const auto sandbox = sandboxFor(what);
    if (!sandbox)
        return fail(what);
    const auto cost = sendBySession(what, *sandbox, folder);
    const auto record = sandbox->record();
    if (!cost || !record)
        return fail(what);
    const Seen seen = seenIn(*record, what.perSecond);
    if (seen.delivered != what.messages)
        return fail(what);
    std::optional<Seen> plain;
    if (what.plainInFlight > 0) {
        plain = measurePlain(what);
        if (!plain)
            return fail(what);
    }
    const QString name = nameOf(what);
    const auto tell = [&](const char *figure, double value, const char *unit,
                          const std::optional<Baseline> &baseline = {}) {
        print({.name = name + u'.' + QLatin1StringView(figure),
               .value = value,
               .unit = QString::fromLatin1(unit),
               .n = what.messages,
               .baseline = baseline});
    };
    const QString plainName = u"retry after 429, %1 in flight"_s.arg(what.plainInFlight);
    std::optional<Baseline> plainShare;
    std::optional<Baseline> plainFloods;
    if (plain) {
        plainShare = {plainName, plain->share, seen.share / plain->share};
        const double ours = perThousand(seen.floods, what.messages);
        const double theirs = perThousand(plain->floods, what.messages);
        plainFloods = {plainName, theirs, theirs / std::max(ours, 1000.0 / what.messages)};
    }
    // What was injected takes its time; the rate would say nothing.
    if (what.injectedFloods == 0)
        tell("rate", seen.share, "of the limit", plainShare);
    tell("floods", perThousand(seen.floods - what.injectedFloods, what.messages),
         "429s per 1,000 messages", plainFloods);
    tell("during_wait", static_cast<double>(seen.duringWait), "requests");
    tell("in_flight", seen.inFlight, "requests at most");
    tell("cpu", 1e4 * cost->cpuSeconds / what.messages, "s per 10,000 messages");
    tell("transactions", 1e4 * cost->transactions / what.messages, "per 10,000 messages");
    tell("sandbox_cpu", cost->sandboxShare, "of a core");
    return true;
}

} // namespace

bool send(const Place &place)
{
    bool isFine = true;
    for (const Case &what : cases) {
        const QTemporaryDir folder(place.folder + u"/send-XXXXXX"_s);
        isFine = measure(what, folder.filePath(u"bot"_s)) && isFine;
    }
    return isFine;
}

} // namespace botdesk::bench
