#include "widgets/export_dialog.h"

#include "engine/session_host.h"
#include "ui_export_dialog.h"
#include "widgets/error_words.h"

#include <QDate>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QLayout>
#include <QStandardPaths>

#include <algorithm>
#include <limits>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using engine::ExportEnd;
using engine::ExportFormat;

namespace
{

constexpr int progressSteps = 1000;

int asCount(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

ExportDialog::ExportDialog(engine::SessionHost &session, storage::UserQuery query, qint64 count,
                           QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ExportDialog>())
    , m_session(session)
    , m_query(std::move(query))
    , m_count(count)
{
    m_ui->setupUi(this);
    m_ui->progressBar->setMaximum(progressSteps);
    m_ui->exportButton->setDefault(true);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_ui->cancelButton, &QPushButton::clicked, &m_exporter, &engine::Exporter::cancel);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_exporter, &engine::Exporter::progressed, this,
            [this](qint64 people, qint64 expected) {
                m_written = people;
                m_expected = expected;
                renderProgress();
            });
    connect(&m_exporter, &engine::Exporter::finished, this, &ExportDialog::take);
    // Closed in any way: the file would come as a surprise.
    connect(this, &QDialog::finished, &m_exporter, &engine::Exporter::cancel);
    render();
}

ExportDialog::ExportDialog(engine::SessionHost &session, const engine::RecipientList &recipients,
                           qint64 count, QWidget *parent)
    : ExportDialog(session, storage::UserQuery{}, count, parent)
{
    m_recipients = recipients;
    m_ui->csvButton->hide();
    m_ui->jsonButton->hide();
    render();
}

ExportDialog::~ExportDialog() = default;

ExportFormat ExportDialog::format() const
{
    return m_ui->jsonButton->isChecked() ? ExportFormat::JsonLines : ExportFormat::Csv;
}

void ExportDialog::chooseFile()
{
    const bool isJson = format() == ExportFormat::JsonLines;
    const QString suffix = isJson ? u"jsonl"_s : u"csv"_s;
    auto *dialog = new QFileDialog(this, tr("Export people"));
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(
        {isJson ? tr("JSON lines (*.jsonl)") : tr("CSV (*.csv)"), tr("All files (*)")});
    dialog->setDefaultSuffix(suffix);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(u"%1-%2.%3"_s.arg(m_session.botUsername(),
                                         QDate::currentDate().toString(Qt::ISODate), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::exportTo);
    dialog->open();
}

void ExportDialog::exportTo(const QString &path)
{
    m_written = 0;
    m_expected = m_count;
    m_ui->banner->clear();
    m_exporter.start({.database = engine::databasePath(m_session.folder()),
                      .target = path,
                      .format = format(),
                      .query = m_query,
                      .recipients = m_recipients,
                      .expected = m_count});
    render();
    m_ui->cancelButton->setFocus();
}

void ExportDialog::take(const engine::ExportReport &report)
{
    const Tone tone = report.end == ExportEnd::Done        ? Tone::Information
                      : report.end == ExportEnd::Cancelled ? Tone::Warning
                                                           : Tone::Problem;
    m_ui->banner->show({.tone = tone,
                        .text = [report] { return outcome(report); },
                        .details = [report] { return details(report); }});
    render();
    m_ui->closeButton->setFocus();
}

QString ExportDialog::outcome(const engine::ExportReport &report)
{
    const QString path = QDir::toNativeSeparators(report.target);
    switch (report.end) {
    case ExportEnd::Done:
        return tr("%Ln people are in “%1”.", nullptr, asCount(report.people)).arg(path);
    case ExportEnd::Cancelled:
        return tr("You stopped the export. No file was written.");
    case ExportEnd::CannotRead:
        return ErrorWords::about(report.error);
    case ExportEnd::CannotWrite:
        return tr("“%1” cannot be written. Check that the folder exists and that you may write to "
                  "it, or choose another one.")
            .arg(path);
    case ExportEnd::DiskFull:
        return tr("The disk is full, so “%1” was not written. Free some space or choose another "
                  "disk.")
            .arg(path);
    }
    return {};
}

QString ExportDialog::details(const engine::ExportReport &report)
{
    if (report.end == ExportEnd::CannotRead)
        return ErrorWords::details(report.error);
    return ErrorWords::details(storage::Error{.text = report.text});
}

QString ExportDialog::explanation() const
{
    if (m_recipients)
        return tr("Writes these %Ln people of the broadcast into a file for spreadsheets, with "
                  "what became of it for each. Keep it where others cannot read it.",
                  nullptr, asCount(m_count));
    return tr("Writes the %Ln people that the filter shows into a file, with their names, their "
              "dialog status and why the bot may write to them. Keep it where others cannot read "
              "it.",
              nullptr, asCount(m_count));
}

void ExportDialog::render()
{
    const bool isRunning = m_exporter.isRunning();
    m_ui->explanation->setText(explanation());
    m_ui->csvButton->setEnabled(!isRunning);
    m_ui->jsonButton->setEnabled(!isRunning);
    m_ui->progressBar->setVisible(isRunning);
    m_ui->progressLabel->setVisible(isRunning);
    m_ui->cancelButton->setVisible(isRunning);
    m_ui->closeButton->setVisible(!isRunning);
    m_ui->exportButton->setEnabled(!isRunning);
    renderProgress();
}

void ExportDialog::renderProgress()
{
    m_ui->progressBar->setValue(
        m_expected > 0 ? static_cast<int>(m_written * progressSteps / m_expected) : 0);
    m_ui->progressLabel->setText(tr("%Ln people are written", nullptr, asCount(m_written)));
}

void ExportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    render();
}

bool ExportDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    // What is told in place needs its lines.
    if (event->type() == QEvent::LayoutRequest)
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    return handled;
}

} // namespace botdesk::widgets
