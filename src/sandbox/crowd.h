#pragma once

#include "sandbox/random.h"
#include "sandbox/world.h"

#include <optional>
#include <queue>
#include <vector>

namespace botdesk::sandbox
{

/// The people's own will: who is there, what they did in the last 20 hours, and what they do
/// next. Seeded: the same seed and the same sequence of times give the same deeds.
class Crowd
{
public:
    Crowd(World &world, quint64 seed);

    /// Fills the world with `count` people of every status and language, and the queue with
    /// what they did in the last 20 hours.
    void populate(int count);

    /// Does everything that is due at `now` (ms) and says when there will be more.
    qint64 run(qint64 now);

    /// The person got a message of the bot, and may answer it in a few seconds.
    void received(PersonIndex person);

private:
    /// Something that will happen.
    struct Plan {
        qint64 at = 0;
        quint64 order = 0; ///< keeps plans of one moment in the order they were made
        PersonIndex person = 0;
        bool isAnswer = false; ///< else: somebody does something by chance
        bool operator>(const Plan &other) const
        {
            return at != other.at ? at > other.at : order > other.order;
        }
    };

    void improvise(qint64 at);
    void welcome(qint64 at);
    void doBy(PersonIndex person, DeedKind kind, qint64 at);
    [[nodiscard]] std::optional<PersonIndex> somebody(Relation relation);
    void answer(const Plan &next);
    void plan(qint64 at, PersonIndex person, bool isAnswer);

    World &m_world;
    Random m_random;
    std::priority_queue<Plan, std::vector<Plan>, std::greater<>> m_plans;
    quint64 m_order = 0;
    qint64 m_newcomerId = 0;
    int m_answersPlanned = 0;
    bool m_isAwake = false;
};

} // namespace botdesk::sandbox
