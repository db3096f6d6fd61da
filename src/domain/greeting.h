#pragma once

#include "domain/profile.h"

#include <QString>
#include <QStringList>

namespace botdesk::domain
{

/// What the placeholders of a greeting stand for.
struct GreetingFacts {
    Profile person;
    QString botUsername; ///< without "@"
    QString payload{};   ///< of the `/start` that they came with; empty when it had none
};

/// Telegram's limit for a message, in Unicode code points.
inline constexpr int maxMessageLength = 4096;

/// The words that may stand in braces: `first_name`, `name`, `username`, `bot` and `payload`.
[[nodiscard]] QStringList placeholderNames();

/// The greeting as this person reads it. `{first_name}` and the other placeholderNames() are
/// replaced; `{first_name|friend}` gives "friend" where there is none. Text in braces that is no
/// placeholder stays as it is. What a person's name contains is never expanded again.
[[nodiscard]] QString expandGreeting(const QString &text, const GreetingFacts &facts);

/// The words in braces that are not placeholders, for a warning before a greeting is saved.
[[nodiscard]] QStringList unknownPlaceholders(const QString &text);

/// The length of @p text as Telegram counts it: code points, not UTF-16 units.
[[nodiscard]] qsizetype lengthInCodePoints(const QString &text);

/// Why a text cannot be sent as a message.
enum class TextProblem : std::uint8_t { None, Empty, TooLong };

[[nodiscard]] TextProblem checkMessageText(const QString &text);

} // namespace botdesk::domain
