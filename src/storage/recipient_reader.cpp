#include "storage/recipient_reader.h"

#include "storage/bind.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;
using domain::DialogStatus;

namespace
{

/// People read at once while all are visited.
constexpr int visitPage = 2000;

/// Who they are today, and how it went; of an item @c o and a person @c u.
const QString &columns()
{
    static const QString list =
        u"u.id, u.first_name, u.last_name, u.username, u.is_bot, u.status, u.join_requested_at, "
        "u.join_ends_at, o.reason, o.error_code, o.error_text, o.finished_ms"_s;
    return list;
}

/// @c position, then columns().
Recipient recipientFrom(const Rows &rows, domain::Seconds now)
{
    domain::DialogState dialog{.status = rows.enumeration<DialogStatus>(6)};
    dialog.join.requestedAt = rows.integer(7);
    dialog.join.endsAt = rows.integer(8);
    return {.position = rows.integer(0),
            .user = rows.integer(1),
            .profile = {.firstName = rows.text(2),
                        .lastName = rows.text(3),
                        .username = rows.text(4),
                        .isBot = rows.boolean(5)},
            .status = domain::statusAt(dialog, now),
            .reason = rows.enumeration<OutboxReason>(9),
            .errorCode = static_cast<int>(rows.integer(10)),
            .errorText = rows.text(11),
            .at = rows.integer(12)};
}

/// Somebody whose item was sent again stands where the second try brought them; where the first one
/// did when that was taken back.
const QString &ofState()
{
    static const QString sql =
        u"SELECT o.id, %1 FROM outbox o JOIN users u ON u.id = o.user_id "
        "WHERE o.job_id = ? AND o.job_id <> 0 AND o.state = ? AND o.id > ? AND o.reason <> ? "
        "AND NOT (o.again_of <> 0 AND o.state = 6) "
        "AND NOT EXISTS (SELECT 1 FROM outbox n WHERE n.user_id = o.user_id "
        "AND n.again_of = o.id AND n.state IN (3, 4, 5)) ORDER BY o.id LIMIT ?"_s.arg(columns());
    return sql;
}

/// Whoever is still to have their turn, and those whose item was on its way to the server's limits
/// when the job was paused or cancelled.
const QString &ofThoseLeft()
{
    static const QString sql =
        u"SELECT p.user_id, %1 FROM ("
        "SELECT user_id, 0 AS item FROM job_people WHERE job_id = ? AND user_id > ? "
        "UNION ALL SELECT user_id, id FROM outbox WHERE job_id = ? AND job_id <> 0 "
        "AND user_id > ? AND again_of = 0 AND state IN (1, 2, 7) "
        "UNION ALL SELECT user_id, id FROM outbox WHERE job_id = ? AND job_id <> 0 "
        "AND user_id > ? AND again_of = 0 AND state = 6 AND reason = ? "
        "ORDER BY 1 LIMIT ?) p "
        "JOIN users u ON u.id = p.user_id LEFT JOIN outbox o ON o.id = p.item "
        "ORDER BY p.user_id"_s.arg(columns());
    return sql;
}

OutboxState stateOf(RecipientGroup group)
{
    switch (group) {
    case RecipientGroup::Sent:
    case RecipientGroup::Left:
        break;
    case RecipientGroup::Refused:
        return OutboxState::Refused;
    case RecipientGroup::Unknown:
        return OutboxState::Unknown;
    case RecipientGroup::TakenBack:
        return OutboxState::Cancelled;
    }
    return OutboxState::Sent;
}

} // namespace

Result<QList<Recipient>> RecipientReader::page(qint64 job, RecipientGroup group, qint64 after,
                                               int limit, domain::Seconds now) const
{
    const int jobCancelled = number(OutboxReason::JobCancelled);
    auto rows =
        group == RecipientGroup::Left
            ? m_database.run(ofThoseLeft(),
                             {job, after, job, after, job, after, jobCancelled, limit})
            : m_database.run(ofState(), {job, number(stateOf(group)), after, jobCancelled, limit});
    if (!rows)
        return std::unexpected(rows.error());
    QList<Recipient> people;
    while (rows->next())
        people.append(recipientFrom(*rows, now));
    return people;
}

Result<bool> RecipientReader::visit(qint64 job, RecipientGroup group, domain::Seconds now,
                                    const Visit &visit) const
{
    const auto snapshot = Snapshot::begin(m_database);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    for (qint64 after = 0;;) {
        const auto people = page(job, group, after, visitPage, now);
        if (!people)
            return std::unexpected(people.error());
        for (const Recipient &person : *people) {
            if (!visit(person))
                return false;
        }
        if (people->size() < visitPage)
            return true;
        after = people->last().position;
    }
}

} // namespace botdesk::storage
