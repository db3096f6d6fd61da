#pragma once

#include <QString>
#include <QStringList>

namespace botdesk::widgets
{

/// A language as its speakers call it, with the tag: "русский (ru)". The tag alone for one that Qt
/// does not know.
[[nodiscard]] QString nativeLanguageName(const QString &tag);

/// Tags that Telegram's clients report often, to be offered in lists.
[[nodiscard]] QStringList commonLanguageTags();

} // namespace botdesk::widgets
