#pragma once

#include "engine/session_state.h"
#include "storage/error.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class OpeningPage;
}

/// Shown while a bot is being opened, and when that failed.
class OpeningPage : public QWidget
{
    Q_OBJECT

public:
    explicit OpeningPage(QWidget *parent = nullptr);
    ~OpeningPage() override;

    /// What is being waited for.
    enum class Step : std::uint8_t { Demo, Token, Data };
    void showStep(Step step, const QString &botUsername);
    /// How far the data is, while Step::Data is shown.
    void showProgress(const engine::OpeningProgress &progress);
    void showFailure(const storage::Error &error);

Q_SIGNALS:
    void retryRequested();
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();

    std::unique_ptr<Ui::OpeningPage> m_ui;
    Step m_step = Step::Data;
    QString m_botUsername;
    engine::OpeningProgress m_progress;
    bool m_failed = false;
};

} // namespace botdesk::widgets
