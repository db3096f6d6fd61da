#include "storage/message_repository.h"

#include "storage/bind.h"

#include <algorithm>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

Result<void> MessageRepository::add(const Message &message)
{
    static const Sql sql(
        u"INSERT INTO messages (user_id, outgoing, telegram_id, sent_at, edited_at, content, "
        "text, outbox_id) VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING"_s);
    return m_database.execute(sql, message.user, message.outgoing, message.telegramId,
                              message.sentAt, message.editedAt, textOrEmpty(message.content),
                              textOrEmpty(message.text), message.outboxId);
}

Result<void> MessageRepository::edit(const Message &message)
{
    static const Sql sql(u"UPDATE messages SET text = ?, content = ?, edited_at = ? "
                         "WHERE user_id = ? AND sent_at = ? AND telegram_id = ? AND outgoing = ? "
                         "AND edited_at <= ?"_s);
    return m_database.execute(sql, textOrEmpty(message.text), textOrEmpty(message.content),
                              message.editedAt, message.user, message.sentAt, message.telegramId,
                              message.outgoing, message.editedAt);
}

Result<QList<Message>> MessageRepository::with(domain::UserId user, int limit) const
{
    auto rows = m_database.run(
        u"SELECT id, outgoing, telegram_id, sent_at, edited_at, content, text, outbox_id "
        "FROM messages WHERE user_id = ? ORDER BY sent_at DESC, telegram_id DESC LIMIT ?"_s,
        {user, limit});
    if (!rows)
        return std::unexpected(rows.error());
    QList<Message> messages;
    while (rows->next()) {
        messages.append({.id = rows->integer(0),
                         .user = user,
                         .outgoing = rows->boolean(1),
                         .telegramId = rows->integer(2),
                         .sentAt = rows->integer(3),
                         .editedAt = rows->integer(4),
                         .content = rows->text(5),
                         .text = rows->text(6),
                         .outboxId = rows->integer(7)});
    }
    std::ranges::reverse(messages);
    return messages;
}

} // namespace botdesk::storage
