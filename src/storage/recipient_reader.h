#pragma once

#include "domain/dialog.h"
#include "domain/profile.h"
#include "storage/database.h"
#include "storage/outbox_item.h"

#include <QList>

#include <functional>

namespace botdesk::storage
{

/// Those with whom a broadcast went the same way.
enum class RecipientGroup : std::uint8_t {
    Sent,
    Refused,   ///< by the server; or the permission was gone at the moment of sending
    Unknown,   ///< nobody can know whether it arrived (R13)
    TakenBack, ///< by the operator, one by one
    Left,      ///< their turn has not come; of a cancelled broadcast: never came
};

/// Somebody whom a broadcast was for, and how it went.
struct Recipient {
    qint64 position = 0; ///< where the next page goes on
    domain::UserId user = 0;
    domain::Profile profile;
    domain::DialogStatus status = domain::DialogStatus::Unverified; ///< today
    OutboxReason reason = OutboxReason::None;
    int errorCode = 0;
    QString errorText;           ///< the server's words
    domain::Milliseconds at = 0; ///< when it ended, 0 for those who are left

    bool operator==(const Recipient &) const = default;
};

/// Reads who got a broadcast and who did not. Runs on the thread of its database. What a page costs
/// does not depend on the broadcast's size.
class RecipientReader
{
public:
    explicit RecipientReader(Database &database)
        : m_database(database)
    {
    }

    /// The next @p limit people of a group behind @p after: 0 for the first page, else the position
    /// of the last one of the page before. In the order in which they were written down; those who
    /// are left by their ids.
    /// @p now decides who is Temporary
    [[nodiscard]] Result<QList<Recipient>> page(qint64 job, RecipientGroup group, qint64 after,
                                                int limit, domain::Seconds now) const;

    /// Gets one person after the other; false means: give up.
    using Visit = std::function<bool(const Recipient &)>;

    /// Shows everyone of a group to @p visit, however many they are. False when @p visit gave up.
    [[nodiscard]] Result<bool> visit(qint64 job, RecipientGroup group, domain::Seconds now,
                                     const Visit &visit) const;

private:
    Database &m_database;
};

} // namespace botdesk::storage
