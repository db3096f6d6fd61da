#pragma once

#include <QPushButton>

namespace botdesk::widgets
{

/// The button for what a page or dialog is about: in the colour of selections.
class AccentButton : public QPushButton
{
    Q_OBJECT

public:
    explicit AccentButton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace botdesk::widgets
