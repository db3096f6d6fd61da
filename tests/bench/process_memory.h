#pragma once

namespace botdesk::bench
{

/// What this process has in memory at the moment, in MB.
[[nodiscard]] double residentMegabytes();
/// The most it had since forgetPeak(), or since it began.
[[nodiscard]] double peakMegabytes();
void forgetPeak();

} // namespace botdesk::bench
