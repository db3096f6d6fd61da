#pragma once

#include "storage/gap_repository.h"
#include "storage/settings_repository.h"

#include <chrono>
#include <optional>

namespace botdesk::engine
{

/// Knows when the server was last heard, and notices when that was longer ago than the server keeps
/// updates. Lives on the session's thread.
///
/// A quiet bot is heard, too: its polls are answered with nothing. That is written down every few
/// minutes only, so after a crash a gap seems to begin some minutes earlier than it did.
class Contact
{
public:
    /// How long the server keeps updates that nobody fetches.
    static constexpr std::chrono::hours serverKeepsFor{24};
    static constexpr std::chrono::minutes writtenEvery{5};

    explicit Contact(storage::Database &database)
        : m_database(database)
    {
    }

    /// Reads when the server was last heard. Call it before the first heard().
    [[nodiscard]] storage::Result<void> load();

    /// The server answered a poll at @p at. True when a gap lay before that, which is then in the
    /// database, once. Call it before what the answer brought is taken in: then no crash can hide
    /// the gap. @param byServer whether the server's own clock said so, which may correct ours
    [[nodiscard]] storage::Result<bool> heard(domain::Milliseconds at, bool byServer);

    /// Writes down what heard() has not yet. Call it at the end.
    [[nodiscard]] storage::Result<void> keep();

    /// What lies between two answers so far apart that updates may be lost.
    [[nodiscard]] static std::optional<storage::Gap> gapBetween(domain::Milliseconds last,
                                                                domain::Milliseconds at);

private:
    [[nodiscard]] storage::Result<void> write(domain::Milliseconds at,
                                              const std::optional<storage::Gap> &gap);

    storage::Database &m_database;
    domain::Milliseconds m_last = 0; ///< 0 for never
    domain::Milliseconds m_written = 0;
};

} // namespace botdesk::engine
