#pragma once

#include "botapi/flood_gate.h"
#include "engine/lane_chooser.h"
#include "storage/outbox_repository.h"

#include <QSet>

#include <array>
#include <chrono>
#include <deque>
#include <optional>

namespace botdesk::engine
{

/// What waits in the outbox, in the order in which it may leave. Holds the first items of each lane
/// in memory, so that taking the next one costs the same however many wait. Lives on the session's
/// thread.
class WaitingLine
{
public:
    using Item = storage::OutboxItem;
    using UserId = domain::UserId;

    explicit WaitingLine(storage::Database &database)
        : m_items(database)
    {
    }

    /// Somebody changed what waits: it is read anew.
    void forget();

    /// The same, at the next look: for whoever is just taking from it.
    void forgetSoon() { m_isStale = true; }

    /// Looks who could leave at this moment: the first item of each person, in the order of lanes
    /// and then of adding, unless the person is among @p busy or their chat has to wait (R14).
    [[nodiscard]] storage::Result<void> look(const QSet<UserId> &busy,
                                             const botapi::FloodGate &gate);

    /// Nothing waits, for whatever reason.
    [[nodiscard]] bool isEmpty() const;

    /// The rates that have a place.
    struct Places {
        bool free = false;
        bool paid = false;
    };
    /// Takes the item that the next place belongs to. Nothing when nobody could leave.
    [[nodiscard]] std::optional<Item> next(const Places &places);

    /// Is there somebody who could leave once the rate allows it?
    [[nodiscard]] bool isWaitingFor(botapi::FloodRate rate) const;
    /// How long until the first chat that has to wait is free; nothing when none has.
    [[nodiscard]] std::optional<std::chrono::milliseconds> chatWait() const { return m_chatWait; }

private:
    struct Place {
        Item item;
        bool isTaken = false;
    };
    struct Lane {
        std::deque<Place> window; // the first that wait, in order
        qint64 readTo = 0;        // the id of the last one that was read
        bool isReadToTheEnd = false;
        std::deque<Place *> free; // those that could leave, in order
        std::deque<Place *> paid;
    };
    [[nodiscard]] storage::Result<void> readOn(size_t lane);
    void survey(Lane &lane, size_t from, const QSet<UserId> &busy, const botapi::FloodGate &gate);
    [[nodiscard]] std::deque<Place *> *lineIn(Lane &lane, const Places &places) const;

    storage::OutboxRepository m_items;
    LaneChooser m_chooser;
    std::array<Lane, LaneChooser::lanes.size()> m_lanes;
    QSet<UserId> m_seen; // people of whom an item was looked at
    std::optional<std::chrono::milliseconds> m_chatWait;
    bool m_isStale = false;
};

} // namespace botdesk::engine
