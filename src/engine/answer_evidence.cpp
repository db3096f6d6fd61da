#include "engine/answer_evidence.h"

#include "botapi/requests.h"

#include <QDateTime>

namespace botdesk::engine
{

namespace
{

QString methodOf(storage::OutboxKind kind)
{
    using botapi::SendChatAction;
    using botapi::SendMessage;
    const char *method =
        kind == storage::OutboxKind::Probe ? SendChatAction::method : SendMessage::method;
    return QString::fromLatin1(method);
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
            .detail = methodOf(item.kind)};
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
