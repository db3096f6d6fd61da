#pragma once

class QMessageBox;
class QString;
class QWidget;

namespace botdesk::widgets
{

/// Asks whether to delete the webhook of a bot, so that Botdesk receives its updates; accepted()
/// means yes. Deletes itself when it is closed.
[[nodiscard]] QMessageBox *takeOverQuestion(const QString &username, QWidget *parent);

/// What Botdesk is. Deletes itself when it is closed.
[[nodiscard]] QMessageBox *aboutBox(QWidget *parent);

} // namespace botdesk::widgets
