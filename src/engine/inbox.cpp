#include "engine/inbox.h"

namespace botdesk::engine
{

using namespace Qt::StringLiterals;
using storage::ChangeSet;
using storage::Result;

Result<ChangeSet> Inbox::apply(std::span<const Arrival> arrivals)
{
    if (arrivals.empty())
        return ChangeSet{};
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    auto progress = m_settings.progress();
    if (!progress)
        return std::unexpected(progress.error());

    People people(m_database);
    ChangeSet counted;
    for (const Arrival &arrival : arrivals) {
        if (auto done = applyOne(arrival, people, counted); !done)
            return std::unexpected(done.error());
        progress->applied = arrival.behind;
        progress->lastPollAt = arrival.receivedAt;
        // Not the largest: after a week of quiet ids start anew, and perhaps lower.
        if (!arrival.batch.ids.empty())
            progress->nextUpdateId = arrival.batch.ids.back() + 1;
    }
    auto changes = people.save();
    if (!changes)
        return changes;
    if (auto done = m_settings.setProgress(*progress); !done)
        return std::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    changes->add(counted);
    return changes;
}

Result<void> Inbox::applyOne(const Arrival &arrival, People &people, ChangeSet &changes)
{
    for (const botapi::Update &update : arrival.batch.updates) {
        if (auto done = people.take(factsOf(update, arrival.receivedAt, m_botId)); !done)
            return done;
        if (update.type != botapi::UpdateType::Unknown)
            continue;
        changes.updateCounts = true;
        const QString type = QString::fromUtf8(update.typeName);
        if (auto done = m_settings.countUpdate(type, false, arrival.receivedAt); !done)
            return done;
    }
    for (const botapi::UndecodedUpdate &update : arrival.batch.undecoded) {
        changes.updateCounts = true;
        const QString type = QString::fromUtf8(update.typeName);
        if (auto done = m_settings.countUpdate(type, false, arrival.receivedAt); !done)
            return done;
    }
    return {};
}

Result<void> Inbox::catchUp(const storage::Journal &journal)
{
    constexpr size_t groupSize = 100;
    const auto progress = m_settings.progress();
    if (!progress)
        return std::unexpected(progress.error());

    std::vector<Arrival> group;
    Result<void> outcome;
    const auto applyGroup = [&] {
        if (const auto applied = apply(group); !applied)
            outcome = std::unexpected(applied.error());
        group.clear();
        return outcome.has_value();
    };
    const auto replayed =
        journal.replay(progress->applied,
                       [&](const storage::JournalRecord &record, storage::JournalPosition behind) {
                           auto batch = botapi::decodeUpdates(record.answer);
                           group.push_back({.batch = batch.value_or(botapi::DecodedBatch{}),
                                            .receivedAt = record.receivedAt,
                                            .behind = behind});
                           return group.size() < groupSize || applyGroup();
                       });
    if (!replayed)
        return replayed;
    if (outcome)
        applyGroup();
    return outcome;
}

} // namespace botdesk::engine
