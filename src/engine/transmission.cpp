#include "engine/transmission.h"

#include "botapi/refusal.h"
#include "engine/answer_evidence.h"
#include "engine/broadcast_transmission.h"
#include "engine/join_outcome.h"

#include <QDateTime>

namespace botdesk::engine
{

using storage::JobOutcome;
using storage::OutboxItem;
using storage::OutboxKind;
using storage::OutboxReason;
using storage::OutboxState;

namespace
{

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// Something may come of it at another time, and it is certain that nothing came of it now.
bool isForLater(const botapi::Error &error)
{
    const bool maybeLater = error.isUnauthorized() || error.isFloodWait() || error.code >= 500 ||
                            error.kind == botapi::ErrorKind::NotConnected;
    return maybeLater && error.provesNothingWasDone();
}

/// What stands in the conversation: of a broadcast, the text without its markup, as the server read
/// it.
QString textOf(const OutboxItem &item, const botapi::Message &message)
{
    return item.kind == OutboxKind::Broadcast ? message.text : item.text;
}

/// What the end of an item of a broadcast is for its job.
void setBroadcastVerdict(Outcome &outcome)
{
    if (outcome.item.kind != OutboxKind::Broadcast || outcome.goesBack)
        return;
    switch (outcome.item.state) {
    case OutboxState::Sent:
        outcome.verdict = JobOutcome::Sent;
        return;
    case OutboxState::Unknown:
        outcome.verdict = JobOutcome::Unknown;
        return;
    case OutboxState::Queued:
    case OutboxState::InFlight:
    case OutboxState::Refused:
    case OutboxState::Cancelled:
    case OutboxState::Held:
        break;
    }
    outcome.verdict = JobOutcome::Refused;
}

/// Looks whether the server refused the message of a broadcast rather than the person.
Outcome hindranceOf(const OutboxItem &item, const botapi::Error &error)
{
    Outcome outcome = returnOf(item);
    outcome.hindrance = broadcastHindrance(error, *item.content);
    outcome.hindranceText = error.description;
    outcome.forgetsFile =
        outcome.hindrance == storage::PauseReason::FileRefused && !item.content->fileId.isEmpty();
    return outcome;
}

Outcome acceptanceOf(OutboxItem item, const std::optional<botapi::Message> &message,
                     domain::Seconds serverTime)
{
    item.state = OutboxState::Sent;
    item.finishedAt = nowMs();
    Outcome outcome{.item = item, .at = serverTime};
    if (storage::isJoinDecision(item.kind)) {
        outcome.joinState = joinStateAfter(item.kind, nullptr);
        return outcome;
    }
    if (message) {
        // A message that was taken bears the moment itself.
        if (message->date > 0)
            outcome.at = message->date;
        outcome.message = storage::Message{.user = item.user,
                                           .outgoing = true,
                                           .telegramId = message->messageId,
                                           .sentAt = outcome.at,
                                           .content = contentWord(message->content),
                                           .text = textOf(item, *message),
                                           .outboxId = item.id};
    }
    if (message && bringsFile(item))
        outcome.fileId = message->fileId;
    // What the server takes during a join request's five minutes proves nothing about the dialog.
    if (item.throughWindow)
        return outcome;
    const auto kind = item.kind == OutboxKind::Probe ? domain::EvidenceKind::ProbeAccepted
                                                     : domain::EvidenceKind::MessageAccepted;
    outcome.evidence = answerEvidence(item, kind, outcome.at);
    outcome.verdict = JobOutcome::Answered;
    return outcome;
}

Outcome unknownOutcome(OutboxItem item, const botapi::Error &error)
{
    // A probe can be made again without harm; it is the operator's to say so, all the same.
    item.state = OutboxState::Unknown;
    item.reason = error.kind == botapi::ErrorKind::NotBotApi ? OutboxReason::NotUnderstood
                                                             : OutboxReason::ConnectionBroke;
    return {.item = std::move(item)};
}

/// What a refusal tells about the person, if anything.
void addMeaning(Outcome &outcome, const botapi::Error &error)
{
    const auto meaning = botapi::meaningOf(error);
    // A 400 that is not in the table is about the request; a 403 that is not is about nobody knows
    // what.
    if (meaning == botapi::RefusalMeaning::Nothing && error.code != 403)
        return;
    outcome.evidence = answerEvidence(outcome.item, refusalKind(meaning), outcome.at);
    const bool decides = meaning != botapi::RefusalMeaning::Nothing &&
                         meaning != botapi::RefusalMeaning::ChatNotFound;
    if (decides)
        outcome.verdict = JobOutcome::Answered;
}

Outcome failureOf(OutboxItem item, const botapi::Error &error, domain::Seconds serverTime)
{
    if (isForLater(error))
        return returnOf(item);
    bool forgetsFile = false;
    if (item.content) {
        auto outcome = hindranceOf(item, error);
        // Of a test, and of what is sent again, the operator is told how it ended; nothing waits
        // for it.
        const bool isByItself = item.content->isTest || item.againOf != 0;
        if (outcome.hindrance != storage::PauseReason::None && !isByItself)
            return outcome;
        forgetsFile = outcome.forgetsFile;
    }
    item.finishedAt = nowMs();
    item.errorCode = error.code;
    if (error.outcomeUnknown())
        return unknownOutcome(std::move(item), error);
    item.state = OutboxState::Refused;
    item.reason = OutboxReason::ServerRefused;
    item.errorText = error.description;
    Outcome outcome{.item = std::move(item), .at = serverTime};
    outcome.forgetsFile = forgetsFile;
    outcome.isUnclear = botapi::meaningOf(error) == botapi::RefusalMeaning::Nothing;
    // Whatever else it says about a request to join is about the chat or the bot's rights there:
    // the request waits on.
    if (storage::isJoinDecision(outcome.item.kind))
        outcome.joinState = joinStateAfter(outcome.item.kind, &error);
    else
        addMeaning(outcome, error);
    return outcome;
}

} // namespace

void transmit(botapi::Client &client, const OutboxItem &item, QObject *context,
              std::function<void(const SendReply &)> done)
{
    const auto withoutMessage = [done](const botapi::Reply<bool> &reply) {
        const auto result = reply.result ? botapi::Result<std::optional<botapi::Message>>()
                                         : std::unexpected(reply.result.error());
        done({result, reply.serverDate, reply.elapsed});
    };
    switch (item.kind) {
    case OutboxKind::Probe:
        client.send(botapi::SendChatAction{.chatId = item.chatId}, context, withoutMessage);
        return;
    case OutboxKind::Approve:
        client.send(botapi::ApproveChatJoinRequest{.chatId = item.chatId, .userId = item.user},
                    context, withoutMessage);
        return;
    case OutboxKind::Decline:
        client.send(botapi::DeclineChatJoinRequest{.chatId = item.chatId, .userId = item.user},
                    context, withoutMessage);
        return;
    case OutboxKind::Broadcast:
        if (item.content) {
            transmitBroadcast(client, item, context, [done = std::move(done)](const auto &reply) {
                done({reply.result, reply.serverDate, reply.elapsed});
            });
            return;
        }
        break;
    case OutboxKind::Message:
    case OutboxKind::Greeting:
        break;
    }
    client.send(botapi::SendMessage{.chatId = item.chatId, .text = item.text}, context,
                [done = std::move(done)](const botapi::Reply<botapi::Message> &reply) {
                    done({reply.result, reply.serverDate, reply.elapsed});
                });
}

bool bringsFile(const OutboxItem &item)
{
    return item.content && item.content->media != storage::MediaKind::None &&
           item.content->fileId.isEmpty();
}

Outcome outcomeOf(OutboxItem item, const SendReply &reply)
{
    const domain::Seconds serverTime = momentOf(reply);
    Outcome outcome = reply.result ? acceptanceOf(std::move(item), *reply.result, serverTime)
                                   : failureOf(std::move(item), reply.result.error(), serverTime);
    setBroadcastVerdict(outcome);
    return outcome;
}

Outcome refusalOf(OutboxItem item, OutboxReason reason)
{
    item.state = OutboxState::Refused;
    item.reason = reason;
    item.finishedAt = nowMs();
    Outcome outcome{.item = std::move(item), .verdict = JobOutcome::NotAllowed};
    setBroadcastVerdict(outcome);
    return outcome;
}

Outcome returnOf(const OutboxItem &item)
{
    return {.item = item, .goesBack = true};
}

} // namespace botdesk::engine
