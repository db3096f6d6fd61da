#pragma once

#include "engine/broadcast_order.h"

class QMessageBox;
class QWidget;

namespace botdesk::widgets
{

/// Asks whether to begin a broadcast, and says what that means. Its object name is "confirmStart".
/// Not shown yet; deletes itself when it is closed.
/// @param people whom it reaches
/// @param seconds that it takes
[[nodiscard]] QMessageBox *startQuestion(const engine::BroadcastOrder &order, qint64 people,
                                         qint64 seconds, QWidget *parent);

/// Asks whether to leave what was written: the button with the role of acceptance keeps it, the
/// destructive one throws it away. Its object name is "confirmLeave".
/// @param mayKeep false: what was written can only be thrown away
[[nodiscard]] QMessageBox *leaveQuestion(bool mayKeep, QWidget *parent);

/// Asks whether to cancel a broadcast for good. Its object name is "confirmCancel".
[[nodiscard]] QMessageBox *cancelQuestion(const storage::Job &job, QWidget *parent);

/// Asks whether to begin a scheduled broadcast at once. Its object name is "confirmStartNow".
[[nodiscard]] QMessageBox *startNowQuestion(const storage::Job &job, QWidget *parent);

} // namespace botdesk::widgets
