#pragma once

#include "botapi/update.h"
#include "engine/update_facts.h"
#include "storage/journal_position.h"

#include <optional>
#include <vector>

namespace botdesk::engine
{

/// What an answer of getUpdates that the journal has says, in the words of the domain: all that the
/// inbox needs of it, in half of the memory.
struct Arrival {
    /// Updates of one type.
    struct TypeCount {
        QByteArray type; ///< as the Bot API names it
        bool isKnown = false;
        qint64 count = 0;
        qint64 notUnderstood = 0; ///< those among them that could not be read
    };

    std::vector<UpdateFacts> facts;     ///< of what could be read, in the order of the answer
    std::vector<TypeCount> counts;      ///< each type once
    qint64 updates = 0;                 ///< all of them
    std::optional<qint64> nextUpdateId; ///< the offset to poll from after it
    domain::Milliseconds receivedAt = 0;
    storage::JournalPosition behind; ///< of its record
};

/// @param receivedAt by the server's clock where it told @param botId the bot itself
[[nodiscard]] Arrival arrivalOf(const botapi::DecodedBatch &batch, domain::Milliseconds receivedAt,
                                storage::JournalPosition behind, domain::UserId botId);

} // namespace botdesk::engine
