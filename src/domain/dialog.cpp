#include "domain/dialog.h"

#include <algorithm>

namespace botdesk::domain
{

namespace
{

/// The ground that a piece gives, None when it does not open a dialog.
Ground groundOf(EvidenceKind kind)
{
    switch (kind) {
    case EvidenceKind::Started:
        return Ground::Started;
    case EvidenceKind::Wrote:
        return Ground::WroteFirst;
    case EvidenceKind::AccessByRequest:
        return Ground::AccessByRequest;
    case EvidenceKind::AccessByWebApp:
        return Ground::AccessByWebApp;
    case EvidenceKind::AccessByAttachmentMenu:
        return Ground::AccessByAttachmentMenu;
    case EvidenceKind::LoggedInOnSite:
        return Ground::LoggedInOnSite;
    case EvidenceKind::Unblocked:
        return Ground::Unblocked;
    case EvidenceKind::MessageAccepted:
        return Ground::AcceptedMessage;
    case EvidenceKind::ProbeAccepted:
        return Ground::AcceptedProbe;
    default:
        return Ground::None;
    }
}

/// That the server accepted something shows that we may write, not why.
bool explainsNothing(Ground ground)
{
    return ground == Ground::AcceptedMessage || ground == Ground::AcceptedProbe;
}

void decide(DialogState &state, DialogStatus status, const Evidence &evidence)
{
    if (state.status == status)
        return;
    state.status = status;
    state.ground = Ground::None;
    state.groundDetail.clear();
    state.since = evidence.happenedAt;
    state.decidedBy = evidence.id;
}

void open(DialogState &state, Ground ground, const Evidence &evidence)
{
    const bool wasOpen = state.status == DialogStatus::Open;
    if (wasOpen && !(explainsNothing(state.ground) && !explainsNothing(ground)))
        return;
    decide(state, DialogStatus::Open, evidence);
    state.ground = ground;
    state.groundDetail = explainsNothing(ground) ? QString() : evidence.detail;
    state.decidedBy = evidence.id;
}

void openJoinWindow(DialogState &state, const Evidence &evidence)
{
    state.join = {
        .chatId = evidence.chatId,
        .userChatId = evidence.userChatId,
        .chatTitle = evidence.detail,
        .requestedAt = evidence.happenedAt,
        .endsAt = evidence.happenedAt + joinRequestWindow,
    };
}

void closeJoinWindow(DialogState &state, const Evidence &evidence)
{
    if (state.join.chatId == evidence.chatId && evidence.happenedAt < state.join.endsAt)
        state.join.endsAt = evidence.happenedAt;
}

/// True when the piece rests on a profile that Telegram gave (R11): every update does, and so does
/// a login whose signature was checked.
bool showsProfile(const Evidence &evidence)
{
    return evidence.source == EvidenceSource::Update || evidence.kind == EvidenceKind::LoginChecked;
}

} // namespace

DialogState step(DialogState state, const Evidence &evidence)
{
    state.last = orderOf(evidence);
    if (showsProfile(evidence)) {
        state.met = true;
        if (state.status == DialogStatus::Unverified)
            decide(state, DialogStatus::NotStarted, evidence);
    }
    // Nothing makes a person of a bot, and nobody becomes one: the flag of the profile is final
    // (R5).
    if (state.status == DialogStatus::Bot)
        return state;

    switch (evidence.kind) {
    case EvidenceKind::BotSeen:
    case EvidenceKind::RefusedBot:
        decide(state, DialogStatus::Bot, evidence);
        break;
    case EvidenceKind::Stopped:
    case EvidenceKind::RefusedBlocked:
        decide(state, DialogStatus::Blocked, evidence);
        break;
    case EvidenceKind::RefusedDeactivated:
        decide(state, DialogStatus::Deactivated, evidence);
        break;
    case EvidenceKind::RefusedNotStarted:
        decide(state, DialogStatus::NotStarted, evidence);
        break;
    case EvidenceKind::JoinRequested:
        openJoinWindow(state, evidence);
        break;
    case EvidenceKind::JoinProcessed:
        closeJoinWindow(state, evidence);
        break;
    default:
        if (const Ground ground = groundOf(evidence.kind); ground != Ground::None)
            open(state, ground, evidence);
        break;
    }
    return state;
}

namespace
{

std::vector<const Evidence *> inOrder(std::span<const Evidence> evidence)
{
    std::vector<const Evidence *> sorted;
    sorted.reserve(evidence.size());
    for (const Evidence &piece : evidence)
        sorted.push_back(&piece);
    std::ranges::sort(sorted, {}, [](const Evidence *piece) { return orderOf(*piece); });
    return sorted;
}

} // namespace

DialogState fold(std::span<const Evidence> evidence)
{
    DialogState state;
    for (const Evidence *piece : inOrder(evidence))
        state = step(std::move(state), *piece);
    return state;
}

std::span<const EvidenceKind> decidingKinds()
{
    static constexpr EvidenceKind kinds[] = {
        EvidenceKind::Started,
        EvidenceKind::Wrote,
        EvidenceKind::AccessByRequest,
        EvidenceKind::AccessByWebApp,
        EvidenceKind::AccessByAttachmentMenu,
        EvidenceKind::LoggedInOnSite,
        EvidenceKind::Unblocked,
        EvidenceKind::Stopped,
        EvidenceKind::MessageAccepted,
        EvidenceKind::ProbeAccepted,
        EvidenceKind::RefusedBlocked,
        EvidenceKind::RefusedDeactivated,
        EvidenceKind::RefusedNotStarted,
        EvidenceKind::RefusedBot,
    };
    return kinds;
}

std::vector<LedgerEntry> ledger(std::vector<Evidence> evidence)
{
    std::vector<LedgerEntry> entries;
    entries.reserve(evidence.size());
    DialogState state;
    for (const Evidence *piece : inOrder(evidence)) {
        const DialogStatus before = state.status;
        state = step(std::move(state), *piece);
        entries.push_back({.evidence = *piece,
                           .before = before,
                           .after = state.status,
                           .isFirst = entries.empty(),
                           .opensWindow = piece->kind == EvidenceKind::JoinRequested});
    }
    // Late: something that happened after it had been recorded before it.
    Milliseconds earliestLater = std::numeric_limits<Milliseconds>::max();
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        entry->late = entry->evidence.recordedAt > earliestLater;
        earliestLater = std::min(earliestLater, entry->evidence.recordedAt);
    }
    return entries;
}

DialogStatus statusAt(const DialogState &state, Seconds now)
{
    const bool allowsMore = state.status == DialogStatus::Open || state.status == DialogStatus::Bot;
    return !allowsMore && state.join.isOpenAt(now) ? DialogStatus::Temporary : state.status;
}

Ground groundAt(const DialogState &state, Seconds now)
{
    return statusAt(state, now) == DialogStatus::Temporary ? Ground::JoinRequest : state.ground;
}

std::optional<qint64> chatToWriteTo(UserId user, const DialogState &state, Seconds now)
{
    switch (statusAt(state, now)) {
    case DialogStatus::Open:
        return user;
    case DialogStatus::Temporary:
        return state.join.userChatId;
    default:
        return std::nullopt;
    }
}

bool mayProbe(const DialogState &state)
{
    return state.status != DialogStatus::Bot;
}

} // namespace botdesk::domain
