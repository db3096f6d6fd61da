#pragma once

#include "engine/session_host.h"
#include "models/import_issue_model.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class ImportDialog;
}

/// Imports the people of one file and shows how far it is, what came of it, and which rows could
/// not be read. Closing it stops the import; what is imported stays.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// Begins at once.
    /// @param session open, and must outlive the dialog
    ImportDialog(engine::SessionHost &session, const QString &path, QWidget *parent = nullptr);
    ~ImportDialog() override;

    void reject() override;

Q_SIGNALS:
    /// The operator wants these people probed; the dialog closes.
    void probeRequested(const botdesk::storage::UserQuery &query);

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void take(const engine::ImportProgress &progress);
    void take(const engine::ImportReport &report);
    void render();
    void renderCounts();
    void showOutcome();
    [[nodiscard]] static QString outcome(const engine::ImportReport &report);

    std::unique_ptr<Ui::ImportDialog> m_ui;
    engine::SessionHost &m_session;
    QString m_fileName; ///< without its folder
    models::ImportIssueModel m_issues;
    engine::ImportProgress m_progress;
    std::optional<engine::ImportReport> m_report; ///< when it has ended
};

} // namespace botdesk::widgets
