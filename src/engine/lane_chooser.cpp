#include "engine/lane_chooser.h"

namespace botdesk::engine
{

std::optional<LaneChooser::Lane> LaneChooser::choose(const Waiting &waiting) const
{
    const auto isWaiting = [&](Lane lane) { return waiting.at(indexOf(lane)); };
    if (isWaiting(Lane::Operator) && m_operatorRow < mostPassedOver)
        return Lane::Operator;
    std::optional<Lane> first;
    std::optional<Lane> overdue;
    for (const Lane lane : lanes) {
        if (!isWaiting(lane))
            continue;
        if (!first)
            first = lane;
        const int passedOver = m_passedOver.at(indexOf(lane));
        if (passedOver >= mostPassedOver &&
            (!overdue || passedOver > m_passedOver.at(indexOf(*overdue))))
            overdue = lane;
    }
    return overdue ? overdue : first;
}

void LaneChooser::taken(Lane lane, const Waiting &waiting)
{
    m_operatorRow = lane == Lane::Operator ? m_operatorRow + 1 : 0;
    for (const Lane other : lanes) {
        int &passedOver = m_passedOver.at(indexOf(other));
        // A lane in which nothing waits is not passed over.
        if (other == lane)
            passedOver = 0;
        else if (waiting.at(indexOf(other)))
            ++passedOver;
    }
}

} // namespace botdesk::engine
