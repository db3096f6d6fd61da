#include "storage/audience.h"

#include "storage/bind.h"
#include "storage/outbox_item.h"

#include <algorithm>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;
using domain::DialogStatus;

namespace
{

/// People that stand in one statement.
constexpr qsizetype chunkSize = 10'000;

struct ConditionsOf {
    domain::Seconds now;

    QList<Condition> operator()(const UserQuery &query) const { return {conditionOf(query, now)}; }

    QList<Condition> operator()(const EveryoneBut &everyone) const
    {
        Condition condition = conditionOf(everyone.query, now);
        if (!everyone.exceptions.isEmpty())
            condition.add(u"NOT "_s + idList(everyone.exceptions));
        return {condition};
    }

    QList<Condition> operator()(QList<domain::UserId> ids) const
    {
        std::ranges::sort(ids);
        ids.erase(std::ranges::unique(ids).begin(), ids.end());
        QList<Condition> conditions;
        for (qsizetype from = 0; from < ids.size(); from += chunkSize) {
            Condition condition;
            condition.add(idList(ids.mid(from, chunkSize)));
            conditions.append(condition);
        }
        return conditions;
    }

    QList<Condition> operator()(const MissedBy &missed) const
    {
        Condition condition;
        condition.add(u"(id IN (SELECT user_id FROM job_people WHERE job_id = ? AND EXISTS ("
                      "SELECT 1 FROM jobs WHERE jobs.id = job_id AND state IN (?, ?))) "
                      "OR id IN (SELECT user_id FROM outbox WHERE job_id = ? AND job_id <> 0 "
                      "AND state IN (?, ?)))"_s,
                      {missed.jobId, number(JobState::Finished), number(JobState::Cancelled),
                       missed.jobId, number(OutboxState::Refused), number(OutboxState::Cancelled)});
        condition.add(u"id NOT IN (SELECT user_id FROM outbox WHERE job_id = ? AND job_id <> 0 "
                      "AND state IN (1, 2, 3, 5, 7))"_s,
                      {missed.jobId});
        return {condition};
    }
};

} // namespace

QList<Condition> conditionsOf(const Audience &audience, domain::Seconds now)
{
    return std::visit(ConditionsOf{now}, audience);
}

Condition isOpen()
{
    Condition condition;
    condition.add(u"status = ?"_s, {number(DialogStatus::Open)});
    return condition;
}

Condition isTemporary(domain::Seconds now)
{
    // The end is said to be above 0 so that its index serves.
    Condition condition;
    condition.add(u"join_ends_at > 0 AND join_ends_at > ? AND join_requested_at <= ? "
                  "AND status NOT IN (?, ?)"_s,
                  {now, now, number(DialogStatus::Open), number(DialogStatus::Bot)});
    return condition;
}

Condition both(Condition one, const Condition &other)
{
    one.parts += other.parts;
    one.values += other.values;
    return one;
}

} // namespace botdesk::storage
