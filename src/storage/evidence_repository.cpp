#include "storage/evidence_repository.h"

#include "storage/bind.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

Result<qint64> EvidenceRepository::add(const domain::Evidence &evidence)
{
    auto rows = m_database.run(
        u"INSERT INTO evidence (user_id, kind, source, happened_at, recorded_ms, update_id, "
        "outbox_id, error_code, text, detail, chat_id, user_chat_id) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING"_s,
        {evidence.user, static_cast<int>(evidence.kind), static_cast<int>(evidence.source),
         evidence.happenedAt, evidence.recordedAt, evidence.updateId, evidence.outboxId,
         evidence.errorCode, textOrEmpty(evidence.text), textOrEmpty(evidence.detail),
         evidence.chatId, evidence.userChatId});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->affected() > 0 ? rows->insertedId() : 0;
}

Result<std::vector<domain::Evidence>> EvidenceRepository::about(domain::UserId user) const
{
    auto rows = m_database.run(
        u"SELECT id, kind, source, happened_at, recorded_ms, update_id, outbox_id, error_code, "
        "text, detail, chat_id, user_chat_id FROM evidence WHERE user_id = ? ORDER BY id"_s,
        {user});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<domain::Evidence> found;
    while (rows->next()) {
        found.push_back({.user = user,
                         .kind = rows->enumeration<domain::EvidenceKind>(1),
                         .source = rows->enumeration<domain::EvidenceSource>(2),
                         .happenedAt = rows->integer(3),
                         .recordedAt = rows->integer(4),
                         .updateId = rows->integer(5),
                         .outboxId = rows->integer(6),
                         .errorCode = static_cast<int>(rows->integer(7)),
                         .text = rows->text(8),
                         .detail = rows->text(9),
                         .chatId = rows->integer(10),
                         .userChatId = rows->integer(11),
                         .id = rows->integer(0)});
    }
    return found;
}

} // namespace botdesk::storage
