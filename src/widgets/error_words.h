#pragma once

#include "botapi/error.h"
#include "botapi/poller.h"
#include "engine/session_state.h"
#include "storage/error.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace botdesk::widgets
{

/// Sentences for people about what went wrong. They are made from kinds at the moment of display,
/// so that they follow a switch of the language; they hold no URL and no token (R15). All of them
/// are plain text.
class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(botdesk::widgets::ErrorWords)

public:
    /// What happened and what to do about it.
    [[nodiscard]] static QString about(const botapi::Error &error);
    /// The same of what lies on the disk; names the file or folder.
    [[nodiscard]] static QString about(const storage::Error &error);

    /// The server's own words, as a sentence that quotes them; empty when it had none.
    [[nodiscard]] static QString details(const botapi::Error &error);
    /// The same of the system's or the database's words.
    [[nodiscard]] static QString details(const storage::Error &error);

    /// A few words for the status area. @p now is UTC: seconds are counted from it.
    [[nodiscard]] static QString connection(const botapi::PollerState &state, const QDateTime &now);
    /// Why nothing is sent, and for how long; empty when nothing holds it up.
    [[nodiscard]] static QString pause(const engine::SendingState &state, const QDateTime &now);

    /// Whole seconds from @p now until @p until, rounded up, 0 when it has passed or is not set.
    [[nodiscard]] static int secondsUntil(const std::optional<QDateTime> &until,
                                          const QDateTime &now);

private:
    [[nodiscard]] static QString aboutNoConnection(botapi::ConnectFailure failure);
    [[nodiscard]] static QString aboutRefusal(const botapi::Error &error);
    [[nodiscard]] static QString aboutStrangeAnswer(int httpStatus);
    [[nodiscard]] static QString aboutConflict(botapi::ConflictReason reason);
    [[nodiscard]] static QString retry(const botapi::PollerState &state, int seconds);
};

} // namespace botdesk::widgets
