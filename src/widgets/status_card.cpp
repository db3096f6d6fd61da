#include "widgets/status_card.h"

#include "models/countdown.h"
#include "models/dialog_words.h"
#include "widgets/appearance.h"
#include "widgets/status_colors.h"

#include <QDateTime>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::DialogWords;

namespace
{

QLabel *addLine(QVBoxLayout *layout, const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A chat's title may be one long word: it must not make the window wider.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(label);
    return label;
}

} // namespace

StatusCard::StatusCard(QWidget *parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(2);
    m_status = addLine(layout, u"statusText"_s);
    m_permission = addLine(layout, u"permissionText"_s);
    m_ground = addLine(layout, u"groundText"_s);
    QFont bold = m_status->font();
    bold.setBold(true);
    m_status->setFont(bold);
    m_countdown.setTimerType(Qt::PreciseTimer);
    connect(&m_countdown, &QTimer::timeout, this, &StatusCard::render);
}

void StatusCard::setUser(const domain::User &user)
{
    m_user = user;
    render();
}

void StatusCard::render()
{
    const domain::Seconds now = QDateTime::currentSecsSinceEpoch();
    const bool isCounting = m_countdown.isActive();
    const bool isTemporary =
        domain::statusAt(m_user.dialog, now) == domain::DialogStatus::Temporary;
    m_status->setText(DialogWords::statusOf(m_user, now));
    m_permission->setText(DialogWords::permission(m_user, now));

    const QString ground = DialogWords::groundOf(m_user, now);
    const domain::Seconds since =
        isTemporary ? m_user.dialog.join.requestedAt : m_user.dialog.since;
    if (since == 0)
        m_ground->clear();
    else if (ground.isEmpty())
        m_ground->setText(tr("Since %1").arg(DialogWords::moment(since)));
    else
        m_ground->setText(
            tr("%1, since %2", "ground and moment").arg(ground, DialogWords::moment(since)));
    m_ground->setVisible(!m_ground->text().isEmpty());
    color();

    if (isTemporary) {
        m_countdown.start(models::untilNextSecond(QDateTime::currentMSecsSinceEpoch()));
    } else if (!isTemporary && isCounting) {
        m_countdown.stop();
        Q_EMIT windowEnded();
    }
}

void StatusCard::color()
{
    const auto status = domain::statusAt(m_user.dialog, QDateTime::currentSecsSinceEpoch());
    const auto colors = statusColors(status, Appearance::isDark());
    QPalette palette;
    palette.setColor(QPalette::Window, colors.background);
    palette.setColor(QPalette::WindowText, colors.text);
    setPalette(palette);
    for (QLabel *label : {m_status, m_permission, m_ground})
        label->setPalette(palette);
}

void StatusCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        render();
    else if (event->type() == QEvent::PaletteChange)
        color();
}

} // namespace botdesk::widgets
