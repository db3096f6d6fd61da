#pragma once

#include "engine/arrival_writer.h"
#include "engine/bulk_greeter.h"
#include "engine/contact.h"
#include "engine/greeter.h"
#include "engine/importer.h"
#include "engine/inbox.h"
#include "engine/job_runner.h"
#include "engine/job_schedule.h"
#include "engine/join_queries.h"
#include "engine/outbox.h"
#include "engine/server_clock.h"
#include "engine/session_host.h"
#include "storage/journal.h"
#include "storage/outbox_decisions.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace botdesk::engine
{

class BroadcastTask;

/// One bot's running session: network and the one writer of its database. Lives on the session's
/// thread, behind SessionHost, and is called by it alone.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(SessionOptions options);
    ~Session() override;

    void start();
    [[nodiscard]] bool isOpen() const { return m_poller != nullptr; }
    void send(domain::UserId user, const QString &text);
    void act(BulkAction action, const QList<domain::UserId> &users);
    void greet(const storage::Audience &audience);
    void takeBack(const QList<qint64> &items);
    void takeBackAll(std::optional<storage::OutboxLane> lane, JobsBehind jobs);
    void leaveUnknown(const storage::UnknownChoice &choice);
    void sendAgain(const storage::UnknownChoice &choice);
    void setLimits(const storage::SendingLimits &limits);
    void answerJoinRequests(const QList<qint64> &requests, JoinAnswer answer, const QString &text);
    void startProbe(const storage::Audience &audience, bool forced);
    void startBroadcast(const BroadcastOrder &order);
    void reschedule(qint64 job, domain::Milliseconds at);
    void startNow(qint64 job);
    void pauseJob(qint64 job);
    void resumeJob(qint64 job);
    void cancelJob(qint64 job);
    void retryNow();
    void takeOver();
    void setToken(const botapi::Token &token);
    void setGreetings(const storage::GreetingSettings &settings);
    void settleGap(qint64 id);
    void setJournalDays(int days);
    void setOperator(domain::UserId id);
    void importPeople(const QString &path);
    void cancelImport();
    void checkLogin(const QString &text);

Q_SIGNALS:
    void opening(const botdesk::engine::OpeningProgress &progress);
    void opened(const botdesk::engine::OpeningReport &report);
    void failedToOpen(const botdesk::storage::Error &error);
    void changed(const botdesk::storage::ChangeSet &changes);
    void stateChanged(const botdesk::engine::SessionState &state);
    void takeOverFailed(const botdesk::botapi::Error &error);
    void actionFailed(const botdesk::storage::Error &error);
    void importProgressed(const botdesk::engine::ImportProgress &progress);
    void importFinished(const botdesk::engine::ImportReport &report);
    void loginChecked(const botdesk::engine::LoginCheck &check);
    void greetingsSaved();
    void greetingsNotSaved(const botdesk::storage::Error &error);
    void broadcastStarted(qint64 job);
    void broadcastRefused(const botdesk::engine::BroadcastProblem &problem);

private:
    [[nodiscard]] storage::Result<OpeningReport> open();
    [[nodiscard]] storage::Result<void> openDatabase(OpeningReport &report);
    [[nodiscard]] storage::Result<void> applyJournal(OpeningReport &report);
    void startPolling();
    void pruneJournal();

    [[nodiscard]] std::expected<void, QString> store(const botapi::RawBatch &batch);
    /// The server answered a poll: looks whether that was too long ago.
    [[nodiscard]] storage::Result<void> hear(const std::optional<QDateTime> &serverDate,
                                             const QDateTime &receivedAt);
    void setUpWriting();
    void takeWritten(const storage::ChangeSet &changes);

    [[nodiscard]] storage::Result<std::optional<storage::OutboxItem>>
    itemFor(BulkAction action, domain::UserId id, storage::OutboxRepository &outbox);
    /// What goes into the outbox for an answer to one request; nothing when it does not wait.
    [[nodiscard]] storage::Result<QList<storage::OutboxItem>>
    answersTo(qint64 joinRequest, JoinAnswer answer, const QString &text);
    void setUpJobs();
    /// Writes a broadcast down; gives its job, or 0 when it reaches nobody.
    [[nodiscard]] storage::Result<qint64> begin(const BroadcastOrder &order);
    [[nodiscard]] storage::Result<void> addTest(const storage::Broadcast &content);
    /// By the server's clock, if it was heard; else by ours.
    [[nodiscard]] domain::Milliseconds serverNow() const;
    void tellAbout(const storage::Result<void> &outcome);
    /// Writes one of the operator's decisions about the outbox down and lets the outbox go on.
    [[nodiscard]] storage::Result<void>
    decide(const std::function<storage::Result<storage::ChangeSet>(storage::OutboxDecisions &)>
               &decision);
    /// The outbox changed something.
    void takeOutboxChanges(storage::ChangeSet changes);
    void readUnknownOutcomes();
    [[nodiscard]] storage::Result<void> applyLimits();
    void publish();
    void readCounts();
    void readGaps();
    /// Tells about people whom something else than an update or the outbox changed.
    void takeChanges(const storage::ChangeSet &changes);

    SessionOptions m_options;
    SessionState m_state;
    std::unique_ptr<storage::Database> m_database;
    std::optional<storage::Journal> m_journal;
    std::unique_ptr<Inbox> m_inbox;
    std::unique_ptr<ArrivalWriter> m_writer;
    std::unique_ptr<Contact> m_contact;
    std::unique_ptr<Greeter> m_greeter;
    std::unique_ptr<botapi::Client> m_client;
    std::unique_ptr<JoinQueries> m_joinQueries;
    std::unique_ptr<botapi::Poller> m_poller;
    std::unique_ptr<Outbox> m_outbox;
    ServerClock m_clock;
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<BulkGreeter> m_bulkGreeter;
    std::unique_ptr<JobSchedule> m_schedule;
    BroadcastTask *m_broadcasts = nullptr; ///< belongs to m_jobs
    std::unique_ptr<Importer> m_importer;
    std::unique_ptr<QTimer> m_pruneTimer;
    std::unique_ptr<QTimer> m_unknownTimer; ///< until unknown outcomes are counted again
};

} // namespace botdesk::engine
