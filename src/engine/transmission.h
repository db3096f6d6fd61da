#pragma once

#include "botapi/client.h"
#include "domain/evidence.h"
#include "storage/job.h"
#include "storage/join_request.h"
#include "storage/message_repository.h"
#include "storage/outbox_item.h"

#include <functional>
#include <optional>

namespace botdesk::engine
{

/// What the server answered to an item: the message that it made of it, where it makes one.
using SendReply = botapi::Reply<std::optional<botapi::Message>>;

/// Makes the request that @p item stands for and sends it. @p done is called once, later, from the
/// event loop, unless @p context died.
void transmit(botapi::Client &client, const storage::OutboxItem &item, QObject *context,
              std::function<void(const SendReply &)> done);

/// What has become of an item, as it is written down.
struct Outcome {
    storage::OutboxItem item;                   ///< with its new state, unless it goes back
    bool goesBack = false;                      ///< nothing was done: it waits as before
    std::optional<storage::Message> message{};  ///< what stands in the conversation now
    std::optional<domain::Evidence> evidence{}; ///< what the answer tells about the person
    std::optional<storage::JoinRequestState> joinState{}; ///< what became of the request to join
    domain::Seconds at = 0; ///< the moment that the answer speaks of, by the server's clock
    storage::JobOutcome verdict = storage::JobOutcome::NoVerdict; ///< what it is for a job
    /// It goes back and its broadcast stops: what the server refused is the message, whoever it is
    /// for. With the server's words.
    storage::PauseReason hindrance = storage::PauseReason::None;
    QString hindranceText{};
    QString fileId{};         ///< the server's name for the file that went along
    bool forgetsFile = false; ///< the server does not know the file by its name any more
    /// Refused in words that are in no table: it may be the message's fault, or the person's.
    bool isUnclear = false;
};

/// Does a file go along with @p item?
[[nodiscard]] bool bringsFile(const storage::OutboxItem &item);

/// What @p reply says about @p item (R6, R8, R13).
[[nodiscard]] Outcome outcomeOf(storage::OutboxItem item, const SendReply &reply);

/// The item does not leave: permission is gone, or what it answers is.
[[nodiscard]] Outcome refusalOf(storage::OutboxItem item, storage::OutboxReason reason);

/// Nothing was done: the item waits again.
[[nodiscard]] Outcome returnOf(const storage::OutboxItem &item);

} // namespace botdesk::engine
