#pragma once

#include "botapi/client.h"
#include "botapi/flood_gate.h"
#include "engine/broadcast_check.h"
#include "engine/broadcast_order.h"
#include "engine/bulk_plan.h"
#include "engine/import_report.h"
#include "engine/join_answer.h"
#include "engine/login_check.h"
#include "engine/session_state.h"
#include "storage/change_set.h"
#include "storage/error.h"
#include "storage/greeting_repository.h"
#include "storage/job.h"
#include "storage/outbox_decisions.h"
#include "storage/reader.h"

#include <QMap>
#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace botdesk::engine
{

class Session;

/// What happens to the jobs behind what is taken back.
enum class JobsBehind : std::uint8_t { Pause, Cancel };

/// What a session runs with.
struct SessionOptions {
    QString folder; ///< the bot's own: database and journal
    botapi::Token token;
    botapi::ClientOptions client;
    QString botUsername;                     ///< without "@", for greetings
    QMap<QString, QString> defaultGreetings; ///< by language, for a bot that has none yet
    bool rebuild = false; ///< derive people, evidence and statuses anew before anything else
    bool resume = false;  ///< jobs that the end of the program paused go on at the start
    /// The pace of sending (R14) instead of what the operator set, for measuring.
    std::optional<botapi::FloodLimits> limits{};
};

/// How large a file the server that is asked takes.
[[nodiscard]] MediaLimits mediaLimitsOf(const botapi::ClientOptions &client);

/// The database in a bot's folder.
[[nodiscard]] QString databasePath(const QString &botFolder);

/// The folder of the raw updates in a bot's folder.
[[nodiscard]] QString journalPath(const QString &botFolder);

/// A bot's running session as the window sees it: lives on the GUI thread, and hands everything to
/// the session's own thread and back. Destroying it ends the session in an orderly way.
class SessionHost : public QObject
{
    Q_OBJECT

public:
    explicit SessionHost(SessionOptions options, QObject *parent = nullptr);
    ~SessionHost() override;

    /// Opens the data and begins to poll. Answers with opened() or failedToOpen().
    void start();

    /// For questions about people; only after opened().
    [[nodiscard]] storage::Reader &reader() { return *m_reader; }

    [[nodiscard]] const SessionState &state() const { return m_state; }
    [[nodiscard]] QString folder() const { return m_options.folder; }
    [[nodiscard]] qint64 botId() const { return m_options.token.botId(); }
    [[nodiscard]] QString botUsername() const { return m_options.botUsername; }

    /// Puts a message by the operator into the outbox. The text is not checked here.
    void send(domain::UserId user, const QString &text);
    /// Puts greetings or probes into the outbox for those whom reasonToSkip() allows at that
    /// moment.
    void act(BulkAction action, const QList<domain::UserId> &users);
    /// Puts greetings into the outbox for everyone in @p audience whom the bot may write to, a few
    /// hundred people in a transaction, so that a million of them hold nothing up. Who is being
    /// greeted already is passed over.
    void greet(const storage::Audience &audience);
    /// Answers requests to join that still wait; others are left alone. What is to be sent is
    /// written down first, all of it or none. @p text is for the answers that write; it is not
    /// checked here.
    void answerJoinRequests(const QList<qint64> &requests, JoinAnswer answer,
                            const QString &text = {});
    /// Takes back what waits, also what is held; what has left is passed over. Of a job only these.
    void takeBack(const QList<qint64> &items);
    /// Takes back everything that waits in @p lane, or in all of them. What jobs put there would
    /// come back: they are paused, or cancelled for good.
    void takeBackAll(std::optional<storage::OutboxLane> lane, JobsBehind jobs);
    /// Unknown outcomes are left as they are, and not asked about any more.
    void leaveUnknown(const storage::UnknownChoice &choice);
    /// Sends what has an unknown outcome again, each once however often this is called. One by
    /// itself goes before everything automatic (R14).
    void sendAgain(const storage::UnknownChoice &choice);
    /// The pace of sending, from now on and at the next start (R14).
    void setLimits(const storage::SendingLimits &limits);
    /// Probes everyone in @p audience as a job, which goes on in the background.
    /// @p forced: also those probed within the hour
    void startProbe(const storage::Audience &audience, bool forced);
    /// How large a file the server takes: one of one's own takes more.
    [[nodiscard]] MediaLimits mediaLimits() const { return mediaLimitsOf(m_options.client); }
    /// Begins a broadcast, now or at its moment; or sends one to the operator alone, to look at, at
    /// once. Answers with broadcastStarted() or broadcastRefused().
    void startBroadcast(const BroadcastOrder &order);
    /// A broadcast that is scheduled, or has missed its moment, begins at @p at instead. Answers
    /// with broadcastRefused() when that is in the past.
    void reschedule(qint64 job, domain::Milliseconds at);
    /// The same: it begins now.
    void startNow(qint64 job);
    /// What has been queued waits; nothing that was done is lost.
    void pauseJob(qint64 job);
    void resumeJob(qint64 job);
    /// Ends a job for good.
    void cancelJob(qint64 job);

    /// Polls again at once instead of at the next try, or after a conflict has been ended
    /// elsewhere.
    void retryNow();
    /// Deletes the webhook (keeping what waits on the server), then polls (409, "take over").
    void takeOver();
    /// A new token of the same bot, after 401.
    void setToken(const botapi::Token &token);

    /// Replaces everything that is set about greetings; each `/start` that is taken in from then on
    /// is greeted by itself if it says so. Answers with greetingsSaved() or greetingsNotSaved().
    void setGreetings(const storage::GreetingSettings &settings);

    /// Says that the operator has dealt with a time of absence (SessionState::gaps).
    void settleGap(qint64 id);
    /// Keeps raw updates for so many days, 1–365, and removes older ones at once.
    void setJournalDays(int days);
    /// Remembers who the operator is among the people: to whom tests of broadcasts go.
    void setOperator(domain::UserId id);
    /// Where the raw updates are.
    [[nodiscard]] QString journalFolder() const { return journalPath(m_options.folder); }
    /// Imports the people of a file, unverified. Answers with importProgressed() now and then, and
    /// with importFinished(). Ignored while another file is being imported.
    void importPeople(const QString &path);
    /// Stops an import; what is imported stays.
    void cancelImport();
    /// Checks a payload of the Login Widget as it was pasted. Answers with loginChecked().
    void checkLogin(const QString &text);

Q_SIGNALS:
    /// Now and then before opened(), while there is much to apply.
    void opening(const botdesk::engine::OpeningProgress &progress);
    void opened(const botdesk::engine::OpeningReport &report);
    void failedToOpen(const botdesk::storage::Error &error);
    void changed(const botdesk::storage::ChangeSet &changes);
    void stateChanged(const botdesk::engine::SessionState &state);
    /// The answer to takeOver() when the webhook could not be deleted.
    void takeOverFailed(const botdesk::botapi::Error &error);
    /// Something asked for by the operator could not be written down; nothing was sent.
    void actionFailed(const botdesk::storage::Error &error);
    void importProgressed(const botdesk::engine::ImportProgress &progress);
    void importFinished(const botdesk::engine::ImportReport &report);
    void loginChecked(const botdesk::engine::LoginCheck &check);
    void greetingsSaved();
    /// All stays as it was.
    void greetingsNotSaved(const botdesk::storage::Error &error);
    /// It is written down. @p job is never 0.
    void broadcastStarted(qint64 job);
    /// Nothing was begun, and why.
    void broadcastRefused(const botdesk::engine::BroadcastProblem &problem);

private:
    template <class Call>
    void post(Call call);

    SessionOptions m_options;
    SessionState m_state;
    QThread m_thread;
    Session *m_session;
    std::unique_ptr<storage::Reader> m_reader;
};

} // namespace botdesk::engine
