#pragma once

#include "storage/database.h"
#include "storage/outbox_item.h"

#include <optional>

namespace botdesk::storage
{

/// The columns that outboxItemFrom() reads, in its order. For this layer alone.
[[nodiscard]] const QString &outboxColumns();
/// How many they are: what else is selected stands behind them.
inline constexpr int outboxColumnCount = 18;

/// Reads an item from a row that begins with outboxColumns().
[[nodiscard]] OutboxItem outboxItemFrom(const Rows &rows);

/// " AND lane = …", or nothing for all lanes.
[[nodiscard]] QString inLane(std::optional<OutboxLane> lane);

} // namespace botdesk::storage
