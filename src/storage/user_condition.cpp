#include "storage/user_condition.h"

#include "storage/bind.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::Ground;

namespace
{

constexpr auto windowIsOpen = "(join_requested_at <= ? AND join_ends_at > ?)"_L1;

/// domain::statusAt() in SQL.
void addStatus(Condition &condition, DialogStatus status, domain::Seconds now)
{
    const QVariantList moment{now, now};
    if (status == DialogStatus::Temporary) {
        condition.add(u"status NOT IN (?, ?) AND "_s + windowIsOpen,
                      QVariantList{number(DialogStatus::Open), number(DialogStatus::Bot)} + moment);
    } else if (status == DialogStatus::Open || status == DialogStatus::Bot) {
        condition.add(u"status = ?"_s, {number(status)});
    } else {
        condition.add(u"status = ? AND NOT "_s + windowIsOpen,
                      QVariantList{number(status)} + moment);
    }
}

/// domain::groundAt() in SQL.
void addGround(Condition &condition, Ground ground, domain::Seconds now)
{
    if (ground == Ground::JoinRequest) {
        addStatus(condition, DialogStatus::Temporary, now);
        return;
    }
    condition.add(u"ground = ?"_s, {number(ground)});
    // Who is open keeps that ground; under everyone else's a join request may lie over it.
    if (ground == Ground::None)
        condition.add(u"(status = ? OR NOT %1)"_s.arg(windowIsOpen),
                      {number(DialogStatus::Bot), now, now});
}

/// The numbers of the kinds that say whether the bot may write, for a list in SQL.
QString decidingKinds()
{
    QStringList numbers;
    for (const domain::EvidenceKind kind : domain::decidingKinds())
        numbers.append(QString::number(static_cast<int>(kind)));
    return numbers.join(u',');
}

void addNotHeardSince(Condition &condition, domain::Seconds since)
{
    // The cheap half first: for most people nothing at all is later, and only of the others the
    // ledger is asked.
    static const QString sql =
        u"status NOT IN (?, ?) AND (last_at <= ? OR NOT EXISTS (SELECT 1 FROM evidence "
        "WHERE evidence.user_id = users.id AND happened_at > ? AND kind IN (%1)))"_s.arg(
            decidingKinds());
    condition.add(sql,
                  {number(DialogStatus::Bot), number(DialogStatus::Deactivated), since, since});
}

} // namespace

QString Condition::where() const
{
    return parts.isEmpty() ? QString() : u" WHERE "_s + parts.join(u" AND "_s);
}

Condition conditionOf(const UserQuery &query, domain::Seconds now)
{
    Condition condition;
    if (query.status)
        addStatus(condition, *query.status, now);
    if (query.language) {
        if (query.language->isEmpty())
            condition.add(u"language IS NULL"_s);
        else
            condition.add(u"language = ?"_s, {*query.language});
    }
    if (query.notHeardSince)
        addNotHeardSince(condition, *query.notHeardSince);
    if (query.ground)
        addGround(condition, *query.ground, now);
    const QStringList words = domain::foldForSearch(query.search).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        condition.add(u"instr(search_text, ?) > 0"_s, {word});
    return condition;
}

/// Ids are numbers of ours, never text: they may stand in the statement, where a placeholder for
/// each would run into the limit.
QString idList(const QList<domain::UserId> &ids)
{
    QStringList numbers;
    numbers.reserve(ids.size());
    for (const domain::UserId id : ids)
        numbers.append(QString::number(id));
    return u"id IN (%1)"_s.arg(numbers.join(u','));
}

} // namespace botdesk::storage
