// The second half of Outbox: how outcomes are written down.
#include "engine/outbox.h"

namespace botdesk::engine
{

using storage::Result;

Result<storage::ChangeSet> Outbox::tryToRecord(const Item &item, const Note &note)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    People people(m_database);
    people.touch(item.user);
    if (auto finished = m_items.finish(item); !finished)
        return std::unexpected(finished.error());
    const auto user = people.find(item.user);
    if (!user)
        return std::unexpected(user.error());
    const domain::DialogStatus before = (*user)->dialog.status;
    const auto outcome = note(people);
    if (!outcome)
        return std::unexpected(outcome.error());
    if (item.jobId != 0) {
        const storage::OutcomeCount counted{
            .outcome = *outcome, .before = before, .after = (*user)->dialog.status, .count = 1};
        const auto done =
            storage::JobRepository(m_database).count(item.jobId, counted, item.finishedAt);
        if (!done)
            return std::unexpected(done.error());
    }
    auto changes = people.save();
    if (!changes)
        return changes;
    changes->jobs = item.jobId != 0;
    if (auto committed = transaction->commit(); !committed)
        return std::unexpected(committed.error());
    return changes;
}

void Outbox::record(const Item &item, Note note)
{
    const auto changes = tryToRecord(item, note);
    if (changes) {
        Q_EMIT changed(*changes);
        updateState();
        return;
    }
    // Should the program end before it is written, the item is found in flight and becomes unknown.
    retryLater(item.user, [this, item, note = std::move(note)] { record(item, note); });
}

void Outbox::retryLater(domain::UserId user, std::function<void()> write)
{
    // The person stays busy, so that nothing else overtakes.
    m_busy.insert(user);
    const auto wait = nextBackOff();
    pause(OutboxPause::CannotStore, wait);
    QTimer::singleShot(wait, this, [this, user, write = std::move(write)] {
        m_busy.remove(user);
        write();
        pump();
    });
}

} // namespace botdesk::engine
