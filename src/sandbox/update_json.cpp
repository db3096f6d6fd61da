#include "sandbox/update_json.h"

namespace botdesk::sandbox
{

void UpdateJson::user(JsonWriter &json, const char *key, const Person &person,
                      bool withLanguage) const
{
    json.open(key).number("id", person.id).boolean("is_bot", person.isBot);
    json.text("first_name", m_people.text(person.firstName));
    if (person.lastName.size > 0)
        json.text("last_name", m_people.text(person.lastName));
    if (person.username.size > 0)
        json.text("username", m_people.text(person.username));
    if (withLanguage && person.language != 0)
        json.text("language_code", languageTags[person.language]);
    if (person.isPremium)
        json.boolean("is_premium", true);
    json.close();
}

void UpdateJson::bot(JsonWriter &json, const char *key) const
{
    json.open(key).number("id", m_bot.id).boolean("is_bot", true);
    json.text("first_name", m_bot.firstName).text("username", m_bot.username).close();
}

void UpdateJson::administrator(JsonWriter &json, const char *key) const
{
    json.open(key).number("id", administratorId).boolean("is_bot", false);
    json.text("first_name", "Other administrator").close();
}

void UpdateJson::privateChat(JsonWriter &json, const char *key, const Person &person) const
{
    json.open(key).number("id", person.id);
    json.text("first_name", m_people.text(person.firstName));
    if (person.lastName.size > 0)
        json.text("last_name", m_people.text(person.lastName));
    if (person.username.size > 0)
        json.text("username", m_people.text(person.username));
    json.text("type", "private").close();
}

void UpdateJson::group(JsonWriter &json, const char *key) const
{
    json.open(key).number("id", groupId).text("title", "Botdesk users");
    json.text("type", "supergroup").close();
}

void UpdateJson::channel(JsonWriter &json, const char *key) const
{
    json.open(key).number("id", channelId).text("title", "Botdesk news");
    json.text("type", "channel").close();
}

void UpdateJson::openMessage(JsonWriter &json, const char *key, const Head &head) const
{
    json.open(key).number("message_id", head.messageId);
    user(json, "from", head.person, head.withLanguage);
    if (head.inGroup)
        group(json, "chat");
    else
        privateChat(json, "chat", head.person);
    json.number("date", head.date);
}

void UpdateJson::messageText(JsonWriter &json, const QString &text) const
{
    json.text("text", text.toUtf8());
    if (!text.startsWith(u'/'))
        return;
    const qsizetype space = text.indexOf(u' ');
    json.openList("entities").open().number("offset", 0);
    json.number("length", space < 0 ? text.size() : space);
    json.text("type", "bot_command").close().closeList();
}

void UpdateJson::membership(JsonWriter &json, const Person &person, const char *before,
                            const char *after, qint64 date) const
{
    json.open();
    privateChat(json, "chat", person);
    user(json, "from", person, true);
    json.number("date", date);
    botMember(json, "old_chat_member", before);
    botMember(json, "new_chat_member", after);
    json.close();
}

void UpdateJson::botMember(JsonWriter &json, const char *key, const char *status) const
{
    json.open(key);
    bot(json, "user");
    json.text("status", status);
    if (QByteArrayView(status) == QByteArrayView("kicked"))
        json.number("until_date", 0);
    json.close();
}

} // namespace botdesk::sandbox
