#include "engine/bulk_plan.h"

namespace botdesk::engine
{

using domain::DialogStatus;

namespace
{

std::optional<SkipReason> reasonNotToWriteWhen(DialogStatus status)
{
    switch (status) {
    case DialogStatus::Open:
    case DialogStatus::Temporary:
        return std::nullopt;
    case DialogStatus::NotStarted:
        return SkipReason::NotStarted;
    case DialogStatus::Blocked:
        return SkipReason::Blocked;
    case DialogStatus::Deactivated:
        return SkipReason::Deactivated;
    case DialogStatus::Unverified:
        return SkipReason::Unverified;
    case DialogStatus::Bot:
        return SkipReason::Bot;
    }
    return SkipReason::Unverified;
}

std::optional<SkipReason> reasonToSkipWhen(BulkAction action, DialogStatus status)
{
    if (action == BulkAction::Greet)
        return reasonNotToWriteWhen(status);
    if (!domain::mayProbe({.status = status}))
        return SkipReason::Bot;
    return std::nullopt;
}

} // namespace

std::optional<SkipReason> reasonNotToWrite(const domain::User &user, domain::Seconds now)
{
    return reasonNotToWriteWhen(domain::statusAt(user.dialog, now));
}

std::optional<SkipReason> reasonToSkip(BulkAction action, const domain::User &user,
                                       domain::Seconds now)
{
    return reasonToSkipWhen(action, domain::statusAt(user.dialog, now));
}

BulkPlan planFor(BulkAction action, const storage::AudienceCounts &counts)
{
    BulkPlan plan;
    for (auto it = counts.byStatus.cbegin(); it != counts.byStatus.cend(); ++it) {
        if (const auto reason = reasonToSkipWhen(action, it.key()))
            plan.skipped[*reason] += it.value();
        else
            plan.reached += it.value();
    }
    return plan;
}

} // namespace botdesk::engine
