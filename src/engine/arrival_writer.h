#pragma once

#include "engine/inbox.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

namespace botdesk::engine
{

/// Brings what is in the journal into the database.
///
/// While little comes, each answer of the server gets a transaction of its own, at once. While more
/// waits on the server, answers are grouped, since a transaction costs more than what is in it; the
/// group is written by a thread that the connection is lent to, so that asking for more goes on.
/// What waits in memory is bounded: room() says when to stop asking.
///
/// Lives on the session's thread.
class ArrivalWriter : public QObject
{
    Q_OBJECT

public:
    /// As many updates, and a batch more, share a transaction, so that the window hears several
    /// times a second; twice as many wait in memory at most.
    static constexpr qint64 groupSize = 10'000;

    /// @param inbox must outlive this
    ArrivalWriter(storage::Database &database, Inbox &inbox);
    /// What does not fit in now stays in the journal.
    ~ArrivalWriter() override;

    /// Takes in an answer that the journal has. @param moreWaits on the server, as far as is known
    void take(Arrival arrival, bool moreWaits);
    /// Nothing more waits on the server.
    void endCatchingUp();

    /// Writes everything that waits, and returns when it is written. False when the database did
    /// not take it: then it is tried again by itself, some seconds later.
    bool writeNow();

    /// Whether more may come.
    [[nodiscard]] bool hasRoom() const { return m_waiting < groupSize; }
    [[nodiscard]] bool isIdle() const { return m_pending.empty() && !m_group; }

Q_SIGNALS:
    void written(const botdesk::storage::ChangeSet &changes);
    void refused(const botdesk::storage::Error &error);
    /// There is room again.
    void room();

private:
    using Outcome = storage::Result<storage::ChangeSet>;
    struct Group {
        std::vector<Arrival> arrivals;
        qint64 updates = 0;
        Outcome outcome;
    };

    void schedule();
    void writeSome();
    void beginGroup();
    /// The group that the thread had is written or refused.
    bool endGroup();
    [[nodiscard]] std::shared_ptr<Group> takePending();
    bool conclude(const std::shared_ptr<Group> &group);

    storage::Database &m_database;
    Inbox &m_inbox;
    std::vector<Arrival> m_pending; ///< in the journal, not yet in the database
    qint64 m_waiting = 0;           ///< updates in them
    std::shared_ptr<Group> m_group; ///< being written by the thread
    bool m_catchingUp = false;
    bool m_isRefused = false;
    QElapsedTimer m_sinceGroup;
    QTimer m_timer;
    QThreadPool m_thread;
};

} // namespace botdesk::engine
