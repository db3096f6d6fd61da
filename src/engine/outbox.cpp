#include "engine/outbox.h"

#include "botapi/refusal.h"
#include "engine/answer_evidence.h"
#include "engine/destination.h"
#include "engine/join_outcome.h"
#include "storage/message_repository.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::engine
{

using namespace std::chrono_literals;
using storage::JobOutcome;
using storage::OutboxKind;
using storage::OutboxReason;
using storage::OutboxState;
using storage::Result;

namespace
{

/// How many requests may be on their way at once: 30 a second at up to half a second each.
constexpr int mostInFlight = 16;
/// How many waiting items are looked through for one whose chat is free.
constexpr int lookAhead = 64;
/// What to wait when a 429 does not say for how long.
constexpr std::chrono::seconds unnamedFloodWait{5};

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// An outcome that tells nothing about the person.
Result<JobOutcome> nothingTold(People &)
{
    return JobOutcome::NoVerdict;
}

Result<JobOutcome> noted(const Result<void> &recorded, JobOutcome outcome)
{
    if (!recorded)
        return std::unexpected(recorded.error());
    return outcome;
}

} // namespace

Outbox::Outbox(storage::Database &database, botapi::Client &client, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_items(database)
    , m_client(client)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Outbox::pump);
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
    updateState();
    Q_EMIT changed(changes);
    pump();
}

Result<void> Outbox::cancel(qint64 id)
{
    const auto user = m_items.cancel(id, nowMs());
    if (!user)
        return std::unexpected(user.error());
    updateState();
    if (*user != 0)
        Q_EMIT changed({.users = {*user}});
    return {};
}

void Outbox::start()
{
    m_started = true;
    updateState();
    pump();
}

void Outbox::resume()
{
    if (m_state.pause == OutboxPause::FloodWait)
        return;
    m_failures = 0;
    m_state.pause = OutboxPause::None;
    m_state.until.reset();
    Q_EMIT stateChanged();
    pump();
}

void Outbox::pump()
{
    if (!m_started || m_state.pause == OutboxPause::Unauthorized)
        return;
    if (m_state.pause != OutboxPause::None) {
        const auto left = QDateTime::currentDateTimeUtc().msecsTo(*m_state.until);
        if (left > 0) {
            m_timer.start(std::chrono::milliseconds(left));
            return;
        }
        m_state.pause = OutboxPause::None;
        m_state.until.reset();
        Q_EMIT stateChanged();
    }
    while (m_state.pause == OutboxPause::None && takeNext()) {
    }
}

bool Outbox::takeNext()
{
    // While the network fails one request is enough to find out that it is back.
    const int most = m_failures > 0 ? 1 : mostInFlight;
    if (m_busy.size() >= most)
        return false;
    const auto waiting = m_items.waiting(lookAhead);
    if (!waiting) {
        pause(OutboxPause::CannotStore, nextBackOff());
        return false;
    }
    std::optional<std::chrono::milliseconds> shortest;
    QSet<domain::UserId> passed;
    for (const Item &item : *waiting) {
        // Behind an earlier one to the same person, whatever the lane: order in a chat is kept.
        if (m_busy.contains(item.user) || passed.contains(item.user))
            continue;
        passed.insert(item.user);
        // An answer to a join request is no message in the person's chat.
        const auto delay =
            storage::isJoinDecision(item.kind) ? m_gate.delay() : m_gate.delayFor(item.user);
        if (delay <= 0ms)
            return dispatch(item);
        shortest = std::min(shortest.value_or(delay), delay);
    }
    if (shortest)
        m_timer.start(*shortest);
    return false;
}

bool Outbox::dispatch(Item item)
{
    // Permission is looked at again at the moment of sending: it may have gone while the item
    // waited.
    storage::UserRepository users(m_database);
    const auto user = users.find(item.user);
    if (!user) {
        pause(OutboxPause::CannotStore, nextBackOff());
        return false;
    }
    const domain::User person = user->value_or(domain::User{.id = item.user});
    const domain::Seconds now = QDateTime::currentSecsSinceEpoch();
    const auto destination = destinationOf(item, person, m_database, now);
    if (!destination) {
        pause(OutboxPause::CannotStore, nextBackOff());
        return false;
    }
    if (destination->refusal != OutboxReason::None) {
        refuse(item, destination->refusal);
        return m_state.pause == OutboxPause::None;
    }

    item.chatId = destination->chatId;
    item.throughWindow = destination->throughWindow;
    item.attemptedAt = nowMs();
    item.state = OutboxState::InFlight;
    if (const auto marked = m_items.markInFlight(item.id, item.chatId, item.attemptedAt); !marked) {
        pause(OutboxPause::CannotStore, nextBackOff());
        return false;
    }
    m_busy.insert(item.user);
    m_gate.taken(item.user);
    updateState();
    Q_EMIT changed({.users = {item.user}});
    transmit(item);
    return true;
}

void Outbox::transmit(const Item &item)
{
    const auto take = [this, item](const auto &reply,
                                   const std::optional<botapi::Message> &message) {
        m_busy.remove(item.user);
        const domain::Seconds serverTime = momentOf(reply);
        if (reply.result)
            succeeded(item, message, serverTime);
        else
            failed(item, reply.result.error(), serverTime);
        updateState();
        pump();
    };
    const auto takeTrue = [take](const botapi::Reply<bool> &reply) { take(reply, {}); };
    if (item.kind == OutboxKind::Probe) {
        m_client.send(botapi::SendChatAction{.chatId = item.chatId}, this, takeTrue);
    } else if (item.kind == OutboxKind::Approve) {
        m_client.send(botapi::ApproveChatJoinRequest{.chatId = item.chatId, .userId = item.user},
                      this, takeTrue);
    } else if (item.kind == OutboxKind::Decline) {
        m_client.send(botapi::DeclineChatJoinRequest{.chatId = item.chatId, .userId = item.user},
                      this, takeTrue);
    } else {
        m_client.send(botapi::SendMessage{.chatId = item.chatId, .text = item.text}, this,
                      [take](const botapi::Reply<botapi::Message> &reply) {
                          take(reply, reply.result ? std::optional(*reply.result) : std::nullopt);
                      });
    }
}

void Outbox::succeeded(Item item, const std::optional<botapi::Message> &message,
                       domain::Seconds serverTime)
{
    m_failures = 0;
    item.state = OutboxState::Sent;
    item.finishedAt = nowMs();
    if (storage::isJoinDecision(item.kind)) {
        const auto state = joinStateAfter(item.kind, nullptr);
        record(item, [item, state, serverTime](People &people) {
            return noted(recordJoinOutcome(people, item, *state, serverTime),
                         JobOutcome::NoVerdict);
        });
        return;
    }
    // A message that was taken bears the moment itself.
    const domain::Seconds moment = message && message->date > 0 ? message->date : serverTime;
    record(item, [this, item, message, moment](People &people) -> Result<JobOutcome> {
        if (message) {
            storage::MessageRepository messages(m_database);
            const storage::Message sent{.user = item.user,
                                        .outgoing = true,
                                        .telegramId = message->messageId,
                                        .sentAt = moment,
                                        .content = contentWord(message->content),
                                        .text = item.text,
                                        .outboxId = item.id};
            if (auto added = messages.add(sent); !added)
                return std::unexpected(added.error());
        }
        // What the server takes during a join request's five minutes proves nothing about the
        // dialog.
        if (item.throughWindow)
            return JobOutcome::NoVerdict;
        const auto kind = item.kind == OutboxKind::Probe ? domain::EvidenceKind::ProbeAccepted
                                                         : domain::EvidenceKind::MessageAccepted;
        return noted(people.record(answerEvidence(item, kind, moment)), JobOutcome::Answered);
    });
}

void Outbox::failed(Item item, const botapi::Error &error, domain::Seconds serverTime)
{
    const bool maybeLater = error.isUnauthorized() || error.isFloodWait() || error.code >= 500 ||
                            error.kind == botapi::ErrorKind::NotConnected;
    if (maybeLater && error.provesNothingWasDone()) {
        requeue(item, error);
        return;
    }
    item.finishedAt = nowMs();
    item.errorCode = error.code;
    if (error.outcomeUnknown()) {
        // A probe can be made again without harm; it is the operator's to say so, all the same.
        item.state = OutboxState::Unknown;
        const bool answered = error.kind == botapi::ErrorKind::NotBotApi;
        item.reason = answered ? OutboxReason::NotUnderstood : OutboxReason::ConnectionBroke;
        record(item, nothingTold);
        pause(answered ? OutboxPause::ServerFault : OutboxPause::Offline, nextBackOff());
        return;
    }
    m_failures = 0;
    item.state = OutboxState::Refused;
    item.reason = OutboxReason::ServerRefused;
    item.errorText = error.description;
    if (storage::isJoinDecision(item.kind)) {
        // Whatever else it says is about the chat or the bot's rights there: the request waits on.
        const auto state = joinStateAfter(item.kind, &error);
        if (!state) {
            record(item, nothingTold);
            return;
        }
        record(item, [item, state, serverTime](People &people) {
            return noted(recordJoinOutcome(people, item, *state, serverTime),
                         JobOutcome::NoVerdict);
        });
        return;
    }
    const auto meaning = botapi::meaningOf(error);
    // A 400 that is not in the table is about the request; a 403 that is not is about nobody knows
    // what.
    if (meaning == botapi::RefusalMeaning::Nothing && error.code != 403) {
        record(item, nothingTold);
        return;
    }
    record(item, [item, meaning, serverTime](People &people) {
        const bool decides = meaning != botapi::RefusalMeaning::Nothing &&
                             meaning != botapi::RefusalMeaning::ChatNotFound;
        return noted(people.record(answerEvidence(item, refusalKind(meaning), serverTime)),
                     decides ? JobOutcome::Answered : JobOutcome::NoVerdict);
    });
}

void Outbox::requeue(const Item &item, const botapi::Error &error)
{
    if (const auto queued = m_items.markQueued(item.id); !queued) {
        retryLater(item.user, [this, item, error] { requeue(item, error); });
        return;
    }
    Q_EMIT changed({.users = {item.user}});
    if (error.isUnauthorized()) {
        m_state.pause = OutboxPause::Unauthorized;
        m_state.until.reset();
        Q_EMIT stateChanged();
    } else if (error.isFloodWait()) {
        const auto wait = error.retryAfter.value_or(unnamedFloodWait);
        m_gate.pauseFor(wait);
        pause(OutboxPause::FloodWait, wait);
    } else if (error.kind == botapi::ErrorKind::NotConnected) {
        pause(OutboxPause::Offline, nextBackOff());
    } else {
        pause(OutboxPause::ServerFault,
              error.retryAfter.value_or(std::chrono::ceil<std::chrono::seconds>(nextBackOff())));
    }
}

void Outbox::refuse(Item &item, OutboxReason reason)
{
    item.state = OutboxState::Refused;
    item.reason = reason;
    item.finishedAt = nowMs();
    record(item, [](People &) { return JobOutcome::NotAllowed; });
}

void Outbox::pause(OutboxPause reason, std::chrono::milliseconds duration)
{
    m_state.pause = reason;
    m_state.until = QDateTime::currentDateTimeUtc().addMSecs(duration.count());
    m_timer.start(duration);
    Q_EMIT stateChanged();
}

std::chrono::milliseconds Outbox::nextBackOff()
{
    constexpr int steepest = 6; // 1, 2, 4, … 32 s, then the longest
    const auto wait = std::chrono::seconds(1 << std::min(m_failures, steepest));
    ++m_failures;
    return std::min<std::chrono::milliseconds>(wait, longestPause);
}

void Outbox::updateState()
{
    const auto counts = m_items.counts();
    if (!counts || *counts == m_state.counts)
        return;
    m_state.counts = *counts;
    Q_EMIT stateChanged();
}

} // namespace botdesk::engine
