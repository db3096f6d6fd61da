#include "engine/outbox_recording.h"

#include "engine/join_outcome.h"
#include "storage/job_repository.h"

#include <algorithm>

namespace botdesk::engine
{

using storage::Result;

namespace
{

/// As what a job counts an item whose outcome is unknown.
storage::JobOutcome outcomeOfUnknown(storage::OutboxKind kind)
{
    return kind == storage::OutboxKind::Broadcast ? storage::JobOutcome::Unknown
                                                  : storage::JobOutcome::NoVerdict;
}

} // namespace

Result<void> OutcomeWriter::write(const Outcome &outcome)
{
    if (!outcome.goesBack)
        return writeEnd(outcome);
    m_changes.users.insert(outcome.item.user);
    return m_items.markQueued(outcome.item.id);
}

Result<void> OutcomeWriter::writeEnd(const Outcome &outcome)
{
    People people(m_database);
    people.touch(outcome.item.user);
    if (auto finished = m_items.finish(outcome.item); !finished)
        return finished;
    const auto user = people.find(outcome.item.user);
    if (!user)
        return std::unexpected(user.error());
    const domain::DialogStatus before = (*user)->dialog.status;
    if (auto told = tellAbout(outcome, people); !told)
        return told;
    tellJob(outcome, before, (*user)->dialog.status);
    const auto changes = people.save();
    if (!changes)
        return std::unexpected(changes.error());
    m_changes.add(*changes);
    return {};
}

Result<void> OutcomeWriter::tellAbout(const Outcome &outcome, People &people)
{
    if (outcome.message) {
        if (auto added = storage::MessageRepository(m_database).add(*outcome.message); !added)
            return added;
    }
    if (outcome.joinState) {
        const auto recorded =
            recordJoinOutcome(people, outcome.item, *outcome.joinState, outcome.at);
        if (!recorded)
            return recorded;
    }
    return outcome.evidence ? people.record(*outcome.evidence) : Result<void>();
}

/// Where a job is told of an outcome. What is the same for several people is counted together and
/// written in finish().
void OutcomeWriter::tellJob(const Outcome &outcome, domain::DialogStatus before,
                            domain::DialogStatus after)
{
    if (outcome.item.jobId == 0)
        return;
    Tally &tally =
        m_tallies[{outcome.item.jobId, outcome.verdict, before, after,
                   outcome.item.againOf == 0 ? std::nullopt
                                             : std::optional(outcomeOfUnknown(outcome.item.kind))}];
    ++tally.count;
    tally.lastAt = std::max(tally.lastAt, outcome.item.finishedAt);
}

Result<storage::ChangeSet> OutcomeWriter::finish()
{
    storage::JobRepository jobs(m_database);
    for (const auto &[same, tally] : m_tallies) {
        const storage::OutcomeCount counted{.outcome = same.outcome,
                                            .before = same.before,
                                            .after = same.after,
                                            .count = tally.count};
        const auto done = same.instead ? jobs.recount(same.job, *same.instead, counted)
                                       : jobs.count(same.job, counted, tally.lastAt);
        if (!done)
            return std::unexpected(done.error());
        m_changes.jobs = true;
    }
    return std::exchange(m_changes, {});
}

} // namespace botdesk::engine
