#pragma once

#include "engine/people.h"
#include "engine/transmission.h"
#include "storage/change_set.h"
#include "storage/job.h"
#include "storage/outbox_repository.h"

#include <QMap>

#include <map>
#include <optional>

namespace botdesk::engine
{

/// Writes outcomes down within one transaction of the caller's: the items, with the messages, the
/// evidence and what it all is for their jobs. Made for one transaction and used on the session's
/// thread.
class OutcomeWriter
{
public:
    explicit OutcomeWriter(storage::Database &database)
        : m_database(database)
        , m_items(database)
    {
    }

    /// Of each person one at most.
    [[nodiscard]] storage::Result<void> write(const Outcome &outcome);

    /// Tells the jobs. Once, right before the commit; gives what changed.
    [[nodiscard]] storage::Result<storage::ChangeSet> finish();

private:
    [[nodiscard]] storage::Result<void> writeEnd(const Outcome &outcome);
    /// What the answer tells about the file of a broadcast.
    [[nodiscard]] storage::Result<void> keepFile(const Outcome &outcome);
    /// Pauses a job that runs.
    [[nodiscard]] storage::Result<void> hinder(qint64 job, storage::PauseReason reason,
                                               const QString &text);
    [[nodiscard]] storage::Result<void> tellAbout(const Outcome &outcome, People &people);
    void tellJob(const Outcome &outcome, domain::DialogStatus before, domain::DialogStatus after);

    /// Outcomes that are the same for a job, so that many of them cost as much as one.
    struct Same {
        qint64 job = 0;
        storage::JobOutcome outcome = storage::JobOutcome::NoVerdict;
        domain::DialogStatus before = domain::DialogStatus::Unverified;
        domain::DialogStatus after = domain::DialogStatus::Unverified;
        /// It was the second try of something that had been counted as this.
        std::optional<storage::JobOutcome> instead;

        auto operator<=>(const Same &) const = default;
    };
    struct Tally {
        qint64 count = 0;
        domain::Milliseconds lastAt = 0;
    };

    storage::Database &m_database;
    storage::OutboxRepository m_items;
    std::map<Same, Tally> m_tallies;
    QMap<qint64, QString> m_unclear; ///< jobs of which somebody was refused so, and how
    storage::ChangeSet m_changes;
};

} // namespace botdesk::engine
