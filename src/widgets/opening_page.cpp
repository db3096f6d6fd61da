#include "widgets/opening_page.h"

#include "ui_opening_page.h"
#include "widgets/error_words.h"

#include <QEvent>

namespace botdesk::widgets
{

OpeningPage::OpeningPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::OpeningPage>())
{
    m_ui->setupUi(this);
    connect(m_ui->retryButton, &QPushButton::clicked, this, &OpeningPage::retryRequested);
    connect(m_ui->backButton, &QPushButton::clicked, this, &OpeningPage::backRequested);
    render();
}

OpeningPage::~OpeningPage() = default;

void OpeningPage::showStep(Step step, const QString &botUsername)
{
    m_step = step;
    m_botUsername = botUsername;
    m_failed = false;
    m_progress = {};
    m_ui->problemBanner->clear();
    render();
}

void OpeningPage::showProgress(const engine::OpeningProgress &progress)
{
    m_progress = progress;
    render();
}

void OpeningPage::showFailure(const storage::Error &error)
{
    m_failed = true;
    m_ui->problemBanner->showProblem([error] { return ErrorWords::about(error); },
                                     [error] { return ErrorWords::details(error); });
    render();
    m_ui->retryButton->setFocus();
}

void OpeningPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    render();
}

void OpeningPage::render()
{
    QString text;
    if (m_failed)
        text = tr("The data of @%1 cannot be opened").arg(m_botUsername);
    else if (m_step == Step::Demo)
        text = tr("Starting the demo…");
    else if (m_step == Step::Token)
        text = tr("Fetching the token of @%1…").arg(m_botUsername);
    else if (m_progress.rebuilding)
        text = tr("Deriving everything about @%1 again from the raw updates that are kept…")
                   .arg(m_botUsername);
    else
        text = tr("Opening the data of @%1…").arg(m_botUsername);
    m_ui->progressLabel->setText(text);
    // Bytes in thousands: the bar counts with an int. Without a maximum it only says that it works.
    constexpr qint64 unit = 1000;
    m_ui->progressBar->setMaximum(static_cast<int>(m_progress.total / unit));
    m_ui->progressBar->setValue(static_cast<int>(m_progress.done / unit));
    m_ui->progressBar->setVisible(!m_failed);
    m_ui->progressBar->setAccessibleName(text);
    m_ui->retryButton->setVisible(m_failed);
    // A keychain that never answers must not be a dead end.
    m_ui->backButton->setVisible(m_failed || m_step == Step::Token);
}

} // namespace botdesk::widgets
