#pragma once

#include "botapi/client.h"
#include "engine/bot_check.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class TokenDialog;
}

/// Asks for a new token of the same bot, after the old one stopped working, and tries it.
class TokenDialog : public QDialog
{
    Q_OBJECT

public:
    TokenDialog(qint64 botId, QString botUsername, botapi::ClientOptions client,
                QWidget *parent = nullptr);
    ~TokenDialog() override;

Q_SIGNALS:
    /// A token that works was entered; the dialog closes.
    void tokenAccepted(const botdesk::botapi::Token &token);

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void submit();
    void setChecking(bool checking);
    void retranslate();

    std::unique_ptr<Ui::TokenDialog> m_ui;
    engine::BotCheck m_check;
    qint64 m_botId;
    QString m_botUsername;
    botapi::ClientOptions m_client;
};

} // namespace botdesk::widgets
