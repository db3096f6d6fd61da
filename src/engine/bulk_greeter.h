#pragma once

#include "engine/greeter.h"
#include "engine/outbox.h"
#include "storage/audience_reader.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace botdesk::engine
{

/// Puts greetings into the outbox for everyone in an audience, as the operator asked. Lives on the
/// session's thread, and comes back to its event loop after each few hundred people: what arrives
/// and what is sent does not wait for the last of a million.
class BulkGreeter : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    BulkGreeter(storage::Database &database, Outbox &outbox, Greeter &greeter,
                QObject *parent = nullptr);

    /// Greets these people after those who were asked for before.
    void add(const storage::Audience &audience);

Q_SIGNALS:
    /// The database did not take some: nobody after them is greeted.
    void failed(const botdesk::storage::Error &error);

private:
    void step();
    [[nodiscard]] storage::Result<void> greetSome(storage::AudienceReader &audience);
    [[nodiscard]] storage::Result<QList<storage::OutboxItem>>
    greetingsFor(const QList<domain::User> &people);

    storage::Database &m_database;
    storage::OutboxRepository m_items;
    Outbox &m_outbox;
    Greeter &m_greeter;
    std::deque<storage::AudienceReader> m_waiting;
    QTimer m_timer;
};

} // namespace botdesk::engine
