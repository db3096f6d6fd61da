#include "storage/broadcast_forecast.h"

#include "storage/audience.h"
#include "storage/job_repository.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

/// Adds those under @p condition to the languages.
Result<qint64> countLanguages(Database &database, const Condition &condition, const char *table,
                              QMap<QString, qint64> &languages)
{
    auto rows = database.runOnce(u"SELECT language, count(*) FROM %1%2 GROUP BY language"_s.arg(
                                     QLatin1StringView(table), condition.where()),
                                 condition.values);
    if (!rows)
        return std::unexpected(rows.error());
    qint64 total = 0;
    while (rows->next()) {
        languages[rows->text(0)] += rows->integer(1);
        total += rows->integer(1);
    }
    return total;
}

} // namespace

Result<BroadcastForecast> broadcastForecast(Database &database, const Audience &audience,
                                            domain::Seconds now)
{
    BroadcastForecast forecast;
    const QList<Condition> conditions = conditionsOf(audience, now);
    for (const Condition &condition : conditions) {
        const auto open =
            countLanguages(database, both(condition, isOpen()), "users", forecast.languages);
        if (!open)
            return std::unexpected(open.error());
        const auto temporary = countLanguages(database, both(condition, isTemporary(now)),
                                              usersWithWindow, forecast.languages);
        if (!temporary)
            return std::unexpected(temporary.error());
        forecast.reached += *open + *temporary;
        const auto skipped = skippedByBroadcast(database, condition, now);
        if (!skipped)
            return std::unexpected(skipped.error());
        for (auto it = skipped->cbegin(); it != skipped->cend(); ++it) {
            forecast.skipped[it.key()] += it.value();
            forecast.total += it.value();
        }
    }
    forecast.total += forecast.reached;
    return forecast;
}

} // namespace botdesk::storage
