#pragma once

#include "domain/user.h"
#include "storage/audience_reader.h"

#include <QList>
#include <QMap>

#include <chrono>
#include <optional>

namespace botdesk::engine
{

/// What can be done to many people at once.
enum class BulkAction : std::uint8_t { Greet, Probe };

/// A second typing action in a chat within a minute earns a flood ban (docs/rules.md, R6).
inline constexpr std::chrono::seconds probePause{60};

/// A job does not probe again whoever was probed so lately, unless the operator wants it.
inline constexpr std::chrono::hours jobProbePause{1};

/// Why somebody is left out.
enum class SkipReason : std::uint8_t {
    NotStarted,
    Blocked,
    Deactivated,
    Unverified,
    Bot,
};

/// May @p action be done to this person at @p now? Nothing when it may. R1, R3, R5.
[[nodiscard]] std::optional<SkipReason> reasonToSkip(BulkAction action, const domain::User &user,
                                                     domain::Seconds now);

/// May a message by hand be written to this person at @p now? Nothing when it may.
[[nodiscard]] std::optional<SkipReason> reasonNotToWrite(const domain::User &user,
                                                         domain::Seconds now);

/// How many an action reaches and leaves out, told before anything is sent.
struct BulkPlan {
    qint64 reached = 0;
    QMap<SkipReason, qint64> skipped;
};

[[nodiscard]] BulkPlan planFor(BulkAction action, const storage::AudienceCounts &counts);

} // namespace botdesk::engine
