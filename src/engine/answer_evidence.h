#pragma once

#include "botapi/client.h"
#include "botapi/refusal.h"
#include "domain/evidence.h"
#include "storage/outbox_item.h"

namespace botdesk::engine
{

/// What an answer to an item of the outbox tells about its person, with the server's words where it
/// refused.
/// @p at by the server's clock
[[nodiscard]] domain::Evidence answerEvidence(const storage::OutboxItem &item,
                                              domain::EvidenceKind kind, domain::Seconds at);

/// The moment that an answer speaks of, by the server's clock: not when it arrived, but when the
/// request was made, so that whatever the person did while it was under way counts as later (see
/// EvidenceOrder).
template <class T>
[[nodiscard]] domain::Seconds momentOf(const botapi::Reply<T> &reply)
{
    const domain::Seconds answered = reply.serverDate ? reply.serverDate->toSecsSinceEpoch()
                                                      : QDateTime::currentSecsSinceEpoch();
    return answered - std::chrono::floor<std::chrono::seconds>(reply.elapsed).count();
}

/// The kind of evidence that a refusal is (R6, R8).
[[nodiscard]] domain::EvidenceKind refusalKind(botapi::RefusalMeaning meaning);

} // namespace botdesk::engine
