#include "widgets/outbox_page.h"

#include "models/countdown.h"
#include "models/outbox_words.h"
#include "ui_outbox_page.h"
#include "widgets/error_words.h"
#include "widgets/limits_dialog.h"
#include "widgets/outbox_list_view.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>

#include <algorithm>
#include <array>
#include <limits>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::OutboxListModel;
using models::OutboxWords;
using storage::OutboxEntry;
using storage::OutboxLane;
using storage::OutboxList;
using storage::OutboxState;

namespace
{

/// What the filter offers, in its order.
constexpr std::array<std::optional<OutboxLane>, 5> lanes{std::nullopt, OutboxLane::Operator,
                                                         OutboxLane::Greeting, OutboxLane::Probe,
                                                         OutboxLane::Broadcast};

/// For %n, which is an int.
int shownCount(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

/// A probe may be made again when the last one is a minute old (R6).
bool maySendAgain(const OutboxEntry &entry)
{
    const domain::Milliseconds since = QDateTime::currentMSecsSinceEpoch() - entry.lastProbe;
    return entry.item.kind != storage::OutboxKind::Probe ||
           since > std::chrono::milliseconds(engine::probePause).count();
}

QList<qint64> idsOf(const QList<const OutboxEntry *> &entries)
{
    QList<qint64> ids;
    for (const OutboxEntry *entry : entries)
        ids.append(entry->item.id);
    return ids;
}

} // namespace

OutboxPage::OutboxPage(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::OutboxPage>())
    , m_waiting(new OutboxListView(session, OutboxList::Waiting))
    , m_unknown(new OutboxListView(session, OutboxList::Unknown))
    , m_ended(new OutboxListView(session, OutboxList::Ended))
{
    m_ui->setupUi(this);
    m_waiting->setObjectName("waitingList"_L1);
    m_unknown->setObjectName("unknownList"_L1);
    m_ended->setObjectName("endedList"_L1);
    m_ui->waitingLayout->insertWidget(1, m_waiting);
    m_ui->unknownLayout->insertWidget(1, m_unknown);
    m_ui->endedLayout->insertWidget(0, m_ended);
    fillFilter();
    wire();
    takeState();
}

OutboxPage::~OutboxPage() = default;

void OutboxPage::wire()
{
    connect(&m_session, &engine::SessionHost::stateChanged, this, &OutboxPage::takeState);
    connect(m_waiting, &OutboxListView::changed, this, &OutboxPage::renderWaiting);
    connect(m_unknown, &OutboxListView::changed, this, &OutboxPage::renderUnknown);
    connect(m_ended, &OutboxListView::changed, this, &OutboxPage::renderEnded);
    for (const OutboxListView *view : {m_waiting, m_unknown, m_ended})
        connect(view, &OutboxListView::personRequested, this, &OutboxPage::personRequested);
    connect(m_ui->laneFilter, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_waiting->model().setLane(lanes.at(static_cast<size_t>(std::max(0, index))));
    });
    connect(m_ui->limitsButton, &QPushButton::clicked, this, &OutboxPage::editLimits);
    connect(m_ui->takeBackButton, &QPushButton::clicked, this, &OutboxPage::takeBackSelected);
    connect(m_ui->takeBackAllButton, &QPushButton::clicked, this, &OutboxPage::askToTakeBackAll);
    connect(m_ui->leaveButton, &QPushButton::clicked, this,
            [this] { m_session.leaveUnknown(idsOf(m_unknown->selected())); });
    connect(m_ui->sendAgainButton, &QPushButton::clicked, this,
            [this] { m_session.sendAgain(idsOf(m_unknown->selected())); });
    connect(m_ui->leaveAllButton, &QPushButton::clicked, this, [this] { askAboutAll(false); });
    connect(m_ui->sendAllAgainButton, &QPushButton::clicked, this, [this] { askAboutAll(true); });
    m_clock.setSingleShot(true);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &OutboxPage::tick);
}

void OutboxPage::fillFilter()
{
    const QSignalBlocker quiet(m_ui->laneFilter);
    const int chosen = std::max(0, m_ui->laneFilter->currentIndex());
    m_ui->laneFilter->clear();
    for (const auto &lane : lanes)
        m_ui->laneFilter->addItem(OutboxWords::lane(lane));
    m_ui->laneFilter->setCurrentIndex(chosen);
}

void OutboxPage::showUnknown()
{
    m_ui->lists->setCurrentWidget(m_ui->unknownTab);
}

QString OutboxPage::title() const
{
    const engine::SessionState &state = m_session.state();
    const qint64 waiting = state.sending.counts.queued + state.sending.counts.inFlight;
    const QString unknown = QLocale().toString(state.unknownOutcomes);
    if (waiting == 0 && state.unknownOutcomes == 0)
        return tr("Outbox");
    if (state.unknownOutcomes == 0)
        return tr("Outbox (%1)", "how many wait").arg(QLocale().toString(waiting));
    if (waiting == 0)
        return tr("Outbox (unknown: %1)", "how many outcomes").arg(unknown);
    return tr("Outbox (%1, unknown: %2)", "how many wait, how many outcomes")
        .arg(QLocale().toString(waiting), unknown);
}

void OutboxPage::takeState()
{
    m_waiting->model().setLimits(m_session.state().limits);
    renderTitles();
    if (!isVisible())
        return;
    renderPace();
    // There may be something for all of them before the list itself is read.
    renderUnknown();
}

void OutboxPage::tick()
{
    if (!isVisible())
        return;
    m_clock.start(models::untilNextSecond(QDateTime::currentMSecsSinceEpoch()));
    m_waiting->model().tick();
    renderPace();
    renderUnknown();
}

void OutboxPage::render()
{
    renderPace();
    renderTitles();
    renderWaiting();
    renderUnknown();
    renderEnded();
}

void OutboxPage::renderPace()
{
    const engine::SessionState &state = m_session.state();
    const QString pause = ErrorWords::pause(state.sending, QDateTime::currentDateTimeUtc());
    m_ui->paceLabel->setText(pause.isEmpty() ? OutboxWords::pace(state.limits) : pause);
}

void OutboxPage::renderTitles()
{
    const engine::SessionState &state = m_session.state();
    const auto show = [this](QWidget *tab, const QString &text) {
        const int index = m_ui->lists->indexOf(tab);
        if (m_ui->lists->tabText(index) != text)
            m_ui->lists->setTabText(index, text);
    };
    const qint64 waiting = state.sending.counts.queued + state.sending.counts.inFlight;
    show(m_ui->waitingTab, waiting == 0
                               ? tr("Waiting")
                               : tr("Waiting (%1)", "how many").arg(QLocale().toString(waiting)));
    show(m_ui->unknownTab,
         state.unknownOutcomes == 0
             ? tr("Unknown")
             : tr("Unknown (%1)", "how many").arg(QLocale().toString(state.unknownOutcomes)));
    show(m_ui->endedTab, tr("Ended"));
    const QString current = title();
    if (std::exchange(m_title, current) != current)
        Q_EMIT titleChanged();
}

void OutboxPage::renderWaiting()
{
    const storage::OutboxPage &page = m_waiting->model().page();
    if (!m_waiting->model().isLoaded())
        m_ui->waitingCount->clear();
    else if (page.total > OutboxListModel::mostShown)
        m_ui->waitingCount->setText(
            tr("%Ln item(s) wait; the first %1 can be shown", nullptr, shownCount(page.total))
                .arg(QLocale().toString(OutboxListModel::mostShown)));
    else
        m_ui->waitingCount->setText(tr("%Ln item(s) wait", nullptr, shownCount(page.total)));
    const auto selected = m_waiting->selected();
    const bool any = std::ranges::any_of(selected, [](const OutboxEntry *entry) {
        return entry->item.state != OutboxState::InFlight;
    });
    const QString whyNot = selected.isEmpty() ? tr("Select what is to be taken back.")
                           : any              ? QString()
                                              : tr("What is on its way cannot be taken back.");
    m_ui->takeBackButton->setEnabled(any);
    m_ui->takeBackButton->setToolTip(whyNot);
    m_ui->takeBackButton->setAccessibleDescription(whyNot);
    m_ui->takeBackAllButton->setEnabled(page.total > page.inFlight || page.jobs > 0);
}

void OutboxPage::renderUnknown()
{
    const qint64 unknown = m_session.state().unknownOutcomes;
    const auto selected = m_unknown->selected();
    const auto tooEarly =
        std::ranges::count_if(m_unknown->model().page().entries,
                              [](const OutboxEntry &entry) { return !maySendAgain(entry); });
    const QString count = tr("%Ln outcome(s) unknown", nullptr, shownCount(unknown));
    m_ui->unknownCount->setText(
        tooEarly == 0
            ? count
            : tr("%1. %2", "two sentences")
                  .arg(count, tr("%n probe(s) are less than a minute old and cannot be repeated "
                                 "yet.",
                                 nullptr, static_cast<int>(tooEarly))));
    const bool any = std::ranges::any_of(
        selected, [](const OutboxEntry *entry) { return maySendAgain(*entry); });
    m_ui->leaveButton->setEnabled(!selected.isEmpty());
    m_ui->sendAgainButton->setEnabled(any);
    m_ui->leaveAllButton->setEnabled(unknown > 0);
    m_ui->sendAllAgainButton->setEnabled(unknown > 0);
}

void OutboxPage::renderEnded()
{
    const storage::OutboxPage &page = m_ended->model().page();
    m_ui->endedCount->setText(page.hasMore
                                  ? tr("The last %Ln are shown", nullptr, shownCount(page.total))
                                  : tr("%Ln item(s) ended", nullptr, shownCount(page.total)));
    m_ui->endedCount->setVisible(m_ended->model().isLoaded());
}

void OutboxPage::takeBackSelected()
{
    m_session.takeBack(idsOf(m_waiting->selected()));
}

void OutboxPage::editLimits()
{
    auto *dialog = new LimitsDialog(m_session.state().limits, this);
    dialog->setObjectName("limitsDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_session.setLimits(dialog->limits()); });
    dialog->open();
}

void OutboxPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_clock.start(models::untilNextSecond(QDateTime::currentMSecsSinceEpoch()));
    render();
}

void OutboxPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

void OutboxPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    fillFilter();
    render();
}

} // namespace botdesk::widgets
