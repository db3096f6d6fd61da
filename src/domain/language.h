#pragma once

#include <QString>
#include <QStringList>

namespace botdesk::domain
{

/// The language for somebody whose own was never reported (R10).
inline constexpr auto assumedLanguage = u"en";

/// A tag in the one form that is stored and compared: lower case, "-" between parts, no white
/// space.
[[nodiscard]] QString normalizedLanguage(const QString &tag);

/// The language to write to somebody in: the last known one, else English (R10).
[[nodiscard]] QString languageToWriteIn(const QString &lastKnown);

/// The tag among @p available that is in the language of @p wanted: the same tag, else its primary
/// part; empty when there is none.
[[nodiscard]] QString sameLanguage(const QString &wanted, const QStringList &available);

/// The tag among @p available that whoever wants @p wanted is taken to read: sameLanguage(), else
/// English; empty when there is neither (R10).
[[nodiscard]] QString readableLanguage(const QString &wanted, const QStringList &available);

/// The tag among @p available that serves @p wanted: readableLanguage(), else the first one; empty
/// when nothing is available (R10).
[[nodiscard]] QString bestLanguage(const QString &wanted, const QStringList &available);

} // namespace botdesk::domain
