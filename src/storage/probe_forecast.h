#pragma once

#include "storage/database.h"
#include "storage/job.h"

namespace botdesk::storage
{

/// Whom a probe of many would reach and whom it would leave out. Nobody is counted twice among
/// those left out: bots first, then those being probed, then those probed lately.
struct ProbeForecast {
    qint64 total = 0;
    qint64 bots = 0;
    qint64 underWay = 0;
    qint64 lately = 0;  ///< probed within the longer pause
    qint64 justNow = 0; ///< those among them probed within the shorter one

    /// How many are probed, @p forced: also those probed lately, but not just now.
    [[nodiscard]] qint64 reached(bool forced) const
    {
        return total - bots - underWay - (forced ? justNow : lately);
    }
    bool operator==(const ProbeForecast &) const = default;
};

/// Since when somebody was probed "lately" or "just now".
struct ProbeMoments {
    domain::Milliseconds lately = 0;
    domain::Milliseconds justNow = 0;
};

/// Counts an audience, without reading the people. Runs on the thread of @p database.
/// @p now decides who is Temporary
[[nodiscard]] Result<ProbeForecast> probeForecast(Database &database, const Audience &audience,
                                                  const ProbeMoments &moments, domain::Seconds now);

} // namespace botdesk::storage
