#include "storage/evidence_repository.h"

#include "storage/bind.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

Result<qint64> EvidenceRepository::add(const domain::Evidence &evidence)
{
    static const Sql sql(
        u"INSERT INTO evidence (user_id, kind, source, happened_at, recorded_ms, update_id, "
        "outbox_id, error_code, text, detail, chat_id, user_chat_id) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING"_s);
    auto rows = m_database.run(sql, evidence.user, evidence.kind, evidence.source,
                               evidence.happenedAt, evidence.recordedAt, evidence.updateId,
                               evidence.outboxId, evidence.errorCode, textOrEmpty(evidence.text),
                               textOrEmpty(evidence.detail), evidence.chatId, evidence.userChatId);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->affected() > 0 ? rows->insertedId() : 0;
}

namespace
{

/// The columns that evidenceFrom() reads, in its order.
QString evidenceColumns()
{
    return u"user_id, id, kind, source, happened_at, recorded_ms, update_id, outbox_id, "
           "error_code, text, detail, chat_id, user_chat_id"_s;
}

std::vector<domain::Evidence> evidenceFrom(Rows &rows)
{
    std::vector<domain::Evidence> found;
    while (rows.next()) {
        found.push_back({.user = rows.integer(0),
                         .kind = rows.enumeration<domain::EvidenceKind>(2),
                         .source = rows.enumeration<domain::EvidenceSource>(3),
                         .happenedAt = rows.integer(4),
                         .recordedAt = rows.integer(5),
                         .updateId = rows.integer(6),
                         .outboxId = rows.integer(7),
                         .errorCode = static_cast<int>(rows.integer(8)),
                         .text = rows.text(9),
                         .detail = rows.text(10),
                         .chatId = rows.integer(11),
                         .userChatId = rows.integer(12),
                         .id = rows.integer(1)});
    }
    return found;
}

} // namespace

Result<std::vector<domain::Evidence>> EvidenceRepository::about(domain::UserId user) const
{
    static const Sql sql(
        u"SELECT %1 FROM evidence WHERE user_id = ? ORDER BY id"_s.arg(evidenceColumns()));
    auto rows = m_database.run(sql, user);
    if (!rows)
        return std::unexpected(rows.error());
    return evidenceFrom(*rows);
}

Result<std::vector<domain::Evidence>> EvidenceRepository::between(domain::UserId first,
                                                                  domain::UserId last) const
{
    static const QString sql =
        u"SELECT %1 FROM evidence WHERE user_id BETWEEN ? AND ? ORDER BY user_id"_s.arg(
            evidenceColumns());
    auto rows = m_database.run(sql, {first, last});
    if (!rows)
        return std::unexpected(rows.error());
    return evidenceFrom(*rows);
}

Result<bool> EvidenceRepository::isSeen(domain::UserId user, domain::Seconds noLaterThan,
                                        std::optional<domain::EvidenceKind> kind) const
{
    static const Sql any(u"SELECT 1 FROM evidence WHERE user_id = ? AND happened_at <= ? "
                         "AND source = ? LIMIT 1"_s);
    static const Sql one(u"SELECT 1 FROM evidence WHERE user_id = ? AND happened_at <= ? "
                         "AND source = ? AND kind = ? LIMIT 1"_s);
    constexpr auto source = domain::EvidenceSource::Update;
    auto rows = kind ? m_database.run(one, user, noLaterThan, source, *kind)
                     : m_database.run(any, user, noLaterThan, source);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next();
}

} // namespace botdesk::storage
