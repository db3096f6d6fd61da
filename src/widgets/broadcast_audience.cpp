#include "widgets/broadcast_audience.h"

#include "models/broadcast_words.h"
#include "models/job_words.h"
#include "ui_broadcast_audience.h"
#include "widgets/broadcast_facts.h"

#include <QEvent>

#include <utility>

namespace botdesk::widgets
{

using models::BroadcastWords;
using models::JobWords;

QString bulleted(const QStringList &lines)
{
    QStringList marked;
    for (const QString &line : lines)
        marked << BroadcastAudience::tr("• %1", "one line of a list").arg(line);
    return marked.join(u'\n');
}

BroadcastAudience::BroadcastAudience(storage::Audience audience, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BroadcastAudience>())
    , m_audience(std::move(audience))
{
    m_ui->setupUi(this);
    show(nullptr, {}, 0);
}

BroadcastAudience::~BroadcastAudience() = default;

void BroadcastAudience::show(const BroadcastFacts *facts, const QStringList &texts, qint64 seconds)
{
    m_ui->filterLabel->setText(BroadcastWords::audience(m_audience));
    const QStringList skipped =
        facts ? BroadcastWords::skipped(facts->forecast.skipped) : QStringList();
    m_ui->skippedLabel->setVisible(!skipped.isEmpty());
    m_ui->skippedLabel->setText(tr("Left out:\n%1").arg(bulleted(skipped)));
    const bool isReached = facts && facts->forecast.reached > 0;
    m_ui->coverageLabel->setVisible(isReached);
    m_ui->durationLabel->setVisible(isReached);
    m_ui->waitsLabel->setVisible(isReached && facts->anotherRuns);
    if (!isReached)
        return;
    const models::Coverage coverage = models::coverageOf(facts->forecast, texts);
    m_ui->coverageLabel->setText(
        tr("Who gets which text:\n%1").arg(bulleted(BroadcastWords::coverage(coverage))));
    m_ui->durationLabel->setText(JobWords::duration(seconds));
}

void BroadcastAudience::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // The other texts are told by whoever shows it.
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
}

} // namespace botdesk::widgets
