#pragma once

#include "storage/preferences_repository.h"

#include <QDialog>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class LimitsDialog;
}

/// Asks how fast the bot may send (R14), and says what that means.
class LimitsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit LimitsDialog(const storage::SendingLimits &limits, QWidget *parent = nullptr);
    ~LimitsDialog() override;

    /// What is entered.
    [[nodiscard]] storage::SendingLimits limits() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void setLimits(const storage::SendingLimits &limits);
    void render();
    /// Grows to what there is to say.
    void fit();

    std::unique_ptr<Ui::LimitsDialog> m_ui;
};

} // namespace botdesk::widgets
