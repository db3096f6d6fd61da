#include "storage/probe_forecast.h"

#include "storage/outbox_item.h"
#include "storage/user_condition.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

/// People that stand in one statement.
constexpr qsizetype chunkSize = 10'000;

Result<ProbeForecast> countThose(Database &database, const Condition &condition,
                                 const ProbeMoments &moments)
{
    // What was tried is found by its time: there is far less of it than there are people.
    const QString sql =
        u"WITH under_way AS MATERIALIZED (SELECT user_id FROM outbox WHERE kind = 3 AND state = 1 "
        "UNION SELECT user_id FROM outbox WHERE kind = 3 AND state = 2), "
        "tried AS MATERIALIZED (SELECT user_id, max(attempted_ms) AS at FROM outbox "
        "WHERE kind = 3 AND attempted_ms > 0 AND attempted_ms > ? AND state IN (2, 3, 4, 5) "
        "GROUP BY user_id), "
        "lately AS MATERIALIZED (SELECT user_id FROM tried), "
        "just_now AS MATERIALIZED (SELECT user_id FROM tried WHERE at > ?) "
        "SELECT count(*), total(bot), total(NOT bot AND pending), "
        "total(NOT bot AND NOT pending AND recent), "
        "total(NOT bot AND NOT pending AND fresh) FROM "
        "(SELECT status = ? AS bot, id IN under_way AS pending, id IN lately AS recent, "
        "id IN just_now AS fresh FROM users%1)"_s.arg(condition.where());
    auto rows = database.runOnce(sql, QVariantList{moments.lately, moments.justNow,
                                                   static_cast<int>(domain::DialogStatus::Bot)} +
                                          condition.values);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return ProbeForecast{};
    return ProbeForecast{.total = rows->integer(0),
                         .bots = rows->integer(1),
                         .underWay = rows->integer(2),
                         .lately = rows->integer(3),
                         .justNow = rows->integer(4)};
}

void add(ProbeForecast &sum, const ProbeForecast &more)
{
    sum.total += more.total;
    sum.bots += more.bots;
    sum.underWay += more.underWay;
    sum.lately += more.lately;
    sum.justNow += more.justNow;
}

} // namespace

Result<ProbeForecast> probeForecast(Database &database, const Audience &audience,
                                    const ProbeMoments &moments, domain::Seconds now)
{
    if (const auto *query = std::get_if<UserQuery>(&audience))
        return countThose(database, conditionOf(*query, now), moments);
    const auto &ids = std::get<QList<domain::UserId>>(audience);
    ProbeForecast sum;
    for (qsizetype from = 0; from < ids.size(); from += chunkSize) {
        Condition condition;
        condition.add(idList(ids.mid(from, chunkSize)));
        const auto some = countThose(database, condition, moments);
        if (!some)
            return some;
        add(sum, *some);
    }
    return sum;
}

} // namespace botdesk::storage
