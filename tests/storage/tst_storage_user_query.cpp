// Queries of people against a plain reference: the same people, the same order.
#include "open_database.h"
#include "storage/evidence_repository.h"
#include "storage/user_query.h"
#include "storage/user_repository.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace botdesk;
using namespace botdesk::storage;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::Ground;
using domain::User;
using domain::UserId;
using tests::OpenDatabase;

namespace
{

constexpr domain::Seconds now = 1'790'000'000;

std::vector<User> crowd()
{
    const QStringList names{u"Наталья"_s, u"ann"_s,       u"Ann"_s,     u"Éloïse"_s, u""_s,
                            u"مريم"_s,    u"Strauß 🌿"_s, u"50%_off"_s, u"Ёлка"_s};
    const QStringList languages{u""_s, u"ru"_s, u"en"_s, u"pt-br"_s};
    std::mt19937 random(7);
    std::vector<User> people;
    for (int i = 0; i < 300; ++i) {
        User user{.id = 1 + (static_cast<UserId>(random()) << 16) + i};
        user.profile.firstName = names.at(random() % names.size());
        if (random() % 3 == 0)
            user.profile.username = u"User%1"_s.arg(random() % 50);
        user.language = languages.at(random() % languages.size());
        user.lastSeen = now - static_cast<qint64>(random() % 20);
        if (random() % 4 == 0)
            user.source = u"src%1"_s.arg(random() % 5);
        user.dialog.status = static_cast<DialogStatus>(1 + random() % 6);
        if (user.dialog.status == DialogStatus::Open)
            user.dialog.ground = static_cast<Ground>(1 + random() % 9);
        if (random() % 5 == 0)
            user.dialog.join = {
                -1, user.id, {}, now - 100, now + static_cast<qint64>(random() % 50) - 25};
        people.push_back(user);
    }
    return people;
}

bool matches(const User &user, const UserQuery &query)
{
    if (query.status && domain::statusAt(user.dialog, now) != *query.status)
        return false;
    if (query.ground && domain::groundAt(user.dialog, now) != *query.ground)
        return false;
    if (query.language && user.language != *query.language)
        return false;
    const QString text =
        domain::foldForSearch(user.profile.firstName + u"\n@"_s + user.profile.username + u'\n' +
                              QString::number(user.id));
    const QStringList words = domain::foldForSearch(query.search).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word); });
}

/// The key of an order, and whether it is blank: blanks come last in either direction.
std::pair<bool, QByteArray> keyOf(const User &user, UserOrder order)
{
    const auto number = [](qint64 value) {
        return QByteArray::number(value).rightJustified(20, '0');
    };
    const auto text = [](const QString &value) {
        return std::pair(value.isEmpty(), value.toUtf8());
    };
    switch (order) {
    case UserOrder::Name:
        return {false, domain::nameSortKey(user.id, user.profile).toUtf8()};
    case UserOrder::Username:
        return text(user.profile.username.toCaseFolded());
    case UserOrder::Language:
        return text(user.language);
    case UserOrder::Source:
        return text(user.source);
    case UserOrder::Status:
        return {false, number(static_cast<int>(user.dialog.status))};
    case UserOrder::LastSeen:
        return {false, number(user.lastSeen)};
    case UserOrder::Id:
        return {false, number(user.id)};
    }
    return {};
}

QList<UserId> expectedIds(const std::vector<User> &people, const UserQuery &query)
{
    std::vector<User> found;
    std::ranges::copy_if(people, std::back_inserter(found),
                         [&](const User &user) { return matches(user, query); });
    const bool ascending = query.direction == Qt::AscendingOrder;
    std::ranges::sort(found, [&](const User &a, const User &b) {
        const auto keyA = keyOf(a, query.order);
        const auto keyB = keyOf(b, query.order);
        if (keyA.first != keyB.first)
            return keyB.first;
        const auto pairA = std::pair(keyA.first ? QByteArray() : keyA.second, a.id);
        const auto pairB = std::pair(keyB.first ? QByteArray() : keyB.second, b.id);
        return ascending ? pairA < pairB : pairB < pairA;
    });
    QList<UserId> ids;
    for (const User &user : found)
        ids.append(user.id);
    return ids;
}

QList<UserId> idsOf(const QList<User> &users)
{
    QList<UserId> ids;
    for (const User &user : users)
        ids.append(user.id);
    return ids;
}

/// For those who visit: the id alone.
bool describeId(QByteArray &out, const User &user)
{
    out += QByteArray::number(user.id);
    return true;
}

} // namespace

class TestStorageUserQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyOrder_data();
    void everyOrder();
    void searches_data();
    void searches();
    void findsFormerNames();
    void rowsById();
    void stopsWhenTold();
    void stopsWhereThereIsNoRow();
    void visitsEverybodyInEveryOrder_data() { everyOrder_data(); }
    void visitsEverybodyInEveryOrder();
    void visitsThemAsTheyWere();
    void languagesAreCounted();
    void notHeardSince();

private:
    OpenDatabase m_open;
    std::vector<User> m_people = crowd();
};

void TestStorageUserQuery::initTestCase()
{
    auto transaction = Transaction::begin(*m_open);
    UserRepository users(*m_open);
    for (const User &user : m_people)
        QVERIFY(users.save(user).has_value());
    QVERIFY(transaction->commit().has_value());
}

void TestStorageUserQuery::everyOrder_data()
{
    QTest::addColumn<UserQuery>("query");
    for (int order = 0; order <= static_cast<int>(UserOrder::Id); ++order) {
        for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            UserQuery query{.order = static_cast<UserOrder>(order), .direction = direction};
            QTest::addRow("order %d %d", order, direction) << query;
            query.language = QString();
            QTest::addRow("order %d %d, no language", order, direction) << query;
            for (int status = 1; status <= 7; ++status) {
                query.status = static_cast<DialogStatus>(status);
                query.language = status % 2 == 0 ? std::optional(u"ru"_s) : std::nullopt;
                QTest::addRow("order %d %d, status %d", order, direction, status) << query;
            }
            for (int ground = 0; ground <= static_cast<int>(Ground::JoinRequest); ++ground) {
                query = {.ground = static_cast<Ground>(ground),
                         .order = static_cast<UserOrder>(order),
                         .direction = direction};
                QTest::addRow("order %d %d, ground %d", order, direction, ground) << query;
            }
        }
    }
}

void TestStorageUserQuery::everyOrder()
{
    QFETCH(const UserQuery, query);
    const UserReader reader(*m_open);
    const QList<UserId> expected = expectedIds(m_people, query);
    QCOMPARE(reader.ids(query, now, [] { return false; }).value(), expected);
    QCOMPARE(idsOf(reader.first(query, 20, now).value()), expected.mid(0, 20));
    // Those that match, and nobody else, among a few ids.
    QList<UserId> some;
    for (size_t i = 0; i < m_people.size(); i += 7)
        some.append(m_people[i].id);
    QList<UserId> matching = reader.matching(query, some, now).value();
    QList<UserId> wanted;
    std::ranges::copy_if(some, std::back_inserter(wanted),
                         [&](UserId id) { return expected.contains(id); });
    std::ranges::sort(matching);
    std::ranges::sort(wanted);
    QCOMPARE(matching, wanted);
}

void TestStorageUserQuery::searches_data()
{
    QTest::addColumn<QString>("search");
    const QStringList searches{u"наталья"_s, u"ТАЛЬ"_s,      u"ann"_s,   u"ÉLO"_s, u"straUß"_s,
                               u"🌿"_s,      u"@user1"_s,    u"user"_s,  u"%"_s,   u"_"_s,
                               u"%_"_s,      u"ann @user"_s, u"ёл"_s,    u"م"_s,   u"1"_s,
                               u"'"_s,       u"\\"_s,        u"nobody"_s};
    for (const QString &search : searches)
        QTest::addRow("%s", qPrintable(search)) << search;
}

void TestStorageUserQuery::searches()
{
    QFETCH(const QString, search);
    const UserQuery query{.search = search, .order = UserOrder::Id};
    QCOMPARE(UserReader(*m_open).ids(query, now, [] { return false; }).value(),
             expectedIds(m_people, query));
}

void TestStorageUserQuery::findsFormerNames()
{
    const OpenDatabase open;
    UserRepository users(*open);
    User user{.id = 5, .profile = {u"New"_s, {}, {}}};
    QVERIFY(users.save(user).has_value());
    QVERIFY(users.keepFormerName(5, {u"Прежняя"_s, {}, u"before"_s}, 3).has_value());
    QVERIFY(users.save(user).has_value());
    for (const QString &search : {u"прежн"_s, u"@before"_s, u"new"_s}) {
        const auto found =
            UserReader(*open).ids({.search = search}, now, [] { return false; }).value();
        QCOMPARE(found, QList<UserId>{5});
    }
}

void TestStorageUserQuery::rowsById()
{
    const UserReader reader(*m_open);
    const auto users = reader.withIds({m_people[0].id, 3, m_people[9].id}).value();
    QCOMPARE(users.size(), 2);
    QVERIFY(reader.withIds({}).value().isEmpty());
}

void TestStorageUserQuery::stopsWhenTold()
{
    const UserReader reader(*m_open);
    const auto stop = [] { return true; };
    QVERIFY(reader.ids({}, now, stop).value().isEmpty());
    QVERIFY(reader.first({}, 10, now, stop).value().isEmpty());
    QCOMPARE(reader.count({}, now, stop).value(), 0);
    const auto goOn = [] { return false; };
    QCOMPARE(reader.ids({}, now, goOn).value().size(), 300);
    QCOMPARE(reader.first({}, 10, now, goOn).value().size(), 10);
    QCOMPARE(reader.count({}, now, goOn).value(), 300);
}

void TestStorageUserQuery::stopsWhereThereIsNoRow()
{
    // Nobody is found among many: it has to be asked while SQLite looks.
    const OpenDatabase open;
    UserRepository repository(*open);
    auto transaction = Transaction::begin(*open);
    for (UserId id = 1; id <= 20'000; ++id)
        QVERIFY(repository.add({.id = id, .profile = {u"Ann"_s, {}, {}}}, false).has_value());
    QVERIFY(transaction->commit().has_value());
    const UserReader reader(*open);
    const UserQuery query{.search = u"zoë"_s};
    int asked = 0;
    const auto goOn = [&asked] { return ++asked < 0; };
    QVERIFY(reader.first(query, 10, now, goOn).value().isEmpty());
    const int often = std::exchange(asked, 0);
    QVERIFY2(often > 10, qPrintable(QString::number(often)));
    // Once it has said so, always: as a question that another one has followed.
    const auto stopSoon = [&asked] { return ++asked > 2; };
    QVERIFY(reader.first(query, 10, now, stopSoon).has_value());
    QVERIFY2(asked < often, qPrintable(QString::number(asked)));
    asked = 0;
    QCOMPARE(reader.count({.search = u"ann"_s}, now, stopSoon).value(), 0);
    asked = 0;
    QCOMPARE(reader.ids({.search = u"ann"_s}, now, goOn).value().size(), 20'000);
}

void TestStorageUserQuery::visitsEverybodyInEveryOrder()
{
    QFETCH(const UserQuery, query);
    const auto database = Database::open(m_open.path, Database::Mode::ReadOnly).value();
    const UserReader reader(*database);
    const QList<UserId> expected = expectedIds(m_people, query);
    QList<UserId> visited;
    const auto whole = reader.visit(query, now, describeId, [&](QByteArrayView id) {
        visited.append(id.toLongLong());
        return true;
    });
    QCOMPARE(whole.value(), true);
    QCOMPARE(visited, expected);

    visited.clear();
    const auto half = reader.visit(query, now, describeId, [&](QByteArrayView id) {
        visited.append(id.toLongLong());
        return visited.size() < 3;
    });
    QCOMPARE(half.value(), expected.size() < 3);
    QCOMPARE(visited, expected.mid(0, 3));

    const auto none = reader.visit(
        query, now, [](QByteArray &, const User &) { return false; },
        [](QByteArrayView) { return true; });
    QCOMPARE(none.value(), expected.isEmpty());
}

void TestStorageUserQuery::visitsThemAsTheyWere()
{
    // The last in order becomes the first while the others are visited: nobody is left out by that,
    // and nobody comes twice.
    const UserQuery query{.order = UserOrder::LastSeen, .direction = Qt::DescendingOrder};
    const QList<UserId> expected = expectedIds(m_people, query);
    const auto database = Database::open(m_open.path, Database::Mode::ReadOnly).value();
    UserRepository users(*m_open);
    const User last = users.find(expected.last()).value().value();
    QList<UserId> visited;
    int described = 0;
    const auto whole = UserReader(*database).visit(
        query, now,
        [&](QByteArray &out, const User &user) {
            User active = last;
            active.lastSeen = now + 1000;
            const bool isSaved = ++described != 2 || users.save(active).has_value();
            return describeId(out, user) && isSaved;
        },
        [&](QByteArrayView id) {
            visited.append(id.toLongLong());
            return true;
        });
    QVERIFY(users.save(last).has_value());
    QCOMPARE(whole.value(), true);
    QCOMPARE(visited, expected);
}

void TestStorageUserQuery::languagesAreCounted()
{
    qint64 sum = 0;
    const auto counts = UserReader(*m_open).languages().value();
    for (const LanguageCount &count : counts)
        sum += count.count;
    QCOMPARE(counts.size(), 4);
    QCOMPARE(sum, 300);
}

void TestStorageUserQuery::notHeardSince()
{
    using domain::EvidenceKind;
    const OpenDatabase open;
    UserRepository users(*open);
    EvidenceRepository ledger(*open);
    const auto add = [&](UserId id, const std::vector<domain::Evidence> &pieces) {
        std::vector<domain::Evidence> all;
        QVERIFY(users.save({.id = id}).has_value());
        for (domain::Evidence piece : pieces) {
            piece.user = id;
            piece.id = ledger.add(piece).value();
            all.push_back(piece);
        }
        QVERIFY(users.save({.id = id, .dialog = domain::fold(all)}).has_value());
    };
    const auto answer = domain::EvidenceSource::Answer;
    add(1, {{.kind = EvidenceKind::Started, .happenedAt = 100}});
    add(2, {{.kind = EvidenceKind::Started, .happenedAt = 201}});
    // Seen since, but that says nothing about the dialog.
    add(3, {{.kind = EvidenceKind::Stopped, .happenedAt = 100},
            {.kind = EvidenceKind::JoinRequested, .happenedAt = 300}});
    add(4, {{.kind = EvidenceKind::Started, .happenedAt = 100},
            {.kind = EvidenceKind::ChatNotFound, .source = answer, .happenedAt = 300}});
    add(5, {{.kind = EvidenceKind::Started, .happenedAt = 100},
            {.kind = EvidenceKind::ProbeAccepted, .source = answer, .happenedAt = 300},
            {.kind = EvidenceKind::PressedButton, .happenedAt = 400}});
    add(6, {{.kind = EvidenceKind::BotSeen, .happenedAt = 100}});
    add(7, {{.kind = EvidenceKind::RefusedDeactivated, .source = answer, .happenedAt = 100}});
    add(8, {{.kind = EvidenceKind::Started, .happenedAt = 200}});
    const UserReader reader(*open);
    const UserQuery query{
        .notHeardSince = 200, .order = UserOrder::Id, .direction = Qt::AscendingOrder};
    QVERIFY(query.isFiltered());
    QCOMPARE(reader.ids(query, now, [] { return false; }).value(), (QList<UserId>{1, 3, 4, 8}));
    QCOMPARE(reader.matching(query, {2, 3, 6}, now).value(), QList<UserId>{3});
}

QTEST_GUILESS_MAIN(TestStorageUserQuery)
#include "tst_storage_user_query.moc"
