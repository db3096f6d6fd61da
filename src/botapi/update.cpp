#include "botapi/update.h"

#include "botapi/envelope.h"
#include "botapi/json_reading.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

constexpr qint64 MaxUpdateId = qint64(1) << 53;
constexpr qsizetype MaxRaw = qsizetype(64) * 1024;

struct TypeName {
    UpdateType type = UpdateType::Unknown;
    QLatin1StringView name;
};

constexpr TypeName TypeNames[] = {
    {UpdateType::Message, "message"_L1},
    {UpdateType::EditedMessage, "edited_message"_L1},
    {UpdateType::ChannelPost, "channel_post"_L1},
    {UpdateType::EditedChannelPost, "edited_channel_post"_L1},
    {UpdateType::BusinessConnection, "business_connection"_L1},
    {UpdateType::BusinessMessage, "business_message"_L1},
    {UpdateType::EditedBusinessMessage, "edited_business_message"_L1},
    {UpdateType::DeletedBusinessMessages, "deleted_business_messages"_L1},
    {UpdateType::GuestMessage, "guest_message"_L1},
    {UpdateType::MessageReaction, "message_reaction"_L1},
    {UpdateType::MessageReactionCount, "message_reaction_count"_L1},
    {UpdateType::InlineQuery, "inline_query"_L1},
    {UpdateType::ChosenInlineResult, "chosen_inline_result"_L1},
    {UpdateType::CallbackQuery, "callback_query"_L1},
    {UpdateType::ShippingQuery, "shipping_query"_L1},
    {UpdateType::PreCheckoutQuery, "pre_checkout_query"_L1},
    {UpdateType::PurchasedPaidMedia, "purchased_paid_media"_L1},
    {UpdateType::Poll, "poll"_L1},
    {UpdateType::PollAnswer, "poll_answer"_L1},
    {UpdateType::MyChatMember, "my_chat_member"_L1},
    {UpdateType::ChatMember, "chat_member"_L1},
    {UpdateType::ChatJoinRequest, "chat_join_request"_L1},
    {UpdateType::ChatBoost, "chat_boost"_L1},
    {UpdateType::RemovedChatBoost, "removed_chat_boost"_L1},
    {UpdateType::ManagedBot, "managed_bot"_L1},
    {UpdateType::Subscription, "subscription"_L1},
};

void add(std::vector<User> &people, std::optional<User> user)
{
    if (user && std::ranges::find(people, user->id, &User::id) == people.end())
        people.push_back(std::move(*user));
}

void addEach(std::vector<User> &people, const QJsonValue &users)
{
    const QJsonArray list = users.toArray();
    for (const auto &user : list)
        add(people, json::user(user));
}

// Everybody a message shows directly: not those inside of quoted messages of quoted messages.
void addPeopleOfMessage(Update &update, const QJsonObject &message)
{
    static constexpr QLatin1StringView direct[] = {
        "from"_L1,    "guest_bot_caller_user"_L1, "left_chat_member"_L1,
        "via_bot"_L1, "sender_business_bot"_L1,
    };
    for (const QLatin1StringView key : direct)
        add(update.people, json::user(message.value(key)));
    addEach(update.people, message.value("new_chat_members"_L1));
    add(update.people, json::user(message.value("forward_from"_L1))); // before Bot API 7.0
    add(update.people, json::user(message.value("forward_origin"_L1)["sender_user"_L1]));
    add(update.people, json::user(message.value("reply_to_message"_L1)["from"_L1]));
    add(update.people, json::user(message.value("proximity_alert_triggered"_L1)["traveler"_L1]));
    add(update.people, json::user(message.value("proximity_alert_triggered"_L1)["watcher"_L1]));
    add(update.people, json::user(message.value("managed_bot_created"_L1)["bot"_L1]));
    addEach(update.people, message.value("video_chat_participants_invited"_L1)["users"_L1]);
    addEach(update.people, message.value("giveaway_winners"_L1)["winners"_L1]);
    const QJsonArray sharedUsers = message.value("users_shared"_L1)["users"_L1].toArray();
    for (const auto &shared : sharedUsers)
        add(update.partialPeople, json::sharedUser(shared));
    add(update.partialPeople, json::sharedUser(message.value("contact"_L1)));
}

bool readMessage(Update &update, const QJsonObject &payload)
{
    update.message = json::message(payload);
    if (!update.message)
        return false;
    addPeopleOfMessage(update, payload);
    update.date = update.message->editDate ? update.message->editDate : update.message->date;
    return true;
}

bool readMemberChange(Update &update, const QJsonObject &payload)
{
    update.memberChange = json::chatMemberUpdated(payload);
    if (!update.memberChange)
        return false;
    add(update.people, update.memberChange->from);
    add(update.people, update.memberChange->user);
    update.date = update.memberChange->date;
    return true;
}

bool readJoinRequest(Update &update, const QJsonObject &payload)
{
    update.joinRequest = json::chatJoinRequest(payload);
    if (!update.joinRequest)
        return false;
    add(update.people, update.joinRequest->from);
    update.date = update.joinRequest->date;
    return true;
}

bool readCallback(Update &update, const QJsonObject &payload)
{
    update.callback = json::callbackQuery(payload);
    if (!update.callback)
        return false;
    add(update.people, update.callback->from);
    return true;
}

// The one who acted stands under a key of the payload, and the update means nothing without them.
bool readActor(Update &update, const QJsonValue &actor)
{
    std::optional<User> user = json::user(actor);
    if (!user)
        return false;
    add(update.people, std::move(user));
    return true;
}

// As readActor(), for where nobody may stand: anonymous voters, reactions in the name of a chat.
bool readOptionalActor(Update &update, const QJsonValue &actor)
{
    return actor.isUndefined() || readActor(update, actor);
}

bool readPayload(Update &update, const QJsonObject &payload)
{
    switch (update.type) {
    case UpdateType::Message:
    case UpdateType::EditedMessage:
    case UpdateType::ChannelPost:
    case UpdateType::EditedChannelPost:
    case UpdateType::BusinessMessage:
    case UpdateType::EditedBusinessMessage:
    case UpdateType::GuestMessage:
        return readMessage(update, payload);
    case UpdateType::MyChatMember:
    case UpdateType::ChatMember:
        return readMemberChange(update, payload);
    case UpdateType::ChatJoinRequest:
        return readJoinRequest(update, payload);
    case UpdateType::CallbackQuery:
        return readCallback(update, payload);
    case UpdateType::BusinessConnection:
        update.date = json::integer(payload.value("date"_L1));
        update.userChatId = json::integer(payload.value("user_chat_id"_L1));
        return readActor(update, payload.value("user"_L1));
    case UpdateType::MessageReaction:
        update.date = json::integer(payload.value("date"_L1));
        return readOptionalActor(update, payload.value("user"_L1));
    case UpdateType::PollAnswer:
        return readOptionalActor(update, payload.value("user"_L1));
    case UpdateType::InlineQuery:
    case UpdateType::ChosenInlineResult:
    case UpdateType::ShippingQuery:
    case UpdateType::PreCheckoutQuery:
    case UpdateType::PurchasedPaidMedia:
        return readActor(update, payload.value("from"_L1));
    case UpdateType::ChatBoost: {
        const QJsonValue boost = payload.value("boost"_L1);
        update.date = json::integer(boost["add_date"_L1]);
        return readOptionalActor(update, boost["source"_L1]["user"_L1]);
    }
    case UpdateType::RemovedChatBoost:
        update.date = json::integer(payload.value("remove_date"_L1));
        return readOptionalActor(update, payload.value("source"_L1)["user"_L1]);
    case UpdateType::ManagedBot:
        return readActor(update, payload.value("user"_L1)) &&
               readActor(update, payload.value("bot"_L1));
    case UpdateType::Subscription:
        return readActor(update, payload.value("user"_L1));
    case UpdateType::MessageReactionCount:
        update.date = json::integer(payload.value("date"_L1));
        return true;
    case UpdateType::DeletedBusinessMessages:
    case UpdateType::Poll:
    case UpdateType::Unknown:
        return true;
    }
    return true;
}

std::optional<qint64> updateId(const QJsonValue &value)
{
    const auto id = json::integer(value);
    return id && *id > 0 && *id <= MaxUpdateId ? id : std::nullopt;
}

// The key that is not the id. With several, one that we know; the first of the alphabet otherwise.
QString payloadKey(const QJsonObject &object)
{
    QString unknown;
    for (const QString &key : object.keys()) {
        if (updateTypeFromName(key.toUtf8()) != UpdateType::Unknown)
            return key;
        if (unknown.isEmpty() && key != "update_id"_L1)
            unknown = key;
    }
    return unknown;
}

UndecodedUpdate undecoded(qsizetype index, const QJsonValue &element)
{
    const QJsonObject object = element.toObject();
    const QByteArray raw = element.isObject()
                               ? QJsonDocument(object).toJson(QJsonDocument::Compact)
                               : QJsonDocument(QJsonArray{element}).toJson(QJsonDocument::Compact);
    return {.index = index,
            .id = updateId(object.value("update_id"_L1)),
            .typeName = payloadKey(object).toUtf8(),
            .raw = raw.first(std::min(raw.size(), MaxRaw))};
}

} // namespace

QByteArray updateTypeName(UpdateType type)
{
    const auto *found = std::ranges::find(TypeNames, type, &TypeName::type);
    return found == std::end(TypeNames) ? QByteArray()
                                        : QByteArray(found->name.data(), found->name.size());
}

UpdateType updateTypeFromName(QByteArrayView name)
{
    const QLatin1StringView wanted(name);
    const auto *found = std::ranges::find(TypeNames, wanted, &TypeName::name);
    return found == std::end(TypeNames) ? UpdateType::Unknown : found->type;
}

std::vector<QByteArray> allUpdateTypeNames()
{
    std::vector<QByteArray> names;
    for (const TypeName &row : TypeNames)
        names.emplace_back(row.name.data(), row.name.size());
    return names;
}

std::optional<Update> decodeUpdate(const QJsonObject &object)
{
    const auto id = updateId(object.value("update_id"_L1));
    if (!id)
        return std::nullopt;
    const QString key = payloadKey(object);
    Update update;
    update.id = *id;
    update.typeName = key.toUtf8();
    update.type = updateTypeFromName(update.typeName);
    const QJsonValue payload = object.value(key);
    if (update.type != UpdateType::Unknown &&
        (!payload.isObject() || !readPayload(update, payload.toObject())))
        return std::nullopt;
    return update;
}

DecodedBatch decodeElements(const QJsonArray &elements)
{
    DecodedBatch batch;
    batch.count = elements.size();
    batch.updates.reserve(static_cast<size_t>(elements.size()));
    batch.ids.reserve(static_cast<size_t>(elements.size()));
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const QJsonValue element = elements.at(i);
        if (std::optional<Update> update = decodeUpdate(element.toObject())) {
            batch.ids.push_back(update->id);
            batch.updates.push_back(std::move(*update));
            continue;
        }
        batch.undecoded.push_back(undecoded(i, element));
        if (const auto id = batch.undecoded.back().id)
            batch.ids.push_back(*id);
    }
    return batch;
}

Result<DecodedBatch> decodeUpdates(const QByteArray &rawAnswer)
{
    const Result<QJsonValue> result = openEnvelope("getUpdates", rawAnswer, 200);
    if (!result)
        return std::unexpected(result.error());
    if (!result->isArray())
        return std::unexpected(notBotApi("getUpdates", 200, "the result is no array"));
    return decodeElements(result->toArray());
}

} // namespace botdesk::botapi
