#pragma once

#include "engine/session_host.h"
#include "models/join_request_model.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class JoinRequestsPage;
}

class JoinRequestPanel;

/// Who asks to join which chat, and the answers to it: one at a time beside the list, or many at
/// once. Made after the session was opened.
class JoinRequestsPage : public QWidget
{
    Q_OBJECT

public:
    explicit JoinRequestsPage(engine::SessionHost &session, QWidget *parent = nullptr);
    ~JoinRequestsPage() override;

    /// How many wait.
    [[nodiscard]] qint64 waitingCount() const { return m_model.waitingCount(); }

Q_SIGNALS:
    void waitingCountChanged(qint64 count);
    /// The operator wants to see everything about this person.
    void personRequested(botdesk::domain::UserId user);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void connectModel();
    void fillFilter();
    void showSelection();
    void restoreSelection();
    void renderSide();
    void renderMany();
    void renderList();
    void ask(engine::JoinAnswer answer);
    [[nodiscard]] QList<const models::JoinRequestRow *> selectedRows() const;
    [[nodiscard]] QList<qint64> selected() const;
    /// Those among the selected that wait and have no answer on its way.
    [[nodiscard]] QList<qint64> answerable() const;

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::JoinRequestsPage> m_ui;
    models::JoinRequestModel m_model;
    JoinRequestPanel *m_panel;
    QList<qint64> m_remembered; ///< what was selected before the list was made anew
    QTimer m_holdTimer;
};

} // namespace botdesk::widgets
