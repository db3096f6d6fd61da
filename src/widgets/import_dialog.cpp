#include "widgets/import_dialog.h"

#include "storage/user_query.h"
#include "ui_import_dialog.h"
#include "widgets/error_words.h"
#include "widgets/list_table.h"

#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLayout>

#include <algorithm>
#include <limits>

namespace botdesk::widgets
{

using engine::FileProblem;
using engine::ImportEnd;

namespace
{

/// A progress bar counts in int, and files may be larger than that.
constexpr int progressSteps = 1000;

int asCount(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

ImportDialog::ImportDialog(engine::SessionHost &session, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ImportDialog>())
    , m_session(session)
    , m_fileName(QFileInfo(path).fileName())
{
    m_ui->setupUi(this);
    m_ui->progressBar->setMaximum(progressSteps);
    QTableView *table = m_ui->issuesTable;
    table->setModel(&m_issues);
    lookLikeAList(table);

    connect(m_ui->cancelButton, &QPushButton::clicked, this, [this] { m_session.cancelImport(); });
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->probeButton, &QPushButton::clicked, this, [this] {
        Q_EMIT probeRequested({.status = domain::DialogStatus::Unverified});
        accept();
    });
    connect(&session, &engine::SessionHost::importProgressed, this,
            [this](const engine::ImportProgress &progress) { take(progress); });
    connect(&session, &engine::SessionHost::importFinished, this,
            [this](const engine::ImportReport &report) { take(report); });
    render();
    session.importPeople(path);
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::reject()
{
    if (!m_report)
        m_session.cancelImport();
    QDialog::reject();
}

void ImportDialog::take(const engine::ImportProgress &progress)
{
    if (m_report)
        return;
    m_progress = progress;
    renderCounts();
}

void ImportDialog::take(const engine::ImportReport &report)
{
    if (m_report)
        return;
    m_report = report;
    m_progress = report.counts;
    m_issues.setIssues(report.issues);
    render();
    m_ui->issuesTable->resizeColumnsToContents();
    showOutcome();
    m_ui->closeButton->setFocus();
}

void ImportDialog::showOutcome()
{
    const bool isDone = m_report->end == ImportEnd::Done;
    const bool isCancelled = m_report->end == ImportEnd::Cancelled;
    m_ui->banner->show(
        {.tone = isDone        ? Tone::Information
                 : isCancelled ? Tone::Warning
                               : Tone::Problem,
         .text = [report = *m_report] { return outcome(report); },
         .details = [error = m_report->error] { return ErrorWords::details(error); }});
}

QString ImportDialog::outcome(const engine::ImportReport &report)
{
    switch (report.end) {
    case ImportEnd::Done:
        return report.counts.imported > 0
                   ? tr("The import is complete. Who is new is unverified: the bot may write to "
                        "them only after a probe has shown that it may.")
                   : tr("The import is complete. Nobody in this file is new.");
    case ImportEnd::Cancelled:
        return tr("You stopped the import. Who is imported stays; importing the file again "
                  "completes it.");
    case ImportEnd::CannotStore:
        if (report.error.kind == storage::ErrorKind::DiskFull)
            return tr("The disk is full, so the import stopped. Who is imported stays; free some "
                      "space, and importing the file again completes it.");
        return ErrorWords::about(report.error);
    case ImportEnd::FileProblem:
        break;
    }
    switch (report.fileProblem) {
    case FileProblem::CannotOpen:
        return tr("The file cannot be opened. Check that it is still there and that you may read "
                  "it.");
    case FileProblem::CannotRead:
        return tr("The file could not be read to its end. Who is imported stays; importing the "
                  "file again completes it.");
    case FileProblem::Binary:
        return tr("This is not a text file. In a spreadsheet, save the table as CSV first.");
    case FileProblem::Utf16:
        return tr("This file is not in UTF-8. Open it in an editor or a spreadsheet and save it "
                  "as UTF-8.");
    case FileProblem::Empty:
        return tr("There is nothing in this file.");
    case FileProblem::NoIds:
        return tr("No column of this file has ids in it. Telegram's ids are numbers; a username "
                  "alone names nobody.");
    case FileProblem::None:
        break;
    }
    return {};
}

void ImportDialog::render()
{
    const bool isRunning = !m_report.has_value();
    m_ui->fileLabel->setText(isRunning ? tr("Importing people from “%1”…").arg(m_fileName)
                                       : tr("People from “%1”").arg(m_fileName));
    m_ui->progressBar->setVisible(isRunning);
    m_ui->cancelButton->setVisible(isRunning);
    m_ui->closeButton->setVisible(!isRunning);
    const bool someToProbe = !isRunning && m_progress.imported + m_progress.known > 0;
    m_ui->probeButton->setVisible(someToProbe);

    const int shown = m_issues.rowCount();
    const qint64 more = m_progress.unreadable - shown;
    m_ui->issuesLabel->setVisible(shown > 0);
    m_ui->issuesTable->setVisible(shown > 0);
    m_ui->moreLabel->setVisible(!isRunning && more > 0 && shown > 0);
    m_ui->moreLabel->setText(
        tr("%Ln further row(s) name nobody and are not listed.", nullptr, asCount(more)));
    renderCounts();
}

void ImportDialog::renderCounts()
{
    const auto &[done, total, imported, known, unreadable] = m_progress;
    m_ui->progressBar->setValue(
        total > 0 ? static_cast<int>(done * progressSteps / std::max(done, total)) : 0);
    m_ui->importedLabel->setText(tr("%Ln people are new", nullptr, asCount(imported)));
    m_ui->knownLabel->setText(tr("%Ln row(s) name people who are known", nullptr, asCount(known)));
    m_ui->unreadableLabel->setText(tr("%Ln row(s) name nobody", nullptr, asCount(unreadable)));
}

void ImportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_issues.retranslate();
    render();
    m_ui->issuesTable->resizeColumnsToContents();
}

bool ImportDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    // What is told in place needs its lines.
    if (event->type() == QEvent::LayoutRequest)
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    return handled;
}

} // namespace botdesk::widgets
