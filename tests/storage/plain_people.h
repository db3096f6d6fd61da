#pragma once

#include "storage/user_query.h"
#include "storage/user_repository.h"

#include <map>
#include <random>
#include <vector>

namespace botdesk::tests
{

/// Somebody, with the names they had before.
struct PlainPerson {
    domain::User user;
    std::vector<domain::Profile> former;
};

/// People in a map, looked through and sorted the plain way: what every answer is compared with.
class PlainPeople
{
public:
    explicit PlainPeople(domain::Seconds now, quint32 seed = 1)
        : m_now(now)
        , m_random(seed)
    {
    }

    /// Somebody new, of any script.
    domain::UserId addSomebody();
    void addPerson(const domain::User &user) { m_people[user.id] = {user, {}}; }
    /// Something happens to somebody: mostly they are seen, now and then renamed, blocked, …
    domain::UserId changeSomebody();
    /// A query with anything in it.
    [[nodiscard]] storage::UserQuery anyQuery();

    [[nodiscard]] domain::Seconds now() const { return m_now; }
    void letPass(domain::Seconds seconds) { m_now += seconds; }
    [[nodiscard]] qsizetype size() const { return std::ssize(m_people); }
    [[nodiscard]] domain::UserId anybody();

    /// Writes these as the engine does.
    void save(storage::Database &database, const QSet<domain::UserId> &ids) const;
    void saveAll(storage::Database &database) const;

    /// As UserReader::ids().
    [[nodiscard]] QList<domain::UserId> ids(const storage::UserQuery &query) const;
    [[nodiscard]] QList<storage::LanguageCount> languages() const;

private:
    [[nodiscard]] quint32 below(quint32 limit) { return static_cast<quint32>(m_random()) % limit; }
    [[nodiscard]] bool oneIn(quint32 chances) { return below(chances) == 0; }
    template <class List>
    [[nodiscard]] auto anyOf(const List &list)
    {
        return list.at(below(static_cast<quint32>(list.size())));
    }
    [[nodiscard]] domain::Profile anyProfile();
    void joinAndMore(domain::User &user);
    [[nodiscard]] QString anySearch();

    domain::Seconds m_now;
    std::mt19937 m_random;
    std::map<domain::UserId, PlainPerson> m_people;
};

} // namespace botdesk::tests
