// The desk of one bot: its pages, and the errands that lead from one to another.
#include "../engine/desk.h"
#include "models/evidence_model.h"
#include "widgets/broadcast_dialog.h"
#include "widgets/desk_page.h"
#include "widgets/import_dialog.h"
#include "widgets/language.h"
#include "widgets/login_dialog.h"
#include "widgets/people_page.h"
#include "widgets/probe_dialog.h"
#include "widgets/resources.h"
#include "window_reading.h"

#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using sandbox::DeedKind;
using tests::Desk;

class TestDeskPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::useResources(); }
    void init();
    void cleanup();
    void evidenceLeadsToItsUpdate();
    void requestsThatWaitAreCounted();
    void whomTheFilterShowsIsProbed();
    void broadcastsLeadToTheirPage();
    void importedPeopleAreProbed();
    void oneDialogAtATime();
    void everyTextFollowsTheLanguage();

private:
    template <class T>
    T *find(const char *name, const QWidget *in = nullptr)
    {
        T *found = (in ? in : m_page.get())->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    template <class Dialog>
    Dialog *dialog()
    {
        QList<Dialog *> dialogs = m_page->findChildren<Dialog *>();
        dialogs.removeIf([](const Dialog *candidate) { return !candidate->isVisible(); });
        return dialogs.isEmpty() ? nullptr : dialogs.constFirst();
    }
    QString page() const { return m_page->currentWidget()->objectName(); }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<widgets::DeskPage> m_page;
};

void TestDeskPage::init()
{
    m_desk = std::make_unique<Desk>();
    for (const qint64 id : {1, 2, 3})
        m_desk->add(id, u"Person %1"_s.arg(id), "en");
    for (const qint64 id : {1, 2})
        m_desk->act({.kind = DeedKind::Start, .person = id});
    QVERIFY(m_desk->begin());
    QTRY_COMPARE(m_desk->session().state().users, 2);
    m_page = std::make_unique<widgets::DeskPage>(m_desk->session());
    m_page->resize(1180, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestDeskPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

void TestDeskPage::evidenceLeadsToItsUpdate()
{
    auto *people = find<QTableView>("peopleTable");
    QTRY_COMPARE(people->model()->rowCount(), 2);
    people->selectionModel()->setCurrentIndex(people->model()->index(0, 0),
                                              QItemSelectionModel::ClearAndSelect |
                                                  QItemSelectionModel::Rows);
    auto *evidence = find<QTableView>("evidenceTable");
    QTRY_COMPARE(evidence->model()->rowCount(), 1);
    const QString id = QString::number(
        evidence->currentIndex().data(models::EvidenceModel::UpdateIdRole).toLongLong());
    find<QPushButton>("showUpdateButton")->click();
    QCOMPARE(page(), u"updatesPage"_s);
    QTRY_VERIFY(
        find<QPlainTextEdit>("rawText")->toPlainText().contains(u"\"update_id\": %1"_s.arg(id)));
}

void TestDeskPage::requestsThatWaitAreCounted()
{
    QCOMPARE(m_page->tabText(1), u"Join requests"_s);
    m_desk->act({.kind = DeedKind::RequestToJoin, .person = 3});
    QTRY_COMPARE(m_page->tabText(1), u"Join requests (1)"_s);
}

void TestDeskPage::whomTheFilterShowsIsProbed()
{
    find<QLineEdit>("searchField")->setText(u"person 2"_s);
    QTRY_COMPARE(find<QTableView>("peopleTable")->model()->rowCount(), 1);
    find<QPushButton>("probeShownButton")->click();
    QTRY_VERIFY(dialog<widgets::ProbeDialog>());
    auto *start = find<QPushButton>("startButton", dialog<widgets::ProbeDialog>());
    QTRY_VERIFY(start->isEnabled());
    QVERIFY(m_desk->server().record().entries().empty()); // told before anybody is probed
    start->click();
    QTRY_COMPARE(page(), u"jobsPage"_s);
    QTRY_COMPARE(m_desk->server().record().entries().size(), size_t(1));
    QCOMPARE(m_desk->server().record().entries().front().chatId, 2);
}

void TestDeskPage::broadcastsLeadToTheirPage()
{
    auto *people = find<QTableView>("peopleTable");
    QTRY_COMPARE(people->model()->rowCount(), 2);
    people->selectAll();
    find<QPushButton>("broadcastAllButton")->click();
    QTRY_VERIFY(dialog<widgets::BroadcastDialog>());
    auto *composer = dialog<widgets::BroadcastDialog>();
    QTRY_COMPARE(find<QLabel>("reachedLabel", composer)->text(), u"Reaches 2 people"_s);
    composer->reject(); // nothing was written
    QTRY_VERIFY(!dialog<widgets::BroadcastDialog>());
    find<QLineEdit>("searchField")->setText(u"person 2"_s);
    QTRY_COMPARE(people->model()->rowCount(), 1);
    m_page->broadcastShown();
    QTRY_VERIFY(dialog<widgets::BroadcastDialog>());
    composer = dialog<widgets::BroadcastDialog>();
    find<QPlainTextEdit>("textEdit", composer)->setPlainText(u"Hello"_s);
    auto *start = find<QPushButton>("startButton", composer);
    QTRY_VERIFY(start->isEnabled());
    start->click();
    QTRY_VERIFY(composer->findChild<QMessageBox *>(u"confirmStart"_s));
    find<QPushButton>("confirmButton", composer)->click();
    QTRY_COMPARE(page(), u"broadcastsPage"_s);
    QTRY_COMPARE(m_desk->server().record().deliveredTo(2), 1);
    QCOMPARE(m_desk->server().record().deliveredTo(1), 0);
    // The list leads on to the person.
    auto *recipients = find<QTableView>("recipientsTable");
    find<QTabWidget>("detailTabs")->setCurrentIndex(1);
    QTRY_COMPARE(recipients->model()->rowCount(), 1);
    Q_EMIT recipients->activated(recipients->model()->index(0, 0));
    QCOMPARE(page(), u"peoplePage"_s);
}

void TestDeskPage::importedPeopleAreProbed()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"list.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("3\nnobody\n1\n");
    file.close();
    m_page->importFile(file.fileName());
    QTRY_VERIFY(dialog<widgets::ImportDialog>());
    auto *probe = find<QPushButton>("probeButton", dialog<widgets::ImportDialog>());
    QTRY_VERIFY(probe->isEnabled() && probe->isVisible());
    QCOMPARE(m_desk->status(3), DialogStatus::Unverified);
    QCOMPARE(m_desk->status(1), DialogStatus::Open); // whom the bot knew stays as they were
    probe->click();
    QTRY_VERIFY(dialog<widgets::ProbeDialog>());
    auto *start = find<QPushButton>("startButton", dialog<widgets::ProbeDialog>());
    QTRY_VERIFY(start->isEnabled());
    start->click();
    QTRY_COMPARE(m_desk->status(3), DialogStatus::NotStarted);
}

void TestDeskPage::oneDialogAtATime()
{
    m_page->checkLogin();
    QTRY_VERIFY(dialog<widgets::LoginDialog>());
    m_page->probeShown();
    QVERIFY(!dialog<widgets::ProbeDialog>());
    dialog<widgets::LoginDialog>()->reject();
    QTRY_VERIFY(!dialog<widgets::LoginDialog>());
    m_page->probeShown();
    QTRY_VERIFY(dialog<widgets::ProbeDialog>());
}

void TestDeskPage::everyTextFollowsTheLanguage()
{
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    m_desk->act({.kind = DeedKind::RequestToJoin, .person = 3});
    QTRY_COMPARE(m_page->tabText(1), u"Join requests (1)"_s);
    language.choose(widgets::Language::Russian);
    QTRY_COMPARE(m_page->tabText(0), u"Люди"_s);
    QCOMPARE(m_page->tabText(1), u"Заявки (1)"_s);
    for (int tab = 0; tab < m_page->count(); ++tab) {
        m_page->setCurrentIndex(tab);
        QTRY_COMPARE(tests::leftInEnglish(*m_page), QStringList());
        QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
        QCOMPARE(tests::nameless(*m_page), QStringList());
    }
    language.choose(widgets::Language::English);
    QTRY_COMPARE(m_page->tabText(0), u"People"_s);
    for (int tab = 0; tab < m_page->count(); ++tab) {
        m_page->setCurrentIndex(tab);
        QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    }
}

QTEST_MAIN(TestDeskPage)
#include "tst_desk_page.moc"
