#pragma once

#include "engine/session_host.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class SelectionPanel;
}

/// Many selected people: whom a greeting or a probe would reach, whom it leaves out and why, and
/// the buttons that do it. Who they are is a value; they are counted where they are kept, and never
/// listed here.
class SelectionPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionPanel(engine::SessionHost &session, QWidget *parent = nullptr);
    ~SelectionPanel() override;

    /// @param shown how many of them the table shows, until they are counted
    void setAudience(const storage::Audience &audience, int shown);
    void apply(const storage::ChangeSet &changes);

Q_SIGNALS:
    /// The operator asks to write a broadcast to those selected.
    void broadcastRequested(const botdesk::storage::Audience &audience);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What both actions would do to the people selected.
    struct Plans {
        qint64 total = 0;
        engine::BulkPlan greet;
        engine::BulkPlan probe;
    };

    void plan();
    void render();
    void askToGreet();
    void askToProbe();
    [[nodiscard]] const engine::BulkPlan &planOf(engine::BulkAction action) const;
    [[nodiscard]] QString describe(engine::BulkAction action) const;
    /// How long until the next plan, so that counting takes a small part of the reader's time.
    [[nodiscard]] std::chrono::milliseconds pause() const;
    [[nodiscard]] static storage::Result<Plans> plansFor(storage::Database &database,
                                                         const storage::Audience &audience,
                                                         const storage::UserReader::Stop &stop);

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::SelectionPanel> m_ui;
    storage::Audience m_audience = QList<domain::UserId>();
    int m_shown = 0;
    std::optional<Plans> m_plans; ///< nothing while they are being made
    /// Plans of earlier selections are dropped, and given up.
    std::shared_ptr<std::atomic<quint64>> m_generation = std::make_shared<std::atomic<quint64>>(0);
    std::chrono::milliseconds m_cost{0}; ///< of the last plan, until its answer came
    bool m_isPlanning = false;
    QTimer m_delay; ///< a selection that is being drawn is not planned at every step
};

} // namespace botdesk::widgets
