#pragma once

#include "engine/session_host.h"
#include "storage/user_query.h"

#include <QPointer>
#include <QTabWidget>

class QDialog;

namespace botdesk::widgets
{

class BroadcastDialog;
class BroadcastsPage;
class JobsPage;
class JoinRequestsPage;
class OutboxPage;
class PeoplePage;
class UpdatesPage;

/// The desk of one bot: its pages, and the errands that lead from one to another.
class DeskPage : public QTabWidget
{
    Q_OBJECT

public:
    /// @param session must be open and outlive the page
    explicit DeskPage(engine::SessionHost &session, QWidget *parent = nullptr);
    ~DeskPage() override;

    void focusSearch();

    /// Asks whether to probe everyone in @p query. The answer is the dialog's; nothing when another
    /// one is open.
    QDialog *probe(const storage::UserQuery &query);
    void probeShown();
    /// Opens the composer for everyone in @p audience.
    void broadcast(const storage::Audience &audience);
    void broadcastShown();
    void exportShown();
    /// Asks for a file of people and imports it.
    void importPeople();
    /// Imports the people of the file at @p path, as if it had been chosen.
    void importFile(const QString &path);
    void checkLogin();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPerson(domain::UserId id);
    void showUpdate(qint64 updateId);
    /// Shows @p dialog unless one is shown already; takes it over either way. False when it was
    /// not.
    bool present(QDialog *dialog);
    void broadcastAgain(qint64 job, const storage::Broadcast &content);
    void presentBroadcast(BroadcastDialog *dialog);
    void retranslate();
    void renderWaiting();
    void renderOutbox();

    engine::SessionHost &m_session;
    PeoplePage *m_people;
    JoinRequestsPage *m_joinRequests;
    JobsPage *m_jobs;
    BroadcastsPage *m_broadcasts;
    UpdatesPage *m_updates;
    OutboxPage *m_outbox;
    QPointer<QDialog> m_dialog; ///< the one that is open
};

} // namespace botdesk::widgets
