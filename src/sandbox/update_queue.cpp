#include "sandbox/update_queue.h"

#include <algorithm>

namespace botdesk::sandbox
{

namespace
{

/// How long an update of `type` waits, in milliseconds.
qint64 lifetime(UpdateType type)
{
    switch (type) {
    case UpdateType::CallbackQuery:
        return 150'000;
    case UpdateType::InlineQuery:
        return 30'000;
    default:
        return 24LL * 3600 * 1000;
    }
}

} // namespace

qint64 UpdateQueue::push(UpdateType type, QByteArrayView body, qint64 at)
{
    if (type != UpdateType::Unknown && (m_allowed & maskOf(type)) == 0)
        return 0;
    const qint64 id = nextId();
    QByteArray json;
    const QByteArray number = QByteArray::number(id);
    json.reserve(body.size() + number.size() + 48);
    json += "{\"update_id\":";
    json += number;
    json += ",\"";
    json += nameOf(type);
    json += "\":";
    json += body;
    json += '}';
    m_items.push_back({std::move(json), at + lifetime(type)});
    return id;
}

UpdateQueue::Batch UpdateQueue::take(qint64 offset, int limit, qint64 now)
{
    const qint64 from = confirm(offset);
    dropExpired(now);
    Batch batch;
    batch.json += '[';
    const qint64 start = std::max<qint64>(from - m_firstId, 0);
    for (auto i = static_cast<size_t>(start); i < m_items.size() && batch.count < limit; ++i) {
        const Item &item = m_items[i];
        if (item.expires <= now)
            continue;
        if (batch.count > 0) {
            if (batch.json.size() + item.json.size() > answerLimit)
                break;
            batch.json += ',';
        }
        batch.json += item.json;
        ++batch.count;
    }
    batch.json += ']';
    return batch;
}

bool UpdateQueue::hasUpdates(qint64 offset, qint64 now)
{
    return take(offset, 1, now).count > 0;
}

void UpdateQueue::clear()
{
    dropFront(static_cast<qint64>(m_items.size()));
}

qint64 UpdateQueue::size(qint64 now)
{
    dropExpired(now);
    return static_cast<qint64>(m_items.size());
}

qint64 UpdateQueue::confirm(qint64 offset)
{
    if (offset < 0)
        offset = std::max(m_firstId, nextId() + offset);
    if (offset == 0 || offset > nextId() + futureTolerance)
        return m_firstId;
    dropFront(offset - m_firstId);
    return offset;
}

void UpdateQueue::dropFront(qint64 count)
{
    const qint64 dropped = std::clamp<qint64>(count, 0, static_cast<qint64>(m_items.size()));
    m_items.erase(m_items.begin(), m_items.begin() + dropped);
    m_firstId += dropped;
}

void UpdateQueue::dropExpired(qint64 now)
{
    while (!m_items.empty() && m_items.front().expires <= now)
        dropFront(1);
}

} // namespace botdesk::sandbox
