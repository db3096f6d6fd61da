#include "models/user_details.h"

#include "storage/evidence_repository.h"
#include "storage/outbox_repository.h"

namespace botdesk::models
{

using storage::Database;
using storage::Result;

namespace
{

/// Puts what @p answer holds into @p target; says whether it held anything.
template <class T, class Target>
bool take(Result<T> answer, Target &target, storage::Error &error)
{
    if (!answer) {
        error = answer.error();
        return false;
    }
    target = std::move(*answer);
    return true;
}

Result<UserDetails> detailsOf(Database &database, domain::UserId id)
{
    UserDetails details;
    storage::Error error;
    std::optional<domain::User> user;
    std::vector<domain::Evidence> evidence;
    const storage::UserRepository users(database);
    const storage::OutboxRepository outbox(database);
    const bool complete =
        take(users.find(id), user, error) &&
        take(users.formerNames(id), details.formerNames, error) &&
        take(storage::EvidenceRepository(database).about(id), evidence, error) &&
        take(storage::MessageRepository(database).with(id, UserDetailsSource::messageLimit),
             details.messages, error) &&
        take(outbox.unsentTo(id), details.unsent, error) &&
        take(outbox.lastAttempt(id, storage::OutboxKind::Probe), details.lastProbeAt, error);
    if (!complete)
        return std::unexpected(error);
    details.user = user.value_or(domain::User{.id = id});
    details.ledger = domain::ledger(std::move(evidence));
    return details;
}

} // namespace

QList<qint64> UserDetails::unknownOnes() const
{
    QList<qint64> items;
    for (const storage::OutboxItem &item : unsent) {
        if (item.state == storage::OutboxState::Unknown && item.settledAt == 0)
            items.append(item.id);
    }
    return items;
}

UserDetailsSource::UserDetailsSource(storage::Reader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
}

UserDetailsSource::~UserDetailsSource()
{
    ++*m_generation;
}

void UserDetailsSource::setUser(domain::UserId id)
{
    m_user = id;
    load();
}

void UserDetailsSource::apply(const storage::ChangeSet &changes)
{
    if (m_user == 0 || !changes.users.contains(m_user))
        return;
    // One question at a time: of a storm about one person the last state is what counts.
    if (m_isLoading)
        m_isStale = true;
    else
        load();
}

void UserDetailsSource::load()
{
    const quint64 generation = ++*m_generation;
    m_isLoading = m_user != 0;
    m_isStale = false;
    if (m_user == 0)
        return;
    m_reader
        .ask([id = m_user, generation, current = m_generation](Database &database) {
            // Whoever goes through a list looks at the last one.
            return current->load() == generation ? detailsOf(database, id)
                                                 : Result<UserDetails>(UserDetails());
        })
        .then(this, [this, generation](const Result<UserDetails> &details) {
            if (generation != m_generation->load())
                return;
            m_isLoading = false;
            if (details)
                Q_EMIT loaded(*details);
            else
                Q_EMIT failed(details.error());
            if (m_isStale)
                load();
        });
}

} // namespace botdesk::models
