#include "engine/join_outcome.h"

#include "botapi/refusal.h"
#include "engine/answer_evidence.h"

#include <algorithm>

namespace botdesk::engine
{

using storage::JoinRequestState;
using storage::Result;

std::optional<JoinRequestState> joinStateAfter(storage::OutboxKind kind, const botapi::Error *error)
{
    if (!error)
        return kind == storage::OutboxKind::Approve ? JoinRequestState::Approved
                                                    : JoinRequestState::Declined;
    if (botapi::isJoinRequestGone(*error))
        return JoinRequestState::Elsewhere;
    return std::nullopt;
}

Result<void> recordJoinOutcome(People &people, const storage::OutboxItem &item,
                               JoinRequestState state, domain::Seconds at)
{
    const auto waiting = people.waitingJoinRequest(item.user, item.chatId);
    if (!waiting)
        return std::unexpected(waiting.error());
    domain::Evidence processed = answerEvidence(item, domain::EvidenceKind::JoinProcessed, at);
    processed.chatId = item.chatId;
    if (*waiting) {
        // In one and the same second an answer comes before an update (EvidenceOrder), yet there is
        // no answer to a request that was not made before it.
        processed.happenedAt = std::max(at, (*waiting)->requestedAt + 1);
        processed.detail = (*waiting)->chatTitle;
    }
    if (auto recorded = people.record(processed); !recorded)
        return recorded;
    return people.processJoinRequest(
        {.user = item.user, .chatId = item.chatId, .state = state, .at = processed.happenedAt});
}

} // namespace botdesk::engine
