#pragma once

#include "domain/time.h"

#include <QDateTime>
#include <QDialog>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class MomentDialog;
}

/// The offset of the clock that @p moment is shown by, as people write it: "UTC+03:00".
[[nodiscard]] QString zoneOf(const QDateTime &moment);

/// The next full hour that is not too near, to be proposed.
[[nodiscard]] QDateTime proposedMoment();

/// Asks for another moment at which a scheduled broadcast begins.
class MomentDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param at the moment of now, which may have passed
    explicit MomentDialog(domain::Milliseconds at, QWidget *parent = nullptr);
    ~MomentDialog() override;

Q_SIGNALS:
    /// @param at in the future
    void chosen(botdesk::domain::Milliseconds at);

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void render();

    std::unique_ptr<Ui::MomentDialog> m_ui;
};

} // namespace botdesk::widgets
