#pragma once

#include "engine/session_host.h"
#include "models/outbox_list_model.h"

#include <QStackedWidget>
#include <QTimer>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class OutboxListView;
}

/// One list of the outbox as a table, or a sentence while it is empty. Reads while it is visible,
/// and keeps what is selected.
class OutboxListView : public QStackedWidget
{
    Q_OBJECT

public:
    /// @param session must be open and outlive the view
    OutboxListView(engine::SessionHost &session, storage::OutboxList list,
                   QWidget *parent = nullptr);
    ~OutboxListView() override;

    [[nodiscard]] models::OutboxListModel &model() { return m_model; }
    [[nodiscard]] const models::OutboxListModel &model() const { return m_model; }

    /// The selected entries, from top to bottom.
    [[nodiscard]] QList<const storage::OutboxEntry *> selected() const;

Q_SIGNALS:
    /// The list or the selection is another one.
    void changed();
    /// The operator wants to see everything about this person.
    void personRequested(botdesk::domain::UserId user);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpTable();
    void wire();
    void apply(const storage::ChangeSet &changes);
    void restoreSelection();
    void render();
    [[nodiscard]] QString emptyText() const;

    std::unique_ptr<Ui::OutboxListView> m_ui;
    models::OutboxListModel m_model;
    std::optional<storage::Error> m_problem; ///< why the list could not be read
    QList<qint64> m_remembered;              ///< what was selected before the rows were made anew
    QTimer m_delay; ///< items come and go many a second; the list need not follow each
};

} // namespace botdesk::widgets
