#pragma once

#include "storage/outbox_reader.h"
#include "storage/preferences_repository.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace botdesk::models
{

/// The words for the outbox, in the language of the moment. All functions are for the GUI thread.
class OutboxWords
{
    Q_DECLARE_TR_FUNCTIONS(OutboxWords)

public:
    /// What is sent: "Message", "Probe", …
    [[nodiscard]] static QString kind(storage::OutboxKind kind);
    /// What a lane holds: "Written by hand", "Greetings", …; nothing: all of them.
    [[nodiscard]] static QString lane(std::optional<storage::OutboxLane> lane);
    /// Why something that has not ended waits, or how long it has been on its way.
    [[nodiscard]] static QString standing(const storage::OutboxEntry &entry,
                                          const storage::SendingLimits &limits,
                                          domain::Milliseconds now);
    /// The pace that everything has to keep, in a sentence.
    [[nodiscard]] static QString pace(const storage::SendingLimits &limits);
};

} // namespace botdesk::models
