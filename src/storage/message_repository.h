#pragma once

#include "domain/profile.h"
#include "storage/database.h"

#include <QList>

namespace botdesk::storage
{

/// One message of a conversation, as it stands with Telegram.
struct Message {
    qint64 id = 0;
    domain::UserId user = 0;
    bool outgoing = false;
    qint64 telegramId = 0;
    domain::Seconds sentAt = 0;
    domain::Seconds editedAt = 0; ///< 0 if never
    QString content;              ///< the Bot API's word: text, photo, sticker, …
    QString text;                 ///< text or caption, may be empty
    qint64 outboxId = 0;          ///< of an outgoing one
};

/// The conversations. Runs on the thread of its database.
class MessageRepository
{
public:
    explicit MessageRepository(Database &database)
        : m_database(database)
    {
    }

    /// Adds a message; the same one again changes nothing.
    [[nodiscard]] Result<void> add(const Message &message);

    /// Takes over the text of a later edit; does nothing when the message is not known.
    [[nodiscard]] Result<void> edit(const Message &message);

    /// The last @p limit messages with one person, oldest first.
    [[nodiscard]] Result<QList<Message>> with(domain::UserId user, int limit) const;

private:
    Database &m_database;
};

} // namespace botdesk::storage
