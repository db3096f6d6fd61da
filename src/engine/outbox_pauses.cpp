// The part of Outbox that says when nothing may leave.
#include "engine/outbox.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::engine
{

using namespace std::chrono_literals;

namespace
{

/// What to wait when a 429 does not say for how long.
constexpr std::chrono::seconds unnamedFloodWait{5};

/// Of two reasons the weightier one is told, and holds.
int weightOf(OutboxPause reason)
{
    switch (reason) {
    case OutboxPause::None:
        return 0;
    case OutboxPause::Offline:
    case OutboxPause::ServerFault:
    case OutboxPause::CannotStore:
        break;
    case OutboxPause::FloodWait:
        return 2;
    case OutboxPause::Unauthorized:
        return 3;
    }
    return 1;
}

} // namespace

void Outbox::resume()
{
    if (m_state.pause == OutboxPause::FloodWait)
        return;
    m_failures = 0;
    m_recordAfter = {};
    m_state.pause = OutboxPause::None;
    m_state.until.reset();
    Q_EMIT stateChanged();
    pump();
}

void Outbox::heed(const SendReply &reply, const Outcome &outcome, Clock::time_point leftAt)
{
    // What stops a broadcast is no trouble of the connection's.
    if (reply.result || outcome.hindrance != storage::PauseReason::None) {
        m_failures = 0;
        return;
    }
    const botapi::Error &error = reply.result.error();
    if (outcome.goesBack && error.isUnauthorized()) {
        m_state.pause = OutboxPause::Unauthorized;
        m_state.until.reset();
        Q_EMIT stateChanged();
    } else if (outcome.goesBack && error.isFloodWait()) {
        const auto wait = std::max(1s, error.retryAfter.value_or(unnamedFloodWait));
        m_gate.pauseFor(wait);
        pause(OutboxPause::FloodWait, wait);
    } else if (outcome.goesBack && error.kind == botapi::ErrorKind::NotConnected) {
        pauseForTrouble(OutboxPause::Offline, error, leftAt);
    } else if (outcome.goesBack || error.kind == botapi::ErrorKind::NotBotApi) {
        pauseForTrouble(OutboxPause::ServerFault, error, leftAt);
    } else if (error.outcomeUnknown()) {
        pauseForTrouble(OutboxPause::Offline, error, leftAt);
    } else {
        m_failures = 0;
    }
}

void Outbox::pauseForTrouble(OutboxPause reason, const botapi::Error &error,
                             Clock::time_point leftAt)
{
    // Whatever was on its way meets the same trouble: that is one failure, not many.
    if (leftAt < m_troubleAt)
        return;
    m_troubleAt = Clock::now();
    pause(reason,
          std::max<std::chrono::milliseconds>(nextBackOff(), error.retryAfter.value_or(0s)));
}

void Outbox::pause(OutboxPause reason, std::chrono::milliseconds duration)
{
    endPause();
    const int before = weightOf(m_state.pause);
    if (before > weightOf(reason))
        return;
    const auto until = Clock::now() + duration;
    if (m_state.pause == reason && m_pausedUntil >= until)
        return;
    m_state.pause = reason;
    // By the steady clock: the other one may be set at any time, and is for showing alone.
    m_pausedUntil = until;
    m_state.until = QDateTime::currentDateTimeUtc().addMSecs(duration.count());
    Q_EMIT stateChanged();
}

void Outbox::endPause()
{
    if (m_state.pause == OutboxPause::None || m_state.pause == OutboxPause::Unauthorized ||
        Clock::now() < m_pausedUntil)
        return;
    m_state.pause = OutboxPause::None;
    m_state.until.reset();
    Q_EMIT stateChanged();
}

std::chrono::milliseconds Outbox::nextBackOff()
{
    constexpr int steepest = 6; // 1, 2, 4, … 32 s, then the longest
    const auto wait = std::chrono::seconds(1 << std::min(m_failures, steepest));
    ++m_failures;
    return std::min<std::chrono::milliseconds>(wait, longestPause);
}

} // namespace botdesk::engine
