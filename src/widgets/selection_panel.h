#pragma once

#include "engine/session_host.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class SelectionPanel;
}

/// Many selected people: whom a greeting or a probe would reach, whom it leaves out and why, and
/// the two buttons that do it.
class SelectionPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionPanel(engine::SessionHost &session, QWidget *parent = nullptr);
    ~SelectionPanel() override;

    void setUsers(const QList<domain::UserId> &users);
    void apply(const storage::ChangeSet &changes);

Q_SIGNALS:
    /// The operator asks to write a broadcast to those selected.
    void broadcastRequested(const botdesk::storage::Audience &audience);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What both actions would do to the people selected.
    struct Plans {
        engine::BulkPlan greet;
        engine::BulkPlan probe;
    };

    void plan();
    void render();
    void askToGreet();
    void askToProbe();
    [[nodiscard]] const engine::BulkPlan &planOf(engine::BulkAction action) const;
    [[nodiscard]] QString describe(engine::BulkAction action) const;
    [[nodiscard]] static storage::Result<Plans> plansFor(storage::Database &database,
                                                         const QList<domain::UserId> &users);

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::SelectionPanel> m_ui;
    QList<domain::UserId> m_users;
    std::optional<Plans> m_plans; ///< nothing while they are being made
    quint64 m_generation = 0;
    QTimer m_delay; ///< a selection that is being drawn is not planned at every step
};

} // namespace botdesk::widgets
