#pragma once

#include "sandbox/clock.h"
#include "sandbox/deed.h"
#include "sandbox/people.h"
#include "sandbox/update_json.h"
#include "sandbox/update_queue.h"

#include <QHash>
#include <expected>
#include <functional>

namespace botdesk::sandbox
{

/// Why the service refuses a request to a chat, with the text it gives.
struct Refusal {
    int status = 400;
    QByteArray description;
};

/// The bot, the people and the queue between them. Pure logic: no HTTP, no timers, and the time
/// comes from the clock it is given.
class World
{
public:
    /// The ids of updates and messages are taken from the clock, so that a later run of the
    /// sandbox repeats none of an earlier one (as long as fewer than 1000 updates a second
    /// happened in it).
    explicit World(Clock clock);
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    [[nodiscard]] qint64 now() const { return m_clock(); }
    [[nodiscard]] People &people() { return m_people; }
    [[nodiscard]] const People &people() const { return m_people; }
    [[nodiscard]] UpdateQueue &queue() { return m_queue; }
    [[nodiscard]] const BotProfile &bot() const { return m_bot; }

    /// Lets a person do something; every update that follows is in the queue afterwards. False
    /// when it cannot be: an unknown id, a deleted account, an unblock without a block.
    bool act(const Deed &deed);

    /// What the service says to a message to `chatId`: nothing when it may be sent.
    [[nodiscard]] std::optional<Refusal> refusesMessage(qint64 chatId) const;
    /// The same for "typing…": other words for the same cause.
    [[nodiscard]] std::optional<Refusal> refusesTyping(qint64 chatId) const;

    /// What was delivered.
    struct Delivered {
        qint64 chatId = 0;
        qint64 messageId = 0;
        qint64 date = 0; ///< seconds
        QByteArray messageJson = {};
    };
    /// What the bot sends; what is empty is left out of the message.
    struct Content {
        QString text = {};            ///< the caption, if there is a medium
        QByteArray entitiesJson = {}; ///< a list of MessageEntity
        const char *medium = "";      ///< "photo" or "document"
        QByteArray mediumJson = {};
        QByteArray markupJson = {}; ///< an InlineKeyboardMarkup
    };
    /// Delivers a message of the bot. The chat must not refuse it.
    Delivered deliver(qint64 chatId, const Content &content);

    /// The Chat object of getChat, or a refusal.
    [[nodiscard]] std::expected<QByteArray, Refusal> chatJson(qint64 chatId) const;
    /// Ends a join request as the bot asked; false when there is none of that person. Who is
    /// approved becomes a member, which chat_member tells.
    bool processJoinRequest(qint64 personId, bool approved);
    /// Takes "approve", "decline" or "queue" for a request that has a query: once, within ten
    /// seconds.
    [[nodiscard]] std::optional<Refusal> answerJoinQuery(const QByteArray &queryId,
                                                         QStringView result);

    /// Called after an update was added to the queue.
    std::function<void()> onUpdate;
    /// Called after a message of the bot reached a person.
    std::function<void(PersonIndex, const QString &text)> onDelivered;

private:
    struct JoinRequest {
        PersonIndex person = 0;
        qint64 expires = 0;
    };
    /// A request that the service wants an answer to at once.
    struct JoinQuery {
        qint64 personId = 0;
        qint64 due = 0; ///< ms
    };
    /// A deed with everything looked up.
    struct Scene {
        const Deed &deed;
        PersonIndex index;
        Person &person;
        qint64 at;
        [[nodiscard]] qint64 date() const { return at / 1000; }
    };

    void actInPrivate(const Scene &scene);
    void actElsewhere(const Scene &scene);
    void actOnAccount(const Scene &scene);
    void actAsBusiness(const Scene &scene);

    void writePrivately(const Scene &scene, const QString &text);
    void edit(const Scene &scene);
    void service(const Scene &scene);
    void pressButton(const Scene &scene);
    void changeMembership(const Scene &scene, Relation relation);
    void writeInGroup(const Scene &scene, const QString &text);
    void requestToJoin(const Scene &scene);
    void processedByOther(const Scene &scene);
    /// chat_member of the channel: somebody who asked is in.
    void tellOfNewMember(const Person &person, bool byTheBot, qint64 at);
    void react(const Scene &scene);
    void leaveGroup(const Scene &scene);

    [[nodiscard]] std::optional<PersonIndex> recipient(qint64 chatId) const;
    [[nodiscard]] qint64 userChatId(const Person &person) const;
    qint64 nextMessageId(Person &person);
    qint64 nextGroupMessageId();
    QByteArray nextQueryId();
    void push(UpdateType type, const JsonWriter &json, qint64 at);

    Clock m_clock;
    BotProfile m_bot;
    People m_people;
    UpdateQueue m_queue;
    UpdateJson m_json;
    QHash<qint64, JoinRequest> m_joinRequests;  ///< by user_chat_id
    QHash<QByteArray, JoinQuery> m_joinQueries; ///< unanswered, by query_id
    qint64 m_groupMessageId;
    qint64 m_queryId;
};

} // namespace botdesk::sandbox
