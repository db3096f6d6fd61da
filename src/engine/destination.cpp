#include "engine/destination.h"

#include "storage/join_request_repository.h"

namespace botdesk::engine
{

using domain::DialogStatus;
using storage::JoinRequest;
using storage::JoinRequestState;
using storage::OutboxItem;
using storage::OutboxKind;
using storage::OutboxReason;
using storage::Result;

namespace
{

Destination refused(OutboxReason reason)
{
    return {.chatId = 0, .refusal = reason};
}

/// What ended the window of a join request under an item that waited.
Destination behindWindow(const OutboxItem &item, const domain::User &person,
                         const std::optional<JoinRequest> &request)
{
    if (request)
        return refused(request->state == JoinRequestState::Waiting ? OutboxReason::WindowEnded
                                                                   : OutboxReason::RequestGone);
    // Written by hand on a person's page, while the last request's window was open.
    const domain::JoinWindow &window = person.dialog.join;
    if (!window.isOpenAt(item.createdAt / 1000))
        return refused(OutboxReason::NotAllowed);
    const bool ranOut = window.endsAt == window.requestedAt + domain::joinRequestWindow;
    return refused(ranOut ? OutboxReason::WindowEnded : OutboxReason::RequestGone);
}

Destination destinationOfMessage(const OutboxItem &item, const domain::User &person,
                                 const std::optional<JoinRequest> &request, domain::Seconds now)
{
    const auto chat = request ? chatToWriteTo(person, *request, now)
                              : domain::chatToWriteTo(person.id, person.dialog, now);
    if (chat)
        return {.chatId = *chat,
                .throughWindow = domain::statusAt(person.dialog, now) != DialogStatus::Open};
    return behindWindow(item, person, request);
}

} // namespace

std::optional<qint64> chatToWriteTo(const domain::User &person, const JoinRequest &request,
                                    domain::Seconds now)
{
    if (const auto chat = domain::chatToWriteTo(person.id, person.dialog, now))
        return chat;
    // Another request of the same person was processed, or is the latest: this one's window is its
    // own.
    if (request.isWritableAt(now) && person.dialog.status != DialogStatus::Bot)
        return request.userChatId;
    return std::nullopt;
}

Result<Destination> destinationOf(const OutboxItem &item, const domain::User &person,
                                  storage::Database &database, domain::Seconds now)
{
    const storage::JoinRequestRepository requests(database);
    if (storage::isJoinDecision(item.kind)) {
        // Whoever asked again meanwhile is meant all the same.
        const auto waiting = requests.waitingOf(item.user, item.chatId);
        if (!waiting)
            return std::unexpected(waiting.error());
        return *waiting ? Destination{.chatId = item.chatId} : refused(OutboxReason::RequestGone);
    }
    if (item.kind == OutboxKind::Probe) {
        if (!domain::mayProbe(person.dialog))
            return refused(OutboxReason::NotAllowed);
        const auto status = domain::statusAt(person.dialog, now);
        return Destination{.chatId = person.id, .throughWindow = status == DialogStatus::Temporary};
    }
    std::optional<JoinRequest> request;
    if (item.joinRequestId != 0) {
        auto found = requests.find(item.joinRequestId);
        if (!found)
            return std::unexpected(found.error());
        request = std::move(*found);
    }
    return destinationOfMessage(item, person, request, now);
}

} // namespace botdesk::engine
