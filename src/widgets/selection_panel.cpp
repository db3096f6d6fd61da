#include "widgets/selection_panel.h"

#include "models/dialog_words.h"
#include "storage/user_query.h"
#include "ui_selection_panel.h"
#include "widgets/probe_dialog.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace botdesk::widgets
{

using namespace std::chrono_literals;
using engine::BulkAction;
using models::DialogWords;

namespace
{

constexpr auto planDelay = 120ms;
/// People that are read at a time while a plan is made.
constexpr qsizetype chunkSize = 1000;

void add(engine::BulkPlan &plan, const engine::BulkPlan &more)
{
    plan.reached.append(more.reached);
    for (auto it = more.skipped.cbegin(); it != more.skipped.cend(); ++it)
        plan.skipped[it.key()] += it.value();
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
            [this] { Q_EMIT broadcastRequested(m_users); });
}

SelectionPanel::~SelectionPanel() = default;

void SelectionPanel::setUsers(const QList<domain::UserId> &users)
{
    m_users = users;
    m_plans.reset();
    ++m_generation;
    render();
    m_delay.start(planDelay);
}

void SelectionPanel::apply(const storage::ChangeSet &changes)
{
    const bool concerns = !m_users.isEmpty() && isVisible() && !changes.users.isEmpty();
    if (concerns && !m_delay.isActive())
        m_delay.start(planDelay);
}

storage::Result<SelectionPanel::Plans> SelectionPanel::plansFor(storage::Database &database,
                                                                const QList<domain::UserId> &users)
{
    Plans plans;
    const storage::UserReader reader(database);
    const domain::Seconds now = QDateTime::currentSecsSinceEpoch();
    for (qsizetype from = 0; from < users.size(); from += chunkSize) {
        const auto chunk = reader.withIds(users.mid(from, chunkSize));
        if (!chunk)
            return std::unexpected(chunk.error());
        add(plans.greet, planFor(BulkAction::Greet, *chunk, now));
        add(plans.probe, planFor(BulkAction::Probe, *chunk, now));
    }
    return plans;
}

void SelectionPanel::plan()
{
    const quint64 generation = ++m_generation;
    m_session.reader()
        .ask([users = m_users](storage::Database &database) { return plansFor(database, users); })
        .then(this, [this, generation](const storage::Result<Plans> &plans) {
            if (generation != m_generation || !plans)
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
    const int reached = static_cast<int>(plan.reached.size());
    if (action == BulkAction::Greet)
        lines << tr("Reaches %n people, each in their language.", nullptr, reached);
    else
        lines << tr("Shows “typing…” to %n people and learns whether the bot may write.", nullptr,
                    reached);
    if (!plan.skipped.isEmpty())
        lines << tr("Left out:");
    for (auto it = plan.skipped.cbegin(); it != plan.skipped.cend(); ++it)
        lines << tr("• %1", "one line of a list").arg(DialogWords::skipped(it.key(), it.value()));
    return lines.join(u'\n');
}

void SelectionPanel::render()
{
    m_ui->selectionCountLabel->setText(
        tr("%n people selected", nullptr, static_cast<int>(m_users.size())));
    const bool isReady = m_plans.has_value();
    const int greeted = isReady ? static_cast<int>(m_plans->greet.reached.size()) : 0;
    const int probed = isReady ? static_cast<int>(m_plans->probe.reached.size()) : 0;
    m_ui->greetPlanLabel->setText(isReady ? describe(BulkAction::Greet) : tr("Counting…"));
    m_ui->probePlanLabel->setText(isReady ? describe(BulkAction::Probe) : tr("Counting…"));
    m_ui->greetAllButton->setText(tr("&Greet %n people…", nullptr, greeted));
    m_ui->probeAllButton->setText(tr("&Probe %n people…", nullptr, probed));
    m_ui->greetAllButton->setEnabled(greeted > 0);
    m_ui->probeAllButton->setEnabled(probed > 0);
}

void SelectionPanel::askToGreet()
{
    if (!m_plans)
        return;
    const QList<domain::UserId> users = m_plans->greet.reached;
    const int count = static_cast<int>(users.size());
    auto *box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("confirmBulkAction"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Greet"));
    box->setText(tr("Send a greeting to %n people?", nullptr, count));
    box->setInformativeText(describe(BulkAction::Greet));
    auto *yes = box->addButton(tr("Greet %n people", nullptr, count), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("confirmButton"));
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::accepted, this,
            [this, users] { m_session.act(BulkAction::Greet, users); });
    box->open();
}

void SelectionPanel::askToProbe()
{
    auto *dialog = new ProbeDialog(m_session, m_users, this);
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
