#pragma once

#include <QtGlobal>

namespace botdesk::bench
{

/// What this process has used of the processors, user and system, all threads.
[[nodiscard]] double usedCpuSeconds();

/// Gives back what is free and counts the largest memory anew from here on.
void forgetPeakMemory();

/// The most memory that this process had at once since then, in bytes.
[[nodiscard]] qint64 peakMemory();

} // namespace botdesk::bench
