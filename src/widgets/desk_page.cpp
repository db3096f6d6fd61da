#include "widgets/desk_page.h"

#include "widgets/broadcast_dialog.h"
#include "widgets/broadcasts_page.h"
#include "widgets/export_dialog.h"
#include "widgets/import_dialog.h"
#include "widgets/jobs_page.h"
#include "widgets/join_requests_page.h"
#include "widgets/login_dialog.h"
#include "widgets/outbox_page.h"
#include "widgets/people_page.h"
#include "widgets/probe_dialog.h"
#include "widgets/updates_page.h"

#include <QEvent>
#include <QFileDialog>
#include <QLocale>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;

DeskPage::DeskPage(engine::SessionHost &session, QWidget *parent)
    : QTabWidget(parent)
    , m_session(session)
    , m_people(new PeoplePage(session))
    , m_joinRequests(new JoinRequestsPage(session))
    , m_jobs(new JobsPage(session))
    , m_broadcasts(new BroadcastsPage(session))
    , m_updates(new UpdatesPage(session))
    , m_outbox(new OutboxPage(session))
{
    setDocumentMode(true);
    m_people->setObjectName("peoplePage"_L1);
    m_joinRequests->setObjectName("joinRequestsPage"_L1);
    m_jobs->setObjectName("jobsPage"_L1);
    m_broadcasts->setObjectName("broadcastsPage"_L1);
    m_updates->setObjectName("updatesPage"_L1);
    for (QWidget *page : {static_cast<QWidget *>(m_people), static_cast<QWidget *>(m_joinRequests),
                          static_cast<QWidget *>(m_jobs), static_cast<QWidget *>(m_broadcasts),
                          static_cast<QWidget *>(m_updates)})
        addTab(page, QString());
    m_outbox->setObjectName("outboxPage"_L1);
    addTab(m_outbox, QString());
    connect(m_outbox, &OutboxPage::titleChanged, this, &DeskPage::renderOutbox);
    connect(m_outbox, &OutboxPage::personRequested, this, &DeskPage::showPerson);
    connect(m_people, &PeoplePage::updateRequested, this, &DeskPage::showUpdate);
    connect(m_people, &PeoplePage::probeShownRequested, this, &DeskPage::probeShown);
    connect(m_people, &PeoplePage::exportShownRequested, this, &DeskPage::exportShown);
    connect(m_joinRequests, &JoinRequestsPage::personRequested, this, &DeskPage::showPerson);
    connect(m_joinRequests, &JoinRequestsPage::waitingCountChanged, this, &DeskPage::renderWaiting);
    connect(m_people, &PeoplePage::broadcastRequested, this, &DeskPage::broadcast);
    connect(m_broadcasts, &BroadcastsPage::newRequested, this,
            [this] { broadcast(storage::UserQuery{}); });
    connect(m_broadcasts, &BroadcastsPage::againRequested, this, &DeskPage::broadcastAgain);
    connect(m_broadcasts, &BroadcastsPage::personActivated, this, &DeskPage::showPerson);
    connect(m_updates, &UpdatesPage::personRequested, this, &DeskPage::showPerson);
    retranslate();
}

DeskPage::~DeskPage() = default;

void DeskPage::focusSearch()
{
    setCurrentWidget(m_people);
    m_people->focusSearch();
}

void DeskPage::showPerson(domain::UserId id)
{
    setCurrentWidget(m_people);
    m_people->showPerson(id);
}

void DeskPage::showUpdate(qint64 updateId)
{
    setCurrentWidget(m_updates);
    m_updates->showUpdate(updateId);
}

bool DeskPage::present(QDialog *dialog)
{
    // One that was closed is deleted a little later.
    const QDialog *open = m_dialog;
    if (open != nullptr && open->isVisible()) {
        delete dialog;
        return false;
    }
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return true;
}

QDialog *DeskPage::probe(const storage::UserQuery &query)
{
    auto *dialog = new ProbeDialog(m_session, query, this);
    dialog->setObjectName("probeDialog"_L1);
    connect(dialog, &QDialog::accepted, this, [this] { setCurrentWidget(m_jobs); });
    return present(dialog) ? dialog : nullptr;
}

void DeskPage::probeShown()
{
    probe(m_people->query());
}

void DeskPage::broadcast(const storage::Audience &audience)
{
    presentBroadcast(new BroadcastDialog(m_session, audience, this));
}

void DeskPage::broadcastShown()
{
    broadcast(m_people->query());
}

void DeskPage::broadcastAgain(qint64 job, const storage::Broadcast &content)
{
    presentBroadcast(
        new BroadcastDialog(m_session, storage::MissedBy{.jobId = job}, content, this));
}

void DeskPage::presentBroadcast(BroadcastDialog *dialog)
{
    dialog->setObjectName("broadcastDialog"_L1);
    connect(dialog, &BroadcastDialog::started, this, [this](qint64 job) {
        setCurrentWidget(m_broadcasts);
        m_broadcasts->showBroadcast(job);
    });
    present(dialog);
}

void DeskPage::exportShown()
{
    auto *dialog = new ExportDialog(m_session, m_people->query(), m_people->shownCount(), this);
    dialog->setObjectName("exportDialog"_L1);
    present(dialog);
}

void DeskPage::importPeople()
{
    auto *chooser = new QFileDialog(this, tr("Import people"), QString(),
                                    tr("Lists of people (*.csv *.tsv *.txt);;All files (*)"));
    chooser->setObjectName("importChooser"_L1);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_dialog = nullptr; // the chooser is closing
        importFile(path);
    });
    present(chooser);
}

void DeskPage::importFile(const QString &path)
{
    auto *dialog = new ImportDialog(m_session, path, this);
    dialog->setObjectName("importDialog"_L1);
    connect(dialog, &ImportDialog::probeRequested, this, [this](const storage::UserQuery &query) {
        m_dialog = nullptr; // the import's dialog is closing
        probe(query);
    });
    present(dialog);
}

void DeskPage::checkLogin()
{
    auto *dialog = new LoginDialog(m_session, this);
    dialog->setObjectName("loginDialog"_L1);
    connect(dialog, &LoginDialog::personRequested, this, &DeskPage::showPerson);
    present(dialog);
}

void DeskPage::retranslate()
{
    setTabText(indexOf(m_people), tr("People"));
    setTabText(indexOf(m_jobs), tr("Probes"));
    setTabText(indexOf(m_broadcasts), tr("Broadcasts"));
    setTabText(indexOf(m_updates), tr("Updates"));
    renderWaiting();
    renderOutbox();
}

void DeskPage::renderOutbox()
{
    setTabText(indexOf(m_outbox), m_outbox->title());
}

void DeskPage::renderWaiting()
{
    const qint64 waiting = m_joinRequests->waitingCount();
    setTabText(indexOf(m_joinRequests),
               waiting == 0
                   ? tr("Join requests")
                   : tr("Join requests (%1)", "how many wait").arg(QLocale().toString(waiting)));
}

void DeskPage::changeEvent(QEvent *event)
{
    QTabWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace botdesk::widgets
