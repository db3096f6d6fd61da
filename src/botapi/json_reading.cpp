#include "botapi/json_reading.h"

#include <QUrl>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::botapi::json
{
namespace
{

ChatType chatType(const QString &word)
{
    static constexpr std::pair<QLatin1StringView, ChatType> words[] = {
        {"private"_L1, ChatType::Private},
        {"group"_L1, ChatType::Group},
        {"supergroup"_L1, ChatType::Supergroup},
        {"channel"_L1, ChatType::Channel},
    };
    for (const auto &[name, type] : words) {
        if (word == name)
            return type;
    }
    return ChatType::Unknown;
}

MemberStatus memberStatus(const QString &word)
{
    static constexpr std::pair<QLatin1StringView, MemberStatus> words[] = {
        {"creator"_L1, MemberStatus::Creator}, {"administrator"_L1, MemberStatus::Administrator},
        {"member"_L1, MemberStatus::Member},   {"restricted"_L1, MemberStatus::Restricted},
        {"left"_L1, MemberStatus::Left},       {"kicked"_L1, MemberStatus::Kicked},
    };
    for (const auto &[name, status] : words) {
        if (word == name)
            return status;
    }
    return MemberStatus::Unknown;
}

struct ContentWord {
    QLatin1StringView key;
    ContentKind kind = ContentKind::Unknown;
};

// In order: an animation comes with a document, a venue with a location.
constexpr ContentWord ContentWords[] = {
    {"text"_L1, ContentKind::Text},
    {"photo"_L1, ContentKind::Photo},
    {"live_photo"_L1, ContentKind::LivePhoto},
    {"video"_L1, ContentKind::Video},
    {"animation"_L1, ContentKind::Animation},
    {"audio"_L1, ContentKind::Audio},
    {"voice"_L1, ContentKind::Voice},
    {"video_note"_L1, ContentKind::VideoNote},
    {"document"_L1, ContentKind::Document},
    {"sticker"_L1, ContentKind::Sticker},
    {"contact"_L1, ContentKind::Contact},
    {"venue"_L1, ContentKind::Venue},
    {"location"_L1, ContentKind::Location},
    {"poll"_L1, ContentKind::Poll},
    {"dice"_L1, ContentKind::Dice},
    {"game"_L1, ContentKind::Game},
    {"story"_L1, ContentKind::Story},
    {"paid_media"_L1, ContentKind::PaidMedia},
    {"checklist"_L1, ContentKind::Checklist},
    {"invoice"_L1, ContentKind::Invoice},
    {"successful_payment"_L1, ContentKind::Payment},
    {"refunded_payment"_L1, ContentKind::Payment},
    {"gift"_L1, ContentKind::Gift},
    {"unique_gift"_L1, ContentKind::Gift},
    {"gift_upgrade_sent"_L1, ContentKind::Gift},
    {"giveaway"_L1, ContentKind::Giveaway},
    {"giveaway_created"_L1, ContentKind::Giveaway},
    {"giveaway_winners"_L1, ContentKind::Giveaway},
    {"giveaway_completed"_L1, ContentKind::Giveaway},
    {"web_app_data"_L1, ContentKind::WebAppData},
    {"passport_data"_L1, ContentKind::Passport},
    {"users_shared"_L1, ContentKind::UsersShared},
    {"user_shared"_L1, ContentKind::UsersShared},
    {"chat_shared"_L1, ContentKind::ChatShared},
    {"write_access_allowed"_L1, ContentKind::WriteAccessAllowed},
    {"connected_website"_L1, ContentKind::ConnectedWebsite},
    {"new_chat_members"_L1, ContentKind::MembersJoined},
    {"left_chat_member"_L1, ContentKind::MemberLeft},
    {"migrate_to_chat_id"_L1, ContentKind::Migrated},
    {"migrate_from_chat_id"_L1, ContentKind::Migrated},
};

// What a message may have besides its content: anything else in it means a service message.
constexpr QLatin1StringView Frame[] = {
    "message_id"_L1, "date"_L1, "edit_date"_L1, "from"_L1, "chat"_L1, "sender_chat"_L1,
};

ContentKind contentKind(const QJsonObject &object)
{
    for (const ContentWord &word : ContentWords) {
        if (object.contains(word.key))
            return word.kind;
    }
    for (const QString &key : object.keys()) {
        if (std::find(std::begin(Frame), std::end(Frame), key) == std::end(Frame))
            return ContentKind::Service;
    }
    return ContentKind::Unknown;
}

// A photo comes in several sizes, in no order that is promised.
QString fileId(const QJsonObject &message)
{
    QString largest;
    double area = -1;
    const QJsonArray sizes = message.value("photo"_L1).toArray();
    for (const QJsonValue &size : sizes) {
        const double its = size["width"_L1].toDouble() * size["height"_L1].toDouble();
        if (its <= area)
            continue;
        area = its;
        largest = size["file_id"_L1].toString();
    }
    return sizes.isEmpty() ? message.value("document"_L1)["file_id"_L1].toString() : largest;
}

std::optional<WriteAccessAllowed> writeAccessAllowed(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    return WriteAccessAllowed{.fromRequest = value["from_request"_L1].toBool(),
                              .webAppName = string(value["web_app_name"_L1]),
                              .fromAttachmentMenu = value["from_attachment_menu"_L1].toBool()};
}

} // namespace

std::optional<qint64> integer(const QJsonValue &value)
{
    constexpr qint64 never = std::numeric_limits<qint64>::min();
    const qint64 number = value.toInteger(never);
    return number == never ? std::nullopt : std::optional(number);
}

std::optional<QString> string(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

std::optional<User> user(const QJsonValue &value)
{
    const auto id = integer(value["id"_L1]);
    const QJsonValue firstName = value["first_name"_L1];
    if (!id || *id <= 0 || !value["is_bot"_L1].isBool() ||
        !(firstName.isString() || firstName.isUndefined()))
        return std::nullopt;
    return User{.id = *id,
                .isBot = value["is_bot"_L1].toBool(),
                .firstName = firstName.toString(),
                .lastName = string(value["last_name"_L1]),
                .username = string(value["username"_L1]),
                .languageCode = string(value["language_code"_L1]),
                .isPremium = value["is_premium"_L1].toBool(),
                .addedToAttachmentMenu = value["added_to_attachment_menu"_L1].toBool()};
}

std::optional<User> sharedUser(const QJsonValue &value)
{
    const auto id = integer(value["user_id"_L1]);
    const auto firstName = string(value["first_name"_L1]);
    if (!id || *id <= 0 || !firstName)
        return std::nullopt;
    User shared;
    shared.id = *id;
    shared.firstName = *firstName;
    shared.lastName = string(value["last_name"_L1]);
    shared.username = string(value["username"_L1]);
    return shared;
}

std::optional<Chat> chat(const QJsonValue &value)
{
    const auto id = integer(value["id"_L1]);
    if (!id || *id == 0)
        return std::nullopt;
    return Chat{.id = *id,
                .type = chatType(value["type"_L1].toString()),
                .title = value["title"_L1].toString(),
                .username = value["username"_L1].toString()};
}

std::optional<Message> message(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const auto messageId = integer(object.value("message_id"_L1));
    const auto date = integer(object.value("date"_L1));
    auto where = chat(object.value("chat"_L1));
    if (!messageId || !date || !where)
        return std::nullopt;
    Message result;
    result.messageId = *messageId;
    result.date = *date;
    result.editDate = integer(object.value("edit_date"_L1));
    result.from = user(object.value("from"_L1));
    if (!result.from && object.contains("from"_L1))
        return std::nullopt; // who wrote it matters: better undecoded than from nobody
    result.chat = std::move(*where);
    result.content = contentKind(object);
    const QJsonValue text = object.value("text"_L1);
    result.text = text.isString() ? text.toString() : object.value("caption"_L1).toString();
    result.fileId = fileId(object);
    result.writeAccessAllowed = writeAccessAllowed(object.value("write_access_allowed"_L1));
    result.connectedWebsite = string(object.value("connected_website"_L1));
    result.viaBusiness = object.contains("business_connection_id"_L1);
    result.migrateToChatId = integer(object.value("migrate_to_chat_id"_L1));
    return result;
}

std::optional<ChatMemberUpdated> chatMemberUpdated(const QJsonValue &value)
{
    const QJsonValue before = value["old_chat_member"_L1];
    const QJsonValue after = value["new_chat_member"_L1];
    auto where = chat(value["chat"_L1]);
    auto from = user(value["from"_L1]);
    auto member = user(after["user"_L1]);
    const auto date = integer(value["date"_L1]);
    if (!where || !from || !member || !date || !after["status"_L1].isString())
        return std::nullopt;
    return ChatMemberUpdated{.chat = std::move(*where),
                             .from = std::move(*from),
                             .date = *date,
                             .oldStatus = memberStatus(before["status"_L1].toString()),
                             .newStatus = memberStatus(after["status"_L1].toString()),
                             .user = std::move(*member)};
}

std::optional<ChatJoinRequest> chatJoinRequest(const QJsonValue &value)
{
    auto where = chat(value["chat"_L1]);
    auto from = user(value["from"_L1]);
    const auto userChatId = integer(value["user_chat_id"_L1]);
    const auto date = integer(value["date"_L1]);
    if (!where || !from || !userChatId || !date)
        return std::nullopt;
    return ChatJoinRequest{.chat = std::move(*where),
                           .from = std::move(*from),
                           .userChatId = *userChatId,
                           .date = *date,
                           .bio = value["bio"_L1].toString(),
                           .queryId = string(value["query_id"_L1])};
}

std::optional<CallbackQuery> callbackQuery(const QJsonValue &value)
{
    const auto id = string(value["id"_L1]);
    auto from = user(value["from"_L1]);
    if (!id || !from)
        return std::nullopt;
    const QJsonValue origin = value["message"_L1];
    return CallbackQuery{.id = *id,
                         .from = std::move(*from),
                         .chat = chat(origin["chat"_L1]),
                         .messageId = integer(origin["message_id"_L1]),
                         .data = value["data"_L1].toString()};
}

std::optional<BotProfile> botProfile(const QJsonValue &value)
{
    auto self = user(value);
    if (!self || !self->isBot)
        return std::nullopt;
    return BotProfile{.user = std::move(*self),
                      .canJoinGroups = value["can_join_groups"_L1].toBool(),
                      .canReadAllGroupMessages = value["can_read_all_group_messages"_L1].toBool(),
                      .supportsInlineQueries = value["supports_inline_queries"_L1].toBool(),
                      .canConnectToBusiness = value["can_connect_to_business"_L1].toBool(),
                      .hasMainWebApp = value["has_main_web_app"_L1].toBool()};
}

std::optional<WebhookInfo> webhookInfo(const QJsonValue &value)
{
    const auto url = string(value["url"_L1]);
    if (!url)
        return std::nullopt;
    return WebhookInfo{.isSet = !url->isEmpty(),
                       .host = QUrl(*url).host(),
                       .pendingUpdateCount = value["pending_update_count"_L1].toInt(),
                       .lastErrorDate = integer(value["last_error_date"_L1])};
}

} // namespace botdesk::botapi::json
