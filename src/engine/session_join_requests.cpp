// The part of Session that answers requests to join.
#include "engine/session.h"
#include "storage/join_request_repository.h"

#include <QDateTime>

namespace botdesk::engine
{

using storage::JoinRequest;
using storage::OutboxItem;
using storage::OutboxKind;
using storage::Result;

namespace
{

/// What an answer to a request comes to: one thing to send, or two, in the order in which they
/// leave. The outbox keeps that order within a person whatever becomes of the first one: should the
/// message be refused, the approval follows all the same, since the operator decided to let the
/// person in, and the request would otherwise wait without anybody knowing.
QList<OutboxItem> itemsFor(const JoinRequest &request, JoinAnswer answer, const QString &text)
{
    const OutboxItem common{.user = request.user,
                            .lane = storage::OutboxLane::Operator,
                            .joinRequestId = request.id,
                            .createdAt = QDateTime::currentMSecsSinceEpoch()};
    QList<OutboxItem> items;
    if (answer == JoinAnswer::Write || answer == JoinAnswer::WriteAndApprove) {
        OutboxItem message = common;
        message.text = text;
        items.append(message);
    }
    if (answer != JoinAnswer::Write) {
        OutboxItem decision = common;
        decision.kind = answer == JoinAnswer::Decline ? OutboxKind::Decline : OutboxKind::Approve;
        decision.chatId = request.chatId;
        items.append(decision);
    }
    return items;
}

} // namespace

Result<QList<OutboxItem>> Session::answersTo(qint64 joinRequest, JoinAnswer answer,
                                             const QString &text)
{
    const auto request = storage::JoinRequestRepository(*m_database).find(joinRequest);
    if (!request)
        return std::unexpected(request.error());
    // Processed while the operator decided: the page says so.
    if (!*request || (*request)->state != storage::JoinRequestState::Waiting)
        return QList<OutboxItem>();
    // Nothing follows a decision: neither another one nor a message, for which it is too late then.
    const auto pending = storage::OutboxRepository(*m_database).isDecisionPending(joinRequest);
    if (!pending)
        return std::unexpected(pending.error());
    return *pending ? QList<OutboxItem>() : itemsFor(**request, answer, text);
}

void Session::answerJoinRequests(const QList<qint64> &requests, JoinAnswer answer,
                                 const QString &text)
{
    QList<OutboxItem> items;
    for (const qint64 id : requests) {
        const auto answers = answersTo(id, answer, text);
        if (!answers) {
            Q_EMIT actionFailed(answers.error());
            return;
        }
        items.append(*answers);
    }
    if (!items.isEmpty())
        tellAbout(m_outbox->add(items));
}

} // namespace botdesk::engine
