#include "widgets/broadcast_sending.h"

#include "models/broadcast_words.h"
#include "ui_broadcast_sending.h"

#include <QDateTime>
#include <QEvent>
#include <QTimeZone>

#include <algorithm>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::BroadcastWords;

namespace
{

constexpr int secondsInHour = 3600;

/// The offset of the clock that moments are shown by, as people write it.
QString zoneOf(const QDateTime &moment)
{
    return moment.timeZone().displayName(moment, QTimeZone::OffsetName);
}

} // namespace

BroadcastSending::BroadcastSending(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BroadcastSending>())
{
    m_ui->setupUi(this);
    proposeMoment();
    wire();
    render();
}

BroadcastSending::~BroadcastSending() = default;

void BroadcastSending::wire()
{
    const auto tell = [this] {
        render();
        Q_EMIT changed();
    };
    // toggled(): what a screen reader presses is not clicked.
    connect(m_ui->laterButton, &QRadioButton::toggled, this, tell);
    connect(m_ui->momentField, &QDateTimeEdit::dateTimeChanged, this, tell);
    connect(m_ui->silentBox, &QCheckBox::toggled, this, tell);
    connect(m_ui->paidCheck, &QCheckBox::toggled, this, tell);
    connect(m_ui->capField, &QSpinBox::valueChanged, this, [this, tell] {
        m_capIsProposed = false;
        tell();
    });
}

void BroadcastSending::proposeMoment()
{
    // The next full hour that is not quite near.
    const qint64 soon = QDateTime::currentSecsSinceEpoch() + secondsInHour;
    const qint64 hour = (soon + secondsInHour - 1) / secondsInHour * secondsInHour;
    m_ui->momentField->setDateTime(QDateTime::fromSecsSinceEpoch(hour));
}

void BroadcastSending::proposeCap()
{
    if (!m_capIsProposed)
        return;
    const QSignalBlocker quiet(m_ui->capField);
    const qint64 most = m_ui->capField->maximum();
    m_ui->capField->setValue(
        static_cast<int>(std::clamp<qint64>(models::starsFor(m_people), 1, most)));
}

void BroadcastSending::setContent(const storage::Broadcast &content)
{
    m_ui->silentBox->setChecked(content.silent);
}

void BroadcastSending::fill(storage::Broadcast &content) const
{
    content.silent = m_ui->silentBox->isChecked();
    content.starCap = isPaid() ? m_ui->capField->value() : 0;
}

domain::Milliseconds BroadcastSending::startAt() const
{
    return m_ui->laterButton->isChecked() ? m_ui->momentField->dateTime().toMSecsSinceEpoch() : 0;
}

bool BroadcastSending::isPaid() const
{
    return m_ui->paidCheck->isChecked();
}

void BroadcastSending::setPeople(qint64 people)
{
    m_people = people;
    render();
}

QString BroadcastSending::problem() const
{
    if (startAt() != 0 && startAt() <= QDateTime::currentMSecsSinceEpoch())
        return tr("The moment of the beginning has passed.");
    return {};
}

void BroadcastSending::render()
{
    const bool isLater = m_ui->laterButton->isChecked();
    m_ui->momentField->setEnabled(isLater);
    m_ui->laterLabel->setVisible(isLater);
    m_ui->zoneLabel->setText(tr("Your time, %1", "a time zone's offset from UTC")
                                 .arg(zoneOf(m_ui->momentField->dateTime())));
    proposeCap();
    m_ui->capField->setEnabled(isPaid());
    m_ui->priceLabel->setText(BroadcastWords::price(m_people));
    m_ui->termsLabel->setText(
        tr("Telegram takes the Stars from the bot’s balance. When the cap is reached, nothing more "
           "is paid. Telegram’s terms: %1")
            .arg(u"https://core.telegram.org/bots/faq#broadcasting-to-users"_s));
}

void BroadcastSending::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    // Also its calendar and the order of day and month.
    m_ui->momentField->setLocale(QLocale());
    render();
}

} // namespace botdesk::widgets
