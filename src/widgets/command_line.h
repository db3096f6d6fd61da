#pragma once

#include "botapi/token.h"
#include "widgets/language.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace botdesk::widgets
{

/// What the program was told to do when it was started.
struct StartOptions {
    bool demo = false;
    QString dataFolder; ///< as given; empty for the default
    std::optional<QUrl> apiRoot;
    std::optional<botapi::Token> token;
    std::optional<Language> language; ///< for this run
    bool rebuild = false;             ///< derive everything anew from the raw updates
    bool resume = false;              ///< go on with what the end of the last run paused
};

/// What becomes of a command line.
struct CommandLine {
    StartOptions options;
    QString answer;       ///< to be printed instead of starting: help or version
    QString problem;      ///< why it cannot be followed (exit code 2); empty when it can
    QStringList warnings; ///< to be printed before starting

    /// Reads the arguments, the program's name first. A token is never among them: every user of a
    /// machine can read those (R15). What is wrong with a token is told without showing it.
    /// @param tokenInEnvironment the value of BOTDESK_TOKEN, empty when it is not set
    [[nodiscard]] static CommandLine read(const QStringList &arguments,
                                          const QString &tokenInEnvironment);

    /// The language asked for in @p arguments, before anything else is read, so that problems can
    /// be told in it.
    [[nodiscard]] static std::optional<Language> languageIn(const QStringList &arguments);
};

} // namespace botdesk::widgets
