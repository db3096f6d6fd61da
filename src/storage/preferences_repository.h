#pragma once

#include "domain/profile.h"
#include "storage/database.h"

namespace botdesk::storage
{

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

private:
    Database &m_database;
};

} // namespace botdesk::storage
