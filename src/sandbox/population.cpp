#include "sandbox/population.h"

#include "sandbox/names.h"
#include "sandbox/phrases.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

constexpr qint64 historySpan = 20LL * 3600 * 1000;
/// From this person on, everybody has one update only: a million people must fit.
constexpr int peopleWithStories = 20'000;
constexpr int oddPeopleFrom = 50;
constexpr int oddPeople = 11;
constexpr qint64 million = 1'000'000;

/// One deed of the history, small because there may be millions.
struct Event {
    qint64 at;
    PersonIndex person;
    DeedKind kind;
};

/// What has become of somebody.
struct Fate {
    int percent;
    Relation before; ///< when the history begins
    bool isBot;
    std::vector<DeedKind> deeds;
};

const std::vector<Fate> &fates()
{
    using enum DeedKind;
    using enum Relation;
    static const std::vector<Fate> all = {
        {26, NotStarted, false, {Start}},
        {20, NotStarted, false, {Start, Write, Write}},
        {8, NotStarted, false, {Write, Start, Write, Edit}},
        {6, Open, false, {Write, Write}},
        {10, NotStarted, false, {Start, Block}},
        {3, Open, false, {Block}},
        {4, NotStarted, false, {Start, Block, ComeBack, Write}},
        {7, NotStarted, false, {WriteInGroup}},
        {1, NotStarted, false, {StartInGroup}},
        {5, NotStarted, false, {Start, Write, DeleteAccount}},
        {2, NotStarted, true, {WriteInGroup}},
        {1, NotStarted, false, {WriteInGroup, GetLost}},
        {1, NotStarted, false, {AllowInApp, Write}},
        {1, NotStarted, false, {LogInOnSite}},
        {1, NotStarted, false, {ConnectBusiness, BusinessMessage}},
        {1, NotStarted, false, {GuestMessage}},
        {2, NotStarted, false, {Start, Rename, Write}},
        {1, NotStarted, false, {RequestToJoin}},
    };
    return all;
}

const Fate &fateBy(Random &random)
{
    qint64 left = random.below(100);
    for (const Fate &fate : fates()) {
        left -= fate.percent;
        if (left < 0)
            return fate;
    }
    return fates().front();
}

/// Dresses the first few people oddly.
void makeOdd(Profile &profile, int number)
{
    switch (number) {
    case 0:
        profile.firstName.clear();
        break;
    case 1:
        profile.firstName = u"<b>Bold</b> & <script>alert(\"1\")</script>"_s;
        profile.lastName = u"<img src=x>"_s;
        break;
    case 2:
        profile.firstName = u"\u202EяьлатаН\u202C"_s;
        profile.lastName = u"\u2066Anna\u2069\u200F"_s;
        break;
    case 3:
        profile.firstName = u"Аа"_s.repeated(125);
        break;
    case 4:
        profile.id = (1LL << 52) - 1;
        break;
    case 5:
        profile.firstName = u"👩‍👩‍👧‍👦 \u200B"_s;
        profile.lastName.clear();
        profile.username.clear();
        break;
    case 6:
        profile.firstName = u"%1 {first_name} %n"_s;
        profile.lastName = u"Robert'); DROP TABLE users;--"_s;
        break;
    case 7:
        profile.firstName = u"Two\nlines\tand a tab"_s;
        break;
    default:
        break;
    }
}

/// Plans the deeds of one person at rising moments of the history, more of them lately.
void planStory(std::vector<Event> &events, PersonIndex person, const std::vector<DeedKind> &deeds,
               qint64 now, Random &random)
{
    std::vector<qint64> times;
    for (size_t i = 0; i < deeds.size(); ++i) {
        const qint64 share = random.below(million);
        times.push_back(now - 3000 - historySpan * share / million * share / million);
    }
    std::sort(times.begin(), times.end());
    for (size_t i = 0; i < deeds.size(); ++i) {
        const bool isRequest = deeds[i] == DeedKind::RequestToJoin;
        events.push_back(
            {isRequest ? now - random.between(5, 200) * 1000 : times[i], person, deeds[i]});
    }
}

/// One username that two people hold, one after the other.
void passUsernameOn(World &world, qint64 now, qint64 from, qint64 to)
{
    const QString shared = u"first_come_first_served"_s;
    world.act(
        {.kind = DeedKind::Rename, .person = from, .firstName = u"Ева"_s, .username = shared});
    world.act({.kind = DeedKind::Write,
               .person = from,
               .text = u"Это мой новый ник!"_s,
               .at = now - 2500});
    world.act({.kind = DeedKind::Rename, .person = from, .firstName = u"Ева"_s});
    world.act(
        {.kind = DeedKind::Write, .person = from, .text = u"Уже не мой."_s, .at = now - 2000});
    world.act({.kind = DeedKind::Rename, .person = to, .firstName = u"Adam"_s, .username = shared});
    world.act({.kind = DeedKind::Write,
               .person = to,
               .text = u"Look at my new name!"_s,
               .at = now - 1500});
}

void perform(World &world, std::vector<Event> &events, Random &random)
{
    std::stable_sort(events.begin(), events.end(),
                     [](const Event &a, const Event &b) { return a.at < b.at; });
    for (const Event &event : events)
        world.act(deedOf(world.people(), event.person, event.kind, event.at, random));
}

} // namespace

void populate(World &world, Random &random, int count)
{
    if (count <= 0)
        return;
    const qint64 now = world.now();
    world.people().reserve(static_cast<size_t>(count) + 1024);
    std::vector<Event> events;
    const qint64 step = std::max<qint64>(1, 7'400'000'000 / count);
    for (int i = 0; i < count; ++i) {
        Profile profile;
        profile.id = 100'000'000 + i * step + random.below(step);
        christen(profile, random);
        const bool isOdd = count >= oddPeopleFrom && i < oddPeople;
        const Fate &fate = isOdd ? fates()[1] : fateBy(random);
        profile.relation = fate.before;
        profile.isBot = fate.isBot;
        profile.hasOtherChatId = random.chance(30);
        if (isOdd)
            makeOdd(profile, i);
        if (profile.isBot && profile.username.isEmpty())
            profile.username = u"helper_"_s + QString::number(profile.id % 10'000) + u"_bot"_s;
        const PersonIndex person = world.people().add(profile);
        const bool hasStory = i < peopleWithStories;
        planStory(events, person, hasStory ? fate.deeds : std::vector{fate.deeds.front()}, now,
                  random);
    }
    perform(world, events, random);
    if (count < oddPeopleFrom)
        return;
    const People &people = world.people();
    passUsernameOn(world, now, people.at(8).id, people.at(9).id);
    world.act({.kind = DeedKind::Unheard, .person = people.at(10).id, .at = now - 1000});
}

Deed deedOf(const People &people, PersonIndex index, DeedKind kind, qint64 at, Random &random)
{
    const Person &person = people.at(index);
    Deed deed{.kind = kind, .person = person.id, .at = at};
    switch (kind) {
    case DeedKind::Start:
    case DeedKind::StartInGroup:
        deed.text = startPayload(random);
        break;
    case DeedKind::PressButton:
        deed.text = u"menu:2"_s;
        break;
    case DeedKind::AllowInApp:
        deed.text = u"shop"_s;
        break;
    case DeedKind::LogInOnSite:
        deed.text = u"example.org"_s;
        break;
    case DeedKind::Rename: {
        Profile profile = people.profile(index);
        rechristen(profile, random);
        deed.firstName = profile.firstName;
        deed.lastName = profile.lastName;
        deed.username = profile.username;
        break;
    }
    default:
        deed.text = remark(person.language, random);
        break;
    }
    deed.withoutLanguage = random.chance(5);
    return deed;
}

} // namespace botdesk::sandbox
