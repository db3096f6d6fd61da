#include "engine/update_facts.h"

#include "domain/deep_link.h"

#include <algorithm>

namespace botdesk::engine
{

using namespace Qt::StringLiterals;
using botapi::UpdateType;
using domain::Evidence;
using domain::EvidenceKind;

namespace
{

/// Puts the facts of one update together.
class Reading
{
public:
    Reading(const botapi::Update &update, domain::Milliseconds receivedAt, domain::UserId botId)
        : m_update(update)
        , m_receivedAt(receivedAt)
        , m_botId(botId)
    {
        m_facts.happenedAt = domain::plausibleMoment(update.date.value_or(0), receivedAt);
    }

    UpdateFacts read()
    {
        readSightings();
        switch (m_update.type) {
        case UpdateType::Message:
        case UpdateType::EditedMessage:
            readMessage();
            break;
        case UpdateType::MyChatMember:
            readOwnMembership();
            break;
        case UpdateType::ChatMember:
            readMembership();
            break;
        case UpdateType::ChatJoinRequest:
            readJoinRequest();
            break;
        case UpdateType::CallbackQuery:
            readCallback();
            break;
        default:
            // Business and guest messages among them: their chat id is a trap, they only reveal
            // people.
            break;
        }
        readMeetings();
        return std::move(m_facts);
    }

private:
    void readSightings()
    {
        for (const botapi::User &user : m_update.people)
            addSighting(user, true);
        for (const botapi::User &user : m_update.partialPeople)
            addSighting(user, false);
    }

    void addSighting(const botapi::User &user, bool complete)
    {
        if (user.id == m_botId || !domain::isUserId(user.id))
            return;
        m_facts.sightings.push_back({.user = user.id,
                                     .profile = profileOf(user),
                                     .language = user.languageCode.value_or(QString()),
                                     .complete = complete});
    }

    Evidence piece(domain::UserId user, EvidenceKind kind) const
    {
        return {.user = user,
                .kind = kind,
                .source = domain::EvidenceSource::Update,
                .happenedAt = m_facts.happenedAt,
                .recordedAt = m_receivedAt,
                .updateId = m_update.id,
                .text = QString::fromLatin1(m_update.typeName)};
    }

    void add(domain::UserId user, EvidenceKind kind, const QString &detail = {})
    {
        Evidence evidence = piece(user, kind);
        evidence.detail = detail;
        m_facts.evidence.push_back(std::move(evidence));
    }

    void readMessage()
    {
        if (!m_update.message || !m_update.message->from)
            return;
        const botapi::Message &message = *m_update.message;
        const botapi::User &from = *message.from;
        // Only what a person says in the bot's own dialog with them opens it.
        if (message.chat.type != botapi::ChatType::Private || message.viaBusiness || from.isBot ||
            message.chat.id != from.id || !domain::isUserId(from.id) || from.id == m_botId)
            return;
        m_facts.messageIsEdit = m_update.type == UpdateType::EditedMessage;
        if (m_facts.messageIsEdit && message.editDate)
            m_facts.happenedAt = domain::plausibleMoment(*message.editDate, m_receivedAt);
        readDialogEvidence(message, from.id);
        m_facts.message = storage::Message{
            .user = from.id,
            .outgoing = false,
            .telegramId = message.messageId,
            .sentAt = domain::plausibleMoment(message.date, m_receivedAt),
            .editedAt = m_facts.messageIsEdit ? m_facts.happenedAt : 0,
            .content = contentWord(message.content),
            .text = message.text,
        };
    }

    void readDialogEvidence(const botapi::Message &message, domain::UserId user)
    {
        if (message.writeAccessAllowed) {
            const auto &access = *message.writeAccessAllowed;
            if (access.webAppName)
                add(user, EvidenceKind::AccessByWebApp, *access.webAppName);
            else if (access.fromAttachmentMenu)
                add(user, EvidenceKind::AccessByAttachmentMenu);
            else
                add(user, EvidenceKind::AccessByRequest);
        } else if (message.connectedWebsite) {
            add(user, EvidenceKind::LoggedInOnSite, *message.connectedWebsite);
        } else if (const auto start = domain::parseStart(message.text);
                   start && !m_facts.messageIsEdit) {
            add(user, EvidenceKind::Started, start->payload);
            m_facts.startPayload = start->payload;
        } else {
            add(user, EvidenceKind::Wrote);
        }
    }

    void readOwnMembership()
    {
        if (!m_update.memberChange)
            return;
        const botapi::ChatMemberUpdated &change = *m_update.memberChange;
        if (change.chat.type != botapi::ChatType::Private || !domain::isUserId(change.chat.id) ||
            change.from.isBot)
            return;
        if (change.newStatus == botapi::MemberStatus::Kicked)
            add(change.chat.id, EvidenceKind::Stopped);
        else if (change.newStatus == botapi::MemberStatus::Member)
            add(change.chat.id, EvidenceKind::Unblocked);
    }

    void readMembership()
    {
        if (!m_update.memberChange)
            return;
        const botapi::ChatMemberUpdated &change = *m_update.memberChange;
        if (!domain::isUserId(change.user.id) || change.user.id == m_botId || change.user.isBot)
            return;
        // Whoever became a member, or was shut out, no longer has a request that waits.
        Evidence evidence = piece(change.user.id, EvidenceKind::JoinProcessed);
        evidence.chatId = change.chat.id;
        evidence.detail = change.chat.title;
        m_facts.evidence.push_back(std::move(evidence));
        m_facts.joinProcessing = {.user = change.user.id,
                                  .chatId = change.chat.id,
                                  .state = stateAfter(change),
                                  .at = m_facts.happenedAt};
    }

    /// Who did it tells whether it was us: also when the answer to our own approval never came.
    storage::JoinRequestState stateAfter(const botapi::ChatMemberUpdated &change) const
    {
        if (change.from.id != m_botId)
            return storage::JoinRequestState::Elsewhere;
        const bool isOut = change.newStatus == botapi::MemberStatus::Left ||
                           change.newStatus == botapi::MemberStatus::Kicked;
        return isOut ? storage::JoinRequestState::Declined : storage::JoinRequestState::Approved;
    }

    void readJoinRequest()
    {
        if (!m_update.joinRequest || !domain::isUserId(m_update.joinRequest->from.id))
            return;
        const botapi::ChatJoinRequest &request = *m_update.joinRequest;
        Evidence evidence = piece(request.from.id, EvidenceKind::JoinRequested);
        evidence.detail = request.chat.title;
        evidence.chatId = request.chat.id;
        evidence.userChatId = request.userChatId;
        m_facts.evidence.push_back(std::move(evidence));
        m_facts.joinRequest = storage::JoinRequest{.user = request.from.id,
                                                   .chatId = request.chat.id,
                                                   .userChatId = request.userChatId,
                                                   .chatTitle = request.chat.title,
                                                   .bio = request.bio,
                                                   .requestedAt = m_facts.happenedAt,
                                                   .queryId = request.queryId.value_or(QString())};
    }

    void readCallback()
    {
        if (m_update.callback && m_update.callback->chat &&
            m_update.callback->chat->type == botapi::ChatType::Private &&
            domain::isUserId(m_update.callback->from.id))
            add(m_update.callback->from.id, EvidenceKind::PressedButton);
    }

    /// Everybody seen about whom the update said nothing else.
    void readMeetings()
    {
        for (const Sighting &sighting : m_facts.sightings) {
            const bool isTold =
                std::ranges::any_of(m_facts.evidence, [&](const Evidence &evidence) {
                    return evidence.user == sighting.user;
                });
            if (sighting.profile.isBot)
                add(sighting.user, EvidenceKind::BotSeen, QString::fromLatin1(m_update.typeName));
            else if (!isTold)
                add(sighting.user, EvidenceKind::Met, QString::fromLatin1(m_update.typeName));
        }
    }

    const botapi::Update &m_update;
    domain::Milliseconds m_receivedAt;
    domain::UserId m_botId;
    UpdateFacts m_facts;
};

} // namespace

UpdateFacts factsOf(const botapi::Update &update, domain::Milliseconds receivedAt,
                    domain::UserId botId)
{
    return Reading(update, receivedAt, botId).read();
}

domain::Profile profileOf(const botapi::User &user)
{
    return {.firstName = user.firstName,
            .lastName = user.lastName.value_or(QString()),
            .username = user.username.value_or(QString()),
            .isBot = user.isBot};
}

QString contentWord(botapi::ContentKind kind)
{
    using botapi::ContentKind;
    switch (kind) {
    case ContentKind::Text:
        return u"text"_s;
    case ContentKind::Photo:
    case ContentKind::LivePhoto:
        return u"photo"_s;
    case ContentKind::Video:
        return u"video"_s;
    case ContentKind::Animation:
        return u"animation"_s;
    case ContentKind::Audio:
        return u"audio"_s;
    case ContentKind::Voice:
        return u"voice"_s;
    case ContentKind::VideoNote:
        return u"video_note"_s;
    case ContentKind::Document:
        return u"document"_s;
    case ContentKind::Sticker:
        return u"sticker"_s;
    case ContentKind::Contact:
        return u"contact"_s;
    case ContentKind::Location:
    case ContentKind::Venue:
        return u"location"_s;
    case ContentKind::Poll:
        return u"poll"_s;
    case ContentKind::WriteAccessAllowed:
        return u"write_access_allowed"_s;
    case ContentKind::ConnectedWebsite:
        return u"connected_website"_s;
    case ContentKind::Service:
    case ContentKind::MembersJoined:
    case ContentKind::MemberLeft:
    case ContentKind::Migrated:
        return u"service"_s;
    default:
        return u"other"_s;
    }
}

} // namespace botdesk::engine
