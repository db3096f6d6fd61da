#include "sandbox/methods.h"

#include "sandbox/formatting.h"
#include "sandbox/keyboard.h"
#include "sandbox/method_parts.h"

#include <array>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

Answer refused(const Refusal &refusal)
{
    return Answer::refusal(refusal.status, refusal.description);
}

} // namespace

Answer badRequest(QByteArrayView why)
{
    return Answer::refusal(400, QByteArray("Bad Request: ") + why.toByteArray());
}

std::expected<qint64, Answer> chatIdOf(const Params &params)
{
    if (params.text(u"chat_id").isEmpty())
        return std::unexpected(badRequest("chat_id is empty"));
    return params.integer(u"chat_id", 0);
}

const Method *methodNamed(QByteArrayView name)
{
    using enum Method::Group;
    static constexpr std::array<Method, 15> methods = {{
        {"getMe", Other},
        {"getUpdates", GetUpdates},
        {"sendMessage", Sending},
        {"sendPhoto", Sending},
        {"sendDocument", Sending},
        {"sendChatAction", Sending},
        {"setWebhook", Other},
        {"deleteWebhook", Other},
        {"getWebhookInfo", Other},
        {"getChat", Other},
        {"approveChatJoinRequest", Sending},
        {"declineChatJoinRequest", Sending},
        {"answerChatJoinRequestQuery", Sending},
        {"answerCallbackQuery", Other},
        {"answerInlineQuery", Other},
    }};
    for (const Method &method : methods) {
        if (name.compare(QByteArrayView(method.name), Qt::CaseInsensitive) == 0)
            return &method;
    }
    return nullptr;
}

Answer Methods::call(const Method &method, const Params &params, size_t place)
{
    const QByteArrayView name(method.name);
    if (name == "getMe")
        return getMe();
    if (name == "sendMessage")
        return sendMessage(params, place);
    if (name == "sendPhoto")
        return sendMedia(FileKind::Photo, params, place);
    if (name == "sendDocument")
        return sendMedia(FileKind::Document, params, place);
    if (name == "sendChatAction")
        return sendChatAction(params);
    if (name == "setWebhook")
        return setWebhook(params);
    if (name == "deleteWebhook")
        return deleteWebhook(params);
    if (name == "getWebhookInfo")
        return webhookInfo();
    if (name == "getChat")
        return getChat(params);
    if (name == "approveChatJoinRequest" || name == "declineChatJoinRequest")
        return processJoinRequest(params, name == "approveChatJoinRequest");
    if (name == "answerChatJoinRequestQuery")
        return answerJoinQuery(params);
    return Answer::success("true");
}

std::optional<Answer> Methods::refusesPolling() const
{
    if (m_webhook.isEmpty())
        return std::nullopt;
    return Answer::refusal(409, "Conflict: can't use getUpdates method while webhook is active; "
                                "use deleteWebhook to delete the webhook first");
}

void Methods::rememberAllowed(const Params &params)
{
    const auto names = params.list(u"allowed_updates");
    if (!names)
        return;
    UpdateMask mask = 0;
    for (const auto &name : *names) {
        if (const auto type = updateTypeNamed(name.toString().toUtf8()); type)
            mask |= maskOf(*type);
    }
    m_world.queue().setAllowed(mask == 0 ? defaultUpdates : mask);
}

Answer Methods::getMe()
{
    const BotProfile &bot = m_world.bot();
    JsonWriter json;
    json.open().number("id", bot.id).boolean("is_bot", true);
    json.text("first_name", bot.firstName).text("username", bot.username);
    json.boolean("can_join_groups", true).boolean("can_read_all_group_messages", false);
    json.boolean("supports_inline_queries", true).boolean("can_connect_to_business", true);
    json.boolean("has_main_web_app", false).close();
    return Answer::success(json.bytes());
}

Answer Methods::getChat(const Params &params)
{
    const auto chatId = chatIdOf(params);
    if (!chatId)
        return chatId.error();
    const auto chat = m_world.chatJson(*chatId);
    return chat ? Answer::success(*chat) : refused(chat.error());
}

Answer Methods::sendMessage(const Params &params, size_t place)
{
    const auto chatId = chatIdOf(params);
    if (!chatId)
        return chatId.error();
    const QString source = params.text(u"text");
    if (source.isEmpty())
        return badRequest("message text is empty");
    if (source.toUtf8().size() > 32768)
        return badRequest("text is too long");
    const auto formatted = format(source, params.text(u"parse_mode"));
    if (!formatted)
        return badRequest(formatted.error());
    if (formatted->text.trimmed().isEmpty())
        return badRequest("text must be non-empty");
    if (codePoints(formatted->text) > 4096)
        return badRequest("message is too long");
    return deliver(*chatId, {.text = formatted->text, .entitiesJson = formatted->entitiesJson},
                   params, place);
}

Answer Methods::deliver(qint64 chatId, World::Content content, const Params &params, size_t place)
{
    const auto markup = readKeyboard(params);
    if (!markup)
        return badRequest(markup.error());
    content.markupJson = *markup;
    const auto refusal = m_world.refusesMessage(chatId);
    if (refusal && refusal->status == 400)
        return refused(*refusal);
    const bool isPaid = params.flag(u"allow_paid_broadcast");
    if (const int wait = m_limiter.takeMessage(chatId, m_world.now(), isPaid); wait > 0)
        return Answer::tooMany(wait);
    if (refusal)
        return refused(*refusal);
    const World::Delivered delivered = m_world.deliver(chatId, content);
    m_record.delivered(place, delivered.messageId);
    return Answer::success(delivered.messageJson);
}

Answer Methods::sendChatAction(const Params &params)
{
    const auto chatId = chatIdOf(params);
    if (!chatId)
        return chatId.error();
    static constexpr std::array actions = {
        "typing"_L1,        "upload_photo"_L1, "record_video"_L1,      "upload_video"_L1,
        "record_voice"_L1,  "upload_voice"_L1, "upload_document"_L1,   "choose_sticker"_L1,
        "find_location"_L1, "upload_audio"_L1, "record_video_note"_L1, "upload_video_note"_L1,
    };
    const QString action = params.text(u"action").toLower();
    if (std::find(actions.begin(), actions.end(), action) == actions.end())
        return badRequest("wrong parameter action in request");
    const auto refusal = m_world.refusesTyping(*chatId);
    if (refusal && refusal->description.endsWith("chat not found"))
        return refused(*refusal);
    if (const int wait = m_limiter.takeTyping(*chatId, m_world.now()); wait > 0)
        return Answer::tooMany(wait);
    return refusal ? refused(*refusal) : Answer::success("true");
}

Answer Methods::setWebhook(const Params &params)
{
    const QByteArray url = params.text(u"url").toUtf8();
    if (url.isEmpty())
        return deleteWebhook(params);
    if (!url.startsWith("https://"))
        return badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    rememberAllowed(params);
    if (params.flag(u"drop_pending_updates"))
        m_world.queue().clear();
    m_webhook = url;
    return Answer::success("true", "Webhook was set");
}

Answer Methods::deleteWebhook(const Params &params)
{
    if (params.flag(u"drop_pending_updates"))
        m_world.queue().clear();
    const bool wasSet = !m_webhook.isEmpty();
    m_webhook.clear();
    return Answer::success("true", wasSet ? "Webhook was deleted" : "Webhook is already deleted");
}

Answer Methods::webhookInfo()
{
    JsonWriter json;
    json.open().text("url", m_webhook).boolean("has_custom_certificate", false);
    json.number("pending_update_count", m_world.queue().size(m_world.now()));
    return Answer::success(json.close().bytes());
}

Answer Methods::processJoinRequest(const Params &params, bool approved)
{
    const auto chatId = chatIdOf(params);
    if (!chatId)
        return chatId.error();
    if (*chatId != channelId)
        return badRequest("chat not found");
    if (!m_world.processJoinRequest(params.integer(u"user_id", 0), approved))
        return badRequest("HIDE_REQUESTER_MISSING");
    return Answer::success("true");
}

Answer Methods::answerJoinQuery(const Params &params)
{
    const auto refusal = m_world.answerJoinQuery(
        params.text(u"chat_join_request_query_id").toUtf8(), params.text(u"result"));
    return refusal ? refused(*refusal) : Answer::success("true");
}

} // namespace botdesk::sandbox
