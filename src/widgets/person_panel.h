#pragma once

#include "engine/session_host.h"
#include "models/conversation_model.h"
#include "models/name_history_model.h"
#include "models/user_details.h"

#include <QHash>
#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class PersonPanel;
}

/// One person: who they are, whether the bot may write and why, the conversation, and what can be
/// done.
class PersonPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PersonPanel(engine::SessionHost &session, QWidget *parent = nullptr);
    ~PersonPanel() override;

    void setUser(domain::UserId id);
    void apply(const storage::ChangeSet &changes) { m_source.apply(changes); }
    /// Puts the cursor where a message is written.
    void beginMessage();
    /// Shows the evidence that decided the status.
    void showEvidence();

Q_SIGNALS:
    /// The operator wants to see an update that evidence comes from.
    void updateRequested(qint64 updateId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectActions();
    void showDetails(const models::UserDetails &details);
    void render();
    void renderActions();
    void renderLength();
    void renderUnknown();
    void sendMessage();
    void showConversationMenu(const QPoint &at);
    [[nodiscard]] QString identityText() const;
    [[nodiscard]] QString formerNamesText() const;
    /// Why a probe is not possible now; empty when it is.
    [[nodiscard]] QString whyNoProbe() const;

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::PersonPanel> m_ui;
    models::UserDetailsSource m_source;
    models::ConversationModel m_conversation;
    models::NameHistoryModel m_names;
    models::UserDetails m_details;
    QHash<domain::UserId, QString> m_drafts; ///< what was begun and not sent, by person
    QTimer m_probeTimer;                     ///< until the next probe is possible
};

} // namespace botdesk::widgets
