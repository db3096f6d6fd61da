// The second half of BroadcastDialog: what it shows.
#include "widgets/broadcast_dialog.h"

#include "models/dialog_words.h"
#include "ui_broadcast_dialog.h"
#include "widgets/broadcast_attachments.h"
#include "widgets/broadcast_audience.h"
#include "widgets/broadcast_preview.h"
#include "widgets/broadcast_problem_words.h"
#include "widgets/broadcast_sending.h"
#include "widgets/broadcast_text_editor.h"
#include "widgets/error_words.h"

#include <QDateTime>
#include <QEvent>
#include <QFontMetrics>
#include <QPushButton>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::DialogWords;

namespace
{

/// Of a name on a button, in letters of average width.
constexpr int longestName = 28;

/// A person's name as a button shows it: a sign "&" is one, and a long name does not widen the
/// window.
QString onButton(const QString &name, const QFontMetrics &metrics)
{
    const int width = metrics.averageCharWidth() * longestName;
    return metrics.elidedText(name, Qt::ElideRight, width).replace(u'&', u"&&"_s);
}

} // namespace

QString BroadcastDialog::reason() const
{
    if (!m_facts)
        return tr("Counting whom it reaches…");
    if (!*m_facts)
        return tr("They could not be counted.");
    if (m_awaited == Awaited::Start)
        return tr("Writing it down…");
    // A filter takes its people at the moment of the beginning.
    const bool mayGrow =
        m_sending->startAt() != 0 && std::holds_alternative<storage::UserQuery>(m_audience);
    if (reached() == 0 && !mayGrow)
        return tr("It would reach nobody.");
    const engine::BroadcastOrder order = this->order();
    const auto problems = engine::checkBroadcast(order, QDateTime::currentMSecsSinceEpoch());
    if (!problems.isEmpty())
        return BroadcastProblemWords::about(problems.constFirst(), order.content);
    return {};
}

QString BroadcastDialog::operatorName() const
{
    if (!facts() || !facts()->self)
        return {};
    const domain::User &self = *facts()->self;
    const QString name = DialogWords::nameOf(self);
    return self.profile.username.isEmpty()
               ? name
               : tr("%1 (@%2)", "a person's name and username").arg(name, self.profile.username);
}

void BroadcastDialog::render()
{
    const engine::BroadcastOrder order = this->order();
    m_texts->setLimit(textLimitOf(order.content));
    m_texts->setProblems(engine::checkBroadcast(order, QDateTime::currentMSecsSinceEpoch()));
    m_preview->setContent(order.content, m_attachments->picture());
    renderPeople();
    renderButtons();
}

void BroadcastDialog::renderPeople()
{
    const BroadcastFacts *facts = this->facts();
    m_people->show(facts, content().texts.keys(), seconds());
    if (!facts) {
        m_ui->reachedLabel->setText(m_facts ? tr("They could not be counted.") : tr("Counting…"));
        m_ui->audienceLabel->setText(m_facts ? ErrorWords::about(m_facts->error()) : QString());
        return;
    }
    const auto people = static_cast<int>(facts->forecast.reached);
    const auto others = static_cast<int>(facts->forecast.total - facts->forecast.reached);
    m_ui->reachedLabel->setText(people > 0 ? tr("Reaches %Ln people", nullptr, people)
                                           : tr("Reaches nobody"));
    m_ui->audienceLabel->setText(
        others > 0 ? tr("%Ln others are left out: the bot may not write to them.", nullptr, others)
                   : tr("Nobody is left out."));
}

void BroadcastDialog::renderButtons()
{
    const QString why = reason();
    const bool isLater = m_sending->startAt() != 0;
    const auto people = static_cast<int>(reached());
    m_ui->startButton->setText(isLater ? tr("&Schedule…")
                                       : tr("&Send to %Ln people…", nullptr, people));
    m_ui->startButton->setEnabled(why.isEmpty());
    m_ui->reasonLabel->setText(why);
    const QString self = operatorName();
    const bool isWritten =
        !m_texts->currentText().trimmed().isEmpty() || content().media != storage::MediaKind::None;
    m_ui->testButton->setText(
        self.isEmpty() ? tr("Send a test to &yourself…")
                       : tr("Send a test to &you: %1", "name").arg(onButton(self, fontMetrics())));
    m_ui->testButton->setEnabled(facts() && isWritten && m_awaited == Awaited::Nothing);
    m_ui->operatorButton->setVisible(!self.isEmpty());
}

void BroadcastDialog::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->tabs->setTabText(m_ui->tabs->indexOf(m_texts), tr("Text"));
    m_ui->tabs->setTabText(m_ui->tabs->indexOf(m_attachments), tr("Photo and buttons"));
    m_ui->tabs->setTabText(m_ui->tabs->indexOf(m_sending), tr("When and how"));
    m_ui->tabs->setTabText(m_ui->tabs->indexOf(m_people), tr("Whom it reaches"));
    render();
}

void BroadcastDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace botdesk::widgets
