#pragma once

#include "botapi/client.h"
#include "botapi/flood_gate.h"
#include "engine/broadcast_contents.h"
#include "engine/bulk_plan.h"
#include "engine/commit_pace.h"
#include "engine/destination.h"
#include "engine/latency_estimate.h"
#include "engine/session_state.h"
#include "engine/transmission.h"
#include "engine/waiting_line.h"
#include "storage/change_set.h"
#include "storage/outbox_repository.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace botdesk::engine
{

class OutcomeWriter;

/// Everything that goes to people leaves through here (R13, R14). Lives on the session's thread.
///
/// An item is written down, marked *in flight* in a committed transaction, sent, and its outcome is
/// recorded together with the message and the evidence in another. Only an answer that proves that
/// nothing was done puts it back among those that wait. Within one chat order is kept: the next one
/// leaves when the one before has ended.
///
/// It works in rounds: one transaction has the outcomes of all answers that came since the last one
/// and the marks of everything whose turn it is now. So what a message costs the disk falls with
/// the rate, and a message by itself is still written at once.
class Outbox : public QObject
{
    Q_OBJECT

public:
    /// The longest that a failure (no network, a server in trouble) delays the next try.
    static constexpr std::chrono::seconds longestPause{60};

    Outbox(storage::Database &database, botapi::Client &client, QObject *parent = nullptr);
    /// Writes down what has come to be known. What has not been answered is found in flight at the
    /// next start.
    ~Outbox() override;

    /// Adds items and begins to send. All of them, or none.
    [[nodiscard]] storage::Result<void> add(const QList<storage::OutboxItem> &items);
    /// Tells @p changes of items that somebody else wrote down or took back, and begins to send.
    void wake(const storage::ChangeSet &changes);

    /// What is just about to leave for a job does not: to be called when it was paused or
    /// cancelled.
    void holdBack(qint64 job);

    /// Begins to send what waits. Until then items are only written down.
    void start();

    /// Tries at once what waits for a next try; a flood wait is not cut short (R14).
    void resume();

    /// The pace from now on (R14).
    void setLimits(const botapi::FloodLimits &limits);
    [[nodiscard]] const botapi::FloodLimits &limits() const { return m_gate.limits(); }

    [[nodiscard]] SendingState state() const { return m_state; }

Q_SIGNALS:
    /// Once for each transaction.
    void changed(const botdesk::storage::ChangeSet &changes);
    void stateChanged();

private:
    using Item = storage::OutboxItem;
    using Clock = std::chrono::steady_clock;
    using Rate = botapi::FloodRate;

    /// What one transaction does.
    struct Round {
        std::vector<Item> marked;   ///< leave once it is committed
        std::array<int, 2> taken{}; ///< of them by rate
        int refused = 0;            ///< do not leave after all
    };

    // Rounds: outbox.cpp
    void pump();
    [[nodiscard]] storage::Result<void> work();
    [[nodiscard]] storage::Result<void> mark(Round &round, OutcomeWriter &writer);
    [[nodiscard]] storage::Result<Destination> destinationOf(const Item &item);
    /// Marks one item; false when it does not leave after all.
    [[nodiscard]] storage::Result<bool> markOne(Item &item);
    [[nodiscard]] storage::Result<void> commit(storage::Transaction &transaction);
    void leave();
    void answered(const Item &item, Clock::time_point leftAt, const SendReply &reply);
    void wakeIn(std::chrono::milliseconds wait);
    void wakeForNext();

    // Places: outbox_places.cpp
    /// The place of a rate in an array.
    [[nodiscard]] static size_t indexOf(Rate rate) { return rate == Rate::Paid ? 1 : 0; }
    [[nodiscard]] int perSecondOf(Rate rate) const;
    /// How many may be marked now.
    [[nodiscard]] int placesOf(Rate rate) const;
    /// How long until something may be marked; nothing when only an answer can change that.
    [[nodiscard]] std::optional<std::chrono::milliseconds> sendWait() const;
    void learnFrom(Clock::time_point leftAt, const SendReply &reply);

    // Outcomes that the database did not take: outbox_keeping.cpp
    [[nodiscard]] storage::Result<storage::ChangeSet>
    tryToRecord(std::span<const Outcome> outcomes);
    /// An outcome must not be lost: it is tried again until the disk takes it.
    void retryLater(const storage::Error &error);
    void recordSingly();
    void recorded(std::span<const Outcome> outcomes);

    // Pauses: outbox_pauses.cpp
    void heed(const SendReply &reply, const Outcome &outcome, Clock::time_point leftAt);
    void pause(OutboxPause reason, std::chrono::milliseconds duration);
    void pauseForTrouble(OutboxPause reason, const botapi::Error &error, Clock::time_point leftAt);
    void endPause();
    [[nodiscard]] std::chrono::milliseconds nextBackOff();

    void recount();
    void publish(const storage::OutboxCounts &counts);

    storage::Database &m_database;
    storage::OutboxRepository m_items;
    BroadcastContents m_contents;
    botapi::Client &m_client;
    botapi::FloodGate m_gate;
    LatencyEstimate m_latency;
    WaitingLine m_line;
    CommitPace m_commits;
    SendingState m_state;
    QSet<domain::UserId> m_busy;       ///< people with an item in flight
    std::array<int, 2> m_onWire{};     ///< requests without an answer, by rate
    std::vector<Item> m_leaving;       ///< marked, and about to leave
    std::vector<Outcome> m_outcomes;   ///< known, and not yet written down
    Clock::time_point m_recordAfter{}; ///< when outcomes are tried again
    Clock::time_point m_pausedUntil{};
    Clock::time_point m_troubleAt{}; ///< when the last trouble was noticed
    QTimer m_timer;
    QTimer m_leaveTimer;
    QTimer m_countTimer;
    Clock::time_point m_countAfter{}; ///< when what waits may be counted again
    bool m_started = false;
    bool m_wasIdle = true; ///< nothing waited when it was last looked
    int m_failures = 0;    ///< in a row
};

} // namespace botdesk::engine
