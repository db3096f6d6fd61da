#include "widgets/broadcast_facts.h"

#include "storage/broadcast_forecast.h"
#include "storage/job_repository.h"
#include "storage/preferences_repository.h"
#include "storage/user_query.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::widgets
{

using domain::User;
using storage::Result;

namespace
{

/// Messages a second that a paid broadcast reaches at most.
constexpr qint64 paidPerSecond = 1000;

Result<std::optional<User>> person(const storage::UserReader &reader, domain::UserId id)
{
    const auto found = reader.withIds({id});
    if (!found)
        return std::unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional(found->constFirst());
}

/// Anybody of the audience whom the bot may write to.
Result<std::optional<User>> anybodyOf(const storage::UserReader &reader,
                                      const storage::Audience &audience, domain::Seconds now)
{
    if (const auto *users = std::get_if<QList<domain::UserId>>(&audience))
        return users->isEmpty() ? std::optional<User>() : person(reader, users->constFirst());
    storage::UserQuery query;
    QList<domain::UserId> exceptions;
    if (const auto *filter = std::get_if<storage::UserQuery>(&audience)) {
        query = *filter;
    } else if (const auto *everyone = std::get_if<storage::EveryoneBut>(&audience)) {
        query = everyone->query;
        exceptions = everyone->exceptions;
    }
    if (!query.status)
        query.status = domain::DialogStatus::Open;
    const auto found = reader.first(query, static_cast<int>(exceptions.size()) + 1, now);
    if (!found)
        return std::unexpected(found.error());
    const auto anybody = std::ranges::find_if_not(
        *found, [&exceptions](const User &user) { return exceptions.contains(user.id); });
    return anybody == found->end() ? std::nullopt : std::optional(*anybody);
}

} // namespace

Result<BroadcastFacts> readFacts(storage::Database &database, const storage::Audience &audience)
{
    const domain::Seconds now = QDateTime::currentSecsSinceEpoch();
    const storage::UserReader reader(database);
    BroadcastFacts facts;
    const auto forecast = storage::broadcastForecast(database, audience, now);
    if (!forecast)
        return std::unexpected(forecast.error());
    facts.forecast = *forecast;
    const auto id = storage::PreferencesRepository(database).operatorId();
    if (!id)
        return std::unexpected(id.error());
    const auto self = person(reader, *id);
    if (!self)
        return std::unexpected(self.error());
    facts.self = *self;
    const auto anybody = anybodyOf(reader, audience, now);
    if (!anybody)
        return std::unexpected(anybody.error());
    facts.reader = *anybody;
    const auto running = storage::JobRepository(database).running(storage::JobKind::Broadcast);
    if (!running)
        return std::unexpected(running.error());
    facts.anotherRuns = running->has_value();
    return facts;
}

qint64 secondsFor(qint64 people, int perSecond, qint64 starCap)
{
    const qint64 paid = std::min(people, starCap * storage::messagesPerStar);
    const qint64 paidSeconds = paid / paidPerSecond;
    // What is beyond the cap goes on at the free rate.
    return paidSeconds + (people - paid) / std::max(perSecond, 1);
}

} // namespace botdesk::widgets
