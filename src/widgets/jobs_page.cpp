#include "widgets/jobs_page.h"

#include "models/job_words.h"
#include "storage/job_repository.h"
#include "ui_jobs_page.h"
#include "widgets/error_words.h"
#include "widgets/list_table.h"
#include "widgets/probe_dialog.h"

#include <QDateTime>
#include <QEvent>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::JobListModel;
using models::JobWords;
using storage::JobReport;
using storage::JobState;

namespace
{

/// Often enough that a bar moves evenly.
constexpr auto loadDelay = 250ms;
/// While a job runs its pace is looked at again, even if nothing comes any more.
constexpr auto paceDelay = 2s;
/// As many jobs are listed.
constexpr int mostListed = 200;
/// The steps of the bar: a job may have more people than fit into its range.
constexpr int barSteps = 1000;

} // namespace

JobsPage::JobsPage(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::JobsPage>())
{
    m_ui->setupUi(this);
    QFont font = m_ui->titleLabel->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setBold(true);
    m_ui->titleLabel->setFont(font);
    m_ui->progressBar->setRange(0, barSteps);
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 2);
    m_ui->splitter->setSizes({640, 520});
    setUpTable();
    wire();
    render();
}

JobsPage::~JobsPage() = default;

void JobsPage::setUpTable()
{
    QTableView *table = m_ui->jobsTable;
    table->setModel(&m_model);
    lookLikeAList(table);
    QHeaderView *header = table->horizontalHeader();
    const QFontMetrics metrics = table->fontMetrics();
    const auto width = [&metrics](int letters) { return metrics.averageCharWidth() * letters; };
    header->resizeSection(JobListModel::What, width(14));
    header->resizeSection(JobListModel::Began, width(19));
    header->resizeSection(JobListModel::Progress, width(32));
}

void JobsPage::wire()
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &JobsPage::load);
    connect(
        &m_session, &engine::SessionHost::changed, this, [this](const storage::ChangeSet &changes) {
            const bool isSoon = m_delay.isActive() && m_delay.remainingTime() <= loadDelay / 1ms;
            if (changes.jobs && isVisible() && !isSoon)
                m_delay.start(loadDelay);
        });
    connect(m_ui->jobsTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &JobsPage::render);
    connect(m_ui->pauseButton, &QPushButton::clicked, this,
            [this] { m_session.pauseJob(current()); });
    connect(m_ui->resumeButton, &QPushButton::clicked, this,
            [this] { m_session.resumeJob(current()); });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &JobsPage::askToCancel);
    connect(m_ui->probeEveryoneButton, &QPushButton::clicked, this, &JobsPage::probeEveryone);
}

qint64 JobsPage::current() const
{
    return m_model.jobAt(m_ui->jobsTable->currentIndex().row());
}

void JobsPage::load()
{
    if (!isVisible())
        return;
    m_session.reader()
        .ask([](storage::Database &database) {
            return storage::JobRepository(database).reports(storage::JobKind::Probe, mostListed,
                                                            QDateTime::currentMSecsSinceEpoch());
        })
        .then(this, [this](const storage::Result<QList<JobReport>> &reports) { take(reports); });
}

void JobsPage::take(const storage::Result<QList<JobReport>> &reports)
{
    m_isLoaded = true;
    m_problem.reset();
    if (!reports) {
        m_problem = reports.error();
        render();
        return;
    }
    const qint64 newest = m_model.jobAt(0);
    m_model.setReports(*reports);
    // What has just been begun is what one wants to see.
    if (m_model.jobAt(0) != newest)
        m_ui->jobsTable->setCurrentIndex(m_model.index(0, 0));
    const bool isRunning = std::ranges::any_of(
        *reports, [](const JobReport &each) { return each.job.state == JobState::Running; });
    if (isRunning && !m_delay.isActive())
        m_delay.start(paceDelay);
    render();
}

void JobsPage::render()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_ui->stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_ui->emptyPage)
                                          : m_ui->splitter);
    if (m_problem)
        m_ui->emptyLabel->setText(ErrorWords::about(*m_problem));
    else if (m_isLoaded)
        m_ui->emptyLabel->setText(
            tr("No probe of many yet.\n\nA probe shows “typing…” for a moment and learns from the "
               "answer whether the bot may write. Select people on the page of people and press "
               "“Probe”, or probe everyone."));
    else
        m_ui->emptyLabel->clear();
    const auto report = m_model.report(current());
    m_ui->jobPanel->setVisible(report.has_value());
    if (report)
        renderJob(*report);
}

void JobsPage::renderJob(const JobReport &report)
{
    const storage::Job &job = report.job;
    m_ui->titleLabel->setText(JobWords::title(job));
    m_ui->momentsLabel->setText(JobWords::moments(job));
    const double part = static_cast<double>(job.done) / static_cast<double>(job.total);
    m_ui->progressBar->setValue(static_cast<int>(part * barSteps));
    m_ui->progressLabel->setText(JobWords::progress(job));
    const QString pace = JobWords::pace(report);
    m_ui->paceLabel->setText(pace);
    m_ui->paceLabel->setVisible(!pace.isEmpty());
    m_ui->standingLabel->setText(JobWords::standing(job));
    m_ui->resultLabel->setText(resultText(report));
    renderButtons(job);
}

QString JobsPage::resultText(const JobReport &report)
{
    const models::ProbeResult result = models::probeResultOf(report.outcomes);
    QStringList paragraphs;
    const QStringList changes = JobWords::changes(result);
    if (!changes.isEmpty())
        paragraphs << changes.join(u'\n');
    else if (report.job.hasEnded())
        paragraphs << tr("Nothing has changed.");
    else
        paragraphs << tr("Nothing has changed so far.");
    if (const QStringList others = JobWords::others(result); !others.isEmpty())
        paragraphs << others.join(u'\n');
    QStringList leftOut;
    for (const QString &line : JobWords::leftOut(result))
        leftOut << tr("• %1", "one line of a list").arg(line);
    if (!leftOut.isEmpty())
        paragraphs << tr("Left out:\n%1").arg(leftOut.join(u'\n'));
    return paragraphs.join(u"\n\n"_s);
}

void JobsPage::renderButtons(const storage::Job &job)
{
    // A button that goes away must not take the focus to nowhere.
    const bool hadFocus = m_ui->pauseButton->hasFocus() || m_ui->resumeButton->hasFocus() ||
                          m_ui->cancelButton->hasFocus();
    const bool isPaused = job.state == JobState::Paused;
    m_ui->resumeButton->setVisible(isPaused);
    m_ui->pauseButton->setVisible(!isPaused && !job.hasEnded());
    m_ui->cancelButton->setVisible(!job.hasEnded());
    if (!hadFocus || m_ui->cancelButton->hasFocus())
        return;
    QWidget *next = job.hasEnded() ? static_cast<QWidget *>(m_ui->jobsTable)
                    : isPaused     ? m_ui->resumeButton
                                   : m_ui->pauseButton;
    next->setFocus();
}

void JobsPage::askToCancel()
{
    const auto report = m_model.report(current());
    if (!report || report->job.hasEnded())
        return;
    auto *box = new QMessageBox(this);
    box->setObjectName("confirmCancel"_L1);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Cancel the probe"));
    box->setText(tr("Cancel this probe for good?"));
    const int left = static_cast<int>(report->job.total - report->job.done);
    box->setInformativeText(tr("%Ln people have not been probed yet, and will not be. What was "
                               "learnt about the others stays.",
                               nullptr, left));
    auto *yes = box->addButton(tr("Cancel the probe"), QMessageBox::AcceptRole);
    yes->setObjectName("confirmButton"_L1);
    box->setDefaultButton(box->addButton(tr("Go on"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::accepted, this,
            [this, job = report->job.id] { m_session.cancelJob(job); });
    box->open();
}

void JobsPage::probeEveryone()
{
    auto *dialog = new ProbeDialog(m_session, storage::UserQuery{}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void JobsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void JobsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_model.retranslate();
    render();
}

} // namespace botdesk::widgets
