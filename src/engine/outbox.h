#pragma once

#include "botapi/client.h"
#include "botapi/flood_gate.h"
#include "engine/bulk_plan.h"
#include "engine/people.h"
#include "engine/session_state.h"
#include "storage/job_repository.h"
#include "storage/outbox_repository.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace botdesk::engine
{

/// Everything that goes to people leaves through here (R13, R14). Lives on the session's thread.
///
/// An item is written down, marked *in flight* in a committed transaction, sent, and its outcome is
/// recorded together with the message and the evidence in another. Only an answer that proves that
/// nothing was done puts it back among those that wait. Within one chat order is kept: the next one
/// leaves when the one before has ended.
class Outbox : public QObject
{
    Q_OBJECT

public:
    /// The longest that a failure (no network, a server in trouble) delays the next try.
    static constexpr std::chrono::seconds longestPause{60};

    Outbox(storage::Database &database, botapi::Client &client, QObject *parent = nullptr);

    /// Adds items and begins to send. All of them, or none.
    [[nodiscard]] storage::Result<void> add(const QList<storage::OutboxItem> &items);
    [[nodiscard]] storage::Result<void> cancel(qint64 id);
    /// Tells @p changes of items that somebody else wrote down or took back, and begins to send.
    void wake(const storage::ChangeSet &changes);

    /// Begins to send what waits. Until then items are only written down.
    void start();

    /// Tries at once what waits for a next try; a flood wait is not cut short (R14).
    void resume();

    [[nodiscard]] SendingState state() const { return m_state; }

Q_SIGNALS:
    void changed(const botdesk::storage::ChangeSet &changes);
    void stateChanged();

private:
    using Item = storage::OutboxItem;
    /// Adds what an outcome tells about the person, and says what that is for a job.
    using Note = std::function<storage::Result<storage::JobOutcome>(People &)>;

    void pump();
    /// Takes the next item that may leave now. False when none may, with the timer set.
    bool takeNext();
    bool dispatch(Item item);
    void transmit(const Item &item);

    void succeeded(Item item, const std::optional<botapi::Message> &message,
                   domain::Seconds serverTime);
    void failed(Item item, const botapi::Error &error, domain::Seconds serverTime);
    void requeue(const Item &item, const botapi::Error &error);
    void refuse(Item &item, storage::OutboxReason reason);
    /// Writes an outcome down in one transaction, with what it tells about the person and to its
    /// job. It is tried again until the disk takes it: an outcome must not be lost.
    void record(const Item &item, Note note);
    [[nodiscard]] storage::Result<storage::ChangeSet> tryToRecord(const Item &item,
                                                                  const Note &note);

    /// Tries a write that the disk did not take once more, after a while.
    void retryLater(domain::UserId user, std::function<void()> write);

    void pause(OutboxPause reason, std::chrono::milliseconds duration);
    void updateState();
    [[nodiscard]] std::chrono::milliseconds nextBackOff();

    storage::Database &m_database;
    storage::OutboxRepository m_items;
    botapi::Client &m_client;
    botapi::FloodGate m_gate;
    SendingState m_state;
    QSet<domain::UserId> m_busy; ///< people with an item in flight
    QTimer m_timer;
    bool m_started = false;
    int m_failures = 0; ///< in a row
};

} // namespace botdesk::engine
