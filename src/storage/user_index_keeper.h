#pragma once

#include "storage/change_set.h"
#include "storage/user_index.h"

#include <atomic>
#include <memory>
#include <vector>

namespace botdesk::storage
{

/// Reads everyone into a new index, as they are at one moment. Null when @p stop, which is asked
/// once in a few thousand people, said so.
[[nodiscard]] Result<std::unique_ptr<UserIndex>> loadUserIndex(Database &database,
                                                               const UserReader::Stop &stop);

/// Keeps an index the same as a database: it is told whom a transaction touched, and reads them
/// again a little later, or when a question comes. Runs on the thread of its database.
class UserIndexKeeper
{
public:
    explicit UserIndexKeeper(Database &database)
        : m_database(database)
    {
    }

    /// Hands over what will answer from now on. What was told since before @p index was read
    /// counts. Once, and on any thread.
    void offer(std::unique_ptr<UserIndex> index)
    {
        m_offered = std::move(index);
        m_isOffered = true;
    }
    /// True while there is something that could answer, and nobody has asked it yet. On any thread.
    [[nodiscard]] bool isOffered() const { return m_isOffered; }

    /// These people changed, and it is committed.
    void tell(const QSet<domain::UserId> &users);

    /// Reads some of those again, a few milliseconds' worth. True while others are left.
    bool readSome();

    /// The index with everything that was told; null while there is none, and when it could not be
    /// read: then it is given up.
    [[nodiscard]] UserIndex *upToDate();

    [[nodiscard]] bool hasIndex() const { return m_index != nullptr; }

    /// Begins to answer, when something was offered.
    void takeOffered()
    {
        if (m_isOffered.exchange(false))
            m_index = std::move(m_offered);
    }

private:
    void sortTold();
    [[nodiscard]] Result<void> readAgain(const QList<domain::UserId> &ids);

    Database &m_database;
    std::unique_ptr<UserIndex> m_offered; ///< by another thread, until this is true:
    std::atomic<bool> m_isOffered = false;
    std::unique_ptr<UserIndex> m_index;
    std::vector<domain::UserId> m_told;
    size_t m_unique = 0; ///< the first so many of them are sorted, each once
};

} // namespace botdesk::storage
