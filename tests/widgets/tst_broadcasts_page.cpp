// The page of broadcasts, driven as an operator does.
#include "broadcast_test.h"
#include "models/broadcast_list_model.h"
#include "models/recipient_list_model.h"
#include "widgets/banner.h"
#include "widgets/broadcast_panel.h"
#include "widgets/broadcasts_page.h"
#include "widgets/export_dialog.h"
#include "widgets/language.h"
#include "widgets/moment_dialog.h"
#include "widgets/telegram_text.h"
#include "window_reading.h"

#include <QDateTimeEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::UserId;
using models::JobListModel;
using models::RecipientListModel;

class TestBroadcastsPage : public tests::BroadcastTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void emptyTellsHowToStart();
    void aBroadcastIsShownToItsEnd();
    void pausesResumesAndCancels();
    void recipientsAreToldByOutcome();
    void recipientsAreExported();
    void thoseWhoGotNothingMayGetItAgain();
    void aScheduledOneIsChangedAndBegun();
    void theReasonOfAPauseIsTold();
    void theMessageIsShown();
    void nothingButTelegramsTagsIsShown();
    void everyTextFollowsTheLanguage();
    void keyboardAndScreenReader();

private:
    QWidget *page() { return m_page.get(); }
    QString cell(int row, int column)
    {
        return find<QTableView>("broadcastsTable", page())
            ->model()
            ->index(row, column)
            .data()
            .toString();
    }
    int rows() { return find<QTableView>("broadcastsTable", page())->model()->rowCount(); }
    QString state() { return cell(0, JobListModel::State); }
    bool isShown(const char *button) { return find<QPushButton>(button, page())->isVisible(); }
    void begin(const storage::Audience &audience, domain::Milliseconds at = 0,
               const QString &text = u"Hello {first_name}"_s)
    {
        m_desk->session().startBroadcast(
            {.content = {.texts = {{QString(), text}}}, .audience = audience, .startAt = at});
    }
    void showPeople(int group)
    {
        auto *tabs = find<QTabWidget>("detailTabs", page());
        tabs->setCurrentIndex(1);
        find<QComboBox>("outcomeFilter", page())->setCurrentIndex(group);
    }
    int people() { return find<QTableView>("recipientsTable", page())->model()->rowCount(); }
    QString person(int row, int column)
    {
        return find<QTableView>("recipientsTable", page())
            ->model()
            ->index(row, column)
            .data()
            .toString();
    }

    std::unique_ptr<widgets::BroadcastsPage> m_page;
};

void TestBroadcastsPage::init()
{
    beginDesk();
    m_page = std::make_unique<widgets::BroadcastsPage>(m_desk->session());
    m_page->resize(1180, 660);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(!textOf("emptyLabel", page()).isEmpty());
}

void TestBroadcastsPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

void TestBroadcastsPage::emptyTellsHowToStart()
{
    QVERIFY(find<QLabel>("emptyLabel", page())->isVisible());
    QVERIFY(textOf("emptyLabel", page()).startsWith(u"No broadcast yet."_s));
    QSignalSpy wanted(m_page.get(), &widgets::BroadcastsPage::newRequested);
    click("newButton", page());
    QCOMPARE(wanted.count(), 1);
}

void TestBroadcastsPage::aBroadcastIsShownToItsEnd()
{
    begin(storage::UserQuery{});
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(state(), u"Finished"_s);
    QCOMPARE(cell(0, JobListModel::What), u"Hello {first_name}"_s);
    QCOMPARE(cell(0, JobListModel::Progress), u"40 of 40 people"_s);
    QCOMPARE(textOf("titleLabel", page()), u"Broadcast to 40 people"_s);
    QCOMPARE(find<QProgressBar>("progressBar", page())->value(), 1000);
    QVERIFY(textOf("resultLabel", page()).contains(u"40 people have got it."_s));
    const QString skipped = textOf("skippedLabel", page());
    QVERIFY2(skipped.contains(u"2 people who have stopped the bot"_s), qPrintable(skipped));
    QVERIFY(textOf("whomLabel", page()).contains(u"Everyone whom the bot knows."_s));
    for (const char *button : {"pauseButton", "resumeButton", "cancelButton", "againButton"})
        QVERIFY(!isShown(button)); // everybody got it
    QCOMPARE(delivered().size(), open);
}

void TestBroadcastsPage::pausesResumesAndCancels()
{
    begin(storage::UserQuery{});
    QTRY_COMPARE(state(), u"Running"_s);
    QVERIFY(!isShown("resumeButton"));
    click("pauseButton", page());
    QTRY_COMPARE(state(), u"Paused"_s);
    QTRY_VERIFY(isShown("resumeButton"));
    click("resumeButton", page());
    QTRY_COMPARE(state(), u"Running"_s);
    click("pauseButton", page());
    QTRY_COMPARE(state(), u"Paused"_s);
    // Cancelling asks, and leaving it changes nothing.
    click("cancelButton", page());
    auto *question = opened<QMessageBox>("confirmCancel", page());
    QVERIFY(question);
    question->reject();
    QTRY_VERIFY(!opened<QMessageBox>("confirmCancel", page()));
    QCOMPARE(state(), u"Paused"_s);
    click("cancelButton", page());
    QVERIFY(opened<QMessageBox>("confirmCancel", page()));
    click("confirmButton", opened<QMessageBox>("confirmCancel", page()));
    QTRY_COMPARE(state(), u"Cancelled"_s);
    QTRY_VERIFY(isShown("againButton") && !isShown("cancelButton"));
    QVERIFY(delivered().size() < open);
}

void TestBroadcastsPage::recipientsAreToldByOutcome()
{
    auto &world = m_desk->server().world().people();
    world.at(*world.find(3)).relation = sandbox::Relation::Blocked; // the bot does not know it yet
    begin(storage::UserQuery{});
    QTRY_COMPARE(state(), u"Finished"_s);
    showPeople(0);
    QTRY_COMPARE(people(), open - 1);
    QCOMPARE(find<QComboBox>("outcomeFilter", page())->currentText(), u"Sent (39)"_s);
    showPeople(1);
    QTRY_COMPARE(people(), 1);
    QCOMPARE(person(0, RecipientListModel::Name), u"Person 3"_s);
    QCOMPARE(person(0, RecipientListModel::Dialog), u"Stopped the bot"_s);
    QVERIFY(person(0, RecipientListModel::Why).contains(u"blocked by the user"_s));
    QSignalSpy activated(m_page.get(), &widgets::BroadcastsPage::personActivated);
    auto *table = find<QTableView>("recipientsTable", page());
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<UserId>(), 3);
    showPeople(2);
    QTRY_VERIFY(find<QLabel>("recipientsLabel", page())->isVisible());
    QCOMPARE(people(), 0);
    QVERIFY(!isEnabled("exportButton", page()));
}

void TestBroadcastsPage::recipientsAreExported()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"got.csv"_s);
    begin(QList<UserId>{1, 2, 3});
    QTRY_COMPARE(state(), u"Finished"_s);
    showPeople(0);
    QTRY_VERIFY(isEnabled("exportButton", page()));
    click("exportButton", page());
    auto *dialog = opened<widgets::ExportDialog>("exportDialog", page());
    QVERIFY(dialog);
    QVERIFY(textOf("explanation", dialog).contains(u"3 people"_s));
    dialog->exportTo(path);
    QTRY_VERIFY(find<widgets::Banner>("banner", dialog)->isVisible());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray rows = file.readAll();
    QCOMPARE(rows.count('\n'), 4); // with the header
    QVERIFY(rows.contains("Person 2"));
}

void TestBroadcastsPage::thoseWhoGotNothingMayGetItAgain()
{
    auto &world = m_desk->server().world().people();
    world.at(*world.find(3)).relation = sandbox::Relation::Blocked;
    begin(QList<UserId>{1, 2, 3});
    QTRY_COMPARE(state(), u"Finished"_s);
    QTRY_VERIFY(isShown("againButton") && isEnabled("againButton", page()));
    QSignalSpy wanted(m_page.get(), &widgets::BroadcastsPage::againRequested);
    click("againButton", page());
    QCOMPARE(wanted.count(), 1);
    const auto content = wanted.first().at(1).value<storage::Broadcast>();
    QCOMPARE(content.texts.value(QString()), u"Hello {first_name}"_s);
    // Person 3 comes back, and is the only one who gets it now.
    m_desk->act({.kind = sandbox::DeedKind::Start, .person = 3});
    QTRY_COMPARE(m_desk->status(3), domain::DialogStatus::Open);
    m_desk->server().record().clear();
    begin(storage::MissedBy{.jobId = wanted.first().at(0).toLongLong()});
    QTRY_COMPARE(rows(), 2);
    QTRY_COMPARE(state(), u"Finished"_s);
    QCOMPARE(delivered().keys(), QList<qint64>{3});
}

void TestBroadcastsPage::aScheduledOneIsChangedAndBegun()
{
    const auto tomorrow = QDateTime::currentDateTime().addDays(1);
    begin(storage::UserQuery{}, tomorrow.toMSecsSinceEpoch());
    QTRY_COMPARE(state(), u"Scheduled"_s);
    QTRY_VERIFY(isShown("startNowButton") && isShown("rescheduleButton"));
    QVERIFY(!isShown("pauseButton"));
    QVERIFY(textOf("momentsLabel", page()).startsWith(u"Begins "_s));
    const QString before = textOf("momentsLabel", page());
    click("rescheduleButton", page());
    auto *chooser = opened<widgets::MomentDialog>("momentDialog", page());
    QVERIFY(chooser);
    auto *field = find<QDateTimeEdit>("momentField", chooser);
    field->setDateTime(QDateTime::currentDateTime().addSecs(-5));
    QVERIFY(!isEnabled("changeButton", chooser));
    field->setDateTime(tomorrow.addDays(2));
    click("changeButton", chooser);
    QTRY_VERIFY(textOf("momentsLabel", page()) != before);
    QVERIFY(delivered().isEmpty());
    click("startNowButton", page());
    QTRY_VERIFY(opened<QMessageBox>("confirmStartNow", page()));
    click("confirmButton", opened<QMessageBox>("confirmStartNow", page()));
    QTRY_COMPARE(state(), u"Finished"_s);
    QCOMPARE(delivered().size(), open);
}

void TestBroadcastsPage::theReasonOfAPauseIsTold()
{
    // A window shows what the database says, whatever brought it there.
    storage::Job job{.id = 1,
                     .kind = storage::JobKind::Broadcast,
                     .state = storage::JobState::Paused,
                     .total = 5,
                     .pauseReason = storage::PauseReason::TextRefused,
                     .pauseText = u"Bad Request: can't parse entities"_s};
    widgets::BroadcastPanel panel(m_desk->session());
    panel.show();
    panel.setReport({.job = job});
    auto *banner = find<widgets::Banner>("pausedBanner", &panel);
    QVERIFY(banner->isVisible());
    QVERIFY(tests::readTexts(*banner).join(u'\n').contains(u"can't parse entities"_s));
    QVERIFY(find<QPushButton>("resumeButton", &panel)->isVisible());
    job.pauseReason = storage::PauseReason::MomentPassed;
    panel.setReport({.job = job});
    QVERIFY(find<QPushButton>("startNowButton", &panel)->isVisible());
    QVERIFY(!find<QPushButton>("resumeButton", &panel)->isVisible());
    job.pauseReason = storage::PauseReason::None;
    panel.setReport({.job = job});
    QVERIFY(!banner->isVisible());
    QVERIFY(find<QLabel>("standingLabel", &panel)->isVisible());
}

void TestBroadcastsPage::theMessageIsShown()
{
    m_desk->session().startBroadcast(
        {.content = {.texts = {{QString(), u"<b>Hello</b> you"_s}, {u"ru"_s, u"Привет"_s}},
                     .html = true,
                     .buttons = {{.text = u"Shop"_s, .url = u"https://example.org"_s}}},
         .audience = QList<UserId>{1, 4}});
    QTRY_COMPARE(state(), u"Finished"_s);
    QCOMPARE(cell(0, JobListModel::What), u"Hello you"_s); // without its markup
    find<QTabWidget>("detailTabs", page())->setCurrentIndex(2);
    auto *view = find<QTextBrowser>("contentView", page());
    QTRY_VERIFY(view->toPlainText().startsWith(u"Hello you"_s));
    QVERIFY(view->toPlainText().contains(u"Shop"_s));
    QVERIFY(textOf("contentFacts", page()).contains(u"https://example.org"_s));
    find<QComboBox>("languageChoice", page())->setCurrentIndex(1);
    QVERIFY(view->toPlainText().startsWith(u"Привет"_s));
}

void TestBroadcastsPage::nothingButTelegramsTagsIsShown()
{
    struct Case {
        QString text;
        bool html;
        QString read;
        QString link;
    };
    const QString foreign = u"<img src=\"https://example.org/x.png\">"_s;
    const QList<Case> cases{
        {u"<b>x</b>\n&lt;"_s, false, u"<b>x</b>\n&lt;"_s, {}},
        {u"<b>x</b> <tg-spoiler>y</tg-spoiler>"_s, true, u"x y"_s, {}},
        {u"&lt;b&gt; &amp; &#65;"_s, true, u"<b> & A"_s, {}},
        {u"<a href=\"https://example.org/?a=1&amp;b=2\">x</a>"_s, true, u"x"_s,
         u"https://example.org/?a=1&b=2"_s},
        {u"<a href=\"javascript:alert(1)\">x</a>"_s, true, u"x"_s, {}},
        {u"<a href='file:///etc/passwd'>x</a>"_s, true, u"x"_s, {}},
        {u"<b>x"_s, true, u"<b>x"_s, {}}, // Telegram would not take it
        {foreign, true, foreign, {}},
        {u"<blockquote>a\nb</blockquote>"_s, true, u"a\nb"_s, {}},
    };
    for (const Case &each : cases) {
        QTextDocument document;
        document.setHtml(widgets::richTextOf(each.text, each.html));
        QCOMPARE(document.toPlainText().trimmed(), each.read);
        QStringList links;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                if (const QString to = part.fragment().charFormat().anchorHref(); !to.isEmpty())
                    links << to;
            }
        }
        QCOMPARE(links.join(u' '), each.link);
    }
}

void TestBroadcastsPage::everyTextFollowsTheLanguage()
{
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    begin(QList<UserId>{1, 51});
    QTRY_COMPARE(state(), u"Finished"_s);
    language.choose(widgets::Language::Russian);
    QTRY_COMPARE(tests::leftInEnglish(*m_page), QStringList());
    for (int tab = 0; tab < 3; ++tab) {
        find<QTabWidget>("detailTabs", page())->setCurrentIndex(tab);
        QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    }
    language.choose(widgets::Language::English);
    QTRY_COMPARE(state(), u"Finished"_s);
    QTRY_VERIFY(textOf("resultLabel", page()).contains(u"got it"_s));
}

void TestBroadcastsPage::keyboardAndScreenReader()
{
    begin(storage::UserQuery{});
    QTRY_COMPARE(state(), u"Running"_s);
    for (int tab = 0; tab < 3; ++tab) {
        find<QTabWidget>("detailTabs", page())->setCurrentIndex(tab);
        QCOMPARE(tests::nameless(*m_page), QStringList());
        QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    }
    // Pausing by the keyboard leaves the focus on what undoes it.
    auto *pause = find<QPushButton>("pauseButton", page());
    pause->setFocus();
    QTest::keyClick(pause, Qt::Key_Space);
    QTRY_COMPARE(state(), u"Paused"_s);
    QTRY_COMPARE(m_page->focusWidget(), find<QPushButton>("resumeButton", page()));
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
}

QTEST_MAIN(TestBroadcastsPage)
#include "tst_broadcasts_page.moc"
