#include "botapi/requests.h"

#include "botapi/json_reading.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

std::optional<bool> trueOnly(const QJsonValue &result)
{
    return result.isBool() && result.toBool() ? std::optional(true) : std::nullopt;
}

const char *joinRequestProblem(qint64 chatId, qint64 userId)
{
    return chatId == 0 || userId <= 0 ? "a join request needs a chat and a person" : nullptr;
}

/// What everything that reaches people has in common; left out where it is as the server has it.
template <class R>
void insertCommon(QJsonObject &object, const R &request)
{
    if (request.parseMode == ParseMode::Html)
        object.insert("parse_mode"_L1, u"HTML"_s);
    else if (request.parseMode == ParseMode::MarkdownV2)
        object.insert("parse_mode"_L1, u"MarkdownV2"_s);
    if (request.disableNotification)
        object.insert("disable_notification"_L1, true);
    if (!request.replyMarkup.isEmpty())
        object.insert("reply_markup"_L1, request.replyMarkup.toJson());
    if (request.allowPaidBroadcast)
        object.insert("allow_paid_broadcast"_L1, true);
}

QLatin1StringView fieldOf(MediaKind kind)
{
    return kind == MediaKind::Photo ? "photo"_L1 : "document"_L1;
}

} // namespace

std::optional<BotProfile> GetMe::parse(const QJsonValue &result)
{
    return json::botProfile(result);
}

const char *GetUpdates::problem() const
{
    if (offset.value_or(0) < 0)
        return "a negative offset would drop updates for good";
    if (limit < 1 || limit > 100)
        return "the limit is 1 to 100";
    if (timeout < 0 || timeout > 50)
        return "the timeout is 0 to 50 seconds";
    return nullptr;
}

QJsonObject GetUpdates::body() const
{
    QJsonArray names;
    for (const QByteArray &name : allowedUpdates)
        names.append(QString::fromLatin1(name));
    QJsonObject object{{u"limit"_s, limit}, {u"timeout"_s, timeout}, {u"allowed_updates"_s, names}};
    if (offset)
        object.insert("offset"_L1, *offset);
    return object;
}

std::optional<DecodedBatch> GetUpdates::parse(const QJsonValue &result)
{
    return result.isArray() ? std::optional(decodeElements(result.toArray())) : std::nullopt;
}

const char *SendMessage::problem() const
{
    if (chatId == 0)
        return "a message needs a chat";
    // The server counts after formatting, so that length is its affair; nothing at all is certain.
    return text.trimmed().isEmpty() ? "a message needs a text" : replyMarkup.problem();
}

QJsonObject SendMessage::body() const
{
    QJsonObject object{{u"chat_id"_s, chatId}, {u"text"_s, text}};
    insertCommon(object, *this);
    return object;
}

std::optional<Message> SendMessage::parse(const QJsonValue &result)
{
    return json::message(result);
}

template <MediaKind kind>
const char *SendMedia<kind>::problem() const
{
    if (chatId == 0)
        return "a message needs a chat";
    if (file.fileId.isEmpty() == file.path.isEmpty())
        return "a medium is either a file id or a file";
    return replyMarkup.problem();
}

template <MediaKind kind>
QJsonObject SendMedia<kind>::body() const
{
    QJsonObject object{{u"chat_id"_s, chatId}};
    if (!file.fileId.isEmpty())
        object.insert(fieldOf(kind), file.fileId);
    if (!caption.isEmpty())
        object.insert("caption"_L1, caption);
    insertCommon(object, *this);
    return object;
}

template <MediaKind kind>
std::optional<Upload> SendMedia<kind>::upload() const
{
    if (file.path.isEmpty())
        return std::nullopt;
    return Upload{.field = fieldOf(kind).latin1(), .path = file.path, .name = file.name};
}

template <MediaKind kind>
std::optional<Message> SendMedia<kind>::parse(const QJsonValue &result)
{
    return json::message(result);
}

template struct SendMedia<MediaKind::Photo>;
template struct SendMedia<MediaKind::Document>;

const char *SendChatAction::problem() const
{
    return chatId == 0 || action.isEmpty() ? "a chat action needs a chat and an action" : nullptr;
}

QJsonObject SendChatAction::body() const
{
    return {{u"chat_id"_s, chatId}, {u"action"_s, action}};
}

std::optional<bool> SendChatAction::parse(const QJsonValue &result)
{
    return trueOnly(result);
}

QJsonObject DeleteWebhook::body() const
{
    return {{u"drop_pending_updates"_s, dropPendingUpdates}};
}

std::optional<bool> DeleteWebhook::parse(const QJsonValue &result)
{
    return trueOnly(result);
}

std::optional<WebhookInfo> GetWebhookInfo::parse(const QJsonValue &result)
{
    return json::webhookInfo(result);
}

const char *ApproveChatJoinRequest::problem() const
{
    return joinRequestProblem(chatId, userId);
}

QJsonObject ApproveChatJoinRequest::body() const
{
    return {{u"chat_id"_s, chatId}, {u"user_id"_s, userId}};
}

std::optional<bool> ApproveChatJoinRequest::parse(const QJsonValue &result)
{
    return trueOnly(result);
}

const char *DeclineChatJoinRequest::problem() const
{
    return joinRequestProblem(chatId, userId);
}

QJsonObject DeclineChatJoinRequest::body() const
{
    return {{u"chat_id"_s, chatId}, {u"user_id"_s, userId}};
}

std::optional<bool> DeclineChatJoinRequest::parse(const QJsonValue &result)
{
    return trueOnly(result);
}

const char *AnswerChatJoinRequestQuery::problem() const
{
    return queryId.isEmpty() ? "an answer needs the query's id" : nullptr;
}

QJsonObject AnswerChatJoinRequestQuery::body() const
{
    QString word = u"queue"_s;
    if (result == JoinQueryResult::Approve)
        word = u"approve"_s;
    else if (result == JoinQueryResult::Decline)
        word = u"decline"_s;
    return {{u"chat_join_request_query_id"_s, queryId}, {u"result"_s, word}};
}

std::optional<bool> AnswerChatJoinRequestQuery::parse(const QJsonValue &result)
{
    return trueOnly(result);
}

} // namespace botdesk::botapi
