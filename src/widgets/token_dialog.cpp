#include "widgets/token_dialog.h"

#include "ui_token_dialog.h"
#include "widgets/error_words.h"

#include <QEvent>
#include <QLayout>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace botdesk::widgets
{

TokenDialog::TokenDialog(qint64 botId, QString botUsername, botapi::ClientOptions client,
                         QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::TokenDialog>())
    , m_botId(botId)
    , m_botUsername(std::move(botUsername))
    , m_client(std::move(client))
{
    m_ui->setupUi(this);
    m_ui->tokenLabel->setBuddy(m_ui->tokenField->lineEdit());
    m_ui->connectButton->setDefault(true);
    connect(m_ui->connectButton, &QPushButton::clicked, this, &TokenDialog::submit);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->tokenField, &TokenField::edited, m_ui->problemBanner, &Banner::clear);
    retranslate();
    m_ui->tokenField->setFocus();
}

TokenDialog::~TokenDialog() = default;

void TokenDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool TokenDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    // A problem that is told in place needs its lines.
    if (event->type() == QEvent::LayoutRequest)
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    return handled;
}

void TokenDialog::submit()
{
    const auto token = m_ui->tokenField->token();
    if (!token) {
        m_ui->problemBanner->showProblem([] {
            return tr("This is not a whole token. Copy it from @BotFather's message without "
                      "anything around it.");
        });
        return;
    }
    if (token->botId() != m_botId) {
        m_ui->problemBanner->showProblem([bot = m_botUsername] {
            return tr("This token belongs to another bot. Enter a token of @%1 here; to work with "
                      "the other bot, close this window and choose “Connect or switch bot” in the "
                      "menu.")
                .arg(bot);
        });
        return;
    }
    m_ui->problemBanner->clear();
    setChecking(true);
    m_check.ask(*token, m_client, [this, token = *token](const auto &result) {
        setChecking(false);
        if (!result) {
            m_ui->problemBanner->showProblem(
                [error = result.error()] { return ErrorWords::about(error); },
                [error = result.error()] { return ErrorWords::details(error); });
            m_ui->tokenField->setFocus();
            return;
        }
        Q_EMIT tokenAccepted(token);
        accept();
    });
}

void TokenDialog::setChecking(bool checking)
{
    m_ui->tokenField->setEnabled(!checking);
    m_ui->connectButton->setEnabled(!checking);
    m_ui->progressBar->setVisible(checking);
}

void TokenDialog::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->explanation->setText(
        tr("The server no longer accepts the token of @%1. Enter the new one: in Telegram, "
           "@BotFather shows it under “API Token”. Everything that Botdesk knows about the bot's "
           "people stays.")
            .arg(m_botUsername));
}

} // namespace botdesk::widgets
