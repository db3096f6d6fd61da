#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace botdesk::botapi
{

/// A button below a message that opens a link.
struct LinkButton {
    QString text{};
    QString url{}; ///< http, https or tg

    [[nodiscard]] friend bool operator==(const LinkButton &, const LinkButton &) = default;
};

/// Why a button would be refused, and the whole message with it.
enum class ButtonProblem {
    None,
    NoText, ///< nothing, or only spaces
    NoLink, ///< not an address that the service takes: http or https with a host that has a dot in
            ///< it, or tg://
};

/// What the service would say to the button, as far as it can be known here.
[[nodiscard]] ButtonProblem problemOf(const LinkButton &button);

/// The buttons below a message, row by row. Rows without buttons are left out.
struct InlineKeyboard {
    std::vector<std::vector<LinkButton>> rows{};

    [[nodiscard]] bool isEmpty() const;
    /// nullptr, or why it must not be sent.
    [[nodiscard]] const char *problem() const;
    /// InlineKeyboardMarkup.
    [[nodiscard]] QJsonObject toJson() const;

    [[nodiscard]] friend bool operator==(const InlineKeyboard &, const InlineKeyboard &) = default;
};

} // namespace botdesk::botapi
