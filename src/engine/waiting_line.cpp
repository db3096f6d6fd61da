#include "engine/waiting_line.h"

#include <algorithm>

namespace botdesk::engine
{

using storage::Result;

namespace
{

/// Items of a lane that are read at once.
constexpr int pageSize = 128;
/// With fewer than this in memory the next ones are read.
constexpr size_t fewLeft = 48;
/// So far a lane is looked through for somebody whose chat is free: many messages to one person
/// must not stop everybody behind them.
constexpr size_t mostLookedThrough = 4096;

} // namespace

void WaitingLine::forget()
{
    m_lanes = {};
}

Result<void> WaitingLine::readOn(size_t lane)
{
    Lane &line = m_lanes.at(lane);
    const auto items = m_items.waitingIn(LaneChooser::lanes.at(lane), line.readTo, pageSize);
    if (!items)
        return std::unexpected(items.error());
    line.isReadToTheEnd = items->size() < pageSize;
    for (const Item &item : *items)
        line.window.push_back({.item = item});
    if (!items->isEmpty())
        line.readTo = items->last().id;
    return {};
}

Result<void> WaitingLine::look(const QSet<UserId> &busy, const botapi::FloodGate &gate)
{
    if (std::exchange(m_isStale, false))
        forget();
    m_seen.clear();
    m_chatWait.reset();
    for (size_t i = 0; i < m_lanes.size(); ++i) {
        Lane &lane = m_lanes.at(i);
        lane.free.clear();
        lane.paid.clear();
        std::erase_if(lane.window, [](const Place &place) { return place.isTaken; });
        if (lane.window.size() < fewLeft && !lane.isReadToTheEnd) {
            if (auto read = readOn(i); !read)
                return read;
        }
        survey(lane, 0, busy, gate);
        while (lane.free.empty() && lane.paid.empty() && !lane.isReadToTheEnd &&
               lane.window.size() < mostLookedThrough) {
            const size_t from = lane.window.size();
            if (auto read = readOn(i); !read)
                return read;
            survey(lane, from, busy, gate);
        }
    }
    return {};
}

void WaitingLine::survey(Lane &lane, size_t from, const QSet<UserId> &busy,
                         const botapi::FloodGate &gate)
{
    for (size_t i = from; i < lane.window.size(); ++i) {
        Place &place = lane.window.at(i);
        const Item &item = place.item;
        // Behind an earlier one to the same person, whatever the lane: order in a chat is kept.
        if (busy.contains(item.user) || m_seen.contains(item.user))
            continue;
        m_seen.insert(item.user);
        // An answer to a join request is no message in the person's chat.
        const auto wait = storage::isJoinDecision(item.kind) ? std::chrono::milliseconds(0)
                                                             : gate.chatDelay(item.user);
        if (wait.count() > 0)
            m_chatWait = std::min(m_chatWait.value_or(wait), wait);
        else
            (item.paid ? lane.paid : lane.free).push_back(&place);
    }
}

bool WaitingLine::isEmpty() const
{
    return std::ranges::all_of(m_lanes, [](const Lane &lane) { return lane.window.empty(); });
}

std::deque<WaitingLine::Place *> *WaitingLine::lineIn(Lane &lane, const Places &places) const
{
    const bool isFree = places.free && !lane.free.empty();
    const bool isPaid = places.paid && !lane.paid.empty();
    if (isFree && isPaid)
        return lane.free.front()->item.id < lane.paid.front()->item.id ? &lane.free : &lane.paid;
    if (isFree)
        return &lane.free;
    return isPaid ? &lane.paid : nullptr;
}

std::optional<WaitingLine::Item> WaitingLine::next(const Places &places)
{
    LaneChooser::Waiting waiting{};
    for (size_t i = 0; i < m_lanes.size(); ++i)
        waiting.at(i) = lineIn(m_lanes.at(i), places) != nullptr;
    const auto lane = m_chooser.choose(waiting);
    if (!lane)
        return std::nullopt;
    std::deque<Place *> &line = *lineIn(m_lanes.at(LaneChooser::indexOf(*lane)), places);
    Place &place = *line.front();
    line.pop_front();
    place.isTaken = true;
    m_chooser.taken(*lane, waiting);
    return place.item;
}

bool WaitingLine::isWaitingFor(botapi::FloodRate rate) const
{
    return std::ranges::any_of(m_lanes, [&](const Lane &lane) {
        return rate == botapi::FloodRate::Paid ? !lane.paid.empty() : !lane.free.empty();
    });
}

} // namespace botdesk::engine
