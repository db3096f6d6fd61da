#include "statistics.h"

#include <algorithm>
#include <cmath>

namespace botdesk::bench
{

double percentile(std::vector<double> values, double percent)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const double rank = std::ceil(percent / 100 * static_cast<double>(values.size()));
    const auto at = static_cast<size_t>(std::max(1.0, rank)) - 1;
    return values[std::min(at, values.size() - 1)];
}

} // namespace botdesk::bench
