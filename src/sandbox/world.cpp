#include "sandbox/world.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

/// 2026-01-01, in milliseconds: what the ids count from.
constexpr qint64 epoch = 1'767'225'600'000;

/// A number that grows with time, `perSecond` a second, and stays within 31 bits.
qint64 idFromTime(qint64 at, qint64 perSecond)
{
    constexpr qint64 range = 2'000'000'000;
    const qint64 count = std::max<qint64>(at - epoch, 0) * perSecond / 1000;
    return 1 + count % range;
}

} // namespace

World::World(Clock clock)
    : m_clock(std::move(clock))
    , m_queue(idFromTime(m_clock(), 1000))
    , m_json(m_people, m_bot)
    , m_groupMessageId(idFromTime(m_clock(), 8))
    , m_queryId(m_clock() * 1000)
{
}

bool World::act(const Deed &deed)
{
    const auto index = m_people.find(deed.person);
    if (!index || m_people.at(*index).relation == Relation::Deactivated)
        return false;
    const Scene scene{deed, *index, m_people.at(*index), deed.at != 0 ? deed.at : now()};
    const Relation relation = scene.person.relation;
    if (deed.kind == DeedKind::ComeBack && relation != Relation::Blocked)
        return false;
    if (deed.kind == DeedKind::Block && relation == Relation::Blocked)
        return false;
    const bool isProcessed =
        deed.kind == DeedKind::ApprovedByOther || deed.kind == DeedKind::DeclinedByOther;
    if (isProcessed && !m_joinRequests.contains(userChatId(scene.person)))
        return false;
    if (deed.kind <= DeedKind::DeleteAccount)
        actInPrivate(scene);
    else if (deed.kind <= DeedKind::PressButton)
        actElsewhere(scene);
    else if (deed.kind <= DeedKind::AnswerPoll)
        actAsBusiness(scene);
    else
        actOnAccount(scene);
    return true;
}

std::optional<Refusal> World::refusesMessage(qint64 chatId) const
{
    if (chatId == groupId || chatId == channelId)
        return std::nullopt;
    const auto index = recipient(chatId);
    if (!index)
        return Refusal{400, "Bad Request: chat not found"};
    const Person &person = m_people.at(*index);
    if (person.isBot)
        return Refusal{403, "Forbidden: the bot can't send messages to the bot"};
    const auto request = m_joinRequests.constFind(chatId);
    const bool asked = request != m_joinRequests.cend() && request->expires > now();
    switch (person.relation) {
    case Relation::Open:
        return std::nullopt;
    case Relation::Blocked:
        return Refusal{403, "Forbidden: bot was blocked by the user"};
    case Relation::Deactivated:
        return Refusal{403, "Forbidden: user is deactivated"};
    case Relation::NotStarted:
        if (asked)
            return std::nullopt;
        return Refusal{403, "Forbidden: bot can't initiate conversation with a user"};
    case Relation::Lost:
        break;
    }
    return Refusal{400, "Bad Request: chat not found"};
}

std::optional<Refusal> World::refusesTyping(qint64 chatId) const
{
    const auto index = recipient(chatId);
    if (index && m_people.at(*index).isBot)
        return std::nullopt; // the service answers without asking anyone
    auto refusal = refusesMessage(chatId);
    if (refusal && index && m_people.at(*index).relation == Relation::NotStarted)
        return Refusal{400, "Bad Request: PEER_ID_INVALID"};
    return refusal;
}

World::Delivered World::deliver(qint64 chatId, const Content &content)
{
    const auto index = recipient(chatId);
    Delivered delivered{.chatId = chatId, .date = now() / 1000};
    delivered.messageId = index ? nextMessageId(m_people.at(*index)) : nextGroupMessageId();
    JsonWriter json;
    json.open().number("message_id", delivered.messageId);
    m_json.bot(json, "from");
    if (index)
        m_json.privateChat(json, "chat", m_people.at(*index));
    else if (chatId == channelId)
        m_json.channel(json, "chat");
    else
        m_json.group(json, "chat");
    json.number("date", delivered.date);
    const bool isMedium = !content.mediumJson.isEmpty();
    if (isMedium)
        json.raw(content.medium, content.mediumJson);
    if (!isMedium || !content.text.isEmpty())
        json.text(isMedium ? "caption" : "text", content.text.toUtf8());
    if (!content.entitiesJson.isEmpty())
        json.raw(isMedium ? "caption_entities" : "entities", content.entitiesJson);
    if (!content.markupJson.isEmpty())
        json.raw("reply_markup", content.markupJson);
    delivered.messageJson = json.close().bytes();
    if (index && onDelivered)
        onDelivered(*index, content.text);
    return delivered;
}

std::expected<QByteArray, Refusal> World::chatJson(qint64 chatId) const
{
    JsonWriter json;
    if (chatId == groupId) {
        m_json.group(json, nullptr);
    } else if (chatId == channelId) {
        m_json.channel(json, nullptr);
    } else {
        const auto index = recipient(chatId);
        if (!index || m_people.at(*index).relation == Relation::Lost)
            return std::unexpected(Refusal{400, "Bad Request: chat not found"});
        m_json.privateChat(json, nullptr, m_people.at(*index));
    }
    return json.bytes();
}

bool World::processJoinRequest(qint64 personId, bool approved)
{
    const auto index = m_people.find(personId);
    if (!index || m_joinRequests.remove(userChatId(m_people.at(*index))) == 0)
        return false;
    if (approved)
        tellOfNewMember(m_people.at(*index), true, now());
    return true;
}

std::optional<Refusal> World::answerJoinQuery(const QByteArray &queryId, QStringView result)
{
    const bool approves = result == "approve"_L1;
    if (!approves && result != "decline"_L1 && result != "queue"_L1)
        return Refusal{400, "Bad Request: wrong result specified"};
    const auto query = m_joinQueries.constFind(queryId);
    if (query == m_joinQueries.cend() || query->due < now())
        return Refusal{400, "Bad Request: query is too old or query ID is invalid"};
    const qint64 person = query->personId;
    m_joinQueries.erase(query);
    if (result != "queue"_L1)
        processJoinRequest(person, approves);
    return std::nullopt;
}

std::optional<PersonIndex> World::recipient(qint64 chatId) const
{
    if (const auto index = m_people.find(chatId); index)
        return index;
    const auto request = m_joinRequests.constFind(chatId);
    if (request == m_joinRequests.cend() || request->expires <= now())
        return std::nullopt;
    return request->person;
}

qint64 World::userChatId(const Person &person) const
{
    return person.hasOtherChatId ? 1'000'000'000'000'000 + person.id % 100'000'000'000'000
                                 : person.id;
}

qint64 World::nextMessageId(Person &person)
{
    // From the time of the run, not of the event: a later run's history has other ids.
    const auto fromTime = static_cast<qint32>(idFromTime(now(), 8));
    person.lastMessageId = std::max(person.lastMessageId + 1, fromTime);
    return person.lastMessageId;
}

qint64 World::nextGroupMessageId()
{
    return ++m_groupMessageId;
}

QByteArray World::nextQueryId()
{
    return QByteArray::number(++m_queryId);
}

void World::push(UpdateType type, const JsonWriter &json, qint64 at)
{
    if (m_queue.push(type, json.bytes(), at) != 0 && onUpdate)
        onUpdate();
}

} // namespace botdesk::sandbox
