#pragma once

#include "domain/formatting.h"

#include <QCoreApplication>
#include <QString>

namespace botdesk::widgets
{

/// Sentences for the operator about a text that Telegram would not take. Made at the moment of
/// display, so that they follow a switch of the language. All of them are plain text.
class FormattingWords
{
    Q_DECLARE_TR_FUNCTIONS(botdesk::widgets::FormattingWords)

public:
    /// What is wrong with @p text and in which line; empty when nothing is.
    /// @param limit in code points, which the check was made with
    [[nodiscard]] static QString about(const QString &text, const domain::FormattedCheck &check,
                                       int limit);
    /// What is wrong with its formatting alone, without the place; empty when nothing is.
    [[nodiscard]] static QString about(const domain::FormattedText &formatted);
};

} // namespace botdesk::widgets
