#pragma once

#include "domain/profile.h"
#include "storage/database.h"

#include <chrono>

namespace botdesk::storage
{

/// How fast one bot may send (R14).
struct SendingLimits {
    static constexpr int fewestPerSecond = 1;
    static constexpr int mostPerSecond = 1000;
    static constexpr std::chrono::milliseconds shortestChatInterval{200};
    static constexpr std::chrono::milliseconds longestChatInterval{60'000};

    int perSecond = 30;                           ///< messages in all
    std::chrono::milliseconds chatInterval{1000}; ///< between two messages to one person

    /// The same, with what lies outside of the bounds brought inside.
    [[nodiscard]] SendingLimits bounded() const;
    bool operator==(const SendingLimits &) const = default;
};

/// What the operator set for one bot. Runs on the thread of its database.
class PreferencesRepository
{
public:
    static constexpr int fewestJournalDays = 1;
    static constexpr int mostJournalDays = 365;

    explicit PreferencesRepository(Database &database)
        : m_database(database)
    {
    }

    /// How many days raw updates are kept, since a later version may understand more of them.
    [[nodiscard]] Result<int> journalDays() const;
    /// @param days what lies outside of 1–365 is brought inside
    [[nodiscard]] Result<void> setJournalDays(int days);

    /// Who the operator is among the people, for tests of broadcasts; 0 while nobody said so.
    [[nodiscard]] Result<domain::UserId> operatorId() const;
    [[nodiscard]] Result<void> setOperatorId(domain::UserId id);

    /// How fast messages may leave, within the bounds whatever the file says.
    [[nodiscard]] Result<SendingLimits> sendingLimits() const;
    [[nodiscard]] Result<void> setSendingLimits(const SendingLimits &limits);

private:
    Database &m_database;
};

} // namespace botdesk::storage
