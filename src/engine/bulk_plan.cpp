#include "engine/bulk_plan.h"

namespace botdesk::engine
{

using domain::DialogStatus;

std::optional<SkipReason> reasonNotToWrite(const domain::User &user, domain::Seconds now)
{
    switch (domain::statusAt(user.dialog, now)) {
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

std::optional<SkipReason> reasonToSkip(BulkAction action, const domain::User &user,
                                       domain::Seconds now)
{
    if (action == BulkAction::Greet)
        return reasonNotToWrite(user, now);
    if (!domain::mayProbe(user.dialog))
        return SkipReason::Bot;
    return std::nullopt;
}

BulkPlan planFor(BulkAction action, const QList<domain::User> &users, domain::Seconds now)
{
    BulkPlan plan;
    for (const domain::User &user : users) {
        if (const auto reason = reasonToSkip(action, user, now))
            ++plan.skipped[*reason];
        else
            plan.reached.append(user.id);
    }
    return plan;
}

} // namespace botdesk::engine
