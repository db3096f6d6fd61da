#include "people_filling.h"

#include "people_maker.h"
#include "report.h"
#include "storage/evidence_repository.h"
#include "storage/message_repository.h"
#include "storage/user_repository.h"

#include <QStringList>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using storage::Database;
using storage::Result;

namespace
{

/// The statements that make the indexes of the large tables. What is only needed to make them
/// again: an index that is made at the end costs a fraction of one that grows with its table.
struct Indexes {
    QStringList names;
    QStringList statements;
};

Result<Indexes> indexesOf(Database &database)
{
    auto rows = database.run(u"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND "
                             "sql IS NOT NULL AND tbl_name IN ('users', 'evidence', 'messages')"_s);
    if (!rows)
        return std::unexpected(rows.error());
    Indexes indexes;
    while (rows->next()) {
        indexes.names.append(rows->text(0));
        indexes.statements.append(rows->text(1));
    }
    return indexes;
}

Result<void> runAll(Database &database, const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (auto done = database.executeOnce(statement); !done)
            return done;
    }
    return {};
}

class Filling
{
public:
    explicit Filling(Database &database)
        : m_database(database)
        , m_users(database)
        , m_evidence(database)
        , m_messages(database)
    {
    }

    Result<void> take(const MadePerson &person, qint64 number);
    Result<void> addAll(qint64 people);

private:
    Database &m_database;
    storage::UserRepository m_users;
    storage::EvidenceRepository m_evidence;
    storage::MessageRepository m_messages;
};

Result<void> Filling::take(const MadePerson &person, qint64 number)
{
    if (person.formerName) {
        const auto kept =
            m_users.keepFormerName(person.user.id, *person.formerName, person.formerUntil);
        if (!kept)
            return kept;
    }
    for (const domain::Evidence &piece : person.evidence) {
        if (const auto added = m_evidence.add(piece); !added)
            return std::unexpected(added.error());
    }
    if (!person.message.isEmpty()) {
        const auto added = m_messages.add({.user = person.user.id,
                                           .telegramId = number,
                                           .sentAt = person.messageAt,
                                           .content = u"text"_s,
                                           .text = person.message});
        if (!added)
            return added;
    }
    return m_users.save(person.user);
}

Result<void> Filling::addAll(qint64 people)
{
    constexpr qint64 tellEvery = 250'000;
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    PeopleMaker maker(peopleSeed);
    for (qint64 number = 1; number <= people; ++number) {
        if (auto taken = take(maker.next(), number); !taken)
            return taken;
        if (number % tellEvery == 0)
            say(u"  %1 people"_s.arg(number));
    }
    return transaction->commit();
}

} // namespace

Result<void> fillWithPeople(const QString &path, qint64 people)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return std::unexpected(database.error());
    // Nobody needs half of it: a crash makes everything anew.
    if (auto set =
            runAll(**database, {u"PRAGMA journal_mode = OFF"_s, u"PRAGMA synchronous = OFF"_s,
                                u"PRAGMA foreign_keys = OFF"_s, u"PRAGMA cache_size = -524288"_s});
        !set)
        return set;
    const auto indexes = indexesOf(**database);
    if (!indexes)
        return std::unexpected(indexes.error());
    QStringList drops;
    for (const QString &name : indexes->names)
        drops.append(u"DROP INDEX "_s + name);
    if (auto dropped = runAll(**database, drops); !dropped)
        return dropped;
    if (auto added = Filling(**database).addAll(people); !added)
        return added;
    say(u"  the indexes"_s);
    if (auto made = runAll(**database, indexes->statements); !made)
        return made;
    return runAll(**database, {u"PRAGMA journal_mode = WAL"_s});
}

} // namespace botdesk::bench
