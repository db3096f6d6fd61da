// The table of people under everything at once: whatever is asked and whatever changes meanwhile,
// it shows what a plain reference says. And the parts it is made of.
#include "models/user_table_model.h"
#include "storage/user_repository.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::User;
using domain::UserId;
using models::OrderChange;
using models::UserTableModel;
using storage::UserOrder;
using storage::UserQuery;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000;
constexpr domain::Seconds muchLater = noon + 1'000'000;

/// What the table has to show, said as plainly as possible.
class Reference
{
public:
    void put(const User &user) { m_people[user.id] = user; }
    [[nodiscard]] const User &at(UserId id) const { return m_people.at(id); }
    [[nodiscard]] QList<UserId> ids() const
    {
        QList<UserId> ids;
        for (const auto &[id, user] : m_people)
            ids.append(id);
        return ids;
    }

    [[nodiscard]] QList<UserId> shownBy(const UserQuery &query) const
    {
        std::vector<const User *> found;
        for (const auto &[id, user] : m_people) {
            if (matches(user, query))
                found.push_back(&user);
        }
        std::ranges::sort(found, [&query](const User *a, const User *b) {
            const auto before = [&query](const User *x, const User *y) {
                if (query.order == UserOrder::LastSeen && x->lastSeen != y->lastSeen)
                    return x->lastSeen < y->lastSeen;
                if (query.order == UserOrder::Status && x->dialog.status != y->dialog.status)
                    return x->dialog.status < y->dialog.status;
                if (query.order == UserOrder::Name) {
                    const QString one = x->profile.firstName.toCaseFolded();
                    const QString other = y->profile.firstName.toCaseFolded();
                    if (one != other)
                        return one < other;
                }
                return x->id < y->id;
            };
            return query.direction == Qt::AscendingOrder ? before(a, b) : before(b, a);
        });
        QList<UserId> ids;
        for (const User *user : found)
            ids.append(user->id);
        return ids;
    }

private:
    [[nodiscard]] static bool matches(const User &user, const UserQuery &query)
    {
        return (!query.status || user.dialog.status == *query.status) &&
               (!query.language || user.language == *query.language) &&
               user.profile.firstName.contains(query.search, Qt::CaseInsensitive);
    }

    std::map<UserId, User> m_people;
};

/// The same in every run.
QRandomGenerator &chance()
{
    static QRandomGenerator generator(20'261'129);
    return generator;
}

template <class T>
T oneOf(std::initializer_list<T> choices)
{
    const auto index = chance().bounded(static_cast<int>(choices.size()));
    return *(choices.begin() + index);
}

User anybody(UserId id)
{
    return {.id = id,
            .profile = {oneOf({u"Ann"_s, u"Борис"_s, u"Zoë"_s, u"Анна"_s, u"annika"_s}), {}, {}},
            .language = oneOf({u"ru"_s, u"en"_s, QString()}),
            .lastSeen = noon + chance().bounded(500),
            .dialog = {.status = oneOf(
                           {DialogStatus::Open, DialogStatus::Blocked, DialogStatus::NotStarted})}};
}

UserQuery anyQuery()
{
    UserQuery query{.search = oneOf({QString(), QString(), u"ann"_s, u"анн"_s, u"б"_s, u"q"_s})};
    if (oneOf({true, false}))
        query.status = oneOf({DialogStatus::Open, DialogStatus::Blocked});
    if (oneOf({true, false, false}))
        query.language = u"ru"_s;
    query.order = oneOf({UserOrder::Id, UserOrder::LastSeen, UserOrder::Status, UserOrder::Name});
    query.direction = oneOf({Qt::AscendingOrder, Qt::DescendingOrder});
    return query;
}

} // namespace

class TestModelsPeopleWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rowsAreFoundInOnePass();
    void whatBecameOfAnOrderIsTold_data();
    void whatBecameOfAnOrderIsTold();
    void whateverIsAskedIsShown();
    void whateverChangesIsShown();
    void aListThatIsBroughtUpToDateKnowsItsScreen();
    void onlyWhatIsNewMovesInAnotherwiseEqualList();
    void whatIsLookedAtIsThereAndWhatLiesBesideFollows();
    void browsingEverythingKeepsLittle();
    void whatIsKnownOfAScreenStays();
    void whoAsksForEverybodyGetsFew();
    void nobodyWaitsForAnOlderQuestion();
    void aStormIsOneQuestion();

private:
    void save(const QList<User> &users);
    QSet<UserId> changeSome(int count, bool mayBeNew);
    void add(int count);
    [[nodiscard]] QList<UserId> shown() const
    {
        // Qt compares an empty list with one that never had anything by way of a null pointer.
        const QList<UserId> ids = m_model->idsOf(0, m_model->rowCount() - 1);
        return ids.isEmpty() ? QList<UserId>() : ids;
    }
    [[nodiscard]] QString name(int row) const
    {
        return m_model->index(row, UserTableModel::Name).data().toString();
    }
    void ask(const UserQuery &query)
    {
        m_model->setQuery(query);
        QTRY_VERIFY(m_model->isComplete());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::Reader> m_reader;
    std::unique_ptr<UserTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    Reference m_reference;
};

void TestModelsPeopleWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(u"a.sqlite"_s);
    m_database =
        std::move(storage::Database::open(path, storage::Database::Mode::ReadWrite).value());
    m_reader = std::make_unique<storage::Reader>(path);
    m_model = std::make_unique<UserTableModel>(*m_reader);
    m_model->setClock([] { return muchLater; });
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_reference = {};
}

void TestModelsPeopleWindow::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_reader.reset();
    m_database.reset();
}

void TestModelsPeopleWindow::save(const QList<User> &users)
{
    auto transaction = storage::Transaction::begin(*m_database);
    storage::UserRepository repository(*m_database);
    for (const User &user : users) {
        QVERIFY(repository.save(user).has_value());
        m_reference.put(user);
    }
    QVERIFY(transaction->commit().has_value());
}

void TestModelsPeopleWindow::add(int count)
{
    QList<User> users;
    for (int id = 1; id <= count; ++id)
        users.append(anybody(id));
    save(users);
}

QSet<UserId> TestModelsPeopleWindow::changeSome(int count, bool mayBeNew)
{
    const QList<UserId> known = m_reference.ids();
    QList<User> users;
    QSet<UserId> changed;
    for (int i = 0; i < count; ++i) {
        const auto place = chance().bounded(known.size());
        const UserId id = mayBeNew && i % 3 == 0 ? known.last() + 1 + i : known.at(place);
        users.append(anybody(id));
        changed.insert(id);
    }
    save(users);
    return changed;
}

void TestModelsPeopleWindow::rowsAreFoundInOnePass()
{
    QList<UserId> order;
    for (UserId id = 1; id <= 20'000; ++id)
        order.append(id * 7919 % 20'011);
    const QList<UserId> people{order.at(0), order.at(19'999), order.at(777), 999'999'999'999, -5};
    const auto rows = models::rowsOf(order, people);
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows.value(order.at(0)), 0);
    QCOMPARE(rows.value(order.at(19'999)), 19'999);
    QCOMPARE(rows.value(order.at(777)), 777);
    QCOMPARE(rows.value(999'999'999'999), -1);
    QCOMPARE(rows.value(-5), -1);
    const auto all = models::rowsOf(order, order);
    for (int row = 0; row < 20'000; ++row)
        QCOMPARE(all.value(order.at(row)), row);
    QCOMPARE(models::missingFrom(order, {order.at(3), 999'999'999'999}),
             QList<UserId>{999'999'999'999});
    QVERIFY(models::rowsOf(order, {}).isEmpty());
    QCOMPARE(models::rowsOf({}, {4}).value(4), -1);
}

void TestModelsPeopleWindow::whatBecameOfAnOrderIsTold_data()
{
    QTest::addColumn<QList<UserId>>("before");
    QTest::addColumn<QList<UserId>>("after");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("count");
    using Kind = OrderChange::Kind;
    const auto row = [](const char *name, const QList<UserId> &before, const QList<UserId> &after,
                        Kind kind, int first, int count) {
        QTest::newRow(name) << before << after << static_cast<int>(kind) << first << count;
    };
    row("nothing", {}, {}, Kind::Same, 0, 0);
    row("same", {1, 2}, {1, 2}, Kind::Same, 0, 0);
    row("first ones", {}, {1, 2}, Kind::Inserted, 0, 2);
    row("behind", {1, 2}, {1, 2, 3, 4}, Kind::Inserted, 2, 2);
    row("before", {1, 2}, {9, 1, 2}, Kind::Inserted, 0, 1);
    row("between", {1, 2}, {1, 7, 8, 2}, Kind::Inserted, 1, 2);
    row("two runs", {1, 2}, {5, 1, 6, 2}, Kind::Other, 0, 0);
    row("moved", {1, 2, 3}, {3, 1, 2}, Kind::Other, 0, 0);
    row("fewer", {1, 2, 3}, {1, 2}, Kind::Other, 0, 0);
    row("others", {1, 2}, {3, 4, 5}, Kind::Other, 0, 0);
}

void TestModelsPeopleWindow::whatBecameOfAnOrderIsTold()
{
    QFETCH(const QList<UserId>, before);
    QFETCH(const QList<UserId>, after);
    QFETCH(const int, kind);
    const OrderChange change = models::changeBetween(before, after);
    QCOMPARE(static_cast<int>(change.kind), kind);
    QTEST(change.first, "first");
    QTEST(change.count, "count");
}

void TestModelsPeopleWindow::whateverIsAskedIsShown()
{
    add(700);
    for (int round = 0; round < 40; ++round) {
        const UserQuery query = anyQuery();
        ask(query);
        QCOMPARE(shown(), m_reference.shownBy(query));
        if (m_model->rowCount() == 0)
            continue;
        const int row = chance().bounded(m_model->rowCount());
        QTRY_COMPARE(name(row), m_reference.at(m_model->idAt(row)).profile.firstName);
    }
}

void TestModelsPeopleWindow::whateverChangesIsShown()
{
    add(300);
    for (int round = 0; round < 15; ++round) {
        const UserQuery query = anyQuery();
        ask(query);
        m_model->look(0, 30);
        const QList<UserId> before = shown();
        const QSet<UserId> changed = changeSome(60, round % 2 == 0);
        m_model->apply({.users = changed, .arrivals = changed});
        // Nothing moves; who is on the screen changes in place; who is missing is counted.
        const QList<UserId> wanted = m_reference.shownBy(query);
        const auto missing =
            std::ranges::count_if(wanted, [&before](UserId id) { return !before.contains(id); });
        if (before.isEmpty() && missing > 0) {
            QTRY_COMPARE(shown(), wanted);
            continue;
        }
        QTRY_COMPARE(m_model->arrivals(), static_cast<int>(missing));
        QCOMPARE(shown(), before);
        for (int row = 0; row < std::min(30, m_model->rowCount()); ++row)
            QTRY_COMPARE(name(row), m_reference.at(m_model->idAt(row)).profile.firstName);
        m_model->showArrivals();
        QTRY_COMPARE(shown(), wanted);
        QTRY_VERIFY(m_model->isComplete());
        QCOMPARE(m_model->arrivals(), 0);
    }
}

void TestModelsPeopleWindow::aListThatIsBroughtUpToDateKnowsItsScreen()
{
    add(2000);
    ask({.order = UserOrder::LastSeen, .direction = Qt::DescendingOrder});
    m_model->look(1000, 1030);
    QTRY_VERIFY(m_model->knows(1000, 1030));
    const UserId top = m_model->idAt(1000);
    m_model->setWatch([top] { return QList<UserId>{top, -1}; });
    int checked = 0;
    connect(m_model.get(), &UserTableModel::completed, m_model.get(), [&] {
        QVERIFY(m_model->keepsPlace());
        const auto rows = m_model->rowsOf({top, -1});
        QCOMPARE(rows.value(-1), -1);
        const int row = rows.value(top);
        QCOMPARE(m_model->idAt(row), top);
        QVERIFY(m_model->knows(row, row + 30));
        ++checked;
    });
    User moved = m_reference.at(m_model->idAt(1500));
    moved.lastSeen = muchLater;
    User fresh = anybody(5000);
    fresh.lastSeen = noon + 10;
    save({moved, fresh});
    m_model->showArrivals();
    QTRY_COMPARE(checked, 1);
    QCOMPARE(m_model->idAt(0), moved.id);
    QCOMPARE(m_model->rowCount(), 2001);
    QVERIFY(!m_model->keepsPlace());
}

void TestModelsPeopleWindow::onlyWhatIsNewMovesInAnotherwiseEqualList()
{
    add(500);
    ask({.order = UserOrder::Id, .direction = Qt::DescendingOrder});
    const QPersistentModelIndex index = m_model->index(250, UserTableModel::Id);
    const UserId id = m_model->idAt(250);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy inserts(m_model.get(), &QAbstractItemModel::rowsInserted);
    save({anybody(1001), anybody(1002)});
    m_model->showArrivals();
    QTRY_COMPARE(m_model->rowCount(), 502);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(inserts.count(), 1);
    QCOMPARE(index.row(), 252);
    QCOMPARE(m_model->idAt(252), id);
}

void TestModelsPeopleWindow::whatIsLookedAtIsThereAndWhatLiesBesideFollows()
{
    add(3000);
    ask({.order = UserOrder::Id, .direction = Qt::AscendingOrder});
    QVERIFY(!m_model->knows(2000, 2040));
    m_model->look(2000, 2040);
    QTRY_VERIFY(m_model->knows(2000, 2040));
    QCOMPARE(name(2020), m_reference.at(2021).profile.firstName);
    QTRY_VERIFY(m_model->knows(2041, 2081)); // the next screen
    m_model->look(1900, 1940);
    QTRY_VERIFY(m_model->knows(1859, 1899)); // the one above when going up
    m_model->look(2990, 3030);
    QTRY_VERIFY(m_model->knows(2990, 3030));
}

void TestModelsPeopleWindow::browsingEverythingKeepsLittle()
{
    add(6000);
    ask({.order = UserOrder::Id, .direction = Qt::AscendingOrder});
    for (int first = 0; first < 6000; first += 60) {
        m_model->look(first, first + 59);
        QTRY_VERIFY(m_model->knows(first, first + 59));
    }
    int known = 0;
    for (int row = 0; row < 6000; ++row)
        known += m_model->knows(row, row) ? 1 : 0;
    QVERIFY(known <= models::RowCache::capacity);
    QVERIFY(known >= models::RowCache::capacity / 2);
    QVERIFY(!m_model->knows(500, 500)); // looked at longest ago
    QVERIFY(m_model->knows(5999, 5999));
}

void TestModelsPeopleWindow::whatIsKnownOfAScreenStays()
{
    add(6000);
    ask({.order = UserOrder::Id, .direction = Qt::AscendingOrder});
    const auto look = [this](int first, int last) {
        m_model->look(first, last);
        QTRY_VERIFY(m_model->knows(first, last));
    };
    // Until the cache is full, and what was looked at first is forgotten again.
    for (int first = 1000; first < 1200 + models::RowCache::capacity; first += 60)
        look(first, first + 59);
    int oldest = 1000;
    while (!m_model->index(oldest, 0).data(UserTableModel::StatusRole).isValid())
        ++oldest;
    QVERIFY(oldest > 1000);
    // A screen of which a part is known, and that longest of all.
    look(oldest - 50, oldest + 5);
}

void TestModelsPeopleWindow::whoAsksForEverybodyGetsFew()
{
    add(6000);
    ask({.order = UserOrder::Id, .direction = Qt::AscendingOrder});
    m_model->look(5000, 5039);
    QTRY_VERIFY(m_model->knows(5000, 5039));
    for (int row = 0; row < 6000; ++row)
        m_model->index(row, 0).data();
    const auto known = [this](int first, int last) {
        int count = 0;
        for (int row = first; row <= last; ++row)
            count += m_model->index(row, 0).data(UserTableModel::StatusRole).isValid() ? 1 : 0;
        return count;
    };
    // The first page is known before, and rows are fetched in blocks.
    constexpr int end = models::RowCache::capacity + 200;
    QTRY_VERIFY(known(0, end - 1) >= models::RowCache::capacity - 100);
    QCOMPARE(known(end, 4999), 0);
    m_model->look(4000, 4039);
    QTRY_VERIFY(m_model->knows(4000, 4039));
}

void TestModelsPeopleWindow::nobodyWaitsForAnOlderQuestion()
{
    add(50);
    const auto stopped = [] { return true; };
    int answered = 0;
    const auto isEmpty = [&answered](const auto &answer) {
        QVERIFY(answer.has_value());
        QVERIFY(answer->isEmpty());
        ++answered;
    };
    models::askOrder(*m_reader, {}, noon, stopped).then(this, isEmpty);
    models::askFirstPage(*m_reader, {}, noon, stopped).then(this, isEmpty);
    models::askRows(*m_reader, {1, 2}, stopped).then(this, isEmpty);
    models::askMatching(*m_reader, {}, {1, 2}, noon, stopped).then(this, isEmpty);
    QTRY_COMPARE(answered, 4);

    // The answers to all but the last are dropped: it alone is shown, and once.
    QSignalSpy completed(m_model.get(), &UserTableModel::completed);
    QSignalSpy pages(m_model.get(), &UserTableModel::firstPageShown);
    for (const auto status : {DialogStatus::Open, DialogStatus::Blocked, DialogStatus::NotStarted})
        m_model->setQuery({.status = status});
    QTRY_VERIFY(m_model->isComplete());
    QCOMPARE(shown(), m_reference.shownBy({.status = DialogStatus::NotStarted}));
    QCOMPARE(completed.count(), 1);
    QCOMPARE(pages.count(), 1);
}

void TestModelsPeopleWindow::aStormIsOneQuestion()
{
    add(200);
    ask({.order = UserOrder::Id, .direction = Qt::AscendingOrder});
    m_model->look(0, 40);
    QTRY_VERIFY(m_model->knows(0, 40));
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 50; ++i) {
        const QSet<UserId> changed = changeSome(20, false);
        m_model->apply({.users = changed});
    }
    const auto isUpToDate = [this] {
        for (int row = 0; row <= 40; ++row) {
            if (name(row) != m_reference.at(m_model->idAt(row)).profile.firstName)
                return false;
        }
        return true;
    };
    QTRY_VERIFY(isUpToDate());
    // What came together is told together: far less often than there were transactions.
    QVERIFY(changes.count() < 25);
    QCOMPARE(m_model->arrivals(), 0);
}

QTEST_GUILESS_MAIN(TestModelsPeopleWindow)
#include "tst_models_people_window.moc"
