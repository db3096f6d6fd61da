// The page of people, driven as an operator does: search, sort, filter, greet, probe, message, and
// the switch of the language.
#include "models/conversation_model.h"
#include "people_page_test.h"
#include "widgets/language.h"
#include "widgets/resources.h"
#include "window_reading.h"

#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using sandbox::DeedKind;
using tests::PeoplePageTest;

class TestPeoplePage : public PeoplePageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::useResources(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void showsEverybody();
    void searchesInEveryScript();
    void whatIsTypedIntoTheTableIsSearched();
    void sortsAndFilters();
    void greets();
    void probes();
    void messages();
    void whatIsNotAllowedSaysWhy();
    void theSelectionSurvivesASort();
    void manyAreToldBeforeTheyAreGreeted();
    void everyoneButOneIsGreeted();
    void newPeopleWaitForTheOperator();
    void draftsStayWithTheirPerson();
    void markupIsShownAsItIs();
    void endlessNamesFit();
    void everyTextFollowsTheLanguage();
    void theStopLineIsShown();
    void keyboardAndScreenReader();
};

void TestPeoplePage::showsEverybody()
{
    const int row = rowOf(u"Наталья"_s);
    QVERIFY(row >= 0);
    QTRY_COMPARE(cell(row, models::UserTableModel::Language), u"ru"_s);
    QTRY_COMPARE(cell(row, models::UserTableModel::Dialog), u"Open · Pressed Start"_s);
    QTRY_COMPARE(cell(row, models::UserTableModel::Source), u"spring"_s);
    QTRY_COMPARE(cell(row, models::UserTableModel::Id), u"1"_s);
    QTRY_COMPARE(textOf("countLabel"), u"5 people"_s);
}

void TestPeoplePage::searchesInEveryScript()
{
    auto *field = find<QLineEdit>("searchField");
    QTest::keyClicks(field, u"ann"_s);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(cell(0, 0), u"Ann"_s);
    field->setText(u"нАтАл"_s);
    QTRY_COMPARE(cell(0, 0), u"Наталья"_s);
    QTRY_COMPARE(textOf("countLabel"),
                 u"1 people found"_s); // the plain source: no catalogue is loaded
    field->setText(u"nobody is called so"_s);
    QTRY_COMPARE(textOf("emptyLabel"), u"Nobody is like that."_s);
    click("clearFiltersButton");
    QTRY_COMPARE(rows(), 5);
    QCOMPARE(field->text(), QString());
}

void TestPeoplePage::whatIsTypedIntoTheTableIsSearched()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A, Qt::NoModifier);
    auto *search = find<QLineEdit>("searchField");
    QCOMPARE(search->text(), u"a"_s);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"nn"_s);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(cell(0, 0), u"Ann"_s);
    // What stands there already is gone on with.
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_X);
    QCOMPARE(search->text(), u"annx"_s);
}

void TestPeoplePage::sortsAndFilters()
{
    table()->sortByColumn(models::UserTableModel::Name, Qt::AscendingOrder);
    QTRY_COMPARE(cell(1, 0), u"Ann"_s);
    QTRY_COMPARE(cell(4, 0), u"Наталья"_s);
    table()->sortByColumn(models::UserTableModel::Name, Qt::DescendingOrder);
    QTRY_COMPARE(cell(0, 0), u"Наталья"_s);
    auto *status = find<QComboBox>("statusFilter");
    status->setCurrentIndex(status->findText(u"Stopped the bot"_s));
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(cell(0, 0), u"Zed"_s);
    status->setCurrentIndex(0);
    auto *language = find<QComboBox>("languageFilter");
    QTRY_VERIFY(language->findData(u"ru"_s) > 0);
    language->setCurrentIndex(language->findData(u"ru"_s));
    QTRY_COMPARE(cell(0, 0), u"Наталья"_s);
    QCOMPARE(rows(), 1);
}

void TestPeoplePage::greets()
{
    select(u"Наталья"_s);
    click("greetButton");
    auto *conversation = find<QListView>("conversationView")->model();
    QTRY_COMPARE(conversation->rowCount(), 2);
    QTRY_COMPARE(conversation->index(1, 0).data().toString(), u"Привет, Наталья"_s);
    QTRY_COMPARE(m_desk->server().record().deliveredTo(1), 1);
}

void TestPeoplePage::probes()
{
    // The account is gone, which no update ever told.
    m_desk->act({.kind = DeedKind::DeleteAccount, .person = 2});
    select(u"Ann"_s);
    click("probeButton");
    QTRY_COMPARE(textOf("statusText"), u"Account deleted"_s);
    QTRY_COMPARE(cell(rowOf(u"Ann"_s), models::UserTableModel::Dialog), u"Account deleted"_s);
    QVERIFY(!find<QPushButton>("greetButton")->isEnabled());
    QVERIFY(!find<QPushButton>("probeButton")->isEnabled()); // not twice within a minute
    auto *evidence = find<QTableView>("evidenceTable")->model();
    QCOMPARE(evidence->index(0, 1).data().toString(), u"Refused: the account was deleted"_s);
    QVERIFY(evidence->index(0, 3).data().toString().contains(u"403"_s));
}

void TestPeoplePage::messages()
{
    select(u"Ann"_s);
    click("messageButton");
    auto *composer = find<QPlainTextEdit>("composer");
    QVERIFY(!find<QPushButton>("sendButton")->isEnabled());
    QTest::keyClicks(composer, u"Good day"_s);
    QTest::keyClick(composer, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(composer->toPlainText(), QString());
    QTRY_COMPARE(m_desk->server().record().deliveredTo(2), 1);
    auto *conversation = find<QListView>("conversationView")->model();
    QTRY_VERIFY(conversation->index(1, 0)
                    .data(models::ConversationModel::StateTextRole)
                    .toString()
                    .endsWith(u"sent"_s));
    composer->setPlainText(QString(4097, u'x'));
    QVERIFY(!find<QPushButton>("sendButton")->isEnabled());
    QCOMPARE(textOf("lengthLabel"), u"4097 of 4096"_s);
}

void TestPeoplePage::whatIsNotAllowedSaysWhy()
{
    select(u"Zed"_s);
    for (const char *name : {"greetButton", "messageButton"}) {
        QVERIFY(!find<QPushButton>(name)->isEnabled());
        QCOMPARE(find<QPushButton>(name)->toolTip(), u"This person stopped the bot."_s);
    }
    QVERIFY(!find<QPlainTextEdit>("composer")->isEnabled());
    QVERIFY(find<QPushButton>("probeButton")->isEnabled());
    QCOMPARE(textOf("whyNotLabel"), u"This person stopped the bot."_s);
    select(u"Stranger"_s);
    QCOMPARE(textOf("whyNotLabel"), u"This person has not started a dialog with the bot."_s);
    // Once they start, everything opens by itself.
    m_desk->act({.kind = DeedKind::Start, .person = 4});
    QTRY_VERIFY(find<QPushButton>("greetButton")->isEnabled());
    QVERIFY(find<QLabel>("whyNotLabel")->isHidden());
}

void TestPeoplePage::theSelectionSurvivesASort()
{
    select(u"Ann"_s);
    table()->sortByColumn(models::UserTableModel::Name, Qt::DescendingOrder);
    QTRY_COMPARE(cell(0, 0), u"Наталья"_s);
    QTRY_COMPARE(table()->selectionModel()->selectedRows().size(), 1);
    QTRY_COMPARE(table()->selectionModel()->selectedRows().first().row(), rowOf(u"Ann"_s));
    QCOMPARE(textOf("nameLabel"), u"Ann"_s);
}

void TestPeoplePage::manyAreToldBeforeTheyAreGreeted()
{
    table()->selectAll();
    QTRY_COMPARE(find<QPushButton>("greetAllButton")->text(), u"&Greet 3 people…"_s);
    QVERIFY(textOf("greetPlanLabel").contains(u"1 people stopped the bot"_s));
    QVERIFY(textOf("greetPlanLabel").contains(u"1 people have not started a dialog"_s));
    QCOMPARE(find<QPushButton>("probeAllButton")->text(), u"&Probe 5 people…"_s);

    click("greetAllButton");
    auto *box = m_page->findChild<QMessageBox *>(u"confirmBulkAction"_s);
    QVERIFY(box && box->isVisible());
    QVERIFY(m_desk->server().record().entries().empty()); // told before anything is sent
    QTest::mouseClick(box->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
    QTRY_COMPARE(m_desk->server().record().deliveredCount(), 3);
    QCOMPARE(m_desk->server().record().deliveredTo(5), 0);
}

void TestPeoplePage::everyoneButOneIsGreeted()
{
    table()->selectAll();
    table()->selectionModel()->select(table()->model()->index(rowOf(u"Ann"_s), 0),
                                      QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
    QTRY_COMPARE(find<QPushButton>("greetAllButton")->text(), u"&Greet 2 people…"_s);
    QCOMPARE(textOf("selectionCountLabel"), u"4 people selected"_s);
    QVERIFY(find<QLabel>("notShownLabel")->isHidden());
    // Who comes meanwhile belongs to everyone: the panel says so before anything is sent.
    m_desk->add(9, u"Aaron"_s, "en");
    m_desk->act({.kind = DeedKind::Start, .person = 9});
    QTRY_COMPARE(find<QPushButton>("greetAllButton")->text(), u"&Greet 3 people…"_s);
    QTRY_COMPARE(textOf("selectionCountLabel"), u"5 people selected"_s);
    QVERIFY(find<QLabel>("notShownLabel")->isVisible());
    QCOMPARE(textOf("notShownLabel"),
             u"1 of them have arrived since and are not in the list yet."_s);
    click("greetAllButton");
    auto *box = m_page->findChild<QMessageBox *>(u"confirmBulkAction"_s);
    QVERIFY(box && box->isVisible());
    QTest::mouseClick(box->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
    QTRY_COMPARE(m_desk->server().record().deliveredCount(), 3);
    QCOMPARE(m_desk->server().record().deliveredTo(2), 0);
    QCOMPARE(m_desk->server().record().deliveredTo(9), 1);
    // Another filter would be other people: nobody is selected any more.
    find<QLineEdit>("searchField")->setText(u"ann"_s);
    QTRY_COMPARE(rows(), 1);
    QTRY_VERIFY(!table()->selectionModel()->hasSelection());
    QTRY_VERIFY(!find<QPushButton>("greetAllButton")->isVisible());
}

void TestPeoplePage::newPeopleWaitForTheOperator()
{
    table()->sortByColumn(models::UserTableModel::Name, Qt::AscendingOrder);
    QTRY_COMPARE(cell(1, 0), u"Ann"_s);
    m_desk->add(9, u"Aaron"_s, "en");
    m_desk->act({.kind = DeedKind::Start, .person = 9});
    QTRY_COMPARE(textOf("arrivalsLabel"), u"1 new people"_s);
    QVERIFY(find<QFrame>("arrivalsBar")->isVisible());
    QCOMPARE(rows(), 5);
    QTRY_COMPARE(cell(1, 0), u"Ann"_s);
    click("showArrivalsButton");
    QTRY_COMPARE(rows(), 6);
    QTRY_COMPARE(cell(1, 0), u"Aaron"_s);
    QVERIFY(find<QFrame>("arrivalsBar")->isHidden());
}

void TestPeoplePage::draftsStayWithTheirPerson()
{
    select(u"Ann"_s);
    find<QPlainTextEdit>("composer")->setPlainText(u"half a thought"_s);
    select(u"Наталья"_s);
    QCOMPARE(find<QPlainTextEdit>("composer")->toPlainText(), QString());
    select(u"Ann"_s);
    QCOMPARE(find<QPlainTextEdit>("composer")->toPlainText(), u"half a thought"_s);
}

void TestPeoplePage::markupIsShownAsItIs()
{
    select(u"<b>Bold</b> & <i>"_s);
    QCOMPARE(find<QLabel>("nameLabel")->textFormat(), Qt::PlainText);
    for (const auto *label : m_page->findChildren<QLabel *>()) {
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void TestPeoplePage::endlessNamesFit()
{
    const QString endless(500, u'Ш');
    m_desk->add(8, endless);
    m_desk->act({.kind = DeedKind::Start, .person = 8});
    m_desk->act({.kind = DeedKind::Rename,
                 .person = 8,
                 .firstName = QString(500, u'Щ'),
                 .username = u"short"_s});
    m_desk->act({.kind = DeedKind::Write, .person = 8, .text = QString(3000, u'Ы')});
    QTRY_VERIFY(find<QFrame>("arrivalsBar")->isVisible());
    const int width = m_page->minimumSizeHint().width();
    click("showArrivalsButton");
    select(QString(500, u'Щ'));
    QVERIFY(textOf("formerNamesLabel").contains(endless));
    QTRY_COMPARE(find<QListView>("conversationView")->model()->rowCount(), 2);
    QCOMPARE(m_page->minimumSizeHint().width(), width);
}

void TestPeoplePage::everyTextFollowsTheLanguage()
{
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    select(u"Zed"_s);
    QTRY_COMPARE(textOf("countLabel"), u"5 people"_s);
    language.choose(widgets::Language::Russian);
    QTRY_COMPARE(textOf("countLabel"), u"5 человек"_s);
    QCOMPARE(tests::leftInEnglish(*m_page), QStringList());
    QCOMPARE(textOf("whyNotLabel"), u"Этот человек остановил бота."_s);
    QCOMPARE(table()->model()->headerData(0, Qt::Horizontal).toString(), u"Имя"_s);
    QCOMPARE(find<QTableView>("evidenceTable")->model()->headerData(0, Qt::Horizontal).toString(),
             u"Когда"_s);
    QTRY_COMPARE(cell(rowOf(u"Zed"_s), models::UserTableModel::Dialog), u"Остановил бота"_s);
    QCOMPARE(find<QTabWidget>("tabs")->tabText(0), u"&Переписка"_s);
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    table()->selectAll();
    QTRY_COMPARE(find<QPushButton>("greetAllButton")->text(), u"При&ветствовать 3 человек…"_s);
    QCOMPARE(tests::leftInEnglish(*m_page), QStringList());
    language.choose(widgets::Language::English);
    QTRY_COMPARE(textOf("selectionCountLabel"), u"5 people selected"_s);
    QCOMPARE(find<QPushButton>("greetAllButton")->text(), u"&Greet 3 people…"_s);
}

void TestPeoplePage::theStopLineIsShown()
{
    select(u"Zed"_s);
    auto *conversation = find<QListView>("conversationView")->model();
    QTRY_COMPARE(conversation->rowCount(), 2);
    QVERIFY(conversation->index(1, 0).data().toString().startsWith(u"Stopped the bot."_s));
}

void TestPeoplePage::keyboardAndScreenReader()
{
    select(u"Ann"_s);
    QCOMPARE(tests::nameless(*m_page), QStringList());
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    m_page->focusSearch();
    QTRY_VERIFY(find<QLineEdit>("searchField")->hasFocus());
    // Tab leaves the table instead of walking through its cells.
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Tab);
    QVERIFY(!table()->hasFocus());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_VERIFY(find<QPlainTextEdit>("composer")->hasFocus());
}

QTEST_MAIN(TestPeoplePage)
#include "tst_people_page.moc"
