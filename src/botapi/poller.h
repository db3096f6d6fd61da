#pragma once

#include "botapi/client.h"
#include "botapi/error.h"
#include "botapi/update.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace botdesk::botapi
{

/// A getUpdates answer with at least one update, as it came and as it was read.
struct RawBatch {
    QByteArray body{};               ///< the whole answer, for decodeUpdates()
    std::vector<qint64> updateIds{}; ///< in the answer's order, never empty
    DecodedBatch decoded{};          ///< decodeUpdates(body), so that nobody needs to do it twice
    std::optional<QDateTime> serverDate{}; ///< UTC, the answer's Date header
    QDateTime receivedAt{};                ///< UTC, by this machine's clock
};

/// Makes a batch durable. Called on the poller's thread; when it returns a value, the batch is on
/// the disk and will be confirmed to the server. On failure it returns a text for the log, without
/// anybody's words.
using BatchSink = std::function<std::expected<void, QString>(const RawBatch &)>;

enum class PollerPhase {
    Stopped,
    Connecting,     ///< the first request since start(), or since a failure, is under way
    Polling,        ///< connected, and nothing waits on the server
    CatchingUp,     ///< connected, and more waits on the server
    WaitingToRetry, ///< a call failed; nextTry tells when the next one is made
    CannotStore,    ///< the sink failed; the same batch is tried again at nextTry, nothing is
                    ///< requested
    Unauthorized,   ///< the token is wrong or revoked; ended until start()
    Conflict,       ///< another poller or a webhook; ended until start()
};

/// What the window shows of the poller.
struct PollerState {
    PollerPhase phase = PollerPhase::Stopped;
    std::optional<Error> error{}; ///< WaitingToRetry, Unauthorized, Conflict: the last failure
    std::optional<QDateTime> nextTry{}; ///< UTC; WaitingToRetry, CannotStore
    ConflictReason conflict = ConflictReason::None;
    QString storeProblem{}; ///< CannotStore: the sink's words, for the log

    [[nodiscard]] friend bool operator==(const PollerState &, const PollerState &) = default;
};

struct PollerOptions {
    std::chrono::seconds pollTimeout{50}; ///< 0–50 s: how long the server may hold a poll
    std::chrono::milliseconds answerMargin{
        15'000};     ///< a poll without an answer for this much longer is dead
    int limit = 100; ///< 1–100 updates a batch
    std::chrono::milliseconds firstRetry{1'000}; ///< doubled with each failure in a row
    std::chrono::milliseconds longestRetry{60'000};
    /// The same offset is not requested again sooner than this: the server would answer with one
    /// update.
    std::chrono::milliseconds sameOffsetPause{600};
    /// A number in [0, 1): a wait is between half and all of its nominal length. Injected by tests.
    std::function<double()> jitter = {};
};

/// Drives getUpdates: the first half of "in". Lives in one thread, with its client.
///
/// An offset is used only after the sink has made everything below it durable, so nothing is lost
/// by a crash at any moment; what was stored but not yet confirmed comes again, and is recognised
/// by its id. Ids may jump anywhere (after a quiet week they restart at random): the offset is
/// always the last id of the batch plus 1.
///
/// stop() makes no last call to confirm: the poll in flight has carried the offset already, the
/// journal remembers it for the next start, and a goodbye to a dead network would only hold up
/// quitting.
class Poller : public QObject
{
    Q_OBJECT
public:
    /// @param client must outlive the poller
    Poller(Client &client, BatchSink sink, PollerOptions options = {}, QObject *parent = nullptr);
    ~Poller() override;

    /// Begins, or begins again after Unauthorized or Conflict. Ends what was under way.
    /// @param offset the last stored id plus 1; nullopt if nothing was ever stored
    void start(std::optional<qint64> offset);
    /// Ends the poll in flight at once. A batch that could not be stored is dropped: the server
    /// keeps it.
    void stop();
    /// While held, nothing more is asked for once the answer under way has come: whoever takes in
    /// what was stored says so when they are behind. The server keeps the rest.
    void setHeld(bool held);
    /// Does now what waits for nextTry. A flood wait is not cut short.
    void retryNow();

    [[nodiscard]] const PollerState &state() const { return m_state; }
    /// What the next request will ask for: everything below it is stored.
    [[nodiscard]] std::optional<qint64> nextOffset() const { return m_offset; }

Q_SIGNALS:
    void stateChanged(const botdesk::botapi::PollerState &state);
    /// The server answered a poll, whether with updates (they are stored) or with none. @param
    /// serverDate UTC, the answer's Date header
    void answered(const std::optional<QDateTime> &serverDate);
    /// A batch was stored. @param count its updates
    void batchStored(int count);

private:
    /// False if whoever heard of it stopped or restarted the poller, or destroyed it.
    bool enter(PollerState state);
    void proceed();
    void request();
    void take(const RawReply &reply);
    void store();
    void arrived();
    void fail(const Error &error);
    [[nodiscard]] std::chrono::milliseconds nextBackOff();
    void halt();

    Client &m_client;
    BatchSink m_sink;
    PollerOptions m_options;
    PollerState m_state;
    std::optional<qint64> m_offset;
    std::optional<RawBatch> m_unstored; // received, and not durable yet
    bool m_connected = false;           // the last call was answered
    bool m_more = false;                // the last batch was full
    bool m_held = false;
    bool m_due = false;                    // a request waits for being no longer held
    bool m_floodWait = false;              // the wait under way was ordered by the server
    int m_failures = 0;                    // in a row
    std::optional<QDateTime> m_answerDate; // of the last answer, by the server's clock
    std::optional<qint64> m_askedOffset;   // by the last request
    std::chrono::steady_clock::time_point m_askedAt;
    QTimer m_timer;
    std::unique_ptr<QObject> m_run; // context of the call under way; gone while stopped
};

} // namespace botdesk::botapi

Q_DECLARE_METATYPE(botdesk::botapi::PollerState)
