#pragma once

#include <QString>

#include <optional>

namespace botdesk::bench
{

/// What to compare taking in with: bare calls of SQLite that write the same rows, and nothing else.
///
/// @p done is a database in which a session wrote messages, with evidence about each; @p before is
/// the same one as it was until then. What came is read from the first and written to the second,
/// in transactions of ten thousand, everybody's together. Gives rows of messages a second; only
/// writing is counted.
[[nodiscard]] std::optional<double> writeSameRows(const QString &done, const QString &before);

} // namespace botdesk::bench
