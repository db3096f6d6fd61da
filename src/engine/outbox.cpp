#include "engine/outbox.h"

#include "engine/outbox_recording.h"
#include "storage/user_repository.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::engine
{

using namespace std::chrono_literals;
using storage::OutboxReason;
using storage::OutboxState;
using storage::Result;

namespace
{

/// How many items are looked at in one transaction: where many are refused, the thread stays free
/// for what arrives.
constexpr int mostLookedAt = 256;
/// Counting what waits may take a hundredth of the time.
constexpr int countShare = 100;

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

botapi::FloodRate rateOf(const storage::OutboxItem &item)
{
    return item.paid ? botapi::FloodRate::Paid : botapi::FloodRate::Free;
}

} // namespace

Outbox::Outbox(storage::Database &database, botapi::Client &client, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_items(database)
    , m_contents(database)
    , m_client(client)
    , m_line(database)
{
    for (QTimer *timer : {&m_timer, &m_leaveTimer, &m_countTimer}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_timer, &QTimer::timeout, this, &Outbox::pump);
    connect(&m_leaveTimer, &QTimer::timeout, this, &Outbox::leave);
    connect(&m_countTimer, &QTimer::timeout, this, &Outbox::recount);
}

Outbox::~Outbox()
{
    for (const Item &item : m_leaving)
        m_outcomes.push_back(returnOf(item));
    // What is not taken now is found in flight, and becomes unknown.
    std::ignore = tryToRecord(m_outcomes);
}

Result<void> Outbox::add(const QList<storage::OutboxItem> &items)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    storage::ChangeSet changes;
    for (const Item &item : items) {
        if (const auto added = m_items.add(item); !added)
            return std::unexpected(added.error());
        changes.users.insert(item.user);
    }
    if (auto committed = transaction->commit(); !committed)
        return committed;
    wake(changes);
    return {};
}

void Outbox::wake(const storage::ChangeSet &changes)
{
    m_line.forget();
    recount();
    Q_EMIT changed(changes);
    pump();
}

void Outbox::holdBack(qint64 job)
{
    const auto isOfJob = [job](const Item &item) { return job != 0 && item.jobId == job; };
    for (const Item &item : m_leaving) {
        if (isOfJob(item))
            m_outcomes.push_back(returnOf(item));
    }
    std::erase_if(m_leaving, isOfJob);
}

void Outbox::start()
{
    m_started = true;
    recount();
    pump();
}

void Outbox::setLimits(const botapi::FloodLimits &limits)
{
    m_gate.setLimits(limits);
    pump();
}

void Outbox::pump()
{
    m_timer.stop();
    // What is about to leave has not taken its places yet; leave() comes back here.
    if (!m_started || !m_leaving.empty())
        return;
    endPause();
    if (const auto done = work(); !done)
        retryLater(done.error());
    wakeForNext();
}

Result<void> Outbox::work()
{
    if (m_state.pause == OutboxPause::None) {
        if (auto looked = m_line.look(m_busy, m_gate); !looked)
            return looked;
        const bool isIdle = m_line.isEmpty();
        if (std::exchange(m_wasIdle, isIdle) && !isIdle)
            m_gate.begin();
    }
    const auto now = Clock::now();
    const bool sends = sendWait() == 0ms;
    const bool records = !m_outcomes.empty() && now >= m_recordAfter;
    if (!sends && (!records || m_commits.rest(now) > 0ms))
        return {};
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    OutcomeWriter writer(m_database);
    if (records) {
        for (const Outcome &outcome : m_outcomes) {
            if (auto written = writer.write(outcome); !written)
                return written;
        }
    }
    Round round;
    if (sends) {
        if (auto marked = mark(round, writer); !marked)
            return marked;
    }
    auto changes = writer.finish();
    if (!changes)
        return std::unexpected(changes.error());
    if (auto committed = commit(*transaction); !committed)
        return committed;

    if (records)
        recorded(std::exchange(m_outcomes, {}));
    for (const Item &item : round.marked) {
        changes->users.insert(item.user);
        m_busy.insert(item.user);
    }
    m_leaving = std::move(round.marked);
    // Not before the event loop has told of the answers that came while the disk was at work: one
    // of them may say that nothing is to leave now.
    m_leaveTimer.start(0ms);
    publish({m_state.counts.queued - std::ssize(m_leaving) - round.refused, m_busy.size()});
    Q_EMIT changed(*changes);
    return {};
}

Result<void> Outbox::commit(storage::Transaction &transaction)
{
    const auto begin = Clock::now();
    auto committed = transaction.commit();
    if (committed)
        m_commits.committed(begin, Clock::now());
    return committed;
}

Result<void> Outbox::mark(Round &round, OutcomeWriter &writer)
{
    const int freePlaces = placesOf(Rate::Free);
    const int paidPlaces = placesOf(Rate::Paid);
    for (int looked = 0; looked < mostLookedAt; ++looked) {
        const auto [free, paid] = round.taken;
        auto item = m_line.next({.free = free < freePlaces, .paid = free + paid < paidPlaces});
        if (!item)
            return {};
        const auto destination = destinationOf(*item);
        if (!destination)
            return std::unexpected(destination.error());
        if (destination->refusal != OutboxReason::None) {
            ++round.refused;
            if (auto refused = writer.write(refusalOf(*item, destination->refusal)); !refused)
                return refused;
            continue;
        }
        item->chatId = destination->chatId;
        item->throughWindow = destination->throughWindow;
        item->attemptedAt = nowMs();
        item->state = OutboxState::InFlight;
        const auto marked = markOne(*item);
        if (!marked)
            return std::unexpected(marked.error());
        if (!*marked)
            continue;
        ++round.taken.at(indexOf(rateOf(*item)));
        round.marked.push_back(std::move(*item));
    }
    return {};
}

Result<bool> Outbox::markOne(Item &item)
{
    auto marked = m_items.markInFlight(item.id, item.chatId, item.attemptedAt);
    if (!marked || !*marked || item.kind != storage::OutboxKind::Broadcast)
        return marked;
    auto content = m_contents.of(item.jobId);
    if (!content)
        return std::unexpected(content.error());
    item.content = std::move(*content);
    if (!item.paid)
        return true;
    // In the transaction of the mark, so that the cap holds whatever happens after it.
    auto reserved = storage::BroadcastRepository(m_database).reservePaid(item.jobId);
    if (!reserved || *reserved)
        return reserved;
    // The cap is reached: what is left goes at the free rate.
    if (auto returned = m_items.markQueued(item.id); !returned)
        return std::unexpected(returned.error());
    if (auto unpaid = m_items.makeUnpaid(item.jobId); !unpaid)
        return std::unexpected(unpaid.error());
    m_line.forgetSoon();
    return false;
}

Result<Destination> Outbox::destinationOf(const Item &item)
{
    // Permission is looked at again at the moment of sending: it may have gone while the item
    // waited.
    const auto user = storage::UserRepository(m_database).find(item.user);
    if (!user)
        return std::unexpected(user.error());
    const domain::User person = user->value_or(domain::User{.id = item.user});
    return engine::destinationOf(item, person, m_database, QDateTime::currentSecsSinceEpoch());
}

void Outbox::leave()
{
    std::vector<Item> early;
    for (const Item &item : std::exchange(m_leaving, {})) {
        if (m_state.pause != OutboxPause::None) {
            m_outcomes.push_back(returnOf(item));
            continue;
        }
        const Rate rate = rateOf(item);
        if (m_gate.room(rate) == 0) {
            early.push_back(item);
            continue;
        }
        const Clock::time_point leftAt(m_gate.taken(item.user, rate));
        ++m_onWire.at(indexOf(rate));
        transmit(m_client, item, this,
                 [this, item, leftAt](const SendReply &reply) { answered(item, leftAt, reply); });
    }
    m_leaving = std::move(early);
    if (m_leaving.empty())
        pump();
    else
        m_leaveTimer.start(m_gate.delay(rateOf(m_leaving.front())));
}

void Outbox::answered(const Item &item, Clock::time_point leftAt, const SendReply &reply)
{
    --m_onWire.at(indexOf(rateOf(item)));
    // How long a file is under way says nothing about messages.
    if (reply.serverDate && !bringsFile(item))
        learnFrom(leftAt, reply);
    m_outcomes.push_back(outcomeOf(item, reply));
    heed(reply, m_outcomes.back(), leftAt);
    wakeIn(m_commits.rest(Clock::now()));
}

void Outbox::wakeIn(std::chrono::milliseconds wait)
{
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > wait)
        m_timer.start(wait);
}

void Outbox::wakeForNext()
{
    const auto now = Clock::now();
    const auto until = [now](Clock::time_point moment) {
        return std::chrono::ceil<std::chrono::milliseconds>(
            std::max(Clock::duration::zero(), moment - now));
    };
    if (!m_outcomes.empty())
        wakeIn(std::max(until(m_recordAfter), m_commits.rest(now)));
    if (m_state.pause == OutboxPause::Unauthorized || !m_leaving.empty())
        return;
    if (m_state.pause != OutboxPause::None) {
        wakeIn(until(m_pausedUntil));
        return;
    }
    if (const auto wait = m_line.chatWait())
        wakeIn(*wait);
    if (const auto wait = sendWait())
        wakeIn(*wait);
}

void Outbox::recount()
{
    const auto begin = Clock::now();
    if (begin < m_countAfter) {
        if (!m_countTimer.isActive())
            m_countTimer.start(std::chrono::ceil<std::chrono::milliseconds>(m_countAfter - begin));
        return;
    }
    const auto counts = m_items.counts();
    const auto end = Clock::now();
    m_countAfter = end + countShare * (end - begin);
    if (counts)
        publish(*counts);
}

void Outbox::publish(const storage::OutboxCounts &counts)
{
    if (counts == m_state.counts)
        return;
    m_state.counts = counts;
    Q_EMIT stateChanged();
}

} // namespace botdesk::engine
