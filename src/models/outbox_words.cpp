#include "models/outbox_words.h"

#include "models/dialog_words.h"

#include <QLocale>

namespace botdesk::models
{

using storage::OutboxEntry;
using storage::OutboxKind;
using storage::OutboxLane;
using storage::OutboxState;

namespace
{

constexpr domain::Milliseconds second = 1000;

/// Whole seconds, rounded up.
int secondsOf(domain::Milliseconds duration)
{
    return static_cast<int>((duration + second - 1) / second);
}

} // namespace

QString OutboxWords::kind(OutboxKind kind)
{
    switch (kind) {
    case OutboxKind::Message:
        return tr("Message");
    case OutboxKind::Greeting:
        return tr("Greeting");
    case OutboxKind::Probe:
        return tr("Probe");
    case OutboxKind::Approve:
        return tr("Approval");
    case OutboxKind::Decline:
        return tr("Refusal to let in");
    case OutboxKind::Broadcast:
        return tr("Broadcast");
    }
    return {};
}

QString OutboxWords::lane(std::optional<OutboxLane> lane)
{
    if (!lane)
        return tr("Everything");
    switch (*lane) {
    case OutboxLane::Operator:
        return tr("Written by hand");
    case OutboxLane::Greeting:
        return tr("Greetings");
    case OutboxLane::Probe:
        return tr("Probes");
    case OutboxLane::Broadcast:
        return tr("Broadcasts");
    }
    return {};
}

QString OutboxWords::standing(const OutboxEntry &entry, const storage::SendingLimits &limits,
                              domain::Milliseconds now)
{
    const storage::OutboxItem &item = entry.item;
    if (item.state == OutboxState::InFlight)
        return tr("On its way for %Ln second(s)", nullptr,
                  secondsOf(std::max<domain::Milliseconds>(0, now - item.attemptedAt)));
    if (item.state == OutboxState::Held)
        return entry.jobKind == storage::JobKind::Broadcast ? tr("Its broadcast is paused")
                                                            : tr("Its probe is paused");
    if (item.state != OutboxState::Queued)
        return DialogWords::outboxState(item);
    if (entry.isBehindAnother)
        return tr("Behind something earlier to the same person");
    const domain::Milliseconds free = entry.lastAttempt + limits.chatInterval.count();
    if (free > now && !storage::isJoinDecision(item.kind))
        return tr("Follows another one to the same person in %Ln second(s)", nullptr,
                  secondsOf(free - now));
    return tr("Waits for its turn");
}

QString OutboxWords::pace(const storage::SendingLimits &limits)
{
    constexpr double inSeconds = 1000.0;
    const double interval = static_cast<double>(limits.chatInterval.count()) / inSeconds;
    return tr("At most %Ln message(s) leave in a second in all, and to one person one every %1 s.",
              nullptr, limits.perSecond)
        .arg(QLocale().toString(interval, 'g', 4));
}

} // namespace botdesk::models
