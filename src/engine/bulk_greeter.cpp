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
    , m_orders(database)
    , m_outbox(outbox)
    , m_greeter(greeter)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BulkGreeter::step);
}

void BulkGreeter::start()
{
    if (!m_timer.isActive())
        m_timer.start(0ms);
}

Result<void> BulkGreeter::add(const storage::Audience &audience)
{
    auto added = m_orders.add(audience);
    if (added)
        start();
    return added;
}

Result<void> BulkGreeter::cancel()
{
    m_timer.stop();
    m_work.reset();
    return m_orders.removeAll();
}

void BulkGreeter::step()
{
    const auto isMore = greetSome();
    if (!isMore) {
        m_work.reset(); // what was rolled back is read again
        Q_EMIT failed(isMore.error());
    } else if (*isMore) {
        m_timer.start(0ms);
    }
}

Result<bool> BulkGreeter::greetSome()
{
    if (!m_work) {
        const auto order = m_orders.first();
        if (!order)
            return std::unexpected(order.error());
        if (!*order)
            return false;
        m_work.emplace((*order)->id,
                       storage::AudienceReader(m_database, (*order)->audience, (*order)->behind));
    }
    const auto people = m_work->people.next(mostAtOnce, QDateTime::currentSecsSinceEpoch());
    if (!people)
        return std::unexpected(people.error());
    const auto items = greetingsFor(*people);
    if (!items)
        return std::unexpected(items.error());
    if (auto taken = take(*items); !taken)
        return std::unexpected(taken.error());
    if (m_work->people.isAtEnd())
        m_work.reset();
    return true;
}

Result<void> BulkGreeter::take(const QList<OutboxItem> &items)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    storage::ChangeSet changes;
    for (const OutboxItem &item : items) {
        if (const auto added = m_items.add(item); !added)
            return std::unexpected(added.error());
        changes.users.insert(item.user);
    }
    auto noted = m_work->people.isAtEnd() ? m_orders.remove(m_work->order)
                                          : m_orders.goOn(m_work->order, m_work->people.last());
    if (!noted)
        return noted;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    if (!items.isEmpty())
        m_outbox.wake(changes);
    return {};
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
