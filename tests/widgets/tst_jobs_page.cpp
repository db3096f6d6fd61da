// The page of probes and the dialog before one, driven as an operator does.
#include "../engine/desk.h"
#include "models/job_list_model.h"
#include "storage/job_repository.h"
#include "widgets/jobs_page.h"
#include "widgets/language.h"
#include "widgets/probe_dialog.h"
#include "widgets/resources.h"
#include "widgets/selection_panel.h"
#include "window_reading.h"

#include <QCheckBox>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::UserId;
using models::JobListModel;
using sandbox::DeedKind;
using sandbox::Relation;
using tests::Desk;

class TestJobsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::useResources(); }
    void init();
    void cleanup();
    void emptyTellsHowToStart();
    void aProbeIsShownToItsEnd();
    void pausesResumesAndCancels();
    void theDialogTellsWhoIsLeftOut();
    void nobodyCannotBeProbed();
    void whoWasProbedLatelyMayBeIncluded();
    void theSelectionAsksFirst();
    void followsTheLanguage();
    void keyboardAndScreenReader();

private:
    template <class T>
    T *find(const char *name, QWidget *in = nullptr)
    {
        T *found = (in ? in : m_page.get())->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    void click(const char *name, QWidget *in = nullptr)
    {
        QTest::mouseClick(find<QPushButton>(name, in), Qt::LeftButton);
    }
    QString textOf(const char *name, QWidget *in = nullptr)
    {
        return find<QLabel>(name, in)->text();
    }
    QString cell(int row, int column)
    {
        return find<QTableView>("jobsTable")->model()->index(row, column).data().toString();
    }
    int rows() { return find<QTableView>("jobsTable")->model()->rowCount(); }
    /// The dialog that @p query is asked about with, when it has counted.
    std::unique_ptr<widgets::ProbeDialog> dialogFor(const storage::UserQuery &query)
    {
        auto dialog = std::make_unique<widgets::ProbeDialog>(m_desk->session(), query);
        dialog->show();
        if (!QTest::qWaitFor(
                [&] { return find<QWidget>("detailsPanel", dialog.get())->isVisible(); }))
            return nullptr;
        return dialog;
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<widgets::JobsPage> m_page;
};

void TestJobsPage::init()
{
    m_desk = std::make_unique<Desk>();
    const qint64 earlier = QDateTime::currentMSecsSinceEpoch() - 600'000;
    for (int id = 1; id <= 90; ++id) {
        m_desk->add(id, u"Person %1"_s.arg(id));
        m_desk->act({.kind = DeedKind::Start, .person = id, .at = earlier + id});
    }
    m_desk->server().world().people().add({.id = 99, .firstName = u"Helper"_s, .isBot = true});
    m_desk->act({.kind = DeedKind::WriteInGroup, .person = 99, .text = u"beep"_s, .at = earlier});
    QVERIFY(m_desk->begin());
    QTRY_COMPARE(m_desk->session().state().users, 91);
    m_page = std::make_unique<widgets::JobsPage>(m_desk->session());
    m_page->resize(1180, 660);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(!textOf("emptyLabel").isEmpty());
}

void TestJobsPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

void TestJobsPage::emptyTellsHowToStart()
{
    QVERIFY(find<QLabel>("emptyLabel")->isVisible());
    QVERIFY(textOf("emptyLabel").startsWith(u"No probe of many yet."_s));
    click("probeEveryoneButton");
    QVERIFY(m_page->findChild<widgets::ProbeDialog *>() != nullptr);
    QVERIFY(m_page->findChild<widgets::ProbeDialog *>()->isVisible());
}

void TestJobsPage::aProbeIsShownToItsEnd()
{
    auto &people = m_desk->server().world().people();
    people.at(*people.find(1)).relation = Relation::Blocked;
    people.at(*people.find(2)).relation = Relation::Blocked;
    m_desk->session().startProbe(QList<UserId>{1, 2, 3, 99}, false);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(cell(0, JobListModel::State), u"Finished"_s);
    QCOMPARE(cell(0, JobListModel::Progress), u"4 of 4 people"_s);
    QCOMPARE(textOf("titleLabel"), u"Probe of 4 people"_s);
    QCOMPARE(find<QProgressBar>("progressBar")->value(), 1000);
    const QString result = textOf("resultLabel");
    QVERIFY(result.contains(u"2 people have stopped the bot."_s));
    QVERIFY(result.contains(u"1 people are as they were."_s));
    QVERIFY(result.contains(u"1 bots"_s));
    QVERIFY(!find<QPushButton>("pauseButton")->isVisible());
    QVERIFY(!find<QPushButton>("resumeButton")->isVisible());
    QVERIFY(!find<QPushButton>("cancelButton")->isVisible());
}

void TestJobsPage::pausesResumesAndCancels()
{
    m_desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_COMPARE(cell(0, JobListModel::State), u"Running"_s);
    QVERIFY(find<QPushButton>("pauseButton")->isVisible());
    click("pauseButton");
    QTRY_COMPARE(cell(0, JobListModel::State), u"Paused"_s);
    QVERIFY(!find<QPushButton>("pauseButton")->isVisible());
    click("resumeButton");
    QTRY_COMPARE(cell(0, JobListModel::State), u"Running"_s);
    click("pauseButton");
    QTRY_COMPARE(cell(0, JobListModel::State), u"Paused"_s);

    // Cancelling asks, and "go on" changes nothing.
    click("cancelButton");
    auto *box = m_page->findChild<QMessageBox *>(u"confirmCancel"_s);
    QVERIFY(box && box->isVisible());
    QSignalSpy gone(box, &QObject::destroyed);
    box->reject();
    QTRY_COMPARE(gone.count(), 1);
    QCOMPARE(cell(0, JobListModel::State), u"Paused"_s);
    click("cancelButton");
    box = m_page->findChild<QMessageBox *>(u"confirmCancel"_s);
    QVERIFY(box);
    QTest::mouseClick(box->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
    QTRY_COMPARE(cell(0, JobListModel::State), u"Cancelled"_s);
    QVERIFY(!find<QPushButton>("resumeButton")->isVisible());
}

void TestJobsPage::theDialogTellsWhoIsLeftOut()
{
    const auto dialog = dialogFor({});
    QVERIFY(dialog);
    QCOMPARE(textOf("reachedLabel", dialog.get()), u"90 people will be probed"_s);
    QCOMPARE(textOf("audienceLabel", dialog.get()), u"The bot knows 91 people."_s);
    QVERIFY(textOf("leftOutLabel", dialog.get()).contains(u"1 bots"_s));
    QCOMPARE(textOf("durationLabel", dialog.get()), u"This takes less than a minute."_s);
    QVERIFY(!find<QCheckBox>("forcedBox", dialog.get())->isEnabled()); // nobody was probed
    QVERIFY(find<QPushButton>("startButton", dialog.get())->isEnabled());
    const auto *leftOut = find<QLabel>("leftOutLabel", dialog.get());
    QVERIFY(leftOut->height() >= leftOut->heightForWidth(leftOut->width())); // nothing is cut off
    // Told before anything is done; cancelling does nothing.
    click("cancelButton", dialog.get());
    QVERIFY(!dialog->isVisible());
    QCOMPARE(rows(), 0);
    // A 1 in the name or in the id.
    const auto again = dialogFor({.search = u"person 1"_s});
    QVERIFY(again);
    QCOMPARE(textOf("audienceLabel", again.get()), u"18 people are in this filter."_s);
    QSignalSpy accepted(again.get(), &QDialog::accepted);
    click("startButton", again.get());
    QCOMPARE(accepted.count(), 1);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(cell(0, JobListModel::Progress), u"18 of 18 people"_s);
}

void TestJobsPage::nobodyCannotBeProbed()
{
    const auto dialog = dialogFor({.search = u"nobody"_s});
    QVERIFY(dialog);
    QCOMPARE(textOf("reachedLabel", dialog.get()), u"Nobody would be probed"_s);
    QVERIFY(!find<QPushButton>("startButton", dialog.get())->isEnabled());
}

void TestJobsPage::whoWasProbedLatelyMayBeIncluded()
{
    m_desk->session().startProbe(QList<UserId>{1, 2}, false);
    QTRY_COMPARE(cell(0, JobListModel::State), u"Finished"_s);
    m_desk->end();
    {
        auto database = storage::Database::open(engine::databasePath(m_desk->folder()),
                                                storage::Database::Mode::ReadWrite);
        QVERIFY((*database)
                    ->execute(u"UPDATE outbox SET attempted_ms = attempted_ms - 120000"_s)
                    .has_value());
    }
    m_page.reset();
    QVERIFY(m_desk->begin());
    const auto dialog = dialogFor({.search = u"person 1"_s});
    QVERIFY(dialog);
    auto *forced = find<QCheckBox>("forcedBox", dialog.get());
    QVERIFY(forced->isEnabled());
    QCOMPARE(textOf("reachedLabel", dialog.get()), u"17 people will be probed"_s);
    QVERIFY(find<QLabel>("leftOutLabel", dialog.get())->isVisible());
    forced->toggle();
    QCOMPARE(textOf("reachedLabel", dialog.get()), u"18 people will be probed"_s);
    QVERIFY(!find<QLabel>("leftOutLabel", dialog.get())->isVisible());
    click("startButton", dialog.get());
    QTRY_COMPARE(m_desk->server().record().entries().size(), size_t(2 + 18));
}

void TestJobsPage::theSelectionAsksFirst()
{
    widgets::SelectionPanel panel(m_desk->session());
    panel.show();
    panel.setAudience(QList<UserId>{1, 2, 99}, 3);
    QTRY_VERIFY(find<QPushButton>("probeAllButton", &panel)->isEnabled());
    click("probeAllButton", &panel);
    auto *dialog = panel.findChild<widgets::ProbeDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE(textOf("reachedLabel", dialog), u"2 people will be probed"_s);
    QCOMPARE(textOf("audienceLabel", dialog), u"3 people are selected."_s);
    click("startButton", dialog);
    QTRY_COMPARE(cell(0, JobListModel::Progress), u"3 of 3 people"_s);
}

void TestJobsPage::followsTheLanguage()
{
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    m_desk->session().startProbe(QList<UserId>{1, 2, 99}, false);
    QTRY_COMPARE(cell(0, JobListModel::State), u"Finished"_s);
    const auto dialog = dialogFor({});
    QVERIFY(dialog);
    language.choose(widgets::Language::Russian);
    language.choose(widgets::Language::English);
    QTRY_COMPARE(cell(0, JobListModel::State), u"Finished"_s);
    QVERIFY(!textOf("resultLabel").isEmpty());
    QVERIFY(find<QPushButton>("startButton", dialog.get())->isEnabled());
}

void TestJobsPage::keyboardAndScreenReader()
{
    m_desk->session().startProbe(storage::UserQuery{}, false);
    QTRY_COMPARE(cell(0, JobListModel::State), u"Running"_s);
    QCOMPARE(tests::nameless(*m_page), QStringList());
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    // Pausing by the keyboard leaves the focus on what undoes it.
    find<QPushButton>("pauseButton")->setFocus();
    QTest::keyClick(find<QPushButton>("pauseButton"), Qt::Key_Space);
    QTRY_COMPARE(cell(0, JobListModel::State), u"Paused"_s);
    QTRY_COMPARE(m_page->focusWidget(), find<QPushButton>("resumeButton"));
    const auto dialog = dialogFor({});
    QVERIFY(dialog);
    QCOMPARE(tests::nameless(*dialog), QStringList());
    QCOMPARE(tests::mnemonicClashes(*dialog), QStringList());
}

QTEST_MAIN(TestJobsPage)
#include "tst_jobs_page.moc"
