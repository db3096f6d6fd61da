#pragma once

#include "botapi/types.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

// Inside botapi only: from JSON to typed values. nullopt if what cannot be done without is missing
// or has the wrong type; optional fields of the wrong type count as absent.
namespace botdesk::botapi::json
{

/// A whole number, exact; nullopt for anything else, fractions and numbers beyond 2^53 as doubles
/// too.
[[nodiscard]] std::optional<qint64> integer(const QJsonValue &value);
[[nodiscard]] std::optional<QString> string(const QJsonValue &value);

[[nodiscard]] std::optional<User> user(const QJsonValue &value);
/// users_shared: {user_id, first_name?, last_name?, username?}; nullopt without a first name.
[[nodiscard]] std::optional<User> sharedUser(const QJsonValue &value);
[[nodiscard]] std::optional<Chat> chat(const QJsonValue &value);
[[nodiscard]] std::optional<Message> message(const QJsonValue &value);
[[nodiscard]] std::optional<ChatMemberUpdated> chatMemberUpdated(const QJsonValue &value);
[[nodiscard]] std::optional<ChatJoinRequest> chatJoinRequest(const QJsonValue &value);
[[nodiscard]] std::optional<CallbackQuery> callbackQuery(const QJsonValue &value);
[[nodiscard]] std::optional<BotProfile> botProfile(const QJsonValue &value);
[[nodiscard]] std::optional<WebhookInfo> webhookInfo(const QJsonValue &value);

} // namespace botdesk::botapi::json
