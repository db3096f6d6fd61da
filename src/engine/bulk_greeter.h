#pragma once

#include "engine/greeter.h"
#include "engine/outbox.h"
#include "storage/audience_reader.h"
#include "storage/greeting_order_repository.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace botdesk::engine
{

/// Puts greetings into the outbox for everyone in an audience, as the operator asked. Lives on the
/// session's thread, and comes back to its event loop after each few hundred people: what arrives
/// and what is sent does not wait for the last of a million.
///
/// What was asked for is written down first, and how far it has come in the transaction that puts
/// people into the outbox: whatever ends the program, it goes on with the next one, and nobody is
/// forgotten or greeted twice (R13).
class BulkGreeter : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    BulkGreeter(storage::Database &database, Outbox &outbox, Greeter &greeter,
                QObject *parent = nullptr);

    /// Goes on with what was asked for before.
    void start();
    /// Greets these people after those who were asked for before.
    [[nodiscard]] storage::Result<void> add(const storage::Audience &audience);
    /// Greets nobody whom it has not put into the outbox yet.
    [[nodiscard]] storage::Result<void> cancel();

Q_SIGNALS:
    /// The database did not take some: it goes on with them at the next add() or start().
    void failed(const botdesk::storage::Error &error);

private:
    /// The order that is being worked on, and where in it.
    struct Work {
        qint64 order;
        storage::AudienceReader people;
    };

    void step();
    /// False when nothing is left to do.
    [[nodiscard]] storage::Result<bool> greetSome();
    [[nodiscard]] storage::Result<void> take(const QList<storage::OutboxItem> &items);
    [[nodiscard]] storage::Result<QList<storage::OutboxItem>>
    greetingsFor(const QList<domain::User> &people);

    storage::Database &m_database;
    storage::OutboxRepository m_items;
    storage::GreetingOrderRepository m_orders;
    Outbox &m_outbox;
    Greeter &m_greeter;
    std::optional<Work> m_work;
    QTimer m_timer;
};

} // namespace botdesk::engine
