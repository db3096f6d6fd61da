#pragma once

#include "botapi/token.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QToolButton;

namespace botdesk::widgets
{

/// A masked field for a bot's token, with a button that shows what is in it. White space around a
/// pasted token is dropped.
class TokenField : public QWidget
{
    Q_OBJECT

public:
    explicit TokenField(QWidget *parent = nullptr);

    /// The token, if what was typed is a well-formed one.
    [[nodiscard]] std::optional<botapi::Token> token() const;
    [[nodiscard]] bool isEmpty() const;
    void setToken(const botapi::Token &token);
    /// Forgets what was typed, also for "undo", and masks the field again.
    void clear();
    void selectAll();
    /// For a label's buddy.
    [[nodiscard]] QLineEdit *lineEdit() const { return m_edit; }

Q_SIGNALS:
    /// Enter was pressed.
    void submitted();
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void show(bool readable);

    QLineEdit *m_edit;
    QToolButton *m_eye;
};

} // namespace botdesk::widgets
