#pragma once

#include "domain/user.h"
#include "engine/people_file.h"
#include "engine/update_facts.h"
#include "storage/change_set.h"
#include "storage/evidence_repository.h"
#include "storage/join_request_repository.h"
#include "storage/message_repository.h"
#include "storage/user_repository.h"

#include <unordered_map>

namespace botdesk::engine
{

/// The people touched by one transaction: takes in what was seen, and writes each of them once at
/// the end. Made for one transaction and used on the session's thread.
class People
{
public:
    explicit People(storage::Database &database)
        : m_users(database)
        , m_evidence(database)
        , m_messages(database)
        , m_joinRequests(database)
    {
    }

    /// Takes in everything that an update says. The same update again changes nothing.
    [[nodiscard]] storage::Result<void> take(const UpdateFacts &facts);

    /// Says whether what is taken in from now on was taken in before. Then a name that is given
    /// anew is not one that somebody gave up.
    void setAnew(bool anew) { m_anew = anew; }
    /// Says that nobody with this id is in the database, so that it need not be asked.
    void expectNew(domain::UserId id) { m_entries.try_emplace(id, newEntry(id)); }
    /// Takes in somebody whom a file names: an id from elsewhere, unverified until there is more
    /// (R11). Names of a file are hearsay: they fill in what nobody has told yet, and the first
    /// real profile replaces them. The same again changes nothing. True when the person is new.
    [[nodiscard]] storage::Result<bool> takeImported(const FilePerson &person,
                                                     domain::Milliseconds now);

    /// Adds one piece to the ledger and folds it into its person's state (R7).
    [[nodiscard]] storage::Result<void> record(domain::Evidence evidence);

    /// The person as they stand in this transaction, new if never seen. Valid until save().
    [[nodiscard]] storage::Result<domain::User *> find(domain::UserId id);

    /// Ends a request to join that waits; does nothing when there is none.
    [[nodiscard]] storage::Result<void> processJoinRequest(const JoinProcessing &processing);

    /// The request of @p id to join @p chatId that waits at this moment.
    [[nodiscard]] storage::Result<std::optional<storage::JoinRequest>>
    waitingJoinRequest(domain::UserId id, qint64 chatId) const
    {
        return m_joinRequests.waitingOf(id, chatId);
    }

    /// Says that what is shown beside a person (a message, an outbox item) changed.
    void touch(domain::UserId id) { m_changes.users.insert(id); }

    /// Writes everyone who changed. Call it once, right before the commit.
    [[nodiscard]] storage::Result<storage::ChangeSet> save();

private:
    struct Entry {
        domain::User user;
        domain::User stored; ///< as the database has them
        bool isNew = false;
        bool gaveUpName = false; ///< there is a former name that the database's row does not know
        bool dirty = false;
    };
    [[nodiscard]] static Entry newEntry(domain::UserId id)
    {
        return {.user = {.id = id}, .isNew = true};
    }
    [[nodiscard]] storage::Result<Entry *> entryOf(domain::UserId id);
    [[nodiscard]] storage::Result<void> write(Entry &entry);
    /// True for a piece that tells nothing which the ledger does not tell already.
    [[nodiscard]] storage::Result<bool> isNothingNew(const domain::Evidence &evidence,
                                                     const domain::DialogState &dialog) const;
    [[nodiscard]] storage::Result<void> see(const Sighting &sighting, domain::Seconds at);
    [[nodiscard]] storage::Result<void> addMessage(const UpdateFacts &facts);
    [[nodiscard]] storage::Result<void> takeJoinRequest(const UpdateFacts &facts);

    storage::UserRepository m_users;
    storage::EvidenceRepository m_evidence;
    storage::MessageRepository m_messages;
    storage::JoinRequestRepository m_joinRequests;
    std::unordered_map<domain::UserId, Entry> m_entries;
    storage::ChangeSet m_changes;
    bool m_anew = false;
};

} // namespace botdesk::engine
