#include "sandbox/crowd.h"

#include "sandbox/names.h"
#include "sandbox/phrases.h"
#include "sandbox/population.h"

#include <algorithm>

namespace botdesk::sandbox
{

namespace
{

/// A broadcast to everybody must not drown the bot in answers.
constexpr int answersAtMost = 500;
/// After a pause (a laptop asleep) nobody makes up for what they did not do.
constexpr qint64 patience = 10'000;

} // namespace

Crowd::Crowd(World &world, quint64 seed)
    : m_world(world)
    , m_random(seed)
    , m_newcomerId(7'600'000'000 + m_random.below(100'000'000))
{
}

void Crowd::populate(int count)
{
    sandbox::populate(m_world, m_random, count);
}

qint64 Crowd::run(qint64 now)
{
    if (!m_isAwake) {
        m_isAwake = true;
        plan(now + 1000, 0, false);
    }
    while (!m_plans.empty() && m_plans.top().at <= now) {
        const Plan next = m_plans.top();
        m_plans.pop();
        const qint64 at = std::max(next.at, now - patience);
        if (next.isAnswer) {
            answer(next);
        } else {
            improvise(at);
            plan(at + m_random.between(800, 2200), 0, false);
        }
    }
    return m_plans.empty() ? now + 1000 : m_plans.top().at;
}

void Crowd::received(PersonIndex person)
{
    if (m_answersPlanned >= answersAtMost || !m_random.chance(45))
        return;
    ++m_answersPlanned;
    plan(m_world.now() + m_random.between(2000, 9000), person, true);
}

void Crowd::plan(qint64 at, PersonIndex person, bool isAnswer)
{
    m_plans.push({at, m_order++, person, isAnswer});
}

void Crowd::answer(const Plan &next)
{
    --m_answersPlanned;
    const Person &person = m_world.people().at(next.person);
    if (person.relation != Relation::Open || person.isBot)
        return;
    if (m_random.chance(5))
        return doBy(next.person, DeedKind::Block, next.at);
    m_world.act({.kind = DeedKind::Write,
                 .person = person.id,
                 .text = reaction(person.language, m_random),
                 .at = next.at,
                 .withoutLanguage = m_random.chance(5)});
}

void Crowd::improvise(qint64 at)
{
    using enum DeedKind;
    struct Habit {
        int percent;
        Relation who;
        DeedKind what;
    };
    static constexpr Habit habits[] = {
        {34, Relation::Open, Write},        {7, Relation::Open, Block},
        {8, Relation::Blocked, ComeBack},   {5, Relation::Open, Rename},
        {6, Relation::Open, WriteInGroup},  {4, Relation::Open, Edit},
        {3, Relation::Open, PressButton},   {2, Relation::Open, InlineQuery},
        {2, Relation::Open, Start},         {3, Relation::NotStarted, RequestToJoin},
        {2, Relation::Open, DeleteAccount},
    };
    qint64 left = m_random.below(100);
    for (const Habit &habit : habits) {
        left -= habit.percent;
        if (left >= 0)
            continue;
        const auto person = somebody(habit.who);
        if (!person)
            return welcome(at);
        doBy(*person, habit.what, at);
        if (habit.what == Rename) // nobody sees a new name before its owner writes
            doBy(*person, Write, at);
        return;
    }
    welcome(at);
}

void Crowd::welcome(qint64 at)
{
    Profile profile;
    m_newcomerId += m_random.between(1, 5000);
    profile.id = m_newcomerId;
    profile.hasOtherChatId = m_random.chance(30);
    christen(profile, m_random);
    const PersonIndex person = m_world.people().add(profile);
    doBy(person, m_random.chance(12) ? DeedKind::RequestToJoin : DeedKind::Start, at);
}

void Crowd::doBy(PersonIndex person, DeedKind kind, qint64 at)
{
    m_world.act(deedOf(m_world.people(), person, kind, at, m_random));
}

std::optional<PersonIndex> Crowd::somebody(Relation relation)
{
    const People &people = m_world.people();
    for (int attempt = 0; attempt < 40 && people.size() > 0; ++attempt) {
        const auto index =
            static_cast<PersonIndex>(m_random.below(static_cast<qint64>(people.size())));
        if (people.at(index).relation == relation && !people.at(index).isBot)
            return index;
    }
    return std::nullopt;
}

} // namespace botdesk::sandbox
