// The index of people in memory against a plain reference and against SQL, while people change.
#include "open_database.h"
#include "plain_people.h"
#include "storage/user_index_keeper.h"

#include <QTest>

#include <algorithm>

using namespace botdesk;
using namespace botdesk::storage;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::User;
using domain::UserId;
using tests::OpenDatabase;
using tests::PlainPeople;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000;

bool goOn()
{
    return false;
}

std::unique_ptr<UserIndex> load(Database &database)
{
    return std::move(loadUserIndex(database, goOn).value());
}

QList<UserId> idsOf(const QList<User> &users)
{
    QList<UserId> ids;
    for (const User &user : users)
        ids.append(user.id);
    return ids;
}

QByteArray describe(const UserQuery &query)
{
    return u"search \"%1\", status %2, language %3, ground %4, order %5 %6"_s.arg(query.search)
        .arg(query.status ? static_cast<int>(*query.status) : -1)
        .arg(query.language.value_or(u"-"_s))
        .arg(query.ground ? static_cast<int>(*query.ground) : -1)
        .arg(static_cast<int>(query.order))
        .arg(static_cast<int>(query.direction))
        .toUtf8();
}

} // namespace

class TestStorageUserIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anyQuestion_data();
    void anyQuestion();
    void everyOrderOfEveryone();
    void staysTheSameWhilePeopleChange_data();
    void staysTheSameWhilePeopleChange();
    void countsByStatus();
    void joinWindowsOpenAndEnd();
    void idsAsLargeAsTheyGet();
    void nobody();
    void keysThatDoNotFollowFromTheText();
    void aHitDoesNotCrossTwoPeople();
    void stopsWhenTold();
    void aSearchGoesOnInMemory();
    void theFirstPageBelongsToTheOrder();
    void theLedgerIsNotHere();
    void whatCannotBeReadIsGivenUp();

private:
    void compare(const PlainPeople &people, const UserQuery &query, UserReader withIndex,
                 UserReader bySql);

    OpenDatabase m_open;
    PlainPeople m_people{noon};
    std::unique_ptr<Database> m_other;
    std::unique_ptr<UserIndexKeeper> m_keeper;
};

void TestStorageUserIndex::initTestCase()
{
    for (int i = 0; i < 4000; ++i)
        m_people.addSomebody();
    m_people.saveAll(*m_open);
    m_other = std::move(Database::open(m_open.path, Database::Mode::ReadOnly).value());
    m_keeper = std::make_unique<UserIndexKeeper>(*m_other);
    m_keeper->offer(load(*m_other));
    m_other->setUserIndex(m_keeper.get());
    QCOMPARE(m_keeper->upToDate()->size(), Row{4000});
}

void TestStorageUserIndex::compare(const PlainPeople &people, const UserQuery &query,
                                   UserReader withIndex, UserReader bySql)
{
    const QList<UserId> expected = people.ids(query);
    const QByteArray about = describe(query);
    const QList<UserId> fromIndex = withIndex.ids(query, people.now(), goOn).value();
    QVERIFY2(fromIndex == expected, about.constData());
    QVERIFY2(bySql.ids(query, people.now(), goOn).value() == expected, about.constData());
    QVERIFY2(idsOf(withIndex.first(query, 20, people.now()).value()) == expected.mid(0, 20),
             about.constData());
    QCOMPARE(withIndex.count(query, people.now(), goOn).value(), expected.size());
    QCOMPARE(bySql.count(query, people.now(), goOn).value(), expected.size());
    QCOMPARE(withIndex.languages()->size(), people.languages().size());

    QList<UserId> some = expected.mid(expected.size() / 2, 10);
    some += people.ids({.status = DialogStatus::Blocked, .language = std::nullopt}).mid(0, 10);
    some.append(3);
    QList<UserId> matching = withIndex.matching(query, some, people.now()).value();
    QList<UserId> wanted = bySql.matching(query, some, people.now()).value();
    std::ranges::sort(matching);
    std::ranges::sort(wanted);
    QVERIFY2(matching == wanted, about.constData());
}

void TestStorageUserIndex::anyQuestion_data()
{
    QTest::addColumn<UserQuery>("query");
    for (int i = 0; i < 400; ++i)
        QTest::addRow("question %d", i) << m_people.anyQuery();
}

void TestStorageUserIndex::anyQuestion()
{
    QFETCH(const UserQuery, query);
    compare(m_people, query, UserReader(*m_other), UserReader(*m_open));
}

void TestStorageUserIndex::everyOrderOfEveryone()
{
    for (int order = 0; order <= static_cast<int>(UserOrder::Id); ++order) {
        for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder})
            compare(m_people, {.order = static_cast<UserOrder>(order), .direction = direction},
                    UserReader(*m_other), UserReader(*m_open));
    }
    QCOMPARE(UserReader(*m_other).languages()->size(), 6);
    const auto fromIndex = UserReader(*m_other).languages().value();
    const auto expected = m_people.languages();
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(fromIndex.at(i).language, expected.at(i).language);
        QCOMPARE(fromIndex.at(i).count, expected.at(i).count);
    }
}

void TestStorageUserIndex::staysTheSameWhilePeopleChange_data()
{
    QTest::addColumn<int>("changes");
    QTest::addColumn<int>("arrivals");
    QTest::newRow("a few") << 5 << 1;
    QTest::newRow("many") << 120 << 20;
    QTest::newRow("more than is mended") << 900 << 300;
}

void TestStorageUserIndex::staysTheSameWhilePeopleChange()
{
    QFETCH(const int, changes);
    QFETCH(const int, arrivals);
    const OpenDatabase open;
    PlainPeople people(noon, 5);
    for (int i = 0; i < 1500; ++i)
        people.addSomebody();
    people.saveAll(*open);
    const auto other = std::move(Database::open(open.path, Database::Mode::ReadOnly).value());
    UserIndexKeeper keeper(*other);
    keeper.offer(load(*other));
    other->setUserIndex(&keeper);

    for (int round = 0; round < 12; ++round) {
        QSet<UserId> touched;
        for (int i = 0; i < changes; ++i)
            touched.insert(people.changeSomebody());
        for (int i = 0; i < arrivals; ++i)
            touched.insert(people.addSomebody());
        people.save(*open, touched);
        keeper.tell(touched);
        people.letPass(20);
        for (int i = 0; i < 12; ++i)
            compare(people, people.anyQuery(), UserReader(*other), UserReader(*open));
        for (int order = 0; order <= static_cast<int>(UserOrder::Id); ++order) {
            const UserQuery query{.order = static_cast<UserOrder>(order),
                                  .direction = Qt::AscendingOrder};
            QCOMPARE(UserReader(*other).ids(query, people.now(), goOn).value(), people.ids(query));
            QCOMPARE(load(*open)->ids(query, people.now(), goOn), people.ids(query));
        }
    }
}

void TestStorageUserIndex::countsByStatus()
{
    const UserIndex *const index = m_keeper->upToDate();
    for (int i = 0; i < 40; ++i) {
        const UserQuery query = m_people.anyQuery();
        const QList<UserId> expected = m_people.ids(query);
        // Everyone but a few, of whom one is not there.
        QList<UserId> exceptions = expected.mid(0, 3);
        exceptions.append(3);
        QMap<DialogStatus, qint64> counts;
        for (int status = 1; status <= 7 && !query.status; ++status) {
            UserQuery narrower = query;
            narrower.status = static_cast<DialogStatus>(status);
            qint64 count = 0;
            for (const UserId id : m_people.ids(narrower))
                count += exceptions.contains(id) ? 0 : 1;
            if (count > 0)
                counts.insert(*narrower.status, count);
        }
        if (query.status && expected.size() > 3)
            counts.insert(*query.status, expected.size() - 3);
        QVERIFY2(index->countByStatus(query, exceptions, m_people.now()) == counts,
                 describe(query).constData());
    }
}

void TestStorageUserIndex::joinWindowsOpenAndEnd()
{
    const OpenDatabase open;
    PlainPeople people(noon);
    people.addPerson(
        {.id = 7,
         .dialog = {.status = DialogStatus::Blocked, .join = {-1, 7, {}, noon + 10, noon + 20}}});
    people.addPerson({.id = 8, .dialog = {.status = DialogStatus::Blocked}});
    people.saveAll(*open);
    const auto index = load(*open);
    const UserQuery temporary{.status = DialogStatus::Temporary, .language = std::nullopt};
    const UserQuery blocked{.status = DialogStatus::Blocked,
                            .language = std::nullopt,
                            .order = UserOrder::Id,
                            .direction = Qt::AscendingOrder};
    for (const domain::Seconds at : {noon + 9, noon + 20}) {
        QVERIFY(index->ids(temporary, at, goOn).isEmpty());
        QCOMPARE(index->ids(blocked, at, goOn), (QList<UserId>{7, 8}));
    }
    for (const domain::Seconds at : {noon + 10, noon + 19}) {
        QCOMPARE(index->ids(temporary, at, goOn), QList<UserId>{7});
        QCOMPARE(index->ids(blocked, at, goOn), QList<UserId>{8});
    }
}

void TestStorageUserIndex::idsAsLargeAsTheyGet()
{
    const OpenDatabase open;
    PlainPeople people(noon);
    people.addPerson({.id = domain::maxUserId});
    people.addPerson({.id = domain::maxUserId - 1, .profile = {u"Zoë"_s, {}, {}}});
    people.addPerson({.id = 1});
    people.saveAll(*open);
    UserIndexKeeper keeper(*open);
    keeper.offer(load(*open));
    people.addPerson({.id = domain::maxUserId - 2});
    people.saveAll(*open);
    keeper.tell({domain::maxUserId - 2});
    const UserQuery query{.search = u"4503599627370"_s, .order = UserOrder::Id};
    QCOMPARE(keeper.upToDate()->ids(query, noon, goOn),
             (QList<UserId>{domain::maxUserId, domain::maxUserId - 1, domain::maxUserId - 2}));
}

void TestStorageUserIndex::nobody()
{
    const OpenDatabase open;
    const auto index = load(*open);
    PlainPeople people(noon);
    for (int order = 0; order <= static_cast<int>(UserOrder::Id); ++order) {
        QVERIFY(index->ids({.order = static_cast<UserOrder>(order)}, noon, goOn).isEmpty());
        QVERIFY(index->ids({.search = u"a"_s, .order = static_cast<UserOrder>(order)}, noon, goOn)
                    .isEmpty());
    }
    QVERIFY(index->first({}, 20, noon, goOn).isEmpty());
    QVERIFY(index->matching({}, {1, 2}, noon).isEmpty());
    QVERIFY(index->languages().isEmpty());
    QCOMPARE(index->count({}, noon, goOn), 0);
}

void TestStorageUserIndex::keysThatDoNotFollowFromTheText()
{
    // As an earlier version, or another program, might have written them.
    UserIndex index;
    index.put({.id = 1, .nameKey = "m", .usernameKey = "z", .searchText = "x\n1"});
    index.put({.id = 2, .nameKey = "a", .usernameKey = {}, .searchText = "y\n@y\n2"});
    index.put({.id = 3, .nameKey = "n", .usernameKey = "b", .searchText = "n\n@b\n3"});
    index.put({.id = 4, .nameKey = "c", .usernameKey = {}, .searchText = ""});
    const auto ids = [&](UserOrder order) {
        return index.ids({.order = order, .direction = Qt::AscendingOrder}, noon, goOn);
    };
    QCOMPARE(ids(UserOrder::Name), (QList<UserId>{2, 4, 1, 3}));
    QCOMPARE(ids(UserOrder::Username), (QList<UserId>{3, 1, 2, 4}));
    index.put({.id = 1, .nameKey = "x", .usernameKey = {}, .searchText = "x\n1"});
    index.put({.id = 2, .nameKey = "y", .usernameKey = "y", .searchText = "y\n@y\n2"});
    QCOMPARE(ids(UserOrder::Name), (QList<UserId>{4, 3, 1, 2}));
    QCOMPARE(ids(UserOrder::Username), (QList<UserId>{3, 2, 1, 4}));
}

void TestStorageUserIndex::aHitDoesNotCrossTwoPeople()
{
    UserIndex index;
    index.put({.id = 1, .nameKey = "ab", .searchText = "ab"});
    index.put({.id = 2, .nameKey = "cd", .searchText = QByteArray("cd\0e", 4)});
    index.put({.id = 3, .nameKey = "ef", .searchText = "ef"});
    const auto found = [&](const QString &search) {
        return index.ids({.search = search, .order = UserOrder::Id}, noon, goOn);
    };
    QVERIFY(found(u"bc"_s).isEmpty());
    QVERIFY(found(QString::fromUtf8(QByteArray("b\0c", 3))).isEmpty());
    QCOMPARE(found(QString::fromUtf8(QByteArray("d\0e", 3))), QList<UserId>{2});
    QVERIFY(found(QString::fromUtf8(QByteArray("e\0e", 3))).isEmpty());
    QVERIFY(found(QString(QChar(0))).contains(2));
}

void TestStorageUserIndex::stopsWhenTold()
{
    QVERIFY(loadUserIndex(*m_open, [] { return true; }).value() == nullptr);
    int asked = 0;
    const UserQuery query{.search = u"a"_s};
    const auto ids = m_keeper->upToDate()->ids(query, m_people.now(), [&] {
        ++asked;
        return true;
    });
    QVERIFY(ids.isEmpty());
    QCOMPARE(asked, 1);
    QVERIFY(!m_keeper->upToDate()->ids(query, m_people.now(), goOn).isEmpty());
    // Of a page that nobody waited for nothing is kept as an answer.
    const auto stop = [] { return true; };
    QVERIFY(m_keeper->upToDate()->first(query, 20, m_people.now(), stop).isEmpty());
    QVERIFY(!m_keeper->upToDate()->ids(query, m_people.now(), goOn).isEmpty());
}

void TestStorageUserIndex::aSearchGoesOnInMemory()
{
    const OpenDatabase open;
    PlainPeople people(noon);
    for (int i = 0; i < 5000; ++i)
        people.addSomebody();
    people.saveAll(*open);
    // Somebody whom the database does not have tells who has answered.
    constexpr UserId phantom = domain::maxUserId;
    const UserQuery query{.search = u"phantom"_s};
    const auto ask = [&](UserIndexKeeper &keeper, const auto &question) {
        auto index = load(*open);
        index->put({.id = phantom, .nameKey = "phantom", .searchText = "phantom"});
        open.database->setUserIndex(&keeper);
        int asked = 0;
        question([&] {
            if (++asked == 3)
                keeper.offer(std::move(index));
            return false;
        });
        open.database->setUserIndex(nullptr);
        QVERIFY(keeper.hasIndex());
        QVERIFY(!keeper.isOffered());
    };
    UserIndexKeeper forIds(*open);
    ask(forIds, [&](const UserReader::Stop &offer) {
        QCOMPARE(UserReader(*open).ids(query, noon, offer).value(), QList<UserId>{phantom});
    });
    UserIndexKeeper forFirst(*open);
    ask(forFirst, [&](const UserReader::Stop &offer) {
        QVERIFY(UserReader(*open).first(query, 10, noon, offer).has_value());
    });
    QCOMPARE(forFirst.upToDate()->count(query, noon, goOn), 1);
}

void TestStorageUserIndex::theFirstPageBelongsToTheOrder()
{
    const OpenDatabase open;
    PlainPeople people(noon);
    for (int i = 0; i < 100; ++i)
        people.addSomebody();
    people.saveAll(*open);
    const auto index = load(*open);
    const UserQuery query{.order = UserOrder::Name};
    QCOMPARE(index->first(query, 10, noon, goOn), people.ids(query).mid(0, 10));
    // Another question comes in between, then somebody: what was kept must not be told as news.
    const UserQuery other{.order = UserOrder::Id};
    QCOMPARE(index->ids(other, noon, goOn), people.ids(other));
    index->put({.id = 3, .nameKey = "0", .searchText = "0\n3"});
    QCOMPARE(index->ids(query, noon, goOn).size(), 101);
}

void TestStorageUserIndex::theLedgerIsNotHere()
{
    QVERIFY(UserIndex::knows({.search = u"a"_s, .ground = domain::Ground::Started}));
    const UserQuery query{.notHeardSince = noon, .order = UserOrder::Id};
    QVERIFY(!UserIndex::knows(query));
    QCOMPARE(UserReader(*m_other).ids(query, noon, goOn).value(),
             UserReader(*m_open).ids(query, noon, goOn).value());
}

void TestStorageUserIndex::whatCannotBeReadIsGivenUp()
{
    const OpenDatabase open;
    PlainPeople people(noon);
    const UserId id = people.addSomebody();
    people.saveAll(*open);
    UserIndexKeeper keeper(*open);
    keeper.offer(load(*open));
    open.database->setUserIndex(&keeper);
    QVERIFY(open.database->executeOnce(u"ALTER TABLE users RENAME COLUMN source TO gone"_s)
                .has_value());
    keeper.tell({id});
    QVERIFY(!keeper.upToDate());
    QVERIFY(!keeper.hasIndex());
    // The database answers, or says why it cannot.
    QCOMPARE(UserReader(*open).ids({.order = UserOrder::Id}, noon, goOn).value(),
             QList<UserId>{id});
    QVERIFY(!UserReader(*open).ids({.order = UserOrder::Source}, noon, goOn).has_value());
    open.database->setUserIndex(nullptr);
}

QTEST_GUILESS_MAIN(TestStorageUserIndex)
#include "tst_storage_user_index.moc"
