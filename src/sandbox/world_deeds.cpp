// What people do, and the updates that follow from it.

#include "sandbox/world.h"

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

void World::actInPrivate(const Scene &scene)
{
    const bool wasBlocked = scene.person.relation == Relation::Blocked;
    switch (scene.deed.kind) {
    case DeedKind::Block:
        changeMembership(scene, Relation::Blocked);
        return;
    case DeedKind::DeleteAccount:
        scene.person.relation = Relation::Deactivated;
        return;
    default:
        break;
    }
    // Nobody can write to a bot that they stopped: the client unblocks it first.
    if (wasBlocked)
        changeMembership(scene, Relation::Open);
    scene.person.relation = Relation::Open;
    if (scene.deed.kind == DeedKind::Edit)
        edit(scene);
    else if (scene.deed.kind == DeedKind::Write)
        writePrivately(scene, scene.deed.text);
    else if (scene.deed.text.isEmpty())
        writePrivately(scene, u"/start"_s);
    else
        writePrivately(scene, u"/start "_s + scene.deed.text);
}

void World::actElsewhere(const Scene &scene)
{
    switch (scene.deed.kind) {
    case DeedKind::WriteInGroup:
        return writeInGroup(scene, scene.deed.text);
    case DeedKind::StartInGroup:
        return writeInGroup(scene, u"/start@"_s + QString::fromLatin1(m_bot.username) + u' ' +
                                       scene.deed.text);
    case DeedKind::RequestToJoin:
    case DeedKind::RequestWithQuery:
        return requestToJoin(scene);
    case DeedKind::ApprovedByOther:
    case DeedKind::DeclinedByOther:
        return processedByOther(scene);
    case DeedKind::LeaveGroup:
        return leaveGroup(scene);
    case DeedKind::React:
        return react(scene);
    case DeedKind::InlineQuery: {
        JsonWriter json;
        json.open().text("id", nextQueryId());
        m_json.user(json, "from", scene.person, !scene.deed.withoutLanguage);
        json.text("chat_type", "sender").text("query", scene.deed.text.toUtf8());
        return push(UpdateType::InlineQuery, json.text("offset", "").close(), scene.at);
    }
    default:
        return pressButton(scene);
    }
}

void World::actOnAccount(const Scene &scene)
{
    const Deed &deed = scene.deed;
    switch (deed.kind) {
    case DeedKind::Rename:
        return m_people.rename(scene.index, deed.firstName, deed.lastName, deed.username);
    case DeedKind::GetLost:
        scene.person.relation = Relation::Lost;
        return;
    case DeedKind::Unheard: {
        JsonWriter json;
        json.open().number("strength", 9000);
        m_json.user(json, "thinker", scene.person, true);
        return push(UpdateType::Unknown, json.close(), scene.at);
    }
    default:
        if (scene.person.relation == Relation::Blocked)
            changeMembership(scene, Relation::Open);
        scene.person.relation = Relation::Open;
        return service(scene);
    }
}

void World::actAsBusiness(const Scene &scene)
{
    JsonWriter json;
    const QByteArray connection = "sandbox-business-" + QByteArray::number(scene.person.id);
    if (scene.deed.kind == DeedKind::AnswerPoll) {
        json.open().text("poll_id", nextQueryId());
        m_json.user(json, "user", scene.person, true);
        json.openList("option_ids").number(nullptr, 0).closeList().close();
        return push(UpdateType::PollAnswer, json, scene.at);
    }
    if (scene.deed.kind == DeedKind::ConnectBusiness) {
        json.open().text("id", connection);
        m_json.user(json, "user", scene.person, true);
        json.number("user_chat_id", userChatId(scene.person)).number("date", scene.date());
        json.boolean("is_enabled", true).close();
        return push(UpdateType::BusinessConnection, json, scene.at);
    }
    const bool isGuest = scene.deed.kind == DeedKind::GuestMessage;
    m_json.openMessage(json, nullptr,
                       {.person = scene.person,
                        .messageId = nextGroupMessageId(),
                        .date = scene.date(),
                        .withLanguage = !scene.deed.withoutLanguage});
    if (isGuest)
        json.text("guest_query_id", nextQueryId());
    else
        json.text("business_connection_id", connection);
    m_json.messageText(json, scene.deed.text);
    push(isGuest ? UpdateType::GuestMessage : UpdateType::BusinessMessage, json.close(), scene.at);
}

void World::writePrivately(const Scene &scene, const QString &text)
{
    JsonWriter json;
    m_json.openMessage(json, nullptr,
                       {.person = scene.person,
                        .messageId = nextMessageId(scene.person),
                        .date = scene.date(),
                        .withLanguage = !scene.deed.withoutLanguage});
    m_json.messageText(json, text);
    push(UpdateType::Message, json.close(), scene.at);
}

void World::edit(const Scene &scene)
{
    JsonWriter json;
    const qint64 id =
        scene.person.lastMessageId != 0 ? scene.person.lastMessageId : nextMessageId(scene.person);
    m_json.openMessage(json, nullptr,
                       {.person = scene.person,
                        .messageId = id,
                        .date = scene.date() - 60,
                        .withLanguage = !scene.deed.withoutLanguage});
    json.number("edit_date", scene.date());
    m_json.messageText(json, scene.deed.text);
    push(UpdateType::EditedMessage, json.close(), scene.at);
}

void World::service(const Scene &scene)
{
    JsonWriter json;
    m_json.openMessage(json, nullptr,
                       {.person = scene.person,
                        .messageId = nextMessageId(scene.person),
                        .date = scene.date(),
                        .withLanguage = !scene.deed.withoutLanguage});
    const QByteArray text = scene.deed.text.toUtf8();
    if (scene.deed.kind == DeedKind::LogInOnSite) {
        json.text("connected_website", text.isEmpty() ? QByteArray("example.org") : text);
    } else {
        json.open("write_access_allowed");
        if (scene.deed.kind == DeedKind::AllowInApp)
            json.text("web_app_name", text.isEmpty() ? QByteArray("shop") : text);
        else if (scene.deed.kind == DeedKind::AllowByRequest)
            json.boolean("from_request", true);
        else
            json.boolean("from_attachment_menu", true);
        json.close();
    }
    push(UpdateType::Message, json.close(), scene.at);
}

void World::pressButton(const Scene &scene)
{
    JsonWriter json;
    json.open().text("id", nextQueryId());
    m_json.user(json, "from", scene.person, !scene.deed.withoutLanguage);
    json.open("message").number("message_id", nextMessageId(scene.person));
    m_json.bot(json, "from");
    m_json.privateChat(json, "chat", scene.person);
    json.number("date", scene.date()).text("text", "Botdesk").close();
    json.text("chat_instance", "-7260894216230714532");
    json.text("data", scene.deed.text.toUtf8());
    push(UpdateType::CallbackQuery, json.close(), scene.at);
}

void World::changeMembership(const Scene &scene, Relation relation)
{
    scene.person.relation = relation;
    const bool stops = relation == Relation::Blocked;
    JsonWriter json;
    m_json.membership(json, scene.person, stops ? "member" : "kicked", stops ? "kicked" : "member",
                      scene.date());
    push(UpdateType::MyChatMember, json, scene.at);
}

void World::writeInGroup(const Scene &scene, const QString &text)
{
    JsonWriter json;
    m_json.openMessage(json, nullptr,
                       {.person = scene.person,
                        .messageId = nextGroupMessageId(),
                        .date = scene.date(),
                        .inGroup = true,
                        .withLanguage = !scene.deed.withoutLanguage});
    m_json.messageText(json, text);
    push(UpdateType::Message, json.close(), scene.at);
}

void World::requestToJoin(const Scene &scene)
{
    const qint64 chatId = userChatId(scene.person);
    constexpr qint64 life = 5LL * 60 * 1000;
    m_joinRequests.insert(chatId, {scene.index, scene.at + life});
    JsonWriter json;
    json.open();
    m_json.channel(json, "chat");
    m_json.user(json, "from", scene.person, !scene.deed.withoutLanguage);
    json.number("user_chat_id", chatId).number("date", scene.date());
    if (!scene.deed.text.isEmpty())
        json.text("bio", scene.deed.text.toUtf8());
    if (scene.deed.kind == DeedKind::RequestWithQuery) {
        constexpr qint64 patience = 10'000;
        const QByteArray queryId = nextQueryId();
        m_joinQueries.insert(queryId, {scene.person.id, scene.at + patience});
        json.text("query_id", queryId);
    }
    push(UpdateType::ChatJoinRequest, json.close(), scene.at);
}

void World::processedByOther(const Scene &scene)
{
    m_joinRequests.remove(userChatId(scene.person));
    if (scene.deed.kind == DeedKind::ApprovedByOther)
        tellOfNewMember(scene.person, false, scene.at);
}

void World::tellOfNewMember(const Person &person, bool byTheBot, qint64 at)
{
    JsonWriter json;
    json.open();
    m_json.channel(json, "chat");
    if (byTheBot)
        m_json.bot(json, "from");
    else
        m_json.administrator(json, "from");
    json.number("date", at / 1000).open("old_chat_member");
    m_json.user(json, "user", person, true);
    json.text("status", "left").close().open("new_chat_member");
    m_json.user(json, "user", person, true);
    json.text("status", "member").close().boolean("via_join_request", true).close();
    push(UpdateType::ChatMember, json, at);
}

void World::react(const Scene &scene)
{
    JsonWriter json;
    json.open();
    m_json.group(json, "chat");
    json.number("message_id", m_groupMessageId);
    m_json.user(json, "user", scene.person, true);
    json.number("date", scene.date()).openList("old_reaction").closeList();
    json.openList("new_reaction").open().text("type", "emoji").text("emoji", "👍");
    json.close().closeList().close();
    push(UpdateType::MessageReaction, json, scene.at);
}

void World::leaveGroup(const Scene &scene)
{
    JsonWriter json;
    json.open();
    m_json.group(json, "chat");
    m_json.user(json, "from", scene.person, true);
    json.number("date", scene.date()).open("old_chat_member");
    m_json.user(json, "user", scene.person, true);
    json.text("status", "member").close().open("new_chat_member");
    m_json.user(json, "user", scene.person, true);
    json.text("status", "left").close().close();
    push(UpdateType::ChatMember, json, scene.at);
}

} // namespace botdesk::sandbox
