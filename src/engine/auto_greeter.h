#pragma once

#include "engine/people.h"
#include "storage/greeting_repository.h"
#include "storage/outbox_repository.h"

#include <chrono>
#include <vector>

namespace botdesk::engine
{

/// Answers every private `/start` with a greeting by itself, when the operator wants that (R12).
/// Made for one transaction of the Inbox, and used on the session's thread.
///
/// The greetings are put into the outbox by the transaction that has what the updates said and how
/// far the journal is applied: so every `/start` is answered once, whatever is replayed, and none
/// is forgotten. Whether the bot may write is looked at when it leaves.
///
/// Somebody who presses Start again gets no second greeting of the same kind while the first one
/// waits, nor within @c pause of the `/start` that was answered, by when they pressed it. Another
/// payload with a greeting of its own is another kind. Who stopped the bot and came back meanwhile
/// is greeted anew: the first greeting is probably gone on their side (R4).
class AutoGreeter
{
public:
    static constexpr std::chrono::seconds pause{60};

    /// @param botUsername without "@"
    AutoGreeter(storage::Database &database, QString botUsername)
        : m_greetings(database)
        , m_outbox(database)
        , m_botUsername(std::move(botUsername))
    {
    }

    /// Notes the `/start` in what an update says. Call it before People takes that in: afterwards
    /// nobody can tell an update that is new from one that the server gave before. Greetings leave
    /// in the order of @p arrival, whatever the order of the calls.
    [[nodiscard]] storage::Result<void> note(const UpdateFacts &facts, size_t arrival);

    /// Writes down a greeting for every `/start` that wants one; true when there was any. Call it
    /// once, when @p people have taken in all updates and are not saved yet.
    [[nodiscard]] storage::Result<bool> write(People &people, domain::Milliseconds now);

private:
    struct Start {
        domain::UserId user = 0;
        QString payload; ///< empty when it had none
        domain::Seconds at = 0;
        size_t arrival = 0;
    };

    [[nodiscard]] storage::Result<bool> isWanted();
    /// True when it was written down.
    [[nodiscard]] storage::Result<bool> greet(const Start &start, const domain::User &person,
                                              const domain::Greetings &greetings,
                                              domain::Milliseconds now);
    [[nodiscard]] storage::Result<bool> isAnswered(const Start &start, const domain::User &person,
                                                   const QString &payload,
                                                   const QString &text) const;

    storage::GreetingRepository m_greetings;
    storage::OutboxRepository m_outbox;
    QString m_botUsername;
    std::optional<bool> m_isWanted; ///< asked for at the first /start
    std::vector<Start> m_starts;
};

} // namespace botdesk::engine
