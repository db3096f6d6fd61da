#include "engine/answer_evidence.h"

#include "botapi/requests.h"
#include "storage/broadcast.h"

#include <QDateTime>

namespace botdesk::engine
{

namespace
{

/// The method that a broadcast's message is sent by.
QString methodOf(const storage::Broadcast &content)
{
    switch (content.media) {
    case storage::MediaKind::Photo:
        return QString::fromLatin1(botapi::SendPhoto::method);
    case storage::MediaKind::Document:
        return QString::fromLatin1(botapi::SendDocument::method);
    case storage::MediaKind::None:
        break;
    }
    return QString::fromLatin1(botapi::SendMessage::method);
}

QString methodOf(const storage::OutboxItem &item)
{
    if (item.content)
        return methodOf(*item.content);
    switch (item.kind) {
    case storage::OutboxKind::Probe:
        return QString::fromLatin1(botapi::SendChatAction::method);
    case storage::OutboxKind::Approve:
        return QString::fromLatin1(botapi::ApproveChatJoinRequest::method);
    case storage::OutboxKind::Decline:
        return QString::fromLatin1(botapi::DeclineChatJoinRequest::method);
    case storage::OutboxKind::Message:
    case storage::OutboxKind::Greeting:
    case storage::OutboxKind::Broadcast:
        break;
    }
    return QString::fromLatin1(botapi::SendMessage::method);
}

} // namespace

domain::Evidence answerEvidence(const storage::OutboxItem &item, domain::EvidenceKind kind,
                                domain::Seconds at)
{
    return {.user = item.user,
            .kind = kind,
            .source = domain::EvidenceSource::Answer,
            .happenedAt = at,
            .recordedAt = QDateTime::currentMSecsSinceEpoch(),
            .outboxId = item.id,
            .errorCode = item.errorCode,
            .text = item.errorText,
            .detail = methodOf(item)};
}

domain::EvidenceKind refusalKind(botapi::RefusalMeaning meaning)
{
    switch (meaning) {
    case botapi::RefusalMeaning::Blocked:
        return domain::EvidenceKind::RefusedBlocked;
    case botapi::RefusalMeaning::Deactivated:
        return domain::EvidenceKind::RefusedDeactivated;
    case botapi::RefusalMeaning::NotStarted:
        return domain::EvidenceKind::RefusedNotStarted;
    case botapi::RefusalMeaning::RecipientIsBot:
        return domain::EvidenceKind::RefusedBot;
    case botapi::RefusalMeaning::ChatNotFound:
        return domain::EvidenceKind::ChatNotFound;
    case botapi::RefusalMeaning::Nothing:
        break;
    }
    return domain::EvidenceKind::RefusedUnclear;
}

} // namespace botdesk::engine
