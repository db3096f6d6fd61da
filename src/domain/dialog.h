#pragma once

#include "domain/evidence.h"

#include <QList>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace botdesk::domain
{

/// May the bot write, in one word (the table "Dialog status"). The numbers are stored.
enum class DialogStatus : std::uint8_t {
    Open = 1,
    NotStarted = 2,
    Blocked = 3,
    Deactivated = 4,
    Unverified = 5,
    Bot = 6,
    Temporary = 7, ///< never stored: lies over another one while a join request can be answered
};

/// Why the bot may write (R1–R3). The numbers are stored.
enum class Ground : std::uint8_t {
    None = 0,
    Started = 1,
    WroteFirst = 2,
    AccessByRequest = 3,
    AccessByWebApp = 4,
    AccessByAttachmentMenu = 5,
    LoggedInOnSite = 6,
    Unblocked = 7,
    AcceptedMessage = 8,
    AcceptedProbe = 9,
    JoinRequest = 10, ///< never stored: the ground of DialogStatus::Temporary
};

/// How long a join request lets the bot write (R3).
inline constexpr Seconds joinRequestWindow = 300;

/// The last join request of a person, and until when it lets the bot write.
struct JoinWindow {
    qint64 chatId = 0;
    qint64 userChatId = 0;
    QString chatTitle;
    Seconds requestedAt = 0;
    Seconds endsAt = 0; ///< requestedAt + 300 s, or when it was processed; 0 when there was none

    [[nodiscard]] bool isOpenAt(Seconds now) const { return now >= requestedAt && now < endsAt; }
    bool operator==(const JoinWindow &) const = default;
};

/// What all evidence about a person comes to. Made by fold() alone.
struct DialogState {
    DialogStatus status = DialogStatus::Unverified; ///< without the join request over it
    Ground ground = Ground::None;                   ///< when Open
    QString groundDetail;                           ///< site, app or payload
    Seconds since = 0;                              ///< when the status began, 0 if never decided
    qint64 decidedBy = 0;                           ///< ledger id of the piece that decided it
    bool met = false;                               ///< the API gave the profile (R11)
    JoinWindow join;
    EvidenceOrder last; ///< of the latest piece that was folded in

    bool operator==(const DialogState &) const = default;
};

/// Adds one piece that is later than everything in @p state.
[[nodiscard]] DialogState step(DialogState state, const Evidence &evidence);

/// The state that all of @p evidence comes to, in whatever order it is given (R7).
[[nodiscard]] DialogState fold(std::span<const Evidence> evidence);

/// The kinds of evidence that say whether the bot may write; all others only show that somebody
/// exists.
[[nodiscard]] std::span<const EvidenceKind> decidingKinds();

/// One line of the ledger: a piece and what it changed.
struct LedgerEntry {
    Evidence evidence;
    DialogStatus before = DialogStatus::Unverified;
    DialogStatus after = DialogStatus::Unverified;
    bool isFirst = false;     ///< nothing was known before it
    bool opensWindow = false; ///< a join request
    bool late = false;        ///< something later was already known when it arrived

    [[nodiscard]] bool changed() const { return before != after; }
};

/// Every piece with what it changed, oldest first by when it happened.
[[nodiscard]] std::vector<LedgerEntry> ledger(std::vector<Evidence> evidence);

/// The status to show at @p now: a join request's window lies over every status but Open, which
/// allows more, and Bot.
[[nodiscard]] DialogStatus statusAt(const DialogState &state, Seconds now);

/// The ground to show at @p now.
[[nodiscard]] Ground groundAt(const DialogState &state, Seconds now);

/// The chat to write to at @p now, or nothing when the bot may not write (R1, R3, R5).
[[nodiscard]] std::optional<qint64> chatToWriteTo(UserId user, const DialogState &state,
                                                  Seconds now);

/// True when a probe can tell anything: never about a bot (R5).
[[nodiscard]] bool mayProbe(const DialogState &state);

} // namespace botdesk::domain
