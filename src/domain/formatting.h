#pragma once

#include "domain/greeting.h"

#include <QString>

namespace botdesk::domain
{

/// Telegram's limit for the caption of a photo or a document, in Unicode code points.
inline constexpr int maxCaptionLength = 1024;
/// Telegram's limit for a text or caption with its markup, in bytes of UTF-8.
inline constexpr int maxSourceBytes = 32768;

/// What is wrong with a text in Telegram's HTML. Words for it are made in the widgets.
enum class MarkupProblem : std::uint8_t {
    None,
    StrayBracket,   ///< a "<" that begins no tag: meant as a sign, it is written &lt;
    UnfinishedTag,  ///< a tag without its ">"
    UnknownTag,     ///< Telegram has no such tag
    BadAttribute,   ///< an attribute of a tag cannot be read, or the tag needs another one
    NeverClosed,    ///< a tag without its end tag
    NothingToClose, ///< an end tag without a tag
    WrongOrder,     ///< an end tag while another tag, `expected`, is to be closed first
    BadReference,   ///< &#…; with a number that is no character
};

/// A text as people see it, without its markup, or why Telegram would refuse it.
struct FormattedText {
    QString text{};       ///< up to the problem, if there is one
    qsizetype length = 0; ///< of the text, in Unicode code points, as the limits count
    MarkupProblem problem = MarkupProblem::None;
    qsizetype position = 0; ///< of the problem, in the source, for QTextCursor: UTF-16 units
    QString tag{};          ///< the tag that has the problem, in small letters, without brackets
    QString expected{};     ///< WrongOrder: the tag that is to be closed first

    [[nodiscard]] friend bool operator==(const FormattedText &, const FormattedText &) = default;
};

/// Reads Telegram's HTML as the server does (parse_mode=HTML): b strong i em u ins s strike del
/// tg-spoiler, span class="tg-spoiler", a, code, pre, blockquote, tg-emoji, in capitals or not;
/// &lt; &gt; &amp; &quot; and numbers, with or without their semicolon. Any other "&" is a sign
/// like others, and so is ">". `</>` closes whatever is open. A link that is none is no problem:
/// the server drops it and keeps the text.
[[nodiscard]] FormattedText formattedText(const QString &html);

/// The text as it has to be written inside HTML, in an attribute too.
[[nodiscard]] QString escapeHtml(const QString &text);

/// Expands placeholders (expandGreeting()). In HTML what comes from people is escaped, so that a
/// name can neither break the markup nor add to it; what the operator wrote as a fallback is not.
[[nodiscard]] QString expandFormatted(const QString &text, bool html, const GreetingFacts &facts);

/// Why a text or a caption cannot be sent.
enum class FormattedProblem : std::uint8_t {
    None,
    Empty,   ///< nothing to read: empty, or spaces and markup alone
    TooLong, ///< beyond the limit after formatting, or beyond maxSourceBytes before it
    Broken,  ///< `formatted` says what is wrong with the HTML
};

struct FormattedCheck {
    FormattedProblem problem = FormattedProblem::None;
    FormattedText formatted{};
};

/// Checks a text before anything is started with it.
/// @param html whether it is Telegram's HTML; else it is taken as it is
/// @param limit in code points: maxMessageLength or maxCaptionLength. A caption may be empty: that
/// is for the caller to allow.
[[nodiscard]] FormattedCheck checkFormattedText(const QString &text, bool html, int limit);

} // namespace botdesk::domain
