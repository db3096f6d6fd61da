#pragma once

#include "domain/greeting.h"
#include "domain/greetings.h"

#include <QCoreApplication>
#include <QString>

namespace botdesk::widgets
{

/// What there is to say about greetings, in the language of the moment. All functions are for the
/// GUI thread.
class GreetingWords
{
    Q_DECLARE_TR_FUNCTIONS(GreetingWords)

public:
    /// Whom a greeting speaks to in their own language, and what the others get, in a few
    /// sentences. @param payload empty for the general greeting
    [[nodiscard]] static QString coverage(const domain::GreetingCoverage &coverage,
                                          const QString &payload);

    /// Which greeting @p person gets, and @p problem with what would be left of it.
    [[nodiscard]] static QString whatSomebodyGets(const domain::User &person,
                                                  const domain::GreetingKey &key,
                                                  domain::TextProblem problem);

    /// Why the greeting @p key cannot be saved.
    [[nodiscard]] static QString problem(const domain::GreetingKey &key,
                                         domain::TextProblem problem);

    /// What is suspicious about @p text, while it is being typed; empty when nothing is.
    [[nodiscard]] static QString warning(const QString &text);

    /// What a placeholder stands for.
    [[nodiscard]] static QString placeholder(const QString &name);

private:
    [[nodiscard]] static QString shares(const domain::GreetingCoverage &coverage);
};

} // namespace botdesk::widgets
