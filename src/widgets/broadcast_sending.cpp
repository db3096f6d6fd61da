#include "widgets/broadcast_sending.h"

#include "models/broadcast_words.h"
#include "ui_broadcast_sending.h"
#include "widgets/moment_dialog.h"

#include <QDateTime>
#include <QEvent>

#include <algorithm>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::BroadcastWords;

BroadcastSending::BroadcastSending(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BroadcastSending>())
{
    m_ui->setupUi(this);
    m_ui->momentField->setDateTime(proposedMoment());
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
