#include "engine/person_order.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace botdesk::engine
{

namespace
{

/// People who are tied together, found by the smallest id among them.
class Ties
{
public:
    domain::UserId firstOf(domain::UserId user)
    {
        domain::UserId parent = m_parents.try_emplace(user, user).first->second;
        while (parent != user) {
            // Halving the way keeps it short.
            const domain::UserId further = m_parents[parent];
            m_parents[user] = further;
            user = further;
            parent = m_parents[user];
        }
        return user;
    }

    void tie(domain::UserId one, domain::UserId other)
    {
        const domain::UserId first = firstOf(one);
        const domain::UserId second = firstOf(other);
        m_parents[std::max(first, second)] = std::min(first, second);
    }

private:
    std::unordered_map<domain::UserId, domain::UserId> m_parents;
};

template <class Visit>
void forEachPerson(const UpdateFacts &facts, const Visit &visit)
{
    for (const Sighting &sighting : facts.sightings)
        visit(sighting.user);
    for (const domain::Evidence &evidence : facts.evidence)
        visit(evidence.user);
    if (facts.message)
        visit(facts.message->user);
    if (facts.joinRequest)
        visit(facts.joinRequest->user);
    if (facts.joinProcessing)
        visit(facts.joinProcessing->user);
}

} // namespace

std::vector<size_t> orderByPerson(std::span<const UpdateFacts *const> facts)
{
    Ties ties;
    std::vector<domain::UserId> somebody(facts.size(), 0);
    for (size_t i = 0; i < facts.size(); ++i) {
        forEachPerson(*facts[i], [&](domain::UserId user) {
            if (somebody[i] == 0)
                somebody[i] = user;
            else if (somebody[i] != user)
                ties.tie(somebody[i], user);
        });
    }
    for (domain::UserId &user : somebody) {
        if (user != 0)
            user = ties.firstOf(user);
    }
    std::vector<size_t> order(facts.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_sort(order, {}, [&](size_t i) { return somebody[i]; });
    return order;
}

} // namespace botdesk::engine
