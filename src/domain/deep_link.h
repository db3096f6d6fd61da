#pragma once

#include <QString>

#include <optional>

namespace botdesk::domain
{

/// A `/start` command as it stands in a message.
struct StartCommand {
    QString payload; ///< 1–64 of `A-Z a-z 0-9 _ -`, or empty
};

/// Reads `/start`, `/start PAYLOAD` and `/start@BOT PAYLOAD`. Nothing for any other text; a payload
/// that Telegram would not make (typed by hand) is dropped, the command counts all the same (R2,
/// R12).
[[nodiscard]] std::optional<StartCommand> parseStart(const QString &text);

/// True for 1–64 of `A-Z a-z 0-9 _ -`.
[[nodiscard]] bool isStartPayload(QStringView payload);

} // namespace botdesk::domain
