#include "models/join_words.h"

#include "models/dialog_words.h"

namespace botdesk::models
{

using storage::JoinRequestState;
using storage::OutboxItem;
using storage::OutboxKind;
using storage::OutboxState;

QString JoinWords::timeLeft(domain::Seconds left)
{
    if (left <= 0)
        return {};
    return tr("%1:%2", "minutes and seconds").arg(left / 60).arg(left % 60, 2, 10, QChar(u'0'));
}

QString JoinWords::state(const JoinRequestRow &row)
{
    switch (row.request.state) {
    case JoinRequestState::Approved:
        return tr("Approved");
    case JoinRequestState::Declined:
        return tr("Declined");
    case JoinRequestState::Elsewhere:
        return tr("Processed by somebody else");
    case JoinRequestState::Replaced:
        return tr("Asked again later");
    case JoinRequestState::Waiting:
        break;
    }
    const auto decision = row.lastDecision();
    if (!decision)
        return tr("Waiting");
    switch (decision->state) {
    case OutboxState::Queued:
    case OutboxState::InFlight:
        return decision->kind == OutboxKind::Approve ? tr("Approving…") : tr("Declining…");
    case OutboxState::Unknown:
        return tr("Waiting, the outcome is unknown");
    default:
        return tr("Waiting, the server refused");
    }
}

QString JoinWords::situation(const JoinRequestRow &row, domain::Seconds now)
{
    const QString processedAt = DialogWords::shortMoment(row.request.processedAt, now);
    switch (row.request.state) {
    case JoinRequestState::Approved:
        return tr("You approved this request: %1.", "moment").arg(processedAt);
    case JoinRequestState::Declined:
        return tr("You declined this request: %1.", "moment").arg(processedAt);
    case JoinRequestState::Elsewhere:
        return tr("Somebody else processed this request, or it was taken back: %1.", "moment")
            .arg(processedAt);
    case JoinRequestState::Replaced:
        return tr("This person asked again later: %1.", "moment").arg(processedAt);
    case JoinRequestState::Waiting:
        break;
    }
    if (row.user.dialog.status == domain::DialogStatus::Open)
        return tr("The dialog with this person is open: there is no hurry to write.");
    if (const domain::Seconds left = row.timeLeft(now); left > 0)
        return tr("%1 left to write to this person.", "minutes and seconds").arg(timeLeft(left));
    return tr("The five minutes to write are over. The request can still be approved or declined.");
}

QString JoinWords::beneath(const domain::User &user)
{
    const QString status = DialogWords::status(user.dialog.status);
    const QString ground = DialogWords::ground(user.dialog.ground, user.dialog.groundDetail);
    if (ground.isEmpty())
        return tr("Without the request: %1", "status").arg(status);
    return tr("Without the request: %1 · %2", "status and ground").arg(status, ground);
}

QString JoinWords::outcome(const OutboxItem &item)
{
    if (!storage::isJoinDecision(item.kind))
        return tr("Message: %1", "what became of it").arg(DialogWords::outboxState(item));
    // "Sent" is the word for a message.
    const bool isApproval = item.kind == OutboxKind::Approve;
    if (item.state == OutboxState::Sent)
        return isApproval ? tr("Approval: Accepted") : tr("Decline: Accepted");
    const QString words = DialogWords::outboxState(item);
    return isApproval ? tr("Approval: %1", "what became of it").arg(words)
                      : tr("Decline: %1", "what became of it").arg(words);
}

} // namespace botdesk::models
