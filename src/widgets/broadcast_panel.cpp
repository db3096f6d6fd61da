#include "widgets/broadcast_panel.h"

#include "models/broadcast_words.h"
#include "models/job_words.h"
#include "storage/user_query_text.h"
#include "ui_broadcast_panel.h"
#include "widgets/broadcast_audience.h"
#include "widgets/broadcast_content_view.h"
#include "widgets/broadcast_questions.h"
#include "widgets/error_words.h"
#include "widgets/moment_dialog.h"
#include "widgets/recipients_view.h"

#include <QEvent>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::BroadcastWords;
using models::JobWords;
using storage::JobReport;
using storage::JobState;
using storage::PauseReason;

namespace
{

/// The steps of the bar: a broadcast may have more people than fit into its range.
constexpr int barSteps = 1000;

bool hasMissedItsMoment(const storage::Job &job)
{
    return job.state == JobState::Paused && job.pauseReason == PauseReason::MomentPassed;
}

} // namespace

BroadcastPanel::BroadcastPanel(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::BroadcastPanel>())
    , m_recipients(new RecipientsView(session))
    , m_contentView(new BroadcastContentView)
{
    m_ui->setupUi(this);
    QFont font = m_ui->titleLabel->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setBold(true);
    m_ui->titleLabel->setFont(font);
    m_ui->progressBar->setRange(0, barSteps);
    m_ui->detailTabs->addTab(m_recipients, QString());
    m_ui->detailTabs->addTab(m_contentView, QString());
    m_ui->detailTabs->setCurrentIndex(0);
    wire();
    retranslate();
}

BroadcastPanel::~BroadcastPanel() = default;

void BroadcastPanel::wire()
{
    connect(m_ui->pauseButton, &QPushButton::clicked, this,
            [this] { m_session.pauseJob(m_report.job.id); });
    connect(m_ui->resumeButton, &QPushButton::clicked, this,
            [this] { m_session.resumeJob(m_report.job.id); });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &BroadcastPanel::askToCancel);
    connect(m_ui->startNowButton, &QPushButton::clicked, this, &BroadcastPanel::askToStartNow);
    connect(m_ui->rescheduleButton, &QPushButton::clicked, this, &BroadcastPanel::askForMoment);
    connect(m_ui->againButton, &QPushButton::clicked, this, [this] {
        if (m_content)
            Q_EMIT againRequested(m_report.job.id, *m_content);
    });
    connect(m_recipients, &RecipientsView::personActivated, this, &BroadcastPanel::personActivated);
    connect(m_recipients, &RecipientsView::exportRequested, this, &BroadcastPanel::exportRequested);
}

void BroadcastPanel::setReport(const JobReport &report)
{
    m_report = report;
    m_recipients->setReport(report);
    render();
}

void BroadcastPanel::setContent(const std::optional<storage::Broadcast> &content)
{
    m_content = content;
    m_contentView->setContent(content);
    render();
}

void BroadcastPanel::render()
{
    const storage::Job &job = m_report.job;
    const bool isToCome = job.state == JobState::Scheduled;
    m_ui->titleLabel->setText(BroadcastWords::title(job));
    m_ui->momentsLabel->setText(BroadcastWords::moments(job));
    const double part =
        static_cast<double>(job.done) / static_cast<double>(std::max<qint64>(job.total, 1));
    m_ui->progressBar->setValue(static_cast<int>(part * barSteps));
    m_ui->progressBar->setVisible(!isToCome);
    m_ui->progressLabel->setText(JobWords::progress(job));
    m_ui->progressLabel->setVisible(!isToCome);
    const QString pace = JobWords::pace(m_report);
    m_ui->paceLabel->setText(pace);
    m_ui->paceLabel->setVisible(!pace.isEmpty());
    const QString standing = BroadcastWords::standing(job);
    m_ui->standingLabel->setText(standing);
    m_ui->standingLabel->setVisible(!standing.isEmpty());
    renderReason();
    renderResult();
    renderButtons();
}

void BroadcastPanel::renderReason()
{
    const storage::Job &job = m_report.job;
    if (BroadcastWords::pauseReason(job).isEmpty()) {
        m_ui->pausedBanner->clear();
        return;
    }
    m_ui->pausedBanner->show(
        {.tone = job.pauseReason == PauseReason::ProgramEnded ? Tone::Information : Tone::Warning,
         .text = [job] { return BroadcastWords::pauseReason(job); },
         .details = [job] { return ErrorWords::details(storage::Error{.text = job.pauseText}); }});
}

void BroadcastPanel::renderResult()
{
    const models::BroadcastResult result = models::broadcastResultOf(m_report.outcomes);
    const QStringList results = BroadcastWords::results(result);
    m_ui->resultLabel->setText(results.isEmpty() ? tr("Nobody has got it yet.")
                                                 : results.join(u'\n'));
    const QStringList skipped = BroadcastWords::skipped(result.skipped);
    m_ui->skippedLabel->setVisible(!skipped.isEmpty());
    m_ui->skippedLabel->setText(
        tr("Left out before it began, since the bot may not write to them:\n%1")
            .arg(bulleted(skipped)));
    const auto audience = storage::audienceFrom(m_report.job.filter);
    m_ui->whomLabel->setText(BroadcastWords::audience(audience.value_or(QList<domain::UserId>())));
    const bool isPaid = m_content && m_content->starCap > 0;
    m_ui->costLabel->setVisible(isPaid);
    if (isPaid)
        m_ui->costLabel->setText(
            tr("Paid: %1 of at most %Ln Stars so far.", nullptr,
               static_cast<int>(m_content->starCap))
                .arg(QLocale().toString(models::starsFor(m_content->paidSent))));
}

void BroadcastPanel::renderButtons()
{
    // A button that goes away must not take the focus to nowhere.
    const bool hadFocus = m_ui->pauseButton->hasFocus() || m_ui->resumeButton->hasFocus() ||
                          m_ui->startNowButton->hasFocus() || m_ui->rescheduleButton->hasFocus() ||
                          m_ui->cancelButton->hasFocus();
    const storage::Job &job = m_report.job;
    const bool isToCome = job.state == JobState::Scheduled || hasMissedItsMoment(job);
    m_ui->resumeButton->setVisible(job.state == JobState::Paused && !isToCome);
    m_ui->pauseButton->setVisible(job.state == JobState::Running || job.state == JobState::Waiting);
    m_ui->startNowButton->setVisible(isToCome);
    m_ui->rescheduleButton->setVisible(isToCome);
    m_ui->cancelButton->setVisible(!job.hasEnded());
    const models::BroadcastResult result = models::broadcastResultOf(m_report.outcomes);
    const qint64 missed = result.refused + result.takenBack + job.total - job.done;
    m_ui->againButton->setVisible(job.hasEnded() && missed > 0);
    m_ui->againButton->setEnabled(m_content.has_value());
    keepFocus(hadFocus);
}

void BroadcastPanel::keepFocus(bool hadFocus)
{
    if (!hadFocus)
        return;
    for (QPushButton *button : {m_ui->pauseButton, m_ui->resumeButton, m_ui->startNowButton,
                                m_ui->rescheduleButton, m_ui->cancelButton}) {
        if (button->hasFocus() && !button->isHidden())
            return;
    }
    for (QPushButton *button :
         {m_ui->pauseButton, m_ui->resumeButton, m_ui->startNowButton, m_ui->againButton}) {
        if (!button->isHidden()) {
            button->setFocus();
            return;
        }
    }
    m_ui->detailTabs->setFocus();
}

void BroadcastPanel::askToCancel()
{
    if (m_report.job.hasEnded())
        return;
    auto *box = cancelQuestion(m_report.job, this);
    connect(box, &QMessageBox::accepted, this,
            [this, job = m_report.job.id] { m_session.cancelJob(job); });
    box->open();
}

void BroadcastPanel::askToStartNow()
{
    auto *box = startNowQuestion(m_report.job, this);
    connect(box, &QMessageBox::accepted, this,
            [this, job = m_report.job.id] { m_session.startNow(job); });
    box->open();
}

void BroadcastPanel::askForMoment()
{
    auto *dialog = new MomentDialog(m_report.job.scheduledAt, this);
    dialog->setObjectName("momentDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &MomentDialog::chosen, this,
        [this, job = m_report.job.id](domain::Milliseconds at) { m_session.reschedule(job, at); });
    dialog->open();
}

void BroadcastPanel::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->detailTabs->setTabText(m_ui->detailTabs->indexOf(m_recipients), tr("People"));
    m_ui->detailTabs->setTabText(m_ui->detailTabs->indexOf(m_contentView), tr("Message"));
    render();
}

void BroadcastPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace botdesk::widgets
