#pragma once

#include "domain/time.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace botdesk::engine
{

/// What time it is for the server, so that nothing depends on this machine's clock, which may be
/// wrong and may jump. Lives on the session's thread.
///
/// Between two answers it goes on by a clock that never jumps. It may be late, by a second or by as
/// long as the machine slept, until the next answer; it is never early.
class ServerClock
{
public:
    /// The server answered at @p at, by its own clock where it told. True when that is news: it
    /// was not heard before, or it is another time than it seemed.
    bool heard(const QDateTime &at);

    /// Ms since 1970 UTC; nothing while the server has not been heard in this run.
    [[nodiscard]] std::optional<domain::Milliseconds> now() const;

private:
    using Steady = std::chrono::steady_clock;

    std::optional<domain::Milliseconds> m_heard;
    Steady::time_point m_heardAt{};
};

} // namespace botdesk::engine
