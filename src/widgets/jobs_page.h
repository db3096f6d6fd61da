#pragma once

#include "engine/session_host.h"
#include "models/job_list_model.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class JobsPage;
}

/// The probes of many: how each goes on, what came of it, and the ways to pause, resume and cancel
/// it. Reads while it is visible.
class JobsPage : public QWidget
{
    Q_OBJECT

public:
    explicit JobsPage(engine::SessionHost &session, QWidget *parent = nullptr);
    ~JobsPage() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpTable();
    void wire();
    void load();
    void take(const storage::Result<QList<storage::JobReport>> &reports);
    void render();
    void renderJob(const storage::JobReport &report);
    void renderButtons(const storage::Job &job);
    void askToCancel();
    void probeEveryone();
    /// The job selected in the list, or 0.
    [[nodiscard]] qint64 current() const;
    [[nodiscard]] static QString resultText(const storage::JobReport &report);

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::JobsPage> m_ui;
    models::JobListModel m_model;
    std::optional<storage::Error> m_problem; ///< why the jobs could not be read
    bool m_isLoaded = false;
    QTimer m_delay; ///< answers come many a second; the page need not follow each
};

} // namespace botdesk::widgets
