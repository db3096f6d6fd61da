#include "models/join_request_row.h"

#include "storage/join_request_repository.h"
#include "storage/outbox_repository.h"
#include "storage/user_query.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <ranges>

namespace botdesk::models
{

using storage::JoinRequestState;
using storage::OutboxItem;
using storage::OutboxState;
using storage::Result;

std::optional<OutboxItem> JoinRequestRow::lastDecision() const
{
    for (const OutboxItem &item : items | std::views::reverse) {
        if (storage::isJoinDecision(item.kind) && item.state != OutboxState::Cancelled)
            return item;
    }
    return std::nullopt;
}

bool JoinRequestRow::isBeingDecided() const
{
    const auto decision = lastDecision();
    return decision &&
           (decision->state == OutboxState::Queued || decision->state == OutboxState::InFlight);
}

domain::Seconds JoinRequestRow::timeLeft(domain::Seconds now) const
{
    // Never more than the whole: the clock of this machine may be behind Telegram's.
    return request.state == JoinRequestState::Waiting
               ? std::min(request.windowEndsAt() - now, domain::joinRequestWindow)
               : 0;
}

domain::Seconds JoinRequestRow::liveUntil() const
{
    const domain::Seconds window =
        request.state == JoinRequestState::Waiting ? request.windowEndsAt() : 0;
    return std::max(window, user.dialog.join.endsAt);
}

namespace
{

Result<QHash<domain::UserId, domain::User>> peopleOf(const QList<storage::JoinRequest> &requests,
                                                     storage::Database &database)
{
    QSet<domain::UserId> ids;
    for (const storage::JoinRequest &request : requests)
        ids.insert(request.user);
    const auto users = storage::UserReader(database).withIds(ids.values());
    if (!users)
        return std::unexpected(users.error());
    QHash<domain::UserId, domain::User> people;
    for (const domain::User &user : *users)
        people.insert(user.id, user);
    return people;
}

Result<QHash<qint64, QList<OutboxItem>>> itemsOf(const QList<storage::JoinRequest> &requests,
                                                 storage::Database &database)
{
    QList<qint64> ids;
    for (const storage::JoinRequest &request : requests)
        ids.append(request.id);
    const auto items = storage::OutboxRepository(database).ofJoinRequests(ids);
    if (!items)
        return std::unexpected(items.error());
    QHash<qint64, QList<OutboxItem>> byRequest;
    for (const OutboxItem &item : *items)
        byRequest[item.joinRequestId].append(item);
    return byRequest;
}

} // namespace

Result<JoinRequestList> readJoinRequests(storage::Database &database, int waitingLimit,
                                         int processedLimit)
{
    const storage::JoinRequestRepository repository(database);
    const auto waiting = repository.waiting(waitingLimit);
    if (!waiting)
        return std::unexpected(waiting.error());
    const auto processed = repository.processed(processedLimit);
    if (!processed)
        return std::unexpected(processed.error());
    const auto count = repository.waitingCount();
    if (!count)
        return std::unexpected(count.error());
    const QList<storage::JoinRequest> requests = *waiting + *processed;
    const auto people = peopleOf(requests, database);
    if (!people)
        return std::unexpected(people.error());
    const auto items = itemsOf(requests, database);
    if (!items)
        return std::unexpected(items.error());

    JoinRequestList list{.rows = {}, .waiting = *count};
    list.rows.reserve(requests.size());
    for (const storage::JoinRequest &request : requests)
        list.rows.append({.request = request,
                          .user = people->value(request.user, domain::User{.id = request.user}),
                          .items = items->value(request.id)});
    return list;
}

} // namespace botdesk::models
