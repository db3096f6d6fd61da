#pragma once

#include "engine/session_host.h"
#include "storage/probe_forecast.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class ProbeDialog;
}

/// Asks before many are probed: how many there are, how many would be probed, who would be left out
/// and why, and how long it takes. Then it begins the job and is accepted.
class ProbeDialog : public QDialog
{
    Q_OBJECT

public:
    /// Everyone in @p audience. @param session must outlive the dialog
    ProbeDialog(engine::SessionHost &session, storage::Audience audience,
                QWidget *parent = nullptr);
    ~ProbeDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What was read before asking.
    struct Preview {
        storage::ProbeForecast forecast;
        bool anotherRuns = false;
    };

    void load();
    void render();
    void renderPreview();
    /// Grows to what there is to say.
    void fit();
    void start();
    [[nodiscard]] QString audienceText() const;
    [[nodiscard]] QString leftOutText(bool forced) const;
    [[nodiscard]] static storage::Result<Preview> read(storage::Database &database,
                                                       const storage::Audience &audience);

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::ProbeDialog> m_ui;
    storage::Audience m_audience;
    std::optional<storage::Result<Preview>> m_preview; ///< nothing while it is being read
};

} // namespace botdesk::widgets
