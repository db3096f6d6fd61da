#include "engine/bulk_greeter.h"

#include <QDateTime>

namespace botdesk::engine
{

using namespace std::chrono_literals;
using storage::OutboxItem;
using storage::Result;

namespace
{

/// People that are looked at in one transaction: a few milliseconds.
constexpr int mostAtOnce = 256;

} // namespace

BulkGreeter::BulkGreeter(storage::Database &database, Outbox &outbox, Greeter &greeter,
                         QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_items(database)
    , m_outbox(outbox)
    , m_greeter(greeter)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BulkGreeter::step);
}

void BulkGreeter::add(const storage::Audience &audience)
{
    m_waiting.emplace_back(m_database, audience);
    if (!m_timer.isActive())
        m_timer.start(0ms);
}

void BulkGreeter::step()
{
    if (m_waiting.empty())
        return;
    if (const auto done = greetSome(m_waiting.front()); !done) {
        m_waiting.clear();
        Q_EMIT failed(done.error());
        return;
    }
    if (m_waiting.front().isAtEnd())
        m_waiting.pop_front();
    if (!m_waiting.empty())
        m_timer.start(0ms);
}

Result<void> BulkGreeter::greetSome(storage::AudienceReader &audience)
{
    const auto people = audience.next(mostAtOnce, QDateTime::currentSecsSinceEpoch());
    if (!people)
        return std::unexpected(people.error());
    const auto items = greetingsFor(*people);
    if (!items)
        return std::unexpected(items.error());
    return items->isEmpty() ? Result<void>() : m_outbox.add(*items);
}

Result<QList<OutboxItem>> BulkGreeter::greetingsFor(const QList<domain::User> &people)
{
    QList<OutboxItem> items;
    for (const domain::User &person : people) {
        const auto pending = m_items.isPending(person.id, storage::OutboxKind::Greeting);
        if (!pending)
            return std::unexpected(pending.error());
        if (*pending)
            continue;
        const auto text = m_greeter.greetingFor(person);
        if (!text)
            return std::unexpected(text.error());
        if (!*text)
            continue;
        items.append({.user = person.id,
                      .lane = storage::OutboxLane::Greeting,
                      .kind = storage::OutboxKind::Greeting,
                      .text = **text,
                      .createdAt = QDateTime::currentMSecsSinceEpoch()});
    }
    return items;
}

} // namespace botdesk::engine
