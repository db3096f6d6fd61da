#pragma once

#include "sandbox/json_writer.h"
#include "sandbox/people.h"

namespace botdesk::sandbox
{

/// The bot itself.
struct BotProfile {
    qint64 id = 123456789;
    QByteArray firstName = QByteArrayLiteral("Botdesk Demo");
    QByteArray username = QByteArrayLiteral("botdesk_demo_bot");
};

/// The chats that are not private.
inline constexpr qint64 groupId = -1001234567890;
inline constexpr qint64 channelId = -1009876543210;
/// Somebody who runs the channel besides the bot.
inline constexpr qint64 administratorId = 777000123;

/// Writes the objects of the Bot API that updates and answers are made of. Each function writes
/// one value under `key`; no state besides the references.
class UpdateJson
{
public:
    UpdateJson(const People &people, const BotProfile &bot)
        : m_people(people)
        , m_bot(bot)
    {
    }

    /// A User; the language is left out when `withLanguage` is false or none is known.
    void user(JsonWriter &json, const char *key, const Person &person, bool withLanguage) const;
    /// The bot as a User.
    void bot(JsonWriter &json, const char *key) const;
    /// The other administrator of the channel as a User.
    void administrator(JsonWriter &json, const char *key) const;
    /// The private Chat of a person.
    void privateChat(JsonWriter &json, const char *key, const Person &person) const;
    /// The supergroup and the channel.
    void group(JsonWriter &json, const char *key) const;
    void channel(JsonWriter &json, const char *key) const;

    /// Opens a Message and writes its head; the caller adds the content and closes it.
    struct Head {
        const Person &person;
        qint64 messageId = 0;
        qint64 date = 0; ///< seconds
        bool inGroup = false;
        bool withLanguage = true;
    };
    void openMessage(JsonWriter &json, const char *key, const Head &head) const;
    /// Writes `text`, with the entity of a command at its front.
    void messageText(JsonWriter &json, const QString &text) const;

    /// my_chat_member of a private chat: from `old` to `now` ("member", "kicked"), in seconds.
    void membership(JsonWriter &json, const Person &person, const char *before, const char *after,
                    qint64 date) const;

private:
    void botMember(JsonWriter &json, const char *key, const char *status) const;

    const People &m_people;
    const BotProfile &m_bot;
};

} // namespace botdesk::sandbox
