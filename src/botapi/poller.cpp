#include "botapi/poller.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// The server cuts an answer at about 4 MB: a long one has more behind it, however few its updates.
constexpr qsizetype LongAnswer = qsizetype(3) * 1024 * 1024;

QDateTime fromNow(milliseconds wait)
{
    return QDateTime::currentDateTimeUtc().addMSecs(wait.count());
}

} // namespace

Poller::Poller(Client &client, BatchSink sink, PollerOptions options, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_sink(std::move(sink))
    , m_options(std::move(options))
{
    if (!m_options.jitter)
        m_options.jitter = [] { return QRandomGenerator::global()->generateDouble(); };
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Poller::proceed);
}

Poller::~Poller()
{
    halt();
}

void Poller::start(std::optional<qint64> offset)
{
    halt();
    m_offset = offset;
    m_askedOffset.reset();
    m_connected = false;
    m_more = false;
    m_failures = 0;
    m_run = std::make_unique<QObject>();
    if (enter({.phase = PollerPhase::Connecting}))
        request();
}

void Poller::stop()
{
    halt();
    enter({});
}

void Poller::halt()
{
    m_timer.stop();
    m_unstored.reset();
    m_floodWait = false;
    m_due = false;
    m_run.reset(); // ends the call: its context is gone
}

void Poller::retryNow()
{
    const bool waits =
        m_state.phase == PollerPhase::WaitingToRetry || m_state.phase == PollerPhase::CannotStore;
    if (!waits || m_floodWait || !m_timer.isActive())
        return;
    m_timer.stop();
    proceed();
}

void Poller::setHeld(bool held)
{
    m_held = held;
    if (!held && std::exchange(m_due, false))
        request();
}

bool Poller::enter(PollerState state)
{
    const QPointer<QObject> run = m_run.get();
    if (state != m_state) {
        m_state = std::move(state);
        Q_EMIT stateChanged(m_state);
    }
    return !run.isNull();
}

void Poller::proceed()
{
    m_floodWait = false;
    if (m_unstored)
        store();
    else if (m_state.phase != PollerPhase::WaitingToRetry ||
             enter({.phase = PollerPhase::Connecting}))
        request();
}

void Poller::request()
{
    // Until connected, and while more is waiting, an empty answer is wanted at once: it says
    // "Polling".
    const bool patient = m_connected && !m_more;
    const GetUpdates poll{.offset = m_offset,
                          .limit = m_options.limit,
                          .timeout = patient ? static_cast<int>(m_options.pollTimeout.count()) : 0,
                          .allowedUpdates = allUpdateTypeNames()};
    m_askedOffset = m_offset;
    m_askedAt = steady_clock::now();
    m_client.sendRaw(
        poll, m_run.get(), [this](const RawReply &reply) { take(reply); },
        std::chrono::seconds(poll.timeout) + m_options.answerMargin);
}

void Poller::take(const RawReply &reply)
{
    if (!reply.result) {
        fail(reply.result.error());
        return;
    }
    Result<DecodedBatch> decoded = decodeUpdates(*reply.result);
    if (!decoded) {
        fail(m_client.withoutToken(decoded.error()));
        return;
    }
    if (decoded->count > 0 && decoded->ids.empty()) {
        // Nothing in it can be confirmed: asking on would bring the same for ever.
        fail(notBotApi(GetUpdates::method, 200, "the updates have no ids"));
        return;
    }
    m_connected = true;
    m_failures = 0;
    m_answerDate = reply.serverDate;
    if (decoded->count == 0) {
        m_more = false;
        arrived();
        return;
    }
    m_more = decoded->count >= m_options.limit || reply.result->size() >= LongAnswer;
    m_unstored = RawBatch{.body = *reply.result,
                          .updateIds = decoded->ids,
                          .decoded = std::move(*decoded),
                          .serverDate = reply.serverDate,
                          .receivedAt = QDateTime::currentDateTimeUtc()};
    store();
}

void Poller::store()
{
    const QPointer<QObject> run = m_run.get();
    const auto stored = m_sink(*m_unstored);
    if (!run)
        return; // stopped by the sink: it keeps what it stored, and the server the rest
    if (!stored) {
        const milliseconds wait = nextBackOff();
        m_timer.start(wait);
        enter({.phase = PollerPhase::CannotStore,
               .nextTry = fromNow(wait),
               .storeProblem = stored.error()});
        return;
    }
    m_failures = 0;
    m_offset = m_unstored->updateIds.back() + 1;
    const auto count = static_cast<int>(m_unstored->decoded.count);
    m_unstored.reset();
    Q_EMIT batchStored(count);
    if (run)
        arrived();
}

void Poller::arrived()
{
    const QPointer<QObject> run = m_run.get();
    Q_EMIT answered(m_answerDate);
    if (!run)
        return;
    if (!enter({.phase = m_more ? PollerPhase::CatchingUp : PollerPhase::Polling}))
        return;
    const auto since = std::chrono::duration_cast<milliseconds>(steady_clock::now() - m_askedAt);
    if (m_held)
        m_due = true;
    else if (m_offset == m_askedOffset && since < m_options.sameOffsetPause)
        m_timer.start(m_options.sameOffsetPause - since);
    else
        request();
}

void Poller::fail(const Error &error)
{
    m_connected = false;
    PollerState state{.error = error, .conflict = error.conflictReason()};
    if (error.isUnauthorized() || error.isConflict()) {
        state.phase = error.isConflict() ? PollerPhase::Conflict : PollerPhase::Unauthorized;
        halt();
        enter(std::move(state));
        return;
    }
    milliseconds wait = nextBackOff();
    if (error.retryAfter) {
        // In full, whatever the back-off says, and not to be cut short by hand.
        wait = std::max(wait, milliseconds(*error.retryAfter));
        m_floodWait = true;
    }
    m_timer.start(wait);
    state.phase = PollerPhase::WaitingToRetry;
    state.nextTry = fromNow(wait);
    enter(std::move(state));
}

milliseconds Poller::nextBackOff()
{
    const int doublings = std::min(m_failures++, 20);
    const auto nominal = std::min<std::int64_t>(m_options.firstRetry.count() << doublings,
                                                m_options.longestRetry.count());
    const double share = 0.5 + 0.5 * std::clamp(m_options.jitter(), 0.0, 1.0);
    return milliseconds(
        std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(nominal) * share)));
}

} // namespace botdesk::botapi
