#pragma once

#include "models/join_request_row.h"

#include <QCoreApplication>
#include <QString>

namespace botdesk::models
{

/// The words about requests to join, in the language of the moment. Nothing of it is ever stored.
/// All functions are for the GUI thread.
class JoinWords
{
    Q_DECLARE_TR_FUNCTIONS(JoinWords)

public:
    /// "4:31"; empty when there is no time left.
    [[nodiscard]] static QString timeLeft(domain::Seconds left);

    /// How a request stands, short: "Waiting", "Approving…", "Approved", …
    [[nodiscard]] static QString state(const JoinRequestRow &row);

    /// One sentence: what can still be done about it, or what became of it.
    [[nodiscard]] static QString situation(const JoinRequestRow &row, domain::Seconds now);

    /// The person's status without the request: "Without the request: Not started".
    [[nodiscard]] static QString beneath(const domain::User &user);

    /// What became of one thing that was asked for: "Message: Sent", "Approval: Refused: …".
    [[nodiscard]] static QString outcome(const storage::OutboxItem &item);
};

} // namespace botdesk::models
