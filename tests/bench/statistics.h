#pragma once

#include <vector>

namespace botdesk::bench
{

/// The value that @p percent of them do not exceed; 0 for none.
[[nodiscard]] double percentile(std::vector<double> values, double percent);

[[nodiscard]] inline double median(std::vector<double> values)
{
    return percentile(std::move(values), 50);
}

} // namespace botdesk::bench
