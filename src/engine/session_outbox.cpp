// The part of Session that decides about the outbox, as the operator asks.
#include "engine/session.h"

#include "storage/outbox_reader.h"
#include "storage/preferences_repository.h"

#include <QDateTime>

namespace botdesk::engine
{

using namespace std::chrono_literals;
using storage::ChangeSet;
using storage::OutboxDecisions;
using storage::OutboxLane;
using storage::Result;
using storage::UnknownChoice;

namespace
{

/// Outcomes come many a second; the number of unknown ones need not follow each.
constexpr auto unknownDelay = 200ms;

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

Result<void> Session::decide(const std::function<Result<ChangeSet>(OutboxDecisions &)> &decision)
{
    auto transaction = storage::Transaction::begin(*m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    OutboxDecisions decisions(*m_database);
    const auto changes = decision(decisions);
    if (!changes)
        return std::unexpected(changes.error());
    if (auto committed = transaction->commit(); !committed)
        return committed;
    m_outbox->wake(*changes);
    readUnknownOutcomes();
    return {};
}

void Session::takeBack(const QList<qint64> &items)
{
    tellAbout(decide(
        [&items](OutboxDecisions &decisions) { return decisions.takeBack(items, nowMs()); }));
}

void Session::takeBackAll(std::optional<OutboxLane> lane, JobsBehind jobs)
{
    const auto behind = storage::OutboxReader(*m_database).jobsBehind(lane);
    if (!behind) {
        tellAbout(std::unexpected(behind.error()));
        return;
    }
    // The jobs first, so that they put nothing where something was taken away. The last one in
    // their line comes first: none may take the turn of another that ends.
    for (const qint64 job : *behind) {
        if (jobs == JobsBehind::Cancel)
            cancelJob(job);
        else
            pauseJob(job);
    }
    // Nor shall greetings come after those that are taken back.
    if (!lane || *lane == OutboxLane::Greeting)
        tellAbout(m_bulkGreeter->cancel());
    tellAbout(decide(
        [lane](OutboxDecisions &decisions) { return decisions.takeBackAll(lane, nowMs()); }));
}

void Session::leaveUnknown(const UnknownChoice &choice)
{
    tellAbout(
        decide([&choice](OutboxDecisions &decisions) { return decisions.leave(choice, nowMs()); }));
}

void Session::sendAgain(const UnknownChoice &choice)
{
    // One is asked for by hand, and overtakes what goes to many (R14).
    const auto lane =
        choice && choice->size() == 1 ? std::optional(OutboxLane::Operator) : std::nullopt;
    tellAbout(decide([&](OutboxDecisions &decisions) {
        const domain::Milliseconds now = nowMs();
        const domain::Milliseconds probedAfter =
            now - std::chrono::milliseconds(probePause).count();
        return decisions.sendAgain(choice, lane, probedAfter, now);
    }));
}

void Session::setLimits(const storage::SendingLimits &limits)
{
    const auto set = storage::PreferencesRepository(*m_database).setSendingLimits(limits);
    tellAbout(set);
    if (!set)
        return;
    tellAbout(applyLimits());
    publish();
}

Result<void> Session::applyLimits()
{
    const auto limits = storage::PreferencesRepository(*m_database).sendingLimits();
    if (!limits)
        return std::unexpected(limits.error());
    m_state.limits = *limits;
    m_outbox->setLimits(m_options.limits.value_or(
        botapi::FloodLimits{.perSecond = limits->perSecond, .chatInterval = limits->chatInterval}));
    return {};
}

void Session::takeOutboxChanges(ChangeSet changes)
{
    changes.outbox = true;
    if (!m_unknownTimer->isActive())
        m_unknownTimer->start(unknownDelay);
    Q_EMIT changed(changes);
}

void Session::readUnknownOutcomes()
{
    const auto unknown = storage::OutboxReader(*m_database).unknownCount();
    if (!unknown || *unknown == m_state.unknownOutcomes)
        return;
    m_state.unknownOutcomes = *unknown;
    publish();
}

} // namespace botdesk::engine
