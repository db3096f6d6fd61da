#include "widgets/broadcasts_page.h"

#include "domain/formatting.h"
#include "storage/broadcast_repository.h"
#include "storage/job_repository.h"
#include "ui_broadcasts_page.h"
#include "widgets/broadcast_panel.h"
#include "widgets/error_words.h"
#include "widgets/export_dialog.h"
#include "widgets/list_table.h"

#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::JobListModel;
using storage::Broadcast;
using storage::JobReport;
using storage::JobState;
using storage::Result;

namespace
{

/// Often enough that a bar moves evenly.
constexpr auto loadDelay = 250ms;
/// While a broadcast runs its pace is looked at again, even if nothing comes any more.
constexpr auto paceDelay = 2s;
/// As many broadcasts are listed.
constexpr int mostListed = 200;
/// Of a text in the list, in UTF-16 units.
constexpr qsizetype longestBeginning = 120;

} // namespace

BroadcastsPage::BroadcastsPage(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::BroadcastsPage>())
    , m_panel(new BroadcastPanel(session))
{
    m_ui->setupUi(this);
    m_ui->splitter->addWidget(m_panel);
    m_ui->splitter->setStretchFactor(0, 2);
    m_ui->splitter->setStretchFactor(1, 3);
    m_ui->splitter->setSizes({520, 640});
    setUpTable();
    wire();
    render();
}

BroadcastsPage::~BroadcastsPage() = default;

void BroadcastsPage::setUpTable()
{
    QTableView *table = m_ui->broadcastsTable;
    table->setModel(&m_model);
    lookLikeAList(table);
    QHeaderView *header = table->horizontalHeader();
    const QFontMetrics metrics = table->fontMetrics();
    const auto width = [&metrics](int letters) { return metrics.averageCharWidth() * letters; };
    header->resizeSection(JobListModel::What, width(20));
    header->resizeSection(JobListModel::Began, width(18));
    header->resizeSection(JobListModel::Progress, width(20));
}

void BroadcastsPage::wire()
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &BroadcastsPage::load);
    connect(
        &m_session, &engine::SessionHost::changed, this, [this](const storage::ChangeSet &changes) {
            const bool isSoon = m_delay.isActive() && m_delay.remainingTime() <= loadDelay / 1ms;
            if (changes.jobs && isVisible() && !isSoon)
                m_delay.start(loadDelay);
        });
    connect(m_ui->broadcastsTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] {
                showCurrent();
                load();
            });
    connect(m_ui->newButton, &QPushButton::clicked, this, &BroadcastsPage::newRequested);
    connect(m_panel, &BroadcastPanel::againRequested, this, &BroadcastsPage::againRequested);
    connect(m_panel, &BroadcastPanel::personActivated, this, &BroadcastsPage::personActivated);
    connect(m_panel, &BroadcastPanel::exportRequested, this, &BroadcastsPage::exportRecipients);
}

qint64 BroadcastsPage::current() const
{
    return m_model.jobAt(m_ui->broadcastsTable->currentIndex().row());
}

void BroadcastsPage::showBroadcast(qint64 job)
{
    m_awaited = job;
    load();
}

QString BroadcastsPage::beginningOf(const Broadcast &content)
{
    for (const QString &text : content.texts) {
        const QString read = content.html ? domain::formattedText(text).text : text;
        if (const QString words = read.simplified(); !words.isEmpty())
            return words.left(longestBeginning);
    }
    return QFileInfo(content.mediaPath).fileName();
}

Result<BroadcastsPage::Shown> BroadcastsPage::read(storage::Database &database,
                                                   const QSet<qint64> &known, qint64 current)
{
    const auto reports = storage::JobRepository(database).reports(
        storage::JobKind::Broadcast, mostListed, QDateTime::currentMSecsSinceEpoch());
    if (!reports)
        return std::unexpected(reports.error());
    Shown shown{.reports = *reports};
    const storage::BroadcastRepository broadcasts(database);
    for (const JobReport &report : *reports) {
        const qint64 id = report.job.id;
        if (id != current && known.contains(id))
            continue;
        const auto content = broadcasts.find(id);
        if (!content)
            return std::unexpected(content.error());
        if (!*content)
            continue;
        shown.beginnings.insert(id, beginningOf(**content));
        if (id == current)
            shown.content = *content;
    }
    return shown;
}

void BroadcastsPage::load()
{
    if (!isVisible())
        return;
    QSet<qint64> known;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const qint64 job = m_model.jobAt(row); m_model.knows(job))
            known.insert(job);
    }
    m_session.reader()
        .ask([known, current = current()](storage::Database &database) {
            return read(database, known, current);
        })
        .then(this, [this](const Result<Shown> &shown) { take(shown); });
}

void BroadcastsPage::take(const Result<Shown> &shown)
{
    m_isLoaded = true;
    m_problem.reset();
    if (!shown) {
        m_problem = shown.error();
        render();
        return;
    }
    const qint64 newest = m_model.jobAt(0);
    m_content = shown->content;
    m_model.addBeginnings(shown->beginnings);
    m_model.setReports(shown->reports);
    selectAfter(newest);
    const bool isRunning = std::ranges::any_of(
        shown->reports, [](const JobReport &each) { return each.job.state == JobState::Running; });
    if (isRunning && !m_delay.isActive())
        m_delay.start(paceDelay);
    showCurrent();
    render();
}

void BroadcastsPage::selectAfter(qint64 newestBefore)
{
    const int awaited = m_awaited != 0 ? m_model.rowOf(m_awaited) : -1;
    if (awaited >= 0) {
        m_awaited = 0;
        m_ui->broadcastsTable->setCurrentIndex(m_model.index(awaited, 0));
    } else if (m_model.jobAt(0) != newestBefore) {
        // What has just been begun is what one wants to see.
        m_ui->broadcastsTable->setCurrentIndex(m_model.index(0, 0));
    }
}

void BroadcastsPage::showCurrent()
{
    const auto report = m_model.report(current());
    m_panel->setVisible(report.has_value());
    if (!report)
        return;
    const bool isOfThis = m_content && m_content->jobId == report->job.id;
    m_panel->setReport(*report);
    m_panel->setContent(isOfThis ? m_content : std::nullopt);
}

void BroadcastsPage::render()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_ui->stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_ui->emptyPage)
                                          : m_ui->splitter);
    if (m_problem)
        m_ui->emptyLabel->setText(ErrorWords::about(*m_problem));
    else if (m_isLoaded)
        m_ui->emptyLabel->setText(
            tr("No broadcast yet.\n\nA broadcast is one message to everyone in a filter whom the "
               "bot may write to. Filter the people on their page, or select some of them there, "
               "and begin one; or write to everyone from here."));
    else
        m_ui->emptyLabel->clear();
}

void BroadcastsPage::exportRecipients(qint64 job, storage::RecipientGroup group, qint64 count)
{
    auto *dialog = new ExportDialog(m_session, {.job = job, .group = group}, count, this);
    dialog->setObjectName("exportDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void BroadcastsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void BroadcastsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_model.retranslate();
    render();
}

} // namespace botdesk::widgets
