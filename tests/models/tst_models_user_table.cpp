// The table as a window onto a query: right rows, right order, right counts, whatever arrives
// meanwhile.
#include "models/user_table_model.h"
#include "storage/user_repository.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::User;
using models::UserTableModel;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000;

User person(int id)
{
    return {.id = id,
            .profile = {u"Name %1"_s.arg(id, 5, 10, QChar(u'0')), {}, {}},
            .language = id % 2 == 0 ? u"ru"_s : QString(),
            .lastSeen = noon - id,
            .dialog = {.status = id % 3 == 0 ? DialogStatus::Blocked : DialogStatus::Open}};
}

} // namespace

class TestModelsUserTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheFirstPageAndThenEveryone();
    void emptyIsEmpty();
    void fetchesWhatIsLookedAt();
    void rowsChangeInPlace();
    void arrivalsAreCountedAndShownOnRequest();
    void arrivalsThatDoNotMatchAreNotCounted();
    void whileFollowingArrivalsAreShown();
    void theLatestQueryWins();
    void sortsByEveryColumn();
    void aJoinRequestEndsByItself();
    void theCacheIsBounded();

private:
    void save(const QList<User> &users);
    [[nodiscard]] QString shown(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    [[nodiscard]] bool complete() const { return m_model->isComplete(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::Reader> m_reader;
    std::unique_ptr<UserTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    domain::Seconds m_now = noon;
};

void TestModelsUserTable::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(u"a.sqlite"_s);
    m_database =
        std::move(storage::Database::open(path, storage::Database::Mode::ReadWrite).value());
    m_reader = std::make_unique<storage::Reader>(path);
    m_model = std::make_unique<UserTableModel>(*m_reader);
    m_now = noon;
    m_model->setClock([this] { return m_now; });
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestModelsUserTable::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_reader.reset();
    m_database.reset();
}

void TestModelsUserTable::save(const QList<User> &users)
{
    auto transaction = storage::Transaction::begin(*m_database);
    storage::UserRepository repository(*m_database);
    for (const User &user : users)
        QVERIFY(repository.save(user).has_value());
    QVERIFY(transaction->commit().has_value());
}

void TestModelsUserTable::showsTheFirstPageAndThenEveryone()
{
    QList<User> users;
    for (int id = 1; id <= 1000; ++id)
        users.append(person(id));
    save(users);
    m_model->setQuery({.order = storage::UserOrder::Id, .direction = Qt::AscendingOrder});
    QTRY_VERIFY(m_model->rowCount() > 0);
    QCOMPARE(m_model->idAt(0), 1);
    QTRY_VERIFY(complete());
    QCOMPARE(m_model->rowCount(), 1000);
    QCOMPARE(m_model->idAt(999), 1000);
    QCOMPARE(m_model->rowOf(500), 499);
    QCOMPARE(m_model->rowOf(5000), -1);
}

void TestModelsUserTable::emptyIsEmpty()
{
    m_model->setQuery({});
    QTRY_VERIFY(complete());
    QCOMPARE(m_model->rowCount(), 0);
}

void TestModelsUserTable::fetchesWhatIsLookedAt()
{
    QList<User> users;
    for (int id = 1; id <= 3000; ++id)
        users.append(person(id));
    save(users);
    m_model->setQuery({.order = storage::UserOrder::Id, .direction = Qt::AscendingOrder});
    QTRY_VERIFY(complete());
    QCOMPARE(shown(2900, UserTableModel::Name), u"…"_s);
    QTRY_COMPARE(shown(2900, UserTableModel::Name), u"Name 02901"_s);
}

void TestModelsUserTable::rowsChangeInPlace()
{
    save({person(1), person(2)});
    m_model->setQuery({.order = storage::UserOrder::LastSeen});
    QTRY_VERIFY(complete());
    QCOMPARE(m_model->idAt(0), 1);
    User changed = person(2);
    changed.lastSeen = noon + 50;
    changed.profile.firstName = u"Renamed"_s;
    save({changed});
    m_model->apply({.users = {2}});
    QTRY_COMPARE(shown(1, UserTableModel::Name), u"Renamed"_s);
    QCOMPARE(m_model->idAt(0), 1); // nothing moved
    QCOMPARE(m_model->arrivals(), 0);
}

void TestModelsUserTable::arrivalsAreCountedAndShownOnRequest()
{
    save({person(1)});
    m_model->setQuery({.order = storage::UserOrder::Id, .direction = Qt::DescendingOrder});
    QTRY_VERIFY(complete());
    QSignalSpy arrivals(m_model.get(), &UserTableModel::arrivalsChanged);
    save({person(8), person(9)});
    m_model->apply({.users = {8, 9}, .arrivals = {8, 9}});
    QTRY_COMPARE(m_model->arrivals(), 2);
    QCOMPARE(m_model->rowCount(), 1);
    m_model->showArrivals();
    QTRY_COMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->idAt(0), 9);
    QCOMPARE(m_model->arrivals(), 0);
    QVERIFY(arrivals.count() >= 2);
}

void TestModelsUserTable::arrivalsThatDoNotMatchAreNotCounted()
{
    save({person(1)}); // open
    m_model->setQuery({.status = DialogStatus::Open});
    QTRY_VERIFY(complete());
    save({person(3), person(4)}); // blocked and open
    m_model->apply({.users = {3, 4}, .arrivals = {3, 4}});
    QTRY_COMPARE(m_model->arrivals(), 1);
}

void TestModelsUserTable::whileFollowingArrivalsAreShown()
{
    save({person(1)});
    m_model->setQuery({});
    QTRY_VERIFY(complete());
    m_model->setFollowing(true);
    save({person(2)});
    m_model->apply({.users = {2}, .arrivals = {2}});
    m_model->setFollowing(false); // what is on its way still counts
    QTRY_COMPARE(m_model->rowCount(), 2);
    QTRY_COMPARE(m_model->arrivals(), 0);
}

void TestModelsUserTable::theLatestQueryWins()
{
    QList<User> users;
    for (int id = 1; id <= 2000; ++id)
        users.append(person(id));
    save(users);
    for (const char *search : {"n", "na", "name", "name 0", "name 01234"})
        m_model->setQuery({.search = QString::fromLatin1(search)});
    QTRY_VERIFY(complete());
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->idAt(0), 1234);
    m_model->setQuery({});
    QTRY_COMPARE(m_model->rowCount(), 2000);
}

void TestModelsUserTable::sortsByEveryColumn()
{
    save({person(1), person(2), person(3)});
    m_model->setQuery({});
    for (int column = 0; column < UserTableModel::ColumnCount; ++column) {
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            m_model->sort(column, order);
            QTRY_VERIFY(complete());
            QCOMPARE(m_model->rowCount(), 3);
        }
    }
    QCOMPARE(m_model->idAt(0), 3); // by id, descending
    QCOMPARE(m_model->headerData(UserTableModel::Name, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"Name"_s);
}

void TestModelsUserTable::aJoinRequestEndsByItself()
{
    User guest = person(3);
    guest.dialog.join = {-1, 3, u"Book club"_s, noon - 298, noon + 2};
    save({guest});
    m_model->setQuery({});
    QTRY_VERIFY(complete());
    QTRY_COMPARE(
        m_model->index(0, UserTableModel::Dialog).data(UserTableModel::StatusTextRole).toString(),
        u"Join request, 0:02 left"_s);
    QCOMPARE(m_model->index(0, 0).data(UserTableModel::GroundRole).toString(),
             u"Asks to join Book club"_s);
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    m_now = noon + 2;
    QTRY_VERIFY(!changes.isEmpty());
    QCOMPARE(m_model->index(0, 0).data(UserTableModel::StatusRole).toInt(),
             static_cast<int>(DialogStatus::Blocked));
}

void TestModelsUserTable::theCacheIsBounded()
{
    models::RowCache cache;
    for (int id = 1; id <= 10 * models::RowCache::capacity; ++id)
        cache.put(person(id), id);
    QCOMPARE(cache.size(), models::RowCache::capacity);
    QVERIFY(!cache.find(1));
    QVERIFY(cache.find(10 * models::RowCache::capacity));
}

QTEST_GUILESS_MAIN(TestModelsUserTable)
#include "tst_models_user_table.moc"
