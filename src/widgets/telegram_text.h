#pragma once

#include <QString>

namespace botdesk::widgets
{

/// A message's text for a QTextDocument, close to how Telegram's apps show it. Nothing but what
/// Telegram knows gets through: what stands for text is escaped, of tags only those of Telegram are
/// taken over, and of their attributes only the address of a link, if it is one of the web or of
/// Telegram. So neither people's names nor an operator's HTML can load or run anything.
/// @param html whether @p text is Telegram's HTML, and fine by domain::formattedText(); a text that
/// is not is shown as it is written
[[nodiscard]] QString richTextOf(const QString &text, bool html);

/// A button below a message, for the same document.
[[nodiscard]] QString richButtonOf(const QString &text);

} // namespace botdesk::widgets
