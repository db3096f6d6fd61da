#pragma once

#include "engine/session_host.h"
#include "storage/recipient_reader.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastPanel;
}

class BroadcastContentView;
class RecipientsView;

/// One broadcast: how it goes, what it sends and to whom, and the ways to pause, resume, cancel,
/// begin and repeat it.
class BroadcastPanel : public QWidget
{
    Q_OBJECT

public:
    /// @param session must be open and outlive the panel
    explicit BroadcastPanel(engine::SessionHost &session, QWidget *parent = nullptr);
    ~BroadcastPanel() override;

    void setReport(const storage::JobReport &report);
    /// What it sends; nothing while that is read.
    void setContent(const std::optional<storage::Broadcast> &content);

Q_SIGNALS:
    void personActivated(botdesk::domain::UserId id);
    /// The operator asks to send the same to those who certainly got nothing from @p job.
    void againRequested(qint64 job, const botdesk::storage::Broadcast &content);
    void exportRequested(qint64 job, botdesk::storage::RecipientGroup group, qint64 count);

protected:
    void changeEvent(QEvent *event) override;

private:
    void wire();
    void askToCancel();
    void askToStartNow();
    void askForMoment();
    void render();
    void renderResult();
    void renderReason();
    void renderButtons();
    void keepFocus(bool hadFocus);
    void retranslate();

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::BroadcastPanel> m_ui;
    RecipientsView *m_recipients;
    BroadcastContentView *m_contentView;
    storage::JobReport m_report;
    std::optional<storage::Broadcast> m_content;
};

} // namespace botdesk::widgets
