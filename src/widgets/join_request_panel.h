#pragma once

#include "engine/session_host.h"
#include "models/join_request_row.h"

#include <QHash>
#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class JoinRequestPanel;
}

/// One request to join: who asks, how long they can be written to, and the answers to it.
class JoinRequestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JoinRequestPanel(engine::SessionHost &session, QWidget *parent = nullptr);
    ~JoinRequestPanel() override;

    /// Shows @p row as it stands at @p now: also once a second while it counts down.
    void setRow(const models::JoinRequestRow &row, domain::Seconds now);
    /// Puts the cursor where a message is written.
    void beginMessage();

Q_SIGNALS:
    void personRequested(botdesk::domain::UserId user);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void renderWho();
    void renderSituation();
    void renderActions();
    void colorCard();
    void answer(engine::JoinAnswer how);
    void insertGreeting();
    [[nodiscard]] QString identityText() const;
    /// Why something is not possible now; empty when it is.
    [[nodiscard]] QString whyNoDecision() const;
    [[nodiscard]] QString whyNoMessage() const;
    [[nodiscard]] QString whyNoText() const;

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::JoinRequestPanel> m_ui;
    models::JoinRequestRow m_row;
    domain::Seconds m_now = 0;
    bool m_hasNoGreeting = false;    ///< the bot has none to insert
    QHash<qint64, QString> m_drafts; ///< what was begun and not sent, by request
};

} // namespace botdesk::widgets
