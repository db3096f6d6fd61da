#pragma once

#include <QString>
#include <QVariant>

namespace botdesk::storage
{

/// NULL for a text that was never given, so that blanks can be put last.
[[nodiscard]] inline QVariant textOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

/// Qt binds a null QString as NULL, which columns that always have a text refuse.
[[nodiscard]] inline QString textOrEmpty(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

/// The same for Sql, which takes a null string for NULL.
[[nodiscard]] inline QString nullIfEmpty(const QString &text)
{
    return text.isEmpty() ? QString() : text;
}

/// What is stored of an enum: its number.
template <class Enum>
[[nodiscard]] constexpr int number(Enum value)
{
    return static_cast<int>(value);
}

} // namespace botdesk::storage
