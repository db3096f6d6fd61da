#include "widgets/limits_dialog.h"

#include "ui_limits_dialog.h"

#include <QEvent>
#include <QLayout>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace botdesk::widgets
{

using storage::SendingLimits;

namespace
{

constexpr double msInSecond = 1000.0;

double inSeconds(std::chrono::milliseconds duration)
{
    return static_cast<double>(duration.count()) / msInSecond;
}

} // namespace

LimitsDialog::LimitsDialog(const SendingLimits &limits, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LimitsDialog>())
{
    m_ui->setupUi(this);
    m_ui->rateBox->setRange(SendingLimits::fewestPerSecond, SendingLimits::mostPerSecond);
    m_ui->intervalBox->setRange(inSeconds(SendingLimits::shortestChatInterval),
                                inSeconds(SendingLimits::longestChatInterval));
    connect(m_ui->rateBox, &QSpinBox::valueChanged, this, &LimitsDialog::render);
    connect(m_ui->intervalBox, &QDoubleSpinBox::valueChanged, this, &LimitsDialog::render);
    connect(m_ui->defaultsButton, &QPushButton::clicked, this,
            [this] { setLimits(SendingLimits{}); });
    connect(m_ui->saveButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->saveButton->setDefault(true);
    resize(minimumSize());
    setLimits(limits);
}

LimitsDialog::~LimitsDialog() = default;

SendingLimits LimitsDialog::limits() const
{
    return SendingLimits{.perSecond = m_ui->rateBox->value(),
                         .chatInterval = std::chrono::milliseconds(
                             std::llround(m_ui->intervalBox->value() * msInSecond))}
        .bounded();
}

void LimitsDialog::setLimits(const SendingLimits &limits)
{
    m_ui->rateBox->setValue(limits.perSecond);
    m_ui->intervalBox->setValue(inSeconds(limits.chatInterval));
    render();
}

void LimitsDialog::render()
{
    const SendingLimits advised;
    const SendingLimits entered = limits();
    const bool isFaster =
        entered.perSecond > advised.perSecond || entered.chatInterval < advised.chatInterval;
    const bool isSlower =
        entered.perSecond < advised.perSecond || entered.chatInterval > advised.chatInterval;
    m_ui->warningLabel->setText(
        isFaster   ? tr("This is faster than Telegram advises. Expect waits, unless the server is "
                          "your own or Telegram allows this bot more.")
        : isSlower ? tr("This is slower than Telegram allows.")
                   : tr("This is what Telegram advises."));
    m_ui->defaultsButton->setEnabled(entered != advised);
    fit();
}

void LimitsDialog::fit()
{
    // By itself a window does not follow labels that need more lines.
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void LimitsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        render();
    }
}

} // namespace botdesk::widgets
