#include "storage/outbox_columns.h"

#include "storage/bind.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

const QString &outboxColumns()
{
    static const QString list =
        u"id, user_id, lane, kind, state, chat_id, text, created_ms, attempted_ms, finished_ms, "
        "reason, error_code, error_text, join_request_id, job_id, again_of, settled_ms, "
        "paid"_s;
    return list;
}

OutboxItem outboxItemFrom(const Rows &rows)
{
    return {.id = rows.integer(0),
            .user = rows.integer(1),
            .lane = rows.enumeration<OutboxLane>(2),
            .kind = rows.enumeration<OutboxKind>(3),
            .state = rows.enumeration<OutboxState>(4),
            .chatId = rows.integer(5),
            .text = rows.text(6),
            .joinRequestId = rows.integer(13),
            .createdAt = rows.integer(7),
            .attemptedAt = rows.integer(8),
            .finishedAt = rows.integer(9),
            .reason = rows.enumeration<OutboxReason>(10),
            .errorCode = static_cast<int>(rows.integer(11)),
            .errorText = rows.text(12),
            .jobId = rows.integer(14),
            .paid = rows.boolean(17),
            .againOf = rows.integer(15),
            .settledAt = rows.integer(16)};
}

QString inLane(std::optional<OutboxLane> lane)
{
    return lane ? u" AND lane = %1"_s.arg(number(*lane)) : QString();
}

} // namespace botdesk::storage
