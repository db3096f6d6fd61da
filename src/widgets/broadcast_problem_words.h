#pragma once

#include "engine/broadcast_check.h"

#include <QCoreApplication>
#include <QString>

namespace botdesk::widgets
{

/// Sentences for the operator about what is wrong with a broadcast. Made at the moment of display,
/// so that they follow a switch of the language. All of them are plain text.
class BroadcastProblemWords
{
    Q_DECLARE_TR_FUNCTIONS(botdesk::widgets::BroadcastProblemWords)

public:
    /// What is wrong, named with the text or the button that it is about.
    [[nodiscard]] static QString about(const engine::BroadcastProblem &problem,
                                       const storage::Broadcast &content);
    /// What is wrong with @p text, with the line; for a problem that isAboutText().
    /// @param limit of the text, in code points
    [[nodiscard]] static QString aboutText(const engine::BroadcastProblem &problem,
                                           const QString &text, int limit);
    [[nodiscard]] static bool isAboutText(const engine::BroadcastProblem &problem);

private:
    [[nodiscard]] static QString aboutMarkup(const domain::FormattedText &formatted);
    [[nodiscard]] static QString aboutLength(const domain::FormattedText &formatted,
                                             const QString &text, int limit);
};

/// The most code points of a text of @p content.
[[nodiscard]] int textLimitOf(const storage::Broadcast &content);

} // namespace botdesk::widgets
