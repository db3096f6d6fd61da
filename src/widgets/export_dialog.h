#pragma once

#include "engine/exporter.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace botdesk::engine
{
class SessionHost;
}

namespace botdesk::widgets
{

namespace Ui
{
class ExportDialog;
}

/// Exports the people of a query into a file that the operator chooses. Closing it stops the
/// export, and no file is left then.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param session open, and must outlive the dialog
    /// @param count how many people the query shows
    ExportDialog(engine::SessionHost &session, storage::UserQuery query, qint64 count,
                 QWidget *parent = nullptr);
    /// Exports those with whom a broadcast went the same way, instead of people of a query.
    ExportDialog(engine::SessionHost &session, const engine::RecipientList &recipients,
                 qint64 count, QWidget *parent = nullptr);
    ~ExportDialog() override;

    /// Exports into the file at @p path, as if it had been chosen.
    void exportTo(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString explanation() const;
    void chooseFile();
    void take(const engine::ExportReport &report);
    void render();
    void renderProgress();
    [[nodiscard]] engine::ExportFormat format() const;
    [[nodiscard]] static QString outcome(const engine::ExportReport &report);
    [[nodiscard]] static QString details(const engine::ExportReport &report);

    std::unique_ptr<Ui::ExportDialog> m_ui;
    engine::SessionHost &m_session;
    storage::UserQuery m_query;
    std::optional<engine::RecipientList> m_recipients{};
    qint64 m_count;
    engine::Exporter m_exporter;
    qint64 m_written = 0;  ///< people, of the export that is or was running
    qint64 m_expected = 0; ///< people, never less than m_written
};

} // namespace botdesk::widgets
