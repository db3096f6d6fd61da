// Who is selected in a table of thousands: everyone but a few, or a few, through everything that
// happens to the list meanwhile. And the table itself: rows that are there, a place that is kept.
#include "models/user_table_model.h"
#include "storage/user_repository.h"
#include "widgets/people_selection.h"
#include "widgets/people_table.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTemporaryDir>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::User;
using domain::UserId;
using models::UserTableModel;
using storage::EveryoneBut;
using storage::UserOrder;
using storage::UserQuery;
using widgets::PeopleSelection;
using widgets::PeopleTable;

namespace
{

constexpr int people = 3000;

User person(UserId id)
{
    return {.id = id,
            .profile = {u"Name %1"_s.arg(id), {}, {}},
            .language = id % 2 == 0 ? u"ru"_s : u"en"_s,
            .lastSeen = 1'700'000'000 - id,
            .dialog = {.status = domain::DialogStatus::Open}};
}

/// Counts the cells that were painted before what they show was known.
class PlaceholderCount : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        if (index.data().toString() == u"…"_s)
            ++m_count;
        QStyledItemDelegate::paint(painter, option, index);
    }
    [[nodiscard]] int count() const { return m_count; }

private:
    mutable int m_count = 0;
};

} // namespace

class TestPeopleSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyoneIsAQuery();
    void whoIsTakenOutIsAnException();
    void takingOutManyLeavesAFew();
    void aClickEndsEveryone();
    void everyoneStaysThroughAnotherOrder();
    void everyoneHasWhoArrives();
    void whoWasTakenOutStaysOut();
    void anotherFilterIsAnotherSet();
    void aFewStayThroughAnotherOrder();
    void aFewStayThroughArrivals();
    void selectingBeforeTheOrderIsKnown();
    void rowsComeWithTheFrame();
    void noFrameComesWithoutItsRows();
    void whatIsLookedAtStays();
    void anotherListBeginsAtItsTop();
    void aHeaderDoesNotAskEverybody();

private:
    void save(const QList<User> &users);
    void ask(const UserQuery &query)
    {
        m_model->setQuery(query);
        QTRY_VERIFY(m_model->isComplete());
    }
    void toggle(int row)
    {
        m_selection->select(m_model->index(row, 0),
                            QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    }
    [[nodiscard]] std::optional<EveryoneBut> everyone() const
    {
        const storage::Audience audience = m_selection->audience();
        if (const auto *query = std::get_if<UserQuery>(&audience))
            return EveryoneBut{.query = *query, .exceptions = {}};
        const auto *some = std::get_if<EveryoneBut>(&audience);
        return some ? std::optional(*some) : std::nullopt;
    }
    [[nodiscard]] QList<UserId> picked() const
    {
        const storage::Audience audience = m_selection->audience();
        const auto *ids = std::get_if<QList<UserId>>(&audience);
        return ids ? *ids : QList<UserId>{-1};
    }
    [[nodiscard]] bool isSelected(UserId id) const
    {
        return m_selection->isSelected(m_model->index(m_model->rowOf(id), 0));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::Reader> m_reader;
    std::unique_ptr<UserTableModel> m_model;
    std::unique_ptr<PeopleSelection> m_selection;
    std::unique_ptr<PeopleTable> m_table;
    const UserQuery m_byId{.order = UserOrder::Id, .direction = Qt::AscendingOrder};
};

void TestPeopleSelection::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(u"a.sqlite"_s);
    m_database =
        std::move(storage::Database::open(path, storage::Database::Mode::ReadWrite).value());
    m_reader = std::make_unique<storage::Reader>(path);
    m_model = std::make_unique<UserTableModel>(*m_reader);
    m_selection = std::make_unique<PeopleSelection>(*m_model);
    m_table = std::make_unique<PeopleTable>();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setPeople(*m_model, *m_selection);
    m_table->resize(900, 600);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    QList<User> users;
    for (UserId id = 1; id <= people; ++id)
        users.append(person(id));
    save(users);
    ask(m_byId);
}

void TestPeopleSelection::cleanup()
{
    m_table.reset();
    m_selection.reset();
    m_model.reset();
    m_reader.reset();
    m_database.reset();
}

void TestPeopleSelection::save(const QList<User> &users)
{
    auto transaction = storage::Transaction::begin(*m_database);
    storage::UserRepository repository(*m_database);
    for (const User &user : users)
        QVERIFY(repository.save(user).has_value());
    QVERIFY(transaction->commit().has_value());
}

void TestPeopleSelection::everyoneIsAQuery()
{
    m_table->setFocus();
    QTest::keyClick(m_table.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_selection->count(), people);
    QCOMPARE(m_selection->audience(), storage::Audience(m_byId));
    QCOMPARE(m_selection->selection().size(), 1); // one range, not a million indexes
}

void TestPeopleSelection::whoIsTakenOutIsAnException()
{
    m_table->selectAll();
    for (const int row : {0, 17, 18, 2999})
        toggle(row);
    QCOMPARE(m_selection->count(), people - 4);
    const QList<UserId> without{1, 18, 19, 3000};
    QCOMPARE(everyone()->exceptions, without);
    toggle(17); // and in again
    QCOMPARE(everyone()->exceptions, (QList<UserId>{1, 19, 3000}));
}

void TestPeopleSelection::takingOutManyLeavesAFew()
{
    m_table->selectAll();
    const QItemSelection most(m_model->index(10, 0),
                              m_model->index(2989, UserTableModel::ColumnCount - 1));
    m_selection->select(most, QItemSelectionModel::Deselect);
    QCOMPARE(picked().size(), 20);
}

void TestPeopleSelection::aClickEndsEveryone()
{
    m_table->selectAll();
    const QRect place = m_table->visualRect(m_model->index(2, 0));
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, Qt::NoModifier, place.center());
    QCOMPARE(picked(), QList<UserId>{3});
}

void TestPeopleSelection::everyoneStaysThroughAnotherOrder()
{
    m_table->selectAll();
    toggle(4);
    toggle(2000);
    m_table->sortByColumn(UserTableModel::Name, Qt::DescendingOrder);
    QTRY_COMPARE(m_model->idAt(0), 999);
    QTRY_VERIFY(m_model->isComplete());
    QVERIFY(!m_selection->isRestoring());
    QCOMPARE(m_selection->count(), people - 2);
    QVERIFY(!isSelected(5));
    QVERIFY(!isSelected(2001));
    QCOMPARE(everyone()->exceptions.size(), 2);
}

void TestPeopleSelection::everyoneHasWhoArrives()
{
    m_table->selectAll();
    toggle(4);
    save({person(5000), person(5001)}); // behind all others
    m_model->showArrivals();
    QTRY_COMPARE(m_model->rowCount(), people + 2);
    QCOMPARE(m_selection->count(), people + 1);
    save({person(4000), person(6000)}); // in two places
    m_model->showArrivals();
    QTRY_COMPARE(m_model->rowCount(), people + 4);
    QCOMPARE(m_selection->count(), people + 3);
    QCOMPARE(everyone()->exceptions, QList<UserId>{5});
}

void TestPeopleSelection::whoWasTakenOutStaysOut()
{
    UserQuery russians = m_byId;
    russians.language = u"ru"_s;
    ask(russians);
    m_table->selectAll();
    toggle(m_model->rowOf(8));
    User changed = person(8);
    changed.language = u"de"_s;
    save({changed});
    m_model->showArrivals();
    QTRY_COMPARE(m_model->rowCount(), people / 2 - 1);
    QCOMPARE(m_selection->count(), people / 2 - 1);
    QCOMPARE(everyone()->exceptions, QList<UserId>{8});
    save({person(8)});
    m_model->showArrivals();
    QTRY_COMPARE(m_model->rowCount(), people / 2);
    QVERIFY(!isSelected(8));
    QCOMPARE(m_selection->count(), people / 2 - 1);
}

void TestPeopleSelection::anotherFilterIsAnotherSet()
{
    m_table->selectAll();
    UserQuery russians = m_byId;
    russians.language = u"ru"_s;
    ask(russians);
    QCOMPARE(m_selection->count(), 0);
    QCOMPARE(picked(), QList<UserId>());
    ask(m_byId);
    QCOMPARE(m_selection->count(), 0);
}

void TestPeopleSelection::aFewStayThroughAnotherOrder()
{
    m_selection->clearSelection();
    for (const int row : {10, 11, 500, 2500})
        toggle(row);
    m_selection->setCurrentIndex(m_model->index(500, 0), QItemSelectionModel::NoUpdate);
    m_table->sortByColumn(UserTableModel::Name, Qt::DescendingOrder);
    QTRY_COMPARE(m_model->idAt(0), 999);
    QTRY_VERIFY(m_model->isComplete());
    QCOMPARE(m_selection->count(), 4);
    QList<UserId> ids = picked();
    std::ranges::sort(ids);
    QCOMPARE(ids, (QList<UserId>{11, 12, 501, 2501}));
    QCOMPARE(m_model->idAt(m_selection->currentIndex().row()), 501);
    UserQuery russians = m_byId;
    russians.language = u"ru"_s;
    ask(russians);
    QCOMPARE(picked(), QList<UserId>{12}); // as far as the list has them
}

void TestPeopleSelection::aFewStayThroughArrivals()
{
    toggle(7);
    toggle(2000);
    const QPersistentModelIndex kept = m_model->index(2000, 0);
    save({person(5000)});
    m_model->showArrivals();
    QTRY_COMPARE(m_model->rowCount(), people + 1);
    QCOMPARE(picked(), (QList<UserId>{8, 2001}));
    QCOMPARE(kept.row(), 2000);
}

void TestPeopleSelection::selectingBeforeTheOrderIsKnown()
{
    int pages = 0;
    const auto selectAtOnce = connect(m_model.get(), &UserTableModel::firstPageShown, this, [&] {
        ++pages;
        m_table->selectAll();
    });
    UserQuery byName = m_byId;
    byName.order = UserOrder::Name;
    ask(byName);
    QVERIFY(disconnect(selectAtOnce));
    QCOMPARE(pages, 1);
    QCOMPARE(m_selection->count(), people);
    QCOMPARE(m_selection->audience(), storage::Audience(byName));
}

void TestPeopleSelection::rowsComeWithTheFrame()
{
    QScrollBar *bar = m_table->verticalScrollBar();
    const int height = m_table->verticalHeader()->defaultSectionSize();
    for (const int row : {1500, 2960, 40, 777}) {
        bar->setValue(row * height);
        // Nothing is painted before the rows are there.
        const int last = row + m_table->viewport()->height() / height;
        QTRY_VERIFY(m_table->viewport()->updatesEnabled());
        QTRY_VERIFY(m_model->knows(row, last));
        QTRY_COMPARE(m_model->index(row, 0).data().toString(), u"Name %1"_s.arg(row + 1));
    }
    // Without somebody current a key goes to the first row.
    m_table->setCurrentIndex(m_model->index(777, 0));
    QTest::keyClick(m_table.get(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(m_model->knows(people - 10, people - 1));
}

void TestPeopleSelection::noFrameComesWithoutItsRows()
{
    m_table->setPatience(1min);
    auto *placeholders = new PlaceholderCount(m_table.get());
    m_table->setItemDelegate(placeholders);
    m_table->setFocus();
    m_table->setCurrentIndex(m_model->index(0, 0));
    // Whoever was current is to be painted anew, too, before the rows of the other end are known.
    for (const auto key : {Qt::Key_End, Qt::Key_Home, Qt::Key_End}) {
        QTest::keyClick(m_table.get(), key, Qt::ControlModifier);
        const int first = key == Qt::Key_Home ? 0 : people - 10;
        QTRY_VERIFY(m_model->knows(first, first + 9));
        QTRY_VERIFY(m_table->viewport()->updatesEnabled());
        // Far away again, so that they are forgotten.
        for (int row = 100; row < people - 100; row += 50) {
            m_model->look(row, row + 49);
            QTRY_VERIFY(m_model->knows(row, row + 49));
        }
    }
    QCOMPARE(placeholders->count(), 0);
}

void TestPeopleSelection::whatIsLookedAtStays()
{
    UserQuery bySeen = m_byId;
    bySeen.order = UserOrder::LastSeen;
    bySeen.direction = Qt::DescendingOrder;
    ask(bySeen);
    QScrollBar *bar = m_table->verticalScrollBar();
    const int height = m_table->verticalHeader()->defaultSectionSize();
    bar->setValue(1500 * height + 5);
    const UserId top = m_model->idAt(1500);
    m_selection->setCurrentIndex(m_model->index(0, 0),
                                 QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    bar->setValue(1500 * height + 5);
    User moved = person(2500);
    moved.lastSeen = 1'800'000'000;
    User fresh = person(4000);
    fresh.lastSeen = 1'800'000'001;
    save({moved, fresh});
    m_model->showArrivals();
    QTRY_COMPARE(m_model->rowCount(), people + 1);
    QCOMPARE(m_model->idAt(0), 4000);
    QCOMPARE(m_model->idAt(bar->value() / height), top);
    QCOMPARE(bar->value() % height, 5);
    QCOMPARE(picked(), QList<UserId>{1});
    bar->setValue(0);
    save({person(4001)});
    m_model->showArrivals();
    QTRY_COMPARE(m_model->rowCount(), people + 2);
    QCOMPARE(bar->value(), 0); // who looks at the beginning goes on looking at it
}

void TestPeopleSelection::anotherListBeginsAtItsTop()
{
    QScrollBar *bar = m_table->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    UserQuery russians = m_byId;
    russians.language = u"ru"_s;
    ask(russians);
    QCOMPARE(bar->value(), 0);
}

void TestPeopleSelection::aHeaderDoesNotAskEverybody()
{
    m_table->selectAll();
    for (QHeaderView *header : {m_table->horizontalHeader(), m_table->verticalHeader()})
        QVERIFY(!header->selectionModel()->hasSelection());
}

QTEST_MAIN(TestPeopleSelection)
#include "tst_people_selection.moc"
