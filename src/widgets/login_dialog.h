#pragma once

#include "engine/session_host.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class LoginDialog;
}

/// Checks a payload of the Login Widget that the operator pastes: valid or not, why, how old it is
/// and what that means (R3).
class LoginDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param session open, and must outlive the dialog
    explicit LoginDialog(engine::SessionHost &session, QWidget *parent = nullptr);
    ~LoginDialog() override;

Q_SIGNALS:
    /// The operator wants to see this person; the dialog closes.
    void personRequested(botdesk::domain::UserId user);

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void check();
    void take(const engine::LoginCheck &result);
    void fail(const storage::Error &error);
    void forget();
    void render();
    [[nodiscard]] static QString verdict(const engine::LoginCheck &result);
    [[nodiscard]] static QString age(const engine::LoginCheck &result);

    std::unique_ptr<Ui::LoginDialog> m_ui;
    engine::SessionHost &m_session;
    bool m_isChecking = false;
    std::optional<engine::LoginCheck> m_result; ///< of the text as it stands
};

} // namespace botdesk::widgets
