#include "engine/outbox_recording.h"

#include "engine/join_outcome.h"
#include "storage/broadcast_repository.h"
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
    if (outcome.item.content) {
        if (auto kept = keepFile(outcome); !kept)
            return kept;
    }
    if (!outcome.goesBack)
        return writeEnd(outcome);
    m_changes.users.insert(outcome.item.user);
    if (outcome.hindrance != storage::PauseReason::None) {
        auto stopped = hinder(outcome.item.jobId, outcome.hindrance, outcome.hindranceText);
        if (!stopped)
            return stopped;
    }
    if (outcome.item.paid) {
        auto released = storage::BroadcastRepository(m_database).releasePaid(outcome.item.jobId);
        if (!released)
            return released;
    }
    return m_items.markQueued(outcome.item.id);
}

Result<void> OutcomeWriter::keepFile(const Outcome &outcome)
{
    storage::BroadcastRepository broadcasts(m_database);
    const storage::Broadcast &content = *outcome.item.content;
    if (outcome.forgetsFile) {
        if (auto forgotten = broadcasts.forgetUpload(content.fileId); !forgotten)
            return forgotten;
        return broadcasts.setFileId(outcome.item.jobId, {});
    }
    if (outcome.fileId.isEmpty())
        return {};
    // For whoever sends the same file again, too.
    const storage::Upload upload{.path = content.mediaPath,
                                 .size = content.mediaSize,
                                 .modifiedAt = content.mediaModifiedAt,
                                 .media = content.media,
                                 .fileId = outcome.fileId};
    if (auto remembered = broadcasts.rememberUpload(upload); !remembered)
        return remembered;
    return broadcasts.setFileId(outcome.item.jobId, outcome.fileId);
}

Result<void> OutcomeWriter::hinder(qint64 job, storage::PauseReason reason, const QString &text)
{
    storage::JobRepository jobs(m_database);
    const auto found = jobs.find(job);
    if (!found)
        return std::unexpected(found.error());
    // Of many that were on their way the first one tells why.
    if (!*found || (*found)->state != storage::JobState::Running)
        return {};
    m_changes.jobs = true;
    if (auto held = m_items.hold(job); !held)
        return held;
    return jobs.pause(job, reason, text);
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
    if (outcome.isUnclear && outcome.item.kind == storage::OutboxKind::Broadcast)
        m_unclear.insert(outcome.item.jobId, outcome.item.errorText);
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
    // Who is refused in words that are in no table may be the only one. Or everybody will be.
    for (auto it = m_unclear.cbegin(); it != m_unclear.cend(); ++it) {
        const auto hasSent = jobs.hasSent(it.key());
        if (!hasSent)
            return std::unexpected(hasSent.error());
        if (*hasSent)
            continue;
        if (auto stopped = hinder(it.key(), storage::PauseReason::NobodyGotIt, it.value());
            !stopped)
            return std::unexpected(stopped.error());
    }
    return std::exchange(m_changes, {});
}

} // namespace botdesk::engine
