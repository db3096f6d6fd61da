#include "widgets/probe_dialog.h"

#include "botapi/flood_gate.h"
#include "models/job_words.h"
#include "storage/job_repository.h"
#include "ui_probe_dialog.h"
#include "widgets/error_words.h"

#include <QDateTime>
#include <QEvent>
#include <QLayout>
#include <QPushButton>

#include <algorithm>

namespace botdesk::widgets
{

using models::JobWords;

namespace
{

domain::Milliseconds inMilliseconds(std::chrono::milliseconds duration)
{
    return duration.count();
}

} // namespace

ProbeDialog::ProbeDialog(engine::SessionHost &session, storage::Audience audience, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::ProbeDialog>())
    , m_audience(std::move(audience))
{
    m_ui->setupUi(this);
    QFont font = m_ui->reachedLabel->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setBold(true);
    m_ui->reachedLabel->setFont(font);
    // toggled(): what a screen reader presses is not clicked.
    connect(m_ui->forcedBox, &QCheckBox::toggled, this, &ProbeDialog::render);
    connect(m_ui->startButton, &QPushButton::clicked, this, &ProbeDialog::start);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->startButton->setDefault(true);
    resize(minimumSize());
    render();
    load();
}

ProbeDialog::~ProbeDialog() = default;

storage::Result<ProbeDialog::Preview> ProbeDialog::read(storage::Database &database,
                                                        const storage::Audience &audience)
{
    const domain::Milliseconds now = QDateTime::currentMSecsSinceEpoch();
    const storage::ProbeMoments moments{.lately = now - inMilliseconds(engine::jobProbePause),
                                        .justNow = now - inMilliseconds(engine::probePause)};
    const auto forecast = storage::probeForecast(database, audience, moments, now / 1000);
    if (!forecast)
        return std::unexpected(forecast.error());
    const auto running = storage::JobRepository(database).running(storage::JobKind::Probe);
    if (!running)
        return std::unexpected(running.error());
    return Preview{.forecast = *forecast, .anotherRuns = running->has_value()};
}

void ProbeDialog::load()
{
    m_session.reader()
        .ask([audience = m_audience](storage::Database &database) {
            return read(database, audience);
        })
        .then(this, [this](const storage::Result<Preview> &preview) {
            m_preview = preview;
            render();
        });
}

void ProbeDialog::render()
{
    const bool isKnown = m_preview && m_preview->has_value();
    m_ui->problemLabel->setVisible(m_preview && !isKnown);
    m_ui->detailsPanel->setVisible(isKnown);
    if (isKnown) {
        renderPreview();
    } else {
        m_ui->startButton->setEnabled(false);
        m_ui->reachedLabel->setText(m_preview ? tr("They could not be counted.") : tr("Counting…"));
        m_ui->problemLabel->setText(m_preview ? ErrorWords::about(m_preview->error()) : QString());
    }
    fit();
}

void ProbeDialog::fit()
{
    // By itself a window does not follow labels that need more lines. From the inside out: only
    // then does the outer layout hear of the inner one.
    m_ui->detailsLayout->activate();
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void ProbeDialog::renderPreview()
{
    const Preview &preview = **m_preview;
    const storage::ProbeForecast &forecast = preview.forecast;
    m_ui->forcedBox->setEnabled(forecast.lately > 0);
    const bool forced = m_ui->forcedBox->isChecked();
    const qint64 reached = forecast.reached(forced);
    m_ui->startButton->setEnabled(reached > 0);
    m_ui->reachedLabel->setText(
        reached > 0 ? tr("%Ln people will be probed", nullptr, static_cast<int>(reached))
                    : tr("Nobody would be probed"));
    m_ui->audienceLabel->setText(audienceText());
    const QString leftOut = leftOutText(forced);
    m_ui->leftOutLabel->setText(leftOut);
    m_ui->leftOutLabel->setVisible(!leftOut.isEmpty());
    m_ui->durationLabel->setText(JobWords::duration(reached / botapi::FloodLimits{}.perSecond));
    m_ui->durationLabel->setVisible(reached > 0);
    m_ui->waitsLabel->setVisible(preview.anotherRuns && reached > 0);
}

QString ProbeDialog::audienceText() const
{
    const int total = static_cast<int>((*m_preview)->forecast.total);
    const auto *query = std::get_if<storage::UserQuery>(&m_audience);
    if (!query)
        return tr("%Ln people are selected.", nullptr, total);
    if (query->isFiltered())
        return tr("%Ln people are in this filter.", nullptr, total);
    return tr("The bot knows %Ln people.", nullptr, total);
}

QString ProbeDialog::leftOutText(bool forced) const
{
    QStringList lines;
    for (const QString &line : JobWords::leftOut((*m_preview)->forecast, forced))
        lines << tr("• %1", "one line of a list").arg(line);
    return lines.isEmpty() ? QString() : tr("Left out:\n%1").arg(lines.join(u'\n'));
}

void ProbeDialog::start()
{
    m_session.startProbe(m_audience, m_ui->forcedBox->isChecked());
    accept();
}

void ProbeDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        render();
    }
}

} // namespace botdesk::widgets
