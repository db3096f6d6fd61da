#pragma once

#include "domain/profile.h"

#include <QString>

#include <cstdint>

namespace botdesk::storage
{

/// Who goes first (R14). Smaller is more urgent; the numbers are stored.
enum class OutboxLane : std::uint8_t { Operator = 1, Greeting = 2, Probe = 3, Broadcast = 4 };

/// What is sent. The numbers are stored.
enum class OutboxKind : std::uint8_t { Message = 1, Greeting = 2, Probe = 3 };

/// Where an item stands. The numbers are stored; partial indexes of the schema name 1 and 2.
enum class OutboxState : std::uint8_t {
    Queued = 1,
    InFlight = 2, ///< written down before the request leaves
    Sent = 3,
    Refused = 4,   ///< the server said no, or permission was gone before the request left
    Unknown = 5,   ///< nobody can know whether it arrived; never sent again by itself
    Cancelled = 6, ///< taken back while it was queued
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
};

/// One thing to send to one person.
struct OutboxItem {
    qint64 id = 0;
    domain::UserId user = 0;
    OutboxLane lane = OutboxLane::Operator;
    OutboxKind kind = OutboxKind::Message;
    OutboxState state = OutboxState::Queued;
    qint64 chatId = 0; ///< filled in when it is taken: a join request has a chat of its own
    QString text;      ///< empty for a probe
    domain::Milliseconds createdAt = 0;
    domain::Milliseconds attemptedAt = 0;
    domain::Milliseconds finishedAt = 0;
    OutboxReason reason = OutboxReason::None;
    int errorCode = 0;
    QString errorText; ///< the server's words
};

} // namespace botdesk::storage
