#pragma once

#include "domain/profile.h"

#include <QString>

#include <compare>
#include <cstdint>

namespace botdesk::domain
{

/// What was seen. The numbers are stored in databases: never reuse or renumber one.
enum class EvidenceKind : std::uint8_t {
    Started = 1,                ///< a private `/start`
    Wrote = 2,                  ///< any other private message, or an edit of one
    AccessByRequest = 3,        ///< `write_access_allowed`, from a request of a Mini App
    AccessByWebApp = 4,         ///< `write_access_allowed`, a Mini App was opened; detail: its name
    AccessByAttachmentMenu = 5, ///< `write_access_allowed`, added to the attachment menu
    LoggedInOnSite = 6,         ///< `connected_website`; detail: the site
    Unblocked = 7,              ///< `my_chat_member` to member
    Stopped = 8,                ///< `my_chat_member` to kicked
    JoinRequested = 9,          ///< `chat_join_request`; detail: the chat's title
    JoinProcessed = 10,         ///< the request was approved, declined or taken back
    Met = 11,                   ///< a profile was seen elsewhere; detail: the update's type
    BotSeen = 12,               ///< a profile that says `is_bot`
    PressedButton = 13,         ///< a callback query in the private chat: met, worth a probe
    MessageAccepted = 14,       ///< the server took a message of ours
    ProbeAccepted = 15,         ///< the server took a typing action
    RefusedBlocked = 16,        ///< "bot was blocked by the user"
    RefusedDeactivated = 17,    ///< "user is deactivated"
    RefusedNotStarted = 18,     ///< "can't initiate conversation", PEER_ID_INVALID
    RefusedBot = 19,            ///< the recipient is a bot
    ChatNotFound = 20,          ///< soft: decides nothing about somebody who is known (R8)
    RefusedUnclear = 21,        ///< a refusal whose text is not in the table: decides nothing (R8)
    Imported = 22,              ///< an id from elsewhere
    LoginChecked = 23,          ///< a payload of the Login Widget with a valid signature: met
};

/// Where a piece of evidence comes from.
enum class EvidenceSource : std::uint8_t {
    Answer = 0,   ///< the server's answer to something that we sent
    Update = 1,   ///< an update
    Operator = 2, ///< an import or a check by hand
};

/// One recorded fact behind a status (R7). Only ever added.
struct Evidence {
    UserId user = 0;
    EvidenceKind kind = EvidenceKind::Met;
    EvidenceSource source = EvidenceSource::Update;
    Seconds happenedAt = 0;      ///< by Telegram's clock
    Milliseconds recordedAt = 0; ///< when Botdesk took it in
    qint64 updateId = 0;         ///< of an update, else 0
    qint64 outboxId = 0;         ///< of an answer: what had been sent, else 0
    int errorCode = 0;           ///< of a refusal, else 0
    QString text;                ///< the server's own words: of a refusal, or the update's type
    QString detail;              ///< see EvidenceKind; also the start payload of Started, and of
                                 ///< an answer the method that was called
    qint64 chatId = 0;           ///< of a join request: the chat
    qint64 userChatId = 0;       ///< of a join request: where the person can be written to
    qint64 id = 0;               ///< the row's id in the ledger, 0 before it is stored
};

/// Where a piece stands in time among others about the same person: a total order that does not
/// depend on the order of arrival (R7).
///
/// The tie rule for one and the same second, coarse because Telegram's dates are:
///  1. Updates come after answers. Whatever a person does later in that second brings an update of
///     its own, so trusting the update mends itself; an answer has no successor.
///  2. Among updates, the larger id is later: ids grow, and restart only after a week of quiet.
///  3. Among answers, the one that allows less is later: nothing is claimed without proof (R1).
///  4. One update may carry two pieces: then the kind with the larger number is later.
struct EvidenceOrder {
    Seconds happenedAt = 0;
    int sourceRank = 0;
    qint64 withinSource = 0;
    int kind = 0;

    auto operator<=>(const EvidenceOrder &) const = default;
};

[[nodiscard]] EvidenceOrder orderOf(const Evidence &evidence);

/// The moment that evidence from an update may claim: @p claimed, but never after it was recorded
/// (a clock that is ahead would win over everything for ever) and @p recordedAt for a date of 1970.
[[nodiscard]] Seconds plausibleMoment(Seconds claimed, Milliseconds recordedAt);

} // namespace botdesk::domain
