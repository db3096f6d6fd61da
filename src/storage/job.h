#pragma once

#include "domain/dialog.h"
#include "storage/user_query.h"

#include <QList>

#include <cstdint>
#include <variant>

namespace botdesk::storage
{

/// What a job does to each of its people. The numbers are stored.
enum class JobKind : std::uint8_t { Probe = 1, Broadcast = 2 };

/// Where a job stands. The numbers are stored. One of a kind runs at a time.
enum class JobState : std::uint8_t {
    Running = 1,
    Paused = 2,    ///< by the operator, or because Botdesk ended; goes on when it is resumed
    Finished = 3,  ///< everyone is done
    Cancelled = 4, ///< by the operator; the rest was left alone
    Waiting = 5,   ///< for another one of its kind to end or pause
    Scheduled = 6, ///< for its moment
};

/// Why a job is paused. The numbers are stored.
enum class PauseReason : std::uint8_t {
    None = 0, ///< the operator paused it, or it is not paused
    ProgramEnded = 1,
    MomentPassed = 2, ///< Botdesk was not running, or had no connection, when it was due
    TextRefused = 3,  ///< the server does not take the text or the buttons, whoever it is for
    FileMissing = 4,  ///< the file is gone or cannot be read
    FileChanged = 5,  ///< the file is another one than when the broadcast was made
    FileRefused = 6,  ///< the server does not take the file
    NobodyGotIt = 7,  ///< refused in words that are in no table, before anybody got it
};

/// How it went with one person of a job. The numbers are stored.
enum class JobOutcome : std::uint8_t {
    Answered = 1,      ///< the server said whether the bot may write
    NoVerdict = 2,     ///< an answer that decides nothing, or none: nothing changed (R6, R8)
    NotAllowed = 3,    ///< left out: bots are not probed (R5)
    DoneLately = 4,    ///< left out: within the hour already
    DoneJustNow = 5,   ///< left out even of a forced job: within the minute already
    DoneElsewhere = 6, ///< left out: being done already, by hand or in another job
    // Of a broadcast:
    Sent = 7,
    Refused = 8,     ///< by the server; or the permission was gone at the moment of sending
    Unknown = 9,     ///< it left, and nobody can know whether it arrived (R13)
    TakenBack = 10,  ///< by the operator, one by one
    NotReached = 11, ///< skipped before it began: the bot may not write to them. Not in the total
};

/// Something that is done to many people, one after the other.
struct Job {
    qint64 id = 0;
    JobKind kind = JobKind::Probe;
    JobState state = JobState::Waiting;
    bool forced = false; ///< also those to whom it was done within the hour
    qint64 total = 0;    ///< people
    qint64 done = 0;     ///< of them, in whatever way; the sum of the outcomes
    domain::Milliseconds createdAt = 0;
    domain::Milliseconds finishedAt = 0; ///< 0 until it is finished or cancelled
    domain::Milliseconds scheduledAt =
        0;          ///< when it begins by itself, 0 for one that began at once
    QString filter; ///< whom it is about, see audienceText(); empty: picked one by one
    PauseReason pauseReason = PauseReason::None; ///< while it is paused
    QString pauseText;                           ///< the server's words, where they are the reason

    [[nodiscard]] bool hasEnded() const
    {
        return state == JobState::Finished || state == JobState::Cancelled;
    }
    bool operator==(const Job &) const = default;
};

/// With how many people it went the same way, and what became of their status.
struct OutcomeCount {
    JobOutcome outcome = JobOutcome::NoVerdict;
    domain::DialogStatus before = domain::DialogStatus::Unverified;
    domain::DialogStatus after = domain::DialogStatus::Unverified;
    qint64 count = 0;

    bool operator==(const OutcomeCount &) const = default;
};

/// What a job did in the last minute.
struct JobPace {
    qint64 done = 0;                    ///< answers that came
    domain::Milliseconds firstTry = 0;  ///< when the first of them was asked for
    domain::Milliseconds lastEnded = 0; ///< when the last of them came

    bool operator==(const JobPace &) const = default;
};

/// A job with everything that is shown of it.
struct JobReport {
    Job job;
    QList<OutcomeCount> outcomes;
    JobPace pace;

    bool operator==(const JobReport &) const = default;
};

/// Those to whom a broadcast certainly brought nothing: refused, taken back, or never had their
/// turn. Neither those who got it nor those of whom nobody can know (R13); while it has not ended,
/// nobody whose turn may still come.
struct MissedBy {
    qint64 jobId = 0;

    bool operator==(const MissedBy &) const = default;
};

/// Everyone in a query but for a few: what "select all" comes to when some are taken out again.
struct EveryoneBut {
    UserQuery query;
    QList<domain::UserId> exceptions; ///< thousands at most: they stand in statements

    bool operator==(const EveryoneBut &) const = default;
};

/// Whom a job is about: everyone in a query, these, those whom another one did not reach, or
/// everyone in a query but for a few.
using Audience = std::variant<UserQuery, QList<domain::UserId>, MissedBy, EveryoneBut>;

/// Somebody whose turn it is.
struct JobCandidate {
    domain::UserId user = 0;
    qint64 outboxId = 0; ///< of an item that was held, else 0
    domain::DialogStatus status = domain::DialogStatus::Unverified; ///< as stored
    domain::Milliseconds lastAttempt = 0; ///< when it was last done to them, 0 for never
    bool isPending = false;               ///< it is queued or on its way already
};

} // namespace botdesk::storage
