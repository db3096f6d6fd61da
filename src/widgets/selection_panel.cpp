#include "widgets/selection_panel.h"

#include "models/dialog_words.h"
#include "storage/audience_reader.h"
#include "ui_selection_panel.h"
#include "widgets/probe_dialog.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QEvent>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace botdesk::widgets
{

using namespace std::chrono_literals;
using engine::BulkAction;
using models::DialogWords;

namespace
{

constexpr auto planDelay = 120ms;
/// Counting may take a tenth of the time.
constexpr int countShare = 10;

/// How the plural of a count is chosen: by far more than there are people.
int plural(qint64 count)
{
    return static_cast<int>(count);
}

} // namespace

SelectionPanel::SelectionPanel(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::SelectionPanel>())
{
    m_ui->setupUi(this);
    QFont font = m_ui->selectionCountLabel->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setBold(true);
    m_ui->selectionCountLabel->setFont(font);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &SelectionPanel::plan);
    connect(m_ui->greetAllButton, &QPushButton::clicked, this, &SelectionPanel::askToGreet);
    connect(m_ui->probeAllButton, &QPushButton::clicked, this, &SelectionPanel::askToProbe);
    connect(m_ui->broadcastAllButton, &QPushButton::clicked, this,
            [this] { Q_EMIT broadcastRequested(m_audience); });
}

SelectionPanel::~SelectionPanel()
{
    ++*m_generation;
}

void SelectionPanel::setAudience(const storage::Audience &audience, int shown)
{
    m_shown = shown;
    if (audience == m_audience) {
        render();
        return;
    }
    m_audience = audience;
    m_plans.reset();
    ++*m_generation;
    m_isPlanning = false;
    render();
    m_delay.start(planDelay);
}

void SelectionPanel::apply(const storage::ChangeSet &changes)
{
    const bool concerns = isVisible() && !changes.users.isEmpty();
    if (concerns && !m_isPlanning && !m_delay.isActive())
        m_delay.start(pause());
}

std::chrono::milliseconds SelectionPanel::pause() const
{
    return std::max<std::chrono::milliseconds>(planDelay, m_cost * countShare);
}

storage::Result<SelectionPanel::Plans>
SelectionPanel::plansFor(storage::Database &database, const storage::Audience &audience,
                         const storage::UserReader::Stop &stop)
{
    const auto counts =
        storage::countAudience(database, audience, QDateTime::currentSecsSinceEpoch(), stop);
    if (!counts)
        return std::unexpected(counts.error());
    return Plans{.total = counts->total,
                 .greet = planFor(BulkAction::Greet, *counts),
                 .probe = planFor(BulkAction::Probe, *counts)};
}

void SelectionPanel::plan()
{
    const auto isOver = [counter = m_generation, current = ++*m_generation] {
        return counter->load() != current;
    };
    m_isPlanning = true;
    QElapsedTimer timer;
    timer.start();
    m_session.reader()
        .ask([audience = m_audience, isOver](storage::Database &database) {
            return plansFor(database, audience, isOver);
        })
        .then(this, [this, isOver, timer](const storage::Result<Plans> &plans) {
            if (isOver())
                return;
            m_isPlanning = false;
            m_cost = std::chrono::milliseconds(timer.elapsed());
            if (!plans)
                return;
            m_plans = *plans;
            render();
        });
}

const engine::BulkPlan &SelectionPanel::planOf(BulkAction action) const
{
    return action == BulkAction::Greet ? m_plans->greet : m_plans->probe;
}

QString SelectionPanel::describe(BulkAction action) const
{
    const engine::BulkPlan &plan = planOf(action);
    QStringList lines;
    const int reached = plural(plan.reached);
    if (action == BulkAction::Greet)
        lines << tr("Reaches %Ln people, each in their language.", nullptr, reached);
    else
        lines << tr("Shows “typing…” to %Ln people and learns whether the bot may write.", nullptr,
                    reached);
    if (!plan.skipped.isEmpty())
        lines << tr("Left out:");
    for (auto it = plan.skipped.cbegin(); it != plan.skipped.cend(); ++it)
        lines << tr("• %1", "one line of a list")
                     .arg(DialogWords::skipped(it.key(), plural(it.value())));
    return lines.join(u'\n');
}

void SelectionPanel::render()
{
    const bool isReady = m_plans.has_value();
    m_ui->selectionCountLabel->setText(
        tr("%Ln people selected", nullptr, isReady ? plural(m_plans->total) : m_shown));
    // A list of people who were picked by hand has nobody who is not shown.
    const bool isEveryone = !std::holds_alternative<QList<domain::UserId>>(m_audience);
    const qint64 notShown = isReady && isEveryone ? m_plans->total - m_shown : 0;
    m_ui->notShownLabel->setVisible(notShown > 0);
    m_ui->notShownLabel->setText(tr("%Ln of them have arrived since and are not in the list yet.",
                                    nullptr, plural(std::max<qint64>(0, notShown))));
    const int greeted = isReady ? plural(m_plans->greet.reached) : 0;
    const int probed = isReady ? plural(m_plans->probe.reached) : 0;
    m_ui->greetPlanLabel->setText(isReady ? describe(BulkAction::Greet) : tr("Counting…"));
    m_ui->probePlanLabel->setText(isReady ? describe(BulkAction::Probe) : tr("Counting…"));
    m_ui->greetAllButton->setText(tr("&Greet %Ln people…", nullptr, greeted));
    m_ui->probeAllButton->setText(tr("&Probe %Ln people…", nullptr, probed));
    m_ui->greetAllButton->setEnabled(greeted > 0);
    m_ui->probeAllButton->setEnabled(probed > 0);
}

void SelectionPanel::askToGreet()
{
    if (!m_plans)
        return;
    const int count = plural(m_plans->greet.reached);
    auto *box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("confirmBulkAction"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Greet"));
    box->setText(tr("Send a greeting to %Ln people?", nullptr, count));
    box->setInformativeText(describe(BulkAction::Greet));
    auto *yes = box->addButton(tr("Greet %Ln people", nullptr, count), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("confirmButton"));
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::accepted, this,
            [this, audience = m_audience] { m_session.greet(audience); });
    box->open();
}

void SelectionPanel::askToProbe()
{
    auto *dialog = new ProbeDialog(m_session, m_audience, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SelectionPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        render();
    }
}

} // namespace botdesk::widgets
