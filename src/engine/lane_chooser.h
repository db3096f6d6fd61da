#pragma once

#include "storage/outbox_item.h"

#include <array>
#include <optional>

namespace botdesk::engine
{

/// Whose turn it is. The most urgent lane goes first (R14), yet not for ever: a lane that was
/// passed over often enough gets a place. What an operator writes is passed by others only after a
/// whole row of its kind, so that a single message always goes next. Pure.
class LaneChooser
{
public:
    using Lane = storage::OutboxLane;

    static constexpr std::array<Lane, 4> lanes{Lane::Operator, Lane::Greeting, Lane::Probe,
                                               Lane::Broadcast};
    /// The place of a lane in @c lanes.
    [[nodiscard]] static constexpr size_t indexOf(Lane lane)
    {
        return static_cast<size_t>(lane) - 1;
    }
    /// Of each lane of @c lanes: does something of it wait that could leave?
    using Waiting = std::array<bool, lanes.size()>;

    /// So many places go to others before a lane gets one of its own.
    static constexpr int mostPassedOver = 9;

    /// The lane that the next place belongs to; nothing when none waits.
    [[nodiscard]] std::optional<Lane> choose(const Waiting &waiting) const;
    /// The place went to @p lane while these waited.
    void taken(Lane lane, const Waiting &waiting);

private:
    std::array<int, lanes.size()> m_passedOver{};
    int m_operatorRow = 0; // places of the operator's in a row
};

} // namespace botdesk::engine
