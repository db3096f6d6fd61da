#include "engine/inbox.h"

#include "engine/journal_read_ahead.h"
#include "engine/person_order.h"

#include <QDateTime>

#include <algorithm>

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
    AutoGreeter greeter(m_database, m_botUsername);
    Counts counts;
    if (auto done = takeAll(arrivals, progress->anewUpTo, people, greeter); !done)
        return std::unexpected(done.error());
    for (const Arrival &arrival : arrivals) {
        const bool anew = arrival.behind <= progress->anewUpTo;
        count(arrival, anew, counts);
        progress->applied = arrival.behind;
        if (anew)
            continue;
        progress->lastPollAt = std::max(progress->lastPollAt, arrival.receivedAt);
        progress->nextUpdateId = arrival.nextUpdateId.value_or(progress->nextUpdateId);
    }
    const auto greeted = greeter.write(people, QDateTime::currentMSecsSinceEpoch());
    if (!greeted)
        return std::unexpected(greeted.error());
    auto changes = people.save();
    if (!changes)
        return changes;
    changes->outbox = *greeted;
    if (auto done = write(counts, *changes); !done)
        return std::unexpected(done.error());
    if (auto done = m_settings.setProgress(*progress); !done)
        return std::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return changes;
}

Result<void> Inbox::takeAll(std::span<const Arrival> arrivals, storage::JournalPosition anewUpTo,
                            People &people, AutoGreeter &greeter)
{
    std::vector<const UpdateFacts *> facts;
    std::vector<bool> anew;
    for (const Arrival &arrival : arrivals) {
        for (const UpdateFacts &update : arrival.facts)
            facts.push_back(&update);
        anew.resize(facts.size(), arrival.behind <= anewUpTo);
    }
    for (const size_t place : orderByPerson(facts)) {
        people.setAnew(anew[place]);
        // What was applied before is not greeted again.
        if (!anew[place]) {
            if (auto noted = greeter.note(*facts[place], place); !noted)
                return noted;
        }
        if (auto done = people.take(*facts[place]); !done)
            return done;
    }
    return {};
}

void Inbox::count(const Arrival &arrival, bool anew, Counts &counts)
{
    for (const Arrival::TypeCount &type : arrival.counts) {
        // That a type is unknown to this version was counted before; a rebuild asks anew only which
        // ones of the known types can be read.
        if (anew && (type.notUnderstood == 0 || !type.isKnown))
            continue;
        storage::UpdateCount &counted = counts[type.type];
        counted.count += anew ? 0 : type.count;
        counted.notUnderstood += type.notUnderstood;
        counted.lastAt = std::max(counted.lastAt, arrival.receivedAt);
    }
}

Result<void> Inbox::write(const Counts &counts, ChangeSet &changes)
{
    for (const auto &[name, counted] : counts.asKeyValueRange()) {
        storage::UpdateCount row = counted;
        row.type = QString::fromUtf8(name);
        if (auto done = m_settings.addToCount(row); !done)
            return done;
        changes.updateCounts = true;
        changes.notUnderstood += counted.notUnderstood;
    }
    return {};
}

Result<void> Inbox::endAnew()
{
    auto progress = m_settings.progress();
    if (!progress)
        return std::unexpected(progress.error());
    if (progress->anewUpTo == storage::JournalPosition{})
        return {};
    progress->anewUpTo = {};
    return m_settings.setProgress(*progress);
}

Result<void> Inbox::catchUp(const storage::Journal &journal, const Tell &tell)
{
    const auto progress = m_settings.progress();
    if (!progress)
        return std::unexpected(progress.error());
    const qint64 total = tell ? journal.bytesBehind(progress->applied) : 0;
    qint64 done = 0;
    JournalReadAhead ahead(journal, progress->applied, m_botId);
    while (const auto group = ahead.next()) {
        done += group->bytes;
        if (tell)
            tell(std::min(done, total), total);
        if (const auto applied = apply(group->arrivals); !applied)
            return std::unexpected(applied.error());
    }
    if (!ahead.outcome())
        return ahead.outcome();
    return endAnew();
}

} // namespace botdesk::engine
