#include "widgets/status_area.h"

#include "widgets/error_words.h"
#include "widgets/icons.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

using botapi::PollerPhase;

constexpr int iconSize = 16;

QString iconOf(PollerPhase phase)
{
    switch (phase) {
    case PollerPhase::Polling:
        return u"connected"_s;
    case PollerPhase::Connecting:
    case PollerPhase::CatchingUp:
        return u"working"_s;
    case PollerPhase::WaitingToRetry:
        return u"waiting"_s;
    case PollerPhase::Stopped:
        return u"off"_s;
    case PollerPhase::CannotStore:
    case PollerPhase::Unauthorized:
    case PollerPhase::Conflict:
        break;
    }
    return u"warning"_s;
}

/// For plural forms, which know no numbers beyond int.
int counted(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

StatusArea::StatusArea(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(6);
    const auto label = [this, row](const char *name) {
        auto *made = new QLabel(this);
        made->setObjectName(QLatin1StringView(name));
        made->setTextFormat(Qt::PlainText);
        row->addWidget(made);
        return made;
    };
    m_connectionIcon = label("connectionIcon");
    m_connection = label("connectionLabel");
    row->addSpacing(18);
    m_waiting = label("waitingLabel");
    row->addSpacing(6);
    m_inFlight = label("inFlightLabel");
    row->addSpacing(6);
    m_pause = label("pauseLabel");
    row->addStretch(1);
    m_unknown = label("unknownUpdatesLabel");
    row->addSpacing(18);
    m_people = label("peopleLabel");
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &StatusArea::render);
    clear();
}

void StatusArea::show(const engine::SessionState &state)
{
    m_state = state;
    render();
}

void StatusArea::clear()
{
    m_state.reset();
    render();
}

void StatusArea::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_icon.clear();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        render();
}

void StatusArea::render()
{
    setVisible(m_state.has_value());
    if (!m_state) {
        m_clock.stop();
        return;
    }
    renderConnection();
    renderCounts();
    const bool counting = m_state->polling.nextTry || m_state->sending.until;
    if (counting != m_clock.isActive())
        counting ? m_clock.start() : m_clock.stop();
}

void StatusArea::renderConnection()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString icon = iconOf(m_state->polling.phase);
    if (icon != m_icon) {
        m_icon = icon;
        m_connectionIcon->setPixmap(tintedIcon(icon, palette().color(QPalette::WindowText))
                                        .pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    }
    m_connection->setText(ErrorWords::connection(m_state->polling, now));
    m_pause->setText(ErrorWords::pause(m_state->sending, now));
    m_pause->setVisible(!m_pause->text().isEmpty());
}

void StatusArea::renderCounts()
{
    const auto &[queued, inFlight] = m_state->sending.counts;
    m_waiting->setText(
        tr("%Ln waiting", "messages, greetings and probes in the outbox", counted(queued)));
    m_waiting->setVisible(queued > 0);
    m_inFlight->setText(
        tr("%Ln on its way", "messages, greetings and probes being sent", counted(inFlight)));
    m_inFlight->setVisible(inFlight > 0);
    m_people->setText(tr("%Ln people", "whom the bot has met", counted(m_state->users)));
    m_unknown->setText(
        tr("%Ln update(s) of unknown types are kept", nullptr, counted(m_state->unknownUpdates)));
    m_unknown->setVisible(m_state->unknownUpdates > 0);
    m_unknown->setToolTip(tr("This version of Botdesk does not understand them. They stay in the "
                             "journal, and a later version can read them."));
}

} // namespace botdesk::widgets
