#pragma once

#include "domain/profile.h"

#include <QString>

#include <cstdint>
#include <memory>

namespace botdesk::storage
{

struct Broadcast;

/// Who goes first (R14). Smaller is more urgent; the numbers are stored.
enum class OutboxLane : std::uint8_t { Operator = 1, Greeting = 2, Probe = 3, Broadcast = 4 };

/// What is sent. The numbers are stored.
enum class OutboxKind : std::uint8_t {
    Message = 1,
    Greeting = 2,
    Probe = 3,
    Approve = 4, ///< lets the person into the chat that they asked to join
    Decline = 5,
    Broadcast = 6, ///< one message of a broadcast: its job says what
};

/// Does this answer a request to join, rather than tell the person something?
[[nodiscard]] constexpr bool isJoinDecision(OutboxKind kind)
{
    return kind == OutboxKind::Approve || kind == OutboxKind::Decline;
}

/// Where an item stands. The numbers are stored; partial indexes of the schema name 1 and 2.
enum class OutboxState : std::uint8_t {
    Queued = 1,
    InFlight = 2, ///< written down before the request leaves
    Sent = 3,
    Refused = 4,   ///< the server said no, or permission was gone before the request left
    Unknown = 5,   ///< nobody can know whether it arrived; never sent again by itself
    Cancelled = 6, ///< taken back while it was queued
    Held = 7,      ///< it would be queued, but its job does not run
};

/// Why an item ended as it did, for the words that people read. The numbers are stored.
enum class OutboxReason : std::uint8_t {
    None = 0,
    ServerRefused = 1,   ///< see error code and text
    NotAllowed = 2,      ///< the bot may not write to this person any more
    ConnectionBroke = 3, ///< after the request left
    NotUnderstood = 4,   ///< the answer was no Bot API answer
    ProgramEnded = 5,    ///< Botdesk ended while it was in flight
    WindowEnded = 6,     ///< the join request's five minutes were over
    RequestGone = 7,     ///< the join request had been processed
    JobCancelled = 8,    ///< its job was cancelled before it left
    EmptyText = 9,       ///< nothing is left of its text for this person
};

/// One thing to send to one person.
struct OutboxItem {
    qint64 id = 0;
    domain::UserId user = 0;
    OutboxLane lane = OutboxLane::Operator;
    OutboxKind kind = OutboxKind::Message;
    OutboxState state = OutboxState::Queued;
    /// Filled in when it is taken: a join request has a chat of its own. An answer to a join
    /// request has the group's from the start.
    qint64 chatId = 0;
    QString text;             ///< empty for a probe
    qint64 joinRequestId = 0; ///< what it answers, else 0
    domain::Milliseconds createdAt = 0;
    domain::Milliseconds attemptedAt = 0;
    domain::Milliseconds finishedAt = 0;
    OutboxReason reason = OutboxReason::None;
    int errorCode = 0;
    QString errorText; ///< the server's words
    /// Not stored: that it leaves by a join request's window, so that its acceptance proves nothing
    /// about the dialog.
    bool throughWindow = false;
    qint64 jobId = 0; ///< what it is a part of, 0 for what stands by itself
    /// Not stored here: what its broadcast sends. Filled in when it is about to leave.
    std::shared_ptr<const Broadcast> content{};
    bool paid = false;  ///< leaves with `allow_paid_broadcast`: a message of a paid broadcast
    qint64 againOf = 0; ///< the item with an unknown outcome that this one sends again, else 0
    /// When the operator decided about an unknown outcome, 0 while it is open.
    domain::Milliseconds settledAt = 0;
};

} // namespace botdesk::storage
