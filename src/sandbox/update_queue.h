#pragma once

#include "sandbox/update_type.h"

#include <QByteArray>
#include <deque>

namespace botdesk::sandbox
{

/// The updates that wait for the bot, each serialised once. Pure: the time is a parameter.
/// Ids are consecutive, so an id finds its place in constant time.
class UpdateQueue
{
public:
    /// An answer is cut once it is longer than this many bytes.
    static constexpr qsizetype answerLimit = 4'194'304;
    /// An offset further than this above the next id is ignored.
    static constexpr qint64 futureTolerance = 10;

    /// `firstId`: the id of the first update.
    explicit UpdateQueue(qint64 firstId)
        : m_firstId(firstId)
    {
    }

    /// Adds an update of `type` that happened at `at` (ms). `body` is the JSON of the update's
    /// one field, without braces around it. Returns the id, or 0 when the type is filtered out.
    qint64 push(UpdateType type, QByteArrayView body, qint64 at);

    /// What getUpdates answers: a JSON list of at most `limit` updates from `offset` on. Confirms
    /// (drops) everything below `offset`; a negative offset counts from the end and drops the
    /// rest; an offset far from the queue is ignored.
    struct Batch {
        QByteArray json;
        int count = 0;
    };
    [[nodiscard]] Batch take(qint64 offset, int limit, qint64 now);

    /// True when `take` would give something.
    [[nodiscard]] bool hasUpdates(qint64 offset, qint64 now);

    /// Sets what is delivered from now on; what already waits stays.
    void setAllowed(UpdateMask mask) { m_allowed = mask; }
    [[nodiscard]] UpdateMask allowed() const { return m_allowed; }

    /// Drops everything that waits.
    void clear();
    /// How many updates wait at `now`, expired ones not counted at the front.
    [[nodiscard]] qint64 size(qint64 now);
    /// The id that the next update will get.
    [[nodiscard]] qint64 nextId() const { return m_firstId + static_cast<qint64>(m_items.size()); }

private:
    struct Item {
        QByteArray json;
        qint64 expires = 0;
    };

    qint64 confirm(qint64 offset);
    void dropFront(qint64 count);
    void dropExpired(qint64 now);

    std::deque<Item> m_items;
    qint64 m_firstId;
    UpdateMask m_allowed = defaultUpdates;
};

} // namespace botdesk::sandbox
