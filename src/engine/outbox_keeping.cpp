// The part of Outbox that keeps outcomes until the database takes them.
#include "engine/outbox.h"
#include "engine/outbox_recording.h"

#include <algorithm>

namespace botdesk::engine
{

using storage::ErrorKind;
using storage::Result;

Result<storage::ChangeSet> Outbox::tryToRecord(std::span<const Outcome> outcomes)
{
    if (outcomes.empty())
        return storage::ChangeSet();
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    OutcomeWriter writer(m_database);
    for (const Outcome &outcome : outcomes) {
        if (auto written = writer.write(outcome); !written)
            return std::unexpected(written.error());
    }
    auto changes = writer.finish();
    if (!changes)
        return changes;
    if (auto committed = commit(*transaction); !committed)
        return std::unexpected(committed.error());
    return changes;
}

void Outbox::recorded(std::span<const Outcome> outcomes)
{
    for (const Outcome &outcome : outcomes)
        m_busy.remove(outcome.item.user);
    // What went back has its old place in the line; and a job may have been stopped.
    const auto changesLine = [](const Outcome &outcome) {
        return outcome.goesBack || outcome.isUnclear;
    };
    if (std::ranges::any_of(outcomes, changesLine)) {
        m_line.forget();
        recount();
    }
}

void Outbox::recordSingly()
{
    std::vector<Outcome> left;
    for (const Outcome &outcome : m_outcomes) {
        const std::span one(&outcome, 1);
        const auto changes = tryToRecord(one);
        if (!changes) {
            left.push_back(outcome);
            continue;
        }
        recorded(one);
        Q_EMIT changed(*changes);
    }
    m_outcomes = std::move(left);
}

void Outbox::retryLater(const storage::Error &error)
{
    // What was marked is not: it waits as before.
    m_line.forget();
    const bool isDue = Clock::now() >= m_recordAfter;
    if (isDue && !m_outcomes.empty() && error.kind == ErrorKind::Other) {
        // One of them may be refused for a reason of its own: the others shall not wait for it.
        recordSingly();
        publish({m_state.counts.queued, m_busy.size()});
        if (m_outcomes.empty())
            return;
    }
    // Whom an outcome is about stays busy, so that nothing else overtakes. Should the program end
    // before it is written, the item is found in flight and becomes unknown.
    const auto wait = nextBackOff();
    m_recordAfter = Clock::now() + wait;
    pause(OutboxPause::CannotStore, wait);
}

} // namespace botdesk::engine
