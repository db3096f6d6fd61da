#include "storage/probe_forecast.h"

#include "storage/audience.h"
#include "storage/outbox_item.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

Result<ProbeForecast> countThose(Database &database, const Condition &condition,
                                 const ProbeMoments &moments)
{
    const int bot = static_cast<int>(domain::DialogStatus::Bot);
    ProbeForecast forecast;
    {
        auto rows =
            database.runOnce(u"SELECT count(*), total(status = ?) FROM users"_s + condition.where(),
                             QVariantList{bot} + condition.values);
        if (!rows)
            return std::unexpected(rows.error());
        if (rows->next()) {
            forecast.total = rows->integer(0);
            forecast.bots = rows->integer(1);
        }
    }
    // Begun at what was tried, found by its time: there is far less of it than there are people.
    Condition people = condition;
    people.add(u"users.id = user_id AND status <> ?"_s, {bot});
    const QString sql =
        u"WITH touched AS ("
        "SELECT user_id, 1 AS pending, 0 AS at FROM outbox WHERE kind = 3 AND state = 1 "
        "UNION ALL SELECT user_id, 1, 0 FROM outbox WHERE kind = 3 AND state = 2 "
        "UNION ALL SELECT user_id, 0, attempted_ms FROM outbox WHERE kind = 3 "
        "AND attempted_ms > 0 AND attempted_ms > ? AND state IN (3, 4, 5)), "
        "latest AS (SELECT user_id, max(pending) AS pending, max(at) AS at FROM touched "
        "GROUP BY user_id) "
        "SELECT total(pending), total(NOT pending), total(NOT pending AND at > ?) "
        "FROM latest CROSS JOIN users"_s +
        people.where();
    auto rows =
        database.runOnce(sql, QVariantList{moments.lately, moments.justNow} + people.values);
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->next()) {
        forecast.underWay = rows->integer(0);
        forecast.lately = rows->integer(1);
        forecast.justNow = rows->integer(2);
    }
    return forecast;
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
    ProbeForecast sum;
    const QList<Condition> conditions = conditionsOf(audience, now);
    for (const Condition &condition : conditions) {
        const auto some = countThose(database, condition, moments);
        if (!some)
            return some;
        add(sum, *some);
    }
    return sum;
}

} // namespace botdesk::storage
