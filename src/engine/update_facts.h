#pragma once

#include "botapi/update.h"
#include "domain/evidence.h"
#include "storage/join_request.h"
#include "storage/message_repository.h"

#include <QString>

#include <optional>
#include <vector>

namespace botdesk::engine
{

/// A profile that an update shows.
struct Sighting {
    domain::UserId user = 0;
    domain::Profile profile;
    QString language;     ///< empty when the update does not carry it (R10)
    bool complete = true; ///< false: fill what is unknown, clear nothing
};

/// That whoever asked to join a chat does not wait any more.
struct JoinProcessing {
    domain::UserId user = 0;
    qint64 chatId = 0;
    storage::JoinRequestState state = storage::JoinRequestState::Elsewhere;
    domain::Seconds at = 0; ///< requests that were made later are not meant
};

/// What one update says, in the words of the domain.
struct UpdateFacts {
    domain::Seconds happenedAt = 0;
    std::vector<Sighting> sightings;
    std::vector<domain::Evidence> evidence;
    std::optional<storage::Message> message; ///< of the private dialog
    bool messageIsEdit = false;
    QString startPayload; ///< of a `/start` that had one (R12)
    std::optional<storage::JoinRequest> joinRequest;
    std::optional<JoinProcessing> joinProcessing;
};

/// Reads an update that was received at @p receivedAt (by the server's clock where it told), after
/// the table "What an update means" of docs/rules.md. The bot itself, @p botId, is nobody that it
/// met.
[[nodiscard]] UpdateFacts factsOf(const botapi::Update &update, domain::Milliseconds receivedAt,
                                  domain::UserId botId);

/// A profile in the words of the domain; what is absent has vanished (R9).
[[nodiscard]] domain::Profile profileOf(const botapi::User &user);

/// The Bot API's word for what a message carries: "text", "photo", "service", …
[[nodiscard]] QString contentWord(botapi::ContentKind kind);

} // namespace botdesk::engine
