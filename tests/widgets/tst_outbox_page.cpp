// The page of the outbox and the dialog of its limits, driven as an operator does.
#include "../engine/desk.h"
#include "models/outbox_list_model.h"
#include "storage/job_repository.h"
#include "widgets/desk_page.h"
#include "widgets/language.h"
#include "widgets/limits_dialog.h"
#include "widgets/outbox_list_view.h"
#include "widgets/outbox_page.h"
#include "widgets/people_page.h"
#include "widgets/resources.h"
#include "window_reading.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

using namespace botdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::OutboxListModel;
using sandbox::DeedKind;
using sandbox::FaultKind;
using storage::OutboxState;
using tests::Desk;
using widgets::OutboxListView;

namespace
{

constexpr qint64 ann = 1;
constexpr qint64 ben = 2;

} // namespace

class TestOutboxPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::useResources(); }
    void init();
    void cleanup();
    void emptyListsSaySo();
    void whatWaitsSaysWhy();
    void secondsCountDown();
    void selectedOnesAreTakenBack();
    void allOfAKindAreTakenBack();
    void jobsArePausedOrCancelled();
    void theSelectionStaysWhileThingsLeave();
    void unknownOnesAreLeft();
    void unknownOnesAreSentAgain();
    void allUnknownOnesAsksFirst();
    void aFreshProbeCannotBeRepeated();
    void theDeskCountsAndLeadsToPeople();
    void theConversationOffersTheSame();
    void limitsAreSet();
    void everyTextFollowsTheLanguage();
    void keyboardAndScreenReader();

private:
    template <class T>
    T *find(const char *name, const QWidget *in = nullptr)
    {
        T *found = (in ? in : m_page.get())->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    void click(const char *name, const QWidget *in = nullptr)
    {
        QTest::mouseClick(find<QPushButton>(name, in), Qt::LeftButton);
    }
    QString textOf(const char *name) { return find<QLabel>(name)->text(); }
    QTableView *table(const char *list)
    {
        return find<QTableView>("outboxTable", find<OutboxListView>(list));
    }
    QString cell(const char *list, int row, int column)
    {
        return table(list)->model()->index(row, column).data().toString();
    }
    int rows(const char *list) { return table(list)->model()->rowCount(); }
    QString emptyText(const char *list)
    {
        return find<QLabel>("emptyLabel", find<OutboxListView>(list))->text();
    }
    void select(const char *list, const QList<int> &rows)
    {
        QItemSelection selection;
        for (const int row : rows)
            selection.select(table(list)->model()->index(row, 0),
                             table(list)->model()->index(row, OutboxListModel::ColumnCount - 1));
        table(list)->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    void showTab(const char *tab)
    {
        find<QTabWidget>("lists")->setCurrentWidget(find<QWidget>(tab));
    }
    QMessageBox *question(const char *name)
    {
        QList<QMessageBox *> boxes = m_page->findChildren<QMessageBox *>(QLatin1StringView(name));
        boxes.removeIf([](const QMessageBox *box) { return !box->isVisible(); });
        return boxes.isEmpty() ? nullptr : boxes.constFirst();
    }
    /// From now on the server asks to wait, so that everything stays in the outbox.
    void stopTheServer(int seconds = 60)
    {
        m_desk->server().faults().inject(
            {.kind = FaultKind::TooManyRequests, .count = 1, .retryAfter = seconds});
        m_desk->session().act(engine::BulkAction::Probe, {10});
        QTRY_COMPARE(m_desk->session().state().sending.pause, engine::OutboxPause::FloodWait);
        m_desk->session().takeBackAll(std::nullopt, engine::JobsBehind::Pause);
        QTRY_COMPARE(m_desk->session().state().sending.counts, storage::OutboxCounts{});
    }
    /// Something to each of the first @p count people has an unknown outcome.
    void makeUnknown(int count)
    {
        for (int i = 0; i < count; ++i) {
            m_desk->server().faults().inject(
                {.kind = FaultKind::CloseBefore, .method = "sendMessage"});
            m_desk->session().send(1 + i, u"hello %1"_s.arg(1 + i));
            m_desk->session().retryNow();
            QTRY_COMPARE_WITH_TIMEOUT(m_desk->session().state().unknownOutcomes, i + 1, 30'000);
        }
        m_desk->session().retryNow();
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<widgets::OutboxPage> m_page;
};

void TestOutboxPage::init()
{
    m_desk = std::make_unique<Desk>();
    const qint64 earlier = QDateTime::currentMSecsSinceEpoch() - 600'000;
    m_desk->add(ann, u"Анна"_s);
    m_desk->add(ben, u"<b>Ben</b>"_s, "en");
    for (int id = 3; id <= 90; ++id)
        m_desk->add(id, u"Person %1"_s.arg(id), "en");
    for (int id = 1; id <= 90; ++id)
        m_desk->act({.kind = DeedKind::Start, .person = id, .at = earlier + id});
    QVERIFY(m_desk->begin());
    QTRY_COMPARE(m_desk->session().state().users, 90);
    m_page = std::make_unique<widgets::OutboxPage>(m_desk->session());
    m_page->resize(1180, 660);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(!emptyText("waitingList").isEmpty());
}

void TestOutboxPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

void TestOutboxPage::emptyListsSaySo()
{
    QCOMPARE(emptyText("waitingList"), u"Nothing waits: all that was to be sent has left."_s);
    QCOMPARE(textOf("paceLabel"), u"At most 30 message(s) leave in a second in all, and to one "
                                  "person one every 1 s."_s);
    QVERIFY(!find<QPushButton>("takeBackButton")->isEnabled());
    QVERIFY(!find<QPushButton>("takeBackAllButton")->isEnabled());
    showTab("unknownTab");
    QTRY_VERIFY(!emptyText("unknownList").isEmpty());
    QVERIFY(!find<QPushButton>("sendAllAgainButton")->isEnabled());
    showTab("endedTab");
    QTRY_COMPARE(emptyText("endedList"), u"Nothing has been sent yet."_s);
    m_desk->session().send(ben, u"hello"_s);
    QTRY_COMPARE(rows("endedList"), 1);
    QCOMPARE(cell("endedList", 0, OutboxListModel::Person), u"<b>Ben</b>"_s);
    QCOMPARE(cell("endedList", 0, OutboxListModel::What), u"Message"_s);
    QCOMPARE(cell("endedList", 0, OutboxListModel::State), u"Sent"_s);
}

void TestOutboxPage::whatWaitsSaysWhy()
{
    const QAbstractItemModelTester tester(table("waitingList")->model());
    stopTheServer();
    m_desk->session().send(ann, u"first\nline"_s);
    m_desk->session().send(ann, u"second"_s);
    m_desk->session().act(engine::BulkAction::Greet, {ben});
    QTRY_COMPARE(rows("waitingList"), 3);
    QCOMPARE(cell("waitingList", 0, OutboxListModel::Person), u"Анна"_s);
    QCOMPARE(cell("waitingList", 0, OutboxListModel::Text), u"first line"_s);
    QCOMPARE(cell("waitingList", 0, OutboxListModel::State), u"Waits for its turn"_s);
    QCOMPARE(cell("waitingList", 1, OutboxListModel::State),
             u"Behind something earlier to the same person"_s);
    QCOMPARE(cell("waitingList", 2, OutboxListModel::What), u"Greeting"_s);
    QCOMPARE(textOf("waitingCount"), u"3 item(s) wait"_s);
    QCOMPARE(m_page->title(), u"Outbox (3)"_s);
    // What belongs to a paused probe says so.
    m_desk->session().startProbe(QList<domain::UserId>{20, 21}, false);
    QTRY_COMPARE(rows("waitingList"), 5);
    m_desk->session().pauseJob(1);
    QTRY_COMPARE(cell("waitingList", 4, OutboxListModel::State), u"Its probe is paused"_s);
    find<QComboBox>("laneFilter")->setCurrentIndex(3);
    QTRY_COMPARE(rows("waitingList"), 2);
    find<QComboBox>("laneFilter")->setCurrentIndex(4);
    QTRY_COMPARE(emptyText("waitingList"), u"Nothing of this kind waits."_s);
}

void TestOutboxPage::secondsCountDown()
{
    stopTheServer(30);
    const auto seconds = [this] {
        static const QRegularExpression number(u"[0-9]+"_s);
        const QString text = textOf("paceLabel");
        return text.contains(u"as the server asked"_s) ? number.match(text).captured().toInt() : 0;
    };
    QTRY_VERIFY(seconds() > 0);
    const int first = seconds();
    QVERIFY(first <= 30);
    QTRY_VERIFY(seconds() < first);
    // How long something is on its way, too.
    m_desk->server().setLatency(60'000);
    m_page.reset();
    m_desk->end();
    QVERIFY(m_desk->begin());
    m_page = std::make_unique<widgets::OutboxPage>(m_desk->session());
    m_page->show();
    m_desk->session().send(ann, u"slow"_s);
    QTRY_COMPARE(rows("waitingList"), 1);
    QTRY_COMPARE(cell("waitingList", 0, OutboxListModel::State), u"On its way for 2 second(s)"_s);
    select("waitingList", {0});
    QVERIFY(!find<QPushButton>("takeBackButton")->isEnabled());
    QVERIFY(!find<QPushButton>("takeBackButton")->toolTip().isEmpty());
}

void TestOutboxPage::selectedOnesAreTakenBack()
{
    stopTheServer();
    for (int id = 1; id <= 4; ++id)
        m_desk->session().send(id, u"hello"_s);
    QTRY_COMPARE(rows("waitingList"), 4);
    select("waitingList", {1, 3});
    QVERIFY(find<QPushButton>("takeBackButton")->isEnabled());
    click("takeBackButton");
    QTRY_COMPARE(rows("waitingList"), 2);
    QCOMPARE(cell("waitingList", 0, OutboxListModel::Person), u"Анна"_s);
    QCOMPARE(cell("waitingList", 1, OutboxListModel::Person), u"Person 3"_s);
    QTRY_COMPARE(m_desk->unsent(ben).constFirst().state, OutboxState::Cancelled);
    QCOMPARE(m_desk->unsent(ann).constFirst().state, OutboxState::Queued);
}

void TestOutboxPage::allOfAKindAreTakenBack()
{
    stopTheServer();
    m_desk->session().send(ann, u"hello"_s);
    m_desk->session().act(engine::BulkAction::Greet, {3, 4, 5});
    QTRY_COMPARE(rows("waitingList"), 4);
    find<QComboBox>("laneFilter")->setCurrentIndex(2); // greetings
    QTRY_COMPARE(rows("waitingList"), 3);
    click("takeBackAllButton");
    QMessageBox *box = question("confirmTakeBack");
    QVERIFY(box);
    QCOMPARE(box->text(), u"Take back 3 item(s) that wait?"_s);
    QVERIFY(!box->checkBox());
    box->reject();
    QCOMPARE(m_desk->unsent(3).constFirst().state, OutboxState::Queued);
    click("takeBackAllButton");
    box = question("confirmTakeBack");
    QVERIFY(box);
    QCOMPARE(find<QPushButton>("confirmButton", box)->text(), u"Take back 3"_s);
    click("confirmButton", box);
    QTRY_COMPARE(rows("waitingList"), 0);
    find<QComboBox>("laneFilter")->setCurrentIndex(0);
    QTRY_COMPARE(rows("waitingList"), 1);
    QCOMPARE(cell("waitingList", 0, OutboxListModel::Person), u"Анна"_s);
}

void TestOutboxPage::jobsArePausedOrCancelled()
{
    stopTheServer();
    const auto state = [this] {
        return storage::JobRepository(*m_desk->look()).find(1).value()->state;
    };
    m_desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_VERIFY(rows("waitingList") > 50);
    click("takeBackAllButton");
    QMessageBox *box = question("confirmTakeBack");
    QVERIFY(box);
    QCOMPARE(box->text(), u"Stop what fills the outbox?"_s);
    auto *confirm = find<QPushButton>("confirmButton", box);
    QCOMPARE(confirm->text(), u"Pause"_s);
    click("confirmButton", box);
    QTRY_COMPARE(state(), storage::JobState::Paused);
    QTRY_COMPARE(cell("waitingList", 0, OutboxListModel::State), u"Its probe is paused"_s);
    click("takeBackAllButton");
    box = question("confirmTakeBack");
    QVERIFY(box);
    box->checkBox()->toggle();
    QCOMPARE(find<QPushButton>("confirmButton", box)->text(), u"Cancel for good"_s);
    click("confirmButton", box);
    QTRY_COMPARE(state(), storage::JobState::Cancelled);
    QTRY_COMPARE(rows("waitingList"), 0);
}

void TestOutboxPage::theSelectionStaysWhileThingsLeave()
{
    stopTheServer();
    for (int id = 1; id <= 6; ++id)
        m_desk->session().send(id, u"hello"_s);
    QTRY_COMPARE(rows("waitingList"), 6);
    select("waitingList", {3});
    const qint64 gone =
        table("waitingList")->model()->index(0, 0).data(OutboxListModel::IdRole).toLongLong();
    m_desk->session().takeBack({gone});
    m_desk->session().send(7, u"hello"_s);
    QTRY_COMPARE(cell("waitingList", 5, OutboxListModel::Person), u"Person 7"_s);
    const auto selected = find<OutboxListView>("waitingList")->selected();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.constFirst()->item.user, 4);
}

void TestOutboxPage::unknownOnesAreLeft()
{
    makeUnknown(2);
    QTRY_COMPARE(m_page->title(), u"Outbox (unknown: 2)"_s);
    showTab("unknownTab");
    QTRY_COMPARE(rows("unknownList"), 2);
    QCOMPARE(cell("unknownList", 0, OutboxListModel::Text), u"hello 2"_s);
    QVERIFY(cell("unknownList", 0, OutboxListModel::State).startsWith(u"Unknown:"_s));
    QVERIFY(!find<QPushButton>("leaveButton")->isEnabled());
    select("unknownList", {0});
    click("leaveButton");
    QTRY_COMPARE(rows("unknownList"), 1);
    QTRY_COMPARE(textOf("unknownCount"), u"1 outcome(s) unknown"_s);
    QCOMPARE(m_desk->unsent(ben).constFirst().state, OutboxState::Unknown);
    QCOMPARE(m_desk->server().record().deliveredCount(), 0);
}

void TestOutboxPage::unknownOnesAreSentAgain()
{
    makeUnknown(2);
    showTab("unknownTab");
    QTRY_COMPARE(rows("unknownList"), 2);
    select("unknownList", {1});
    click("sendAgainButton");
    click("sendAgainButton"); // in haste
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->server().record().deliveredTo(ann), 1, 20'000);
    QTRY_COMPARE(rows("unknownList"), 1);
    QCOMPARE(cell("unknownList", 0, OutboxListModel::Person), u"<b>Ben</b>"_s);
    QCOMPARE(m_desk->server().record().deliveredTo(ann), 1);
    QCOMPARE(m_desk->server().record().deliveredTo(ben), 0);
}

void TestOutboxPage::allUnknownOnesAsksFirst()
{
    makeUnknown(3);
    showTab("unknownTab");
    QTRY_COMPARE(rows("unknownList"), 3);
    click("sendAllAgainButton");
    QMessageBox *box = question("confirmUnknown");
    QVERIFY(box);
    QCOMPARE(box->text(), u"Send 3 item(s) again?"_s);
    QCOMPARE(find<QPushButton>("confirmButton", box)->text(), u"Send 3 again"_s);
    QSignalSpy gone(box, &QObject::destroyed);
    box->reject();
    QTRY_COMPARE(gone.count(), 1);
    click("leaveAllButton");
    box = question("confirmUnknown");
    QVERIFY(box);
    QCOMPARE(find<QPushButton>("confirmButton", box)->text(), u"Leave 3"_s);
    box->reject();
    QCOMPARE(rows("unknownList"), 3);
    click("sendAllAgainButton");
    box = question("confirmUnknown");
    QVERIFY(box);
    click("confirmButton", box);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->server().record().deliveredCount(), 3, 20'000);
    QTRY_COMPARE(rows("unknownList"), 0);
    QTRY_COMPARE(m_page->title(), u"Outbox"_s);
}

void TestOutboxPage::aFreshProbeCannotBeRepeated()
{
    m_desk->server().faults().inject({.kind = FaultKind::CloseBefore, .method = "sendChatAction"});
    m_desk->session().act(engine::BulkAction::Probe, {ann});
    showTab("unknownTab");
    QTRY_COMPARE_WITH_TIMEOUT(rows("unknownList"), 1, 30'000);
    select("unknownList", {0});
    QVERIFY(find<QPushButton>("leaveButton")->isEnabled());
    QVERIFY(!find<QPushButton>("sendAgainButton")->isEnabled());
    QTRY_COMPARE(textOf("unknownCount"), u"1 outcome(s) unknown. 1 probe(s) are less than a minute "
                                         "old and cannot be repeated yet."_s);
}

void TestOutboxPage::theDeskCountsAndLeadsToPeople()
{
    widgets::DeskPage desk(m_desk->session());
    desk.resize(1180, 700);
    desk.show();
    auto *outbox = find<widgets::OutboxPage>("outboxPage", &desk);
    QCOMPARE(desk.tabText(desk.indexOf(outbox)), u"Outbox"_s);
    makeUnknown(1);
    QTRY_COMPARE(desk.tabText(desk.indexOf(outbox)), u"Outbox (unknown: 1)"_s);
    desk.setCurrentWidget(outbox);
    outbox->showUnknown();
    auto *list = find<OutboxListView>("unknownList", outbox);
    auto *items = find<QTableView>("outboxTable", list);
    QTRY_COMPARE(items->model()->rowCount(), 1);
    items->setCurrentIndex(items->model()->index(0, 0));
    items->setFocus();
    QTest::keyClick(items, Qt::Key_Return);
    QTRY_COMPARE(desk.currentWidget()->objectName(), u"peoplePage"_s);
    QTRY_COMPARE(find<QLabel>("nameLabel", desk.currentWidget())->text(), u"Анна"_s);
}

void TestOutboxPage::theConversationOffersTheSame()
{
    widgets::PeoplePage people(m_desk->session());
    people.resize(1180, 700);
    people.show();
    people.showPerson(ann);
    auto *panel = find<QWidget>("unknownPanel", &people);
    QTRY_COMPARE(find<QLabel>("nameLabel", &people)->text(), u"Анна"_s);
    QVERIFY(!panel->isVisible());
    makeUnknown(1);
    QTRY_VERIFY(panel->isVisible());
    QCOMPARE(find<QLabel>("unknownLabel", &people)->text(),
             u"Nobody can tell whether 1 message(s) arrived."_s);
    QCOMPARE(tests::mnemonicClashes(people), QStringList());
    click("sendAgainButton", &people);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->server().record().deliveredTo(ann), 1, 20'000);
    QTRY_VERIFY(!panel->isVisible());
    m_desk->session().send(ann, u"next"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->server().record().deliveredTo(ann), 2, 20'000);
}

void TestOutboxPage::limitsAreSet()
{
    click("limitsButton");
    auto *dialog = find<widgets::LimitsDialog>("limitsDialog");
    QVERIFY(dialog->isVisible());
    QCOMPARE(find<QSpinBox>("rateBox", dialog)->value(), 30);
    QCOMPARE(find<QDoubleSpinBox>("intervalBox", dialog)->value(), 1.0);
    auto *warning = find<QLabel>("warningLabel", dialog);
    QCOMPARE(warning->text(), u"This is what Telegram advises."_s);
    find<QSpinBox>("rateBox", dialog)->setValue(100);
    QVERIFY(warning->text().startsWith(u"This is faster than Telegram advises."_s));
    QVERIFY(warning->height() >= warning->heightForWidth(warning->width())); // nothing is cut off
    click("defaultsButton", dialog);
    QCOMPARE(find<QSpinBox>("rateBox", dialog)->value(), 30);
    find<QSpinBox>("rateBox", dialog)->setValue(7);
    find<QDoubleSpinBox>("intervalBox", dialog)->setValue(2.5);
    QCOMPARE(tests::nameless(*dialog), QStringList());
    QCOMPARE(tests::mnemonicClashes(*dialog), QStringList());
    click("saveButton", dialog);
    QTRY_COMPARE(m_desk->session().state().limits,
                 (storage::SendingLimits{.perSecond = 7, .chatInterval = 2500ms}));
    QTRY_COMPARE(textOf("paceLabel"), u"At most 7 message(s) leave in a second in all, and to one "
                                      "person one every 2.5 s."_s);
}

void TestOutboxPage::everyTextFollowsTheLanguage()
{
    makeUnknown(1);
    stopTheServer();
    m_desk->session().send(3, u"hello"_s);
    QTRY_COMPARE(rows("waitingList"), 1);
    showTab("unknownTab");
    QTRY_COMPARE(rows("unknownList"), 1);
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    widgets::LimitsDialog dialog({.perSecond = 100});
    dialog.show();
    language.choose(widgets::Language::Russian);
    QTRY_COMPARE(tests::leftInEnglish(*m_page), QStringList());
    QCOMPARE(tests::leftInEnglish(dialog), QStringList());
    language.choose(widgets::Language::English);
    QTRY_VERIFY(textOf("unknownCount").startsWith(u"1 outcome"_s));
    QCOMPARE(find<QComboBox>("laneFilter")->itemText(2), u"Greetings"_s);
    QVERIFY(textOf("paceLabel").contains(u"as the server asked"_s));
}

void TestOutboxPage::keyboardAndScreenReader()
{
    stopTheServer();
    m_desk->session().send(ann, u"hello"_s);
    QTRY_COMPARE(rows("waitingList"), 1);
    QCOMPARE(tests::nameless(*m_page), QStringList());
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    showTab("unknownTab");
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    QCOMPARE(tests::nameless(*m_page), QStringList());
    showTab("waitingTab");
    // Taken back by the keyboard alone.
    table("waitingList")->setFocus();
    QTest::keyClick(table("waitingList"), Qt::Key_A, Qt::ControlModifier);
    find<QPushButton>("takeBackButton")->setFocus();
    QTest::keyClick(find<QPushButton>("takeBackButton"), Qt::Key_Space);
    QTRY_COMPARE(rows("waitingList"), 0);
}

QTEST_MAIN(TestOutboxPage)
#include "tst_outbox_page.moc"
