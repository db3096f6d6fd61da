// The page of requests to join, driven as an operator does: write, approve, decline, one or many.
#include "../engine/desk.h"
#include "storage/greeting_repository.h"
#include "storage/join_request_repository.h"
#include "widgets/join_requests_page.h"
#include "widgets/language.h"
#include "widgets/resources.h"
#include "window_reading.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>

using namespace botdesk;
using namespace Qt::StringLiterals;
using models::JoinRequestModel;
using sandbox::DeedKind;
using sandbox::FaultKind;
using storage::JoinRequestState;
using tests::Desk;

namespace
{

/// Made by the test; 1 to 4 ask to join.
enum Guest : qint64 { Ann = 1, Boris = 2, Late = 3, Known = 4 };

} // namespace

class TestJoinRequestsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::useResources(); }
    void init();
    void cleanup();
    void showsWhoAsks();
    void writesAndApproves();
    void writesOnly();
    void declines();
    void theGreetingIsInserted();
    void afterFiveMinutesOnlyDecisionsAreLeft();
    void anOpenDialogNeedsNoWindow();
    void somebodyElseWasFaster();
    void theServersWordsAreShown();
    void manyAreApprovedAtOnce();
    void whatIsProcessedIsShownOnRequest();
    void nobodyWaits();
    void draftsStayWithTheirRequest();
    void thePersonIsAskedFor();
    void textsArePlainAndFit();
    void everyTextFollowsTheLanguage();
    void keyboardAndScreenReader();

private:
    template <class T>
    T *find(const char *name)
    {
        T *found = m_page->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    QTableView *table() { return find<QTableView>("joinTable"); }
    QPushButton *button(const char *name) { return find<QPushButton>(name); }
    QPlainTextEdit *composer() { return find<QPlainTextEdit>("joinComposer"); }
    QString textOf(const char *name) { return find<QLabel>(name)->text(); }
    void click(const char *name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    int rows() { return table()->model()->rowCount(); }
    int rowOf(const QString &name)
    {
        for (int row = 0; row < rows(); ++row) {
            if (table()->model()->index(row, 0).data().toString() == name)
                return row;
        }
        return -1;
    }
    QString cell(const QString &name, int column)
    {
        return table()->model()->index(rowOf(name), column).data().toString();
    }
    void select(const QString &name)
    {
        QTRY_VERIFY(rowOf(name) >= 0);
        table()->selectionModel()->setCurrentIndex(table()->model()->index(rowOf(name), 0),
                                                   QItemSelectionModel::ClearAndSelect |
                                                       QItemSelectionModel::Rows);
        QCOMPARE(textOf("requesterLabel"), name);
    }
    JoinRequestState stateOf(qint64 user)
    {
        const auto database = m_desk->look();
        const storage::JoinRequestRepository requests(*database);
        for (const auto &request :
             requests.waiting(100).value() + requests.processed(100).value()) {
            if (request.user == user)
                return request.state;
        }
        return {};
    }
    QStringList methods()
    {
        QStringList names;
        for (const auto &entry : m_desk->server().record().entries())
            names.append(QString::fromLatin1(entry.method));
        return names;
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<widgets::JoinRequestsPage> m_page;
};

void TestJoinRequestsPage::init()
{
    m_desk = std::make_unique<Desk>();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    auto &people = m_desk->server().world().people();
    people.add({.id = Ann,
                .firstName = u"Анна"_s,
                .username = u"anna"_s,
                .language = 1,
                .hasOtherChatId = true});
    people.add({.id = Boris, .firstName = u"Boris"_s, .hasOtherChatId = true});
    m_desk->add(Late, u"Late"_s, "en");
    m_desk->add(Known, u"Known"_s, "en");
    m_desk->act({.kind = DeedKind::Start, .person = Known, .at = now - 900'000});
    m_desk->act({.kind = DeedKind::RequestToJoin, .person = Known, .at = now - 800'000});
    m_desk->act({.kind = DeedKind::RequestToJoin, .person = Late, .at = now - 400'000});
    m_desk->act({.kind = DeedKind::RequestToJoin,
                 .person = Ann,
                 .text = u"<i>Читаю</i> & пишу"_s,
                 .at = now - 60'000});
    m_desk->act({.kind = DeedKind::RequestToJoin, .person = Boris, .at = now - 30'000});
    QVERIFY(m_desk->begin());
    QTRY_COMPARE(m_desk->session().state().users, 4);
    m_page = std::make_unique<widgets::JoinRequestsPage>(m_desk->session());
    m_page->resize(1180, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_COMPARE(rows(), 4);
}

void TestJoinRequestsPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

void TestJoinRequestsPage::showsWhoAsks()
{
    QCOMPARE(m_page->waitingCount(), 4);
    QTRY_COMPARE(textOf("joinCountLabel"), u"4 requests wait"_s);
    QCOMPARE(rowOf(u"Анна"_s), 0); // the shortest time first
    static const QRegularExpression fourMinutes(u"^(4:00|3:5[0-9])$"_s);
    QVERIFY(fourMinutes.match(cell(u"Анна"_s, JoinRequestModel::TimeLeft)).hasMatch());
    QCOMPARE(cell(u"Late"_s, JoinRequestModel::TimeLeft), u"Over"_s);
    QCOMPARE(cell(u"Late"_s, JoinRequestModel::Dialog), u"Not started"_s);
    QCOMPARE(cell(u"Known"_s, JoinRequestModel::Dialog), u"Open"_s);
    select(u"Анна"_s);
    QVERIFY(textOf("requesterIdentityLabel").startsWith(u"@anna · id 1 · "_s));
    QVERIFY(textOf("requestedChatLabel").startsWith(u"Asked to join “Botdesk news”"_s));
    QCOMPARE(textOf("bioLabel"), u"About themself: <i>Читаю</i> & пишу"_s);
    QVERIFY(textOf("situationLabel").endsWith(u"left to write to this person."_s));
    QCOMPARE(textOf("beneathLabel"), u"Without the request: Not started"_s);
    // It counts down while one looks.
    const QString before = textOf("situationLabel");
    QTRY_VERIFY(textOf("situationLabel") != before);
    select(u"Boris"_s);
    QVERIFY(find<QLabel>("bioLabel")->isHidden());
}

void TestJoinRequestsPage::writesAndApproves()
{
    select(u"Анна"_s);
    QVERIFY(!button("writeAndApproveButton")->isEnabled());
    QCOMPARE(button("writeAndApproveButton")->toolTip(), u"Write something first."_s);
    QVERIFY(button("approveButton")->isEnabled());
    composer()->setFocus();
    QTest::keyClicks(composer(), u"Welcome"_s);
    QSignalSpy counts(m_page.get(), &widgets::JoinRequestsPage::waitingCountChanged);
    QTest::keyClick(composer(), Qt::Key_Return, Qt::ControlModifier); // the default
    QCOMPARE(composer()->toPlainText(), QString());
    QTRY_COMPARE(stateOf(Ann), JoinRequestState::Approved);
    QCOMPARE(methods(), QStringList({u"sendMessage"_s, u"approveChatJoinRequest"_s}));
    QVERIFY(m_desk->server().record().entries().front().chatId != Ann);
    // What was done stays in view, and says so.
    QTRY_COMPARE(cell(u"Анна"_s, JoinRequestModel::State), u"Approved"_s);
    QVERIFY(textOf("situationLabel").startsWith(u"You approved this request"_s));
    QCOMPARE(textOf("outcomeLabel"), u"Message: Sent\nApproval: Accepted"_s);
    QCOMPARE(button("declineButton")->toolTip(), u"This request does not wait any more."_s);
    QTRY_COMPARE(m_page->waitingCount(), 3);
    QCOMPARE(counts.last().first().toLongLong(), 3);
    // Once one looks elsewhere it leaves the list of those that wait.
    select(u"Boris"_s);
    QTRY_COMPARE(rows(), 3);
}

void TestJoinRequestsPage::writesOnly()
{
    select(u"Boris"_s);
    composer()->setPlainText(u"Who are you?"_s);
    click("writeButton");
    QTRY_COMPARE(textOf("outcomeLabel"), u"Message: Sent"_s);
    QCOMPARE(methods(), QStringList(u"sendMessage"_s));
    QCOMPARE(stateOf(Boris), JoinRequestState::Waiting);
    QVERIFY(button("approveButton")->isEnabled());
}

void TestJoinRequestsPage::declines()
{
    select(u"Boris"_s);
    click("declineButton");
    QTRY_COMPARE(stateOf(Boris), JoinRequestState::Declined);
    QTRY_COMPARE(cell(u"Boris"_s, JoinRequestModel::State), u"Declined"_s);
    QCOMPARE(methods(), QStringList(u"declineChatJoinRequest"_s));
}

void TestJoinRequestsPage::theGreetingIsInserted()
{
    select(u"Анна"_s);
    click("insertGreetingButton");
    QTRY_COMPARE(composer()->toPlainText(), u"Привет, Анна"_s);
    QVERIFY(button("writeAndApproveButton")->isEnabled());
    QVERIFY(methods().isEmpty());
    m_desk->session().setGreetings({});
    QTRY_VERIFY(storage::GreetingRepository(*m_desk->look()).greetings().value().isEmpty());
    click("insertGreetingButton");
    QTRY_VERIFY(!button("insertGreetingButton")->isEnabled());
    QCOMPARE(textOf("whyNoAnswerLabel"), u"This bot has no greeting yet."_s);
    QCOMPARE(composer()->toPlainText(), u"Привет, Анна"_s);
}

void TestJoinRequestsPage::afterFiveMinutesOnlyDecisionsAreLeft()
{
    select(u"Late"_s);
    QVERIFY(textOf("situationLabel").startsWith(u"The five minutes to write are over."_s));
    for (const char *name : {"writeAndApproveButton", "writeButton", "insertGreetingButton"}) {
        QVERIFY(!button(name)->isEnabled());
        QCOMPARE(button(name)->toolTip(), u"The five minutes to write to this person are over."_s);
        QCOMPARE(button(name)->accessibleDescription(), button(name)->toolTip());
    }
    QVERIFY(!composer()->isEnabled());
    click("approveButton");
    QTRY_COMPARE(stateOf(Late), JoinRequestState::Approved);
}

void TestJoinRequestsPage::anOpenDialogNeedsNoWindow()
{
    select(u"Known"_s);
    QVERIFY(composer()->isEnabled());
    QVERIFY(textOf("situationLabel").startsWith(u"The dialog with this person is open"_s));
    QCOMPARE(textOf("beneathLabel"), u"Without the request: Open · Pressed Start"_s);
    composer()->setPlainText(u"Hello again"_s);
    click("writeAndApproveButton");
    QTRY_COMPARE(stateOf(Known), JoinRequestState::Approved);
    QCOMPARE(m_desk->server().record().deliveredTo(Known), 1);
}

void TestJoinRequestsPage::somebodyElseWasFaster()
{
    select(u"Анна"_s);
    composer()->setPlainText(u"half a thought"_s);
    m_desk->act({.kind = DeedKind::ApprovedByOther, .person = Ann});
    QTRY_VERIFY(textOf("situationLabel").startsWith(u"Somebody else processed this request"_s));
    QCOMPARE(cell(u"Анна"_s, JoinRequestModel::State), u"Processed by somebody else"_s);
    QVERIFY(!button("writeAndApproveButton")->isEnabled());
    // A decline elsewhere is told by nobody but the server's refusal.
    select(u"Boris"_s);
    m_desk->act({.kind = DeedKind::DeclinedByOther, .person = Boris});
    click("approveButton");
    QTRY_VERIFY(textOf("situationLabel").startsWith(u"Somebody else processed this request"_s));
    QVERIFY(textOf("outcomeLabel").contains(u"HIDE_REQUESTER_MISSING"_s));
}

void TestJoinRequestsPage::theServersWordsAreShown()
{
    m_desk->server().faults().inject({.kind = FaultKind::Refuse,
                                      .method = "approveChatJoinRequest",
                                      .status = 400,
                                      .description = "Bad Request: not enough rights"});
    select(u"Boris"_s);
    click("approveButton");
    QTRY_COMPARE(cell(u"Boris"_s, JoinRequestModel::State), u"Waiting, the server refused"_s);
    QCOMPARE(textOf("outcomeLabel"), u"Approval: Refused: Bad Request: not enough rights"_s);
    QTRY_VERIFY(button("approveButton")->isEnabled());
}

void TestJoinRequestsPage::manyAreApprovedAtOnce()
{
    table()->selectAll();
    QCOMPARE(textOf("manyRequestsLabel"), u"4 requests selected"_s);
    QCOMPARE(button("approveAllButton")->text(), u"&Approve 4 requests…"_s);
    click("approveAllButton");
    auto *box = m_page->findChild<QMessageBox *>(u"confirmJoinAnswers"_s);
    QVERIFY(box && box->isVisible());
    QCOMPARE(box->text(), u"Let 4 people in?"_s);
    QVERIFY(methods().isEmpty()); // told before anything is sent
    QTest::mouseClick(box->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
    QTRY_COMPARE(methods().size(), 4);
    QTRY_COMPARE(m_page->waitingCount(), 0);
    QCOMPARE(methods().count(u"approveChatJoinRequest"_s), 4);
    QTRY_VERIFY(!button("declineAllButton")->isEnabled());
    QCOMPARE(button("declineAllButton")->toolTip(),
             u"None of these requests waits for an answer."_s);
}

void TestJoinRequestsPage::whatIsProcessedIsShownOnRequest()
{
    m_desk->act({.kind = DeedKind::ApprovedByOther, .person = Ann});
    QTRY_COMPARE(rows(), 3);
    find<QComboBox>("joinFilter")->setCurrentIndex(1);
    QTRY_COMPARE(rows(), 4);
    QCOMPARE(rowOf(u"Анна"_s), 3);
    find<QComboBox>("joinFilter")->setCurrentIndex(0);
    QTRY_COMPARE(rows(), 3);
}

void TestJoinRequestsPage::nobodyWaits()
{
    for (const qint64 id : {Ann, Boris, Late, Known})
        m_desk->act({.kind = DeedKind::ApprovedByOther, .person = id});
    QTRY_COMPARE(rows(), 0);
    QTRY_VERIFY(find<QLabel>("noRequestsLabel")->isVisible());
    QVERIFY(textOf("noRequestsLabel").contains(u"@demo_bot"_s));
    click("showAllRequestsButton");
    QTRY_COMPARE(rows(), 4);
    QVERIFY(table()->isVisible());
}

void TestJoinRequestsPage::draftsStayWithTheirRequest()
{
    select(u"Анна"_s);
    composer()->setPlainText(u"half a thought"_s);
    select(u"Boris"_s);
    QCOMPARE(composer()->toPlainText(), QString());
    select(u"Анна"_s);
    QCOMPARE(composer()->toPlainText(), u"half a thought"_s);
}

void TestJoinRequestsPage::thePersonIsAskedFor()
{
    QSignalSpy asked(m_page.get(), &widgets::JoinRequestsPage::personRequested);
    select(u"Boris"_s);
    click("personButton");
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<domain::UserId>(), Boris);
}

void TestJoinRequestsPage::textsArePlainAndFit()
{
    select(u"Анна"_s);
    for (const auto *label : m_page->findChildren<QLabel *>()) {
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    const int width = m_page->minimumSizeHint().width();
    QVERIFY(width <= 1180);
    m_desk->server().world().people().add({.id = 9, .firstName = QString(300, u'Щ')});
    m_desk->act({.kind = DeedKind::RequestToJoin, .person = 9, .text = QString(140, u'Ы')});
    QTRY_COMPARE(rows(), 5);
    select(QString(300, u'Щ'));
    QCOMPARE(m_page->minimumSizeHint().width(), width);
}

void TestJoinRequestsPage::everyTextFollowsTheLanguage()
{
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    select(u"Late"_s);
    language.choose(widgets::Language::Russian);
    QTRY_COMPARE(tests::leftInEnglish(*m_page), QStringList());
    QCOMPARE(cell(u"Late"_s, JoinRequestModel::Dialog), u"Не начат"_s);
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    table()->selectAll();
    QCOMPARE(tests::leftInEnglish(*m_page), QStringList());
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    language.choose(widgets::Language::English);
    QTRY_COMPARE(find<QComboBox>("joinFilter")->itemText(0), u"Waiting"_s);
}

void TestJoinRequestsPage::keyboardAndScreenReader()
{
    select(u"Анна"_s);
    QCOMPARE(tests::nameless(*m_page), QStringList());
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    // Tab leaves the table instead of walking through its cells.
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Tab);
    QVERIFY(!table()->hasFocus());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_VERIFY(composer()->hasFocus());
    table()->selectAll();
    QCOMPARE(tests::nameless(*m_page), QStringList());
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
}

QTEST_MAIN(TestJoinRequestsPage)
#include "tst_join_requests_page.moc"
