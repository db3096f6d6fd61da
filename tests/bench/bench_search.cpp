// How long a search takes from the last letter to the first people painted, and to the exact count.
#include "default_way.h"
#include "statistics.h"
#include "table_benches.h"
#include "table_report.h"

#include <QDateTime>
#include <QEventLoop>
#include <QLineEdit>
#include <QTimer>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

struct Search {
    QString name;
    QString text;
};

/// Somebody with a username, of whom the first name and the id are looked for, too; and somebody
/// who had another name before.
struct Somebody {
    QString username;
    domain::UserId id = 0;
    QString formerUsername;
};

std::optional<Somebody> findSomebody(const QString &path)
{
    const auto database = storage::Database::open(path, storage::Database::Mode::ReadOnly);
    if (!database)
        return std::nullopt;
    Somebody somebody;
    auto user = (*database)->run(u"SELECT username, id FROM users WHERE username_key IS NOT NULL "
                                 "ORDER BY id LIMIT 1 OFFSET 1000"_s);
    auto former = (*database)->run(
        u"SELECT username FROM former_names WHERE username <> '' ORDER BY id LIMIT 1"_s);
    if (!user || !former || !user->next() || !former->next())
        return std::nullopt;
    somebody.username = user->text(0);
    somebody.id = user->integer(1);
    somebody.formerUsername = former->text(0);
    return somebody;
}

QList<Search> searchesFor(const Somebody &somebody)
{
    return {{u"letter"_s, u"a"_s},
            {u"two_letters"_s, u"an"_s},
            {u"three_letters"_s, u"ann"_s},
            {u"cyrillic"_s, u"наталь"_s},
            {u"cyrillic_letter"_s, u"щ"_s},
            {u"arabic"_s, u"محم"_s},
            {u"chinese"_s, u"伟"_s},
            {u"emoji"_s, u"🦊"_s},
            {u"part_of_a_word"_s, u"ller"_s},
            {u"two_words"_s, u"anna sm"_s},
            {u"rare"_s, somebody.username.last(7)},
            {u"none"_s, u"zqxjkv"_s},
            {u"id"_s, QString::number(somebody.id)},
            {u"username"_s, u'@' + somebody.username},
            {u"former_name"_s, u'@' + somebody.formerUsername}};
}

/// From the last letter. What was typed before it has been answered.
bool measure(DeskWindow &desk, const Search &search, std::optional<double> baseline)
{
    const PeopleFolder &people = desk.people();
    const auto expected = expectedPeople(people, {.search = search.text});
    const auto everyone = expectedPeople(people, {});
    if (!expected || !everyone)
        return false;
    TableTimes times;
    for (int i = 0; i < rounds; ++i) {
        const auto timing = desk.measure([&] { desk.type(search.text); }, *expected);
        if (!timing || !desk.measure([&] { desk.search().clear(); }, *everyone))
            return false;
        times.add(*timing);
    }
    times.print(u"search."_s + search.name, desk.people().people(), baseline);
    print({.name = u"search.%1.found"_s.arg(search.name),
           .value = static_cast<double>(expected->count),
           .unit = u"people"_s,
           .n = desk.people().people()});
    return true;
}

bool measureClearing(DeskWindow &desk, std::optional<double> baseline)
{
    const PeopleFolder &people = desk.people();
    const auto expected = expectedPeople(people, {.search = u"an"_s});
    const auto everyone = expectedPeople(people, {});
    if (!expected || !everyone)
        return false;
    TableTimes times;
    for (int i = 0; i < rounds; ++i) {
        if (!desk.measure([&] { desk.type(u"an"_s); }, *expected))
            return false;
        const auto timing = desk.measure([&] { desk.search().clear(); }, *everyone);
        if (!timing)
            return false;
        times.add(*timing);
    }
    times.print(u"search.clear"_s, desk.people().people(), baseline);
    return true;
}

void pass(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// A word as it is typed, so many milliseconds between the letters: the answer to each letter may
/// still be on its way when the next one comes. From the last letter.
bool measureTyping(DeskWindow &desk)
{
    constexpr auto pause = 120ms;
    const QString word = u"anna"_s;
    const PeopleFolder &people = desk.people();
    const auto expected = expectedPeople(people, {.search = word});
    const auto everyone = expectedPeople(people, {});
    if (!expected || !everyone)
        return false;
    TableTimes times;
    for (int i = 0; i < rounds; ++i) {
        for (const QChar letter : word.chopped(1)) {
            desk.type(letter);
            pass(pause);
        }
        const auto timing = desk.measure([&] { desk.type(word.last(1)); }, *expected);
        if (!timing || !desk.measure([&] { desk.search().clear(); }, *everyone))
            return false;
        times.add(*timing);
    }
    times.print(u"search.typed"_s, desk.people().people());
    return true;
}

} // namespace

bool search(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    if (!people)
        return false;
    const auto somebody = findSomebody(people->database());
    std::optional<double> plainSearch;
    std::optional<double> plainClear;
    if (place.withBaseline) {
        const auto plain = DefaultWay::open(people->database());
        if (!plain)
            return false;
        plainSearch = plain->search(u"ann"_s);
        plainClear = plain->search({});
    }
    const auto desk = DeskWindow::open(*people);
    if (!somebody || !desk)
        return false;
    const QList<Search> searches = searchesFor(*somebody);
    return std::ranges::all_of(
               searches,
               [&](const Search &search) { return measure(*desk, search, plainSearch); }) &&
           measureClearing(*desk, plainClear) && measureTyping(*desk);
}

} // namespace botdesk::bench
