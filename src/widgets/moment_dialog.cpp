#include "widgets/moment_dialog.h"

#include "ui_moment_dialog.h"

#include <QEvent>
#include <QLocale>
#include <QPushButton>
#include <QTimeZone>

namespace botdesk::widgets
{

namespace
{

constexpr qint64 secondsInHour = 3600;

} // namespace

QString zoneOf(const QDateTime &moment)
{
    return moment.timeZone().displayName(moment, QTimeZone::OffsetName);
}

QDateTime proposedMoment()
{
    const qint64 soon = QDateTime::currentSecsSinceEpoch() + secondsInHour;
    return QDateTime::fromSecsSinceEpoch((soon + secondsInHour - 1) / secondsInHour *
                                         secondsInHour);
}

MomentDialog::MomentDialog(domain::Milliseconds at, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::MomentDialog>())
{
    m_ui->setupUi(this);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at);
    m_ui->momentField->setDateTime(moment > QDateTime::currentDateTime() ? moment
                                                                         : proposedMoment());
    m_ui->changeButton->setDefault(true);
    connect(m_ui->momentField, &QDateTimeEdit::dateTimeChanged, this, &MomentDialog::render);
    connect(m_ui->changeButton, &QPushButton::clicked, this, &MomentDialog::choose);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    render();
}

MomentDialog::~MomentDialog() = default;

void MomentDialog::choose()
{
    render(); // it may have passed while it was shown
    if (!m_ui->changeButton->isEnabled())
        return;
    accept();
    Q_EMIT chosen(m_ui->momentField->dateTime().toMSecsSinceEpoch());
}

void MomentDialog::render()
{
    const QDateTime moment = m_ui->momentField->dateTime();
    const bool hasPassed = moment <= QDateTime::currentDateTime();
    m_ui->zoneLabel->setText(
        tr("Your time, %1", "a time zone's offset from UTC").arg(zoneOf(moment)));
    m_ui->problemLabel->setText(hasPassed ? tr("This moment has passed.") : QString());
    m_ui->changeButton->setEnabled(!hasPassed);
}

void MomentDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_ui->momentField->setLocale(QLocale());
    render();
}

} // namespace botdesk::widgets
