#pragma once

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

/// The kind of evidence that a refusal is (R6, R8).
[[nodiscard]] domain::EvidenceKind refusalKind(botapi::RefusalMeaning meaning);

} // namespace botdesk::engine
