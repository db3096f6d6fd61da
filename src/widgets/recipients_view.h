#pragma once

#include "engine/session_host.h"
#include "models/recipient_list_model.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class RecipientsView;
}

/// The people of one broadcast, those with whom it went one way at a time. Reads while it is
/// visible, by pages, so that it costs the same however many they are.
class RecipientsView : public QWidget
{
    Q_OBJECT

public:
    /// @param session must be open and outlive the view
    explicit RecipientsView(engine::SessionHost &session, QWidget *parent = nullptr);
    ~RecipientsView() override;

    /// Shows the people of @p report, or what has changed of them.
    void setReport(const storage::JobReport &report);

Q_SIGNALS:
    void personActivated(botdesk::domain::UserId id);
    void exportRequested(qint64 job, botdesk::storage::RecipientGroup group, qint64 count);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpTable();
    void read(qint64 after);
    void reload();
    void follow(qint64 before);
    /// Shows a group in which there is somebody. True when it is another one than before.
    bool suggestGroup(bool isAnother);
    void fillFilter();
    void render();
    [[nodiscard]] storage::RecipientGroup group() const;
    [[nodiscard]] qint64 countOf(storage::RecipientGroup group) const;

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::RecipientsView> m_ui;
    models::RecipientListModel m_model;
    storage::JobReport m_report;
    std::optional<storage::Error> m_problem; ///< why they could not be read
    quint64 m_generation = 0;                ///< pages of another list are dropped
    bool m_isGroupChosen = false;            ///< by the operator, for this broadcast
    bool m_isStale = true;                   ///< something else is to be shown than what was read
};

} // namespace botdesk::widgets
