// The page of raw updates: by type, with those marked that are not understood, as they came, and
// for how long they are kept.
#include "../engine/desk.h"
#include "storage/preferences_repository.h"
#include "widgets/language.h"
#include "widgets/resources.h"
#include "widgets/session_banner.h"
#include "widgets/updates_page.h"
#include "window_reading.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>

using namespace botdesk;
using namespace Qt::StringLiterals;
using models::UpdateListModel;
using sandbox::DeedKind;
using tests::Desk;

class TestUpdatesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::useResources(); }
    void init();
    void cleanup();
    void showsTypesWithCounts();
    void listsAndShowsAsItCame();
    void filtersByType();
    void marksWhatIsNotUnderstood();
    void followsWhatComes();
    void leavesTheRowsUnderTheEyes();
    void findsAnUpdate();
    void setsHowLongItIsKept();
    void isEmptyAtFirst();
    void everyTextFollowsTheLanguage();
    void keyboardAndScreenReader();
    void theBannerTellsOfAGap();

private:
    template <class T>
    T *find(const char *name)
    {
        T *found = m_page->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    QTableView *types() { return find<QTableView>("typesTable"); }
    QTableView *updates() { return find<QTableView>("updatesTable"); }
    static QString cell(QTableView *table, int row, int column)
    {
        return table->model()->index(row, column).data().toString();
    }
    int typeRow(const QString &name)
    {
        for (int row = 0; row < types()->model()->rowCount(); ++row) {
            if (cell(types(), row, 0) == name)
                return row;
        }
        return -1;
    }
    static void select(QTableView *table, int row)
    {
        table->selectionModel()->setCurrentIndex(table->model()->index(row, 0),
                                                 QItemSelectionModel::ClearAndSelect |
                                                     QItemSelectionModel::Rows);
    }
    int rows() { return updates()->model()->rowCount(); }
    QString raw() { return find<QPlainTextEdit>("rawText")->toPlainText(); }
    QString textOf(const char *name) { return find<QLabel>(name)->text(); }
    void click(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void openPage();

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<widgets::UpdatesPage> m_page;
};

void TestUpdatesPage::init()
{
    m_desk = std::make_unique<Desk>();
    m_desk->add(7, u"Наталья"_s);
    m_desk->add(8, u"<b>Bold</b>"_s, "en");
    m_desk->act({.kind = DeedKind::Start, .person = 7, .text = u"spring"_s});
    m_desk->act({.kind = DeedKind::Start, .person = 8});
    m_desk->act({.kind = DeedKind::Unheard, .person = 8});
    m_desk->act({.kind = DeedKind::InlineQuery, .person = 7, .text = u"x"_s});
    QVERIFY(m_desk->begin());
    QTRY_COMPARE(m_desk->session().state().users, 2);
    openPage();
    QTRY_COMPARE(rows(), 4);
}

void TestUpdatesPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

void TestUpdatesPage::openPage()
{
    m_page = std::make_unique<widgets::UpdatesPage>(m_desk->session());
    m_page->resize(1180, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestUpdatesPage::showsTypesWithCounts()
{
    QTRY_COMPARE(types()->model()->rowCount(), 5);
    QCOMPARE(cell(types(), 0, 0), u"All updates"_s);
    QCOMPARE(cell(types(), 0, 1), u"4"_s);
    QCOMPARE(cell(types(), 1, 0), u"Not understood"_s);
    QCOMPARE(cell(types(), 1, 1), u"1"_s);
    QCOMPARE(cell(types(), typeRow(u"message"_s), 1), u"2"_s);
    QVERIFY(typeRow(u"telepathy (not understood)"_s) > 0);
    QCOMPARE(types()->currentIndex().row(), 0);
}

void TestUpdatesPage::listsAndShowsAsItCame()
{
    QCOMPARE(cell(updates(), 0, UpdateListModel::Type), u"inline_query"_s);
    QCOMPARE(cell(updates(), 0, UpdateListModel::Who), u"Наталья"_s);
    QVERIFY(find<QPlainTextEdit>("rawText")->isHidden());
    QVERIFY(!find<QPushButton>("copyButton")->isEnabled());
    select(updates(), 3);
    QTRY_VERIFY(raw().contains(u"\"text\": \"/start spring\""_s));
    QVERIFY(raw().startsWith(u"{\n  \"update_id\": "_s));
    QVERIFY(raw().contains(cell(updates(), 3, UpdateListModel::Id)));
    QVERIFY(raw().contains(u"Наталья"_s));
    click("copyButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), raw());
    QSignalSpy asked(m_page.get(), &widgets::UpdatesPage::personRequested);
    click("personButton");
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toLongLong(), 7);
}

void TestUpdatesPage::filtersByType()
{
    QTRY_VERIFY(typeRow(u"message"_s) > 0);
    select(types(), typeRow(u"message"_s));
    QTRY_COMPARE(rows(), 2);
    QTRY_COMPARE(textOf("countLabel"), u"2 update(s) kept"_s); // no catalogue is loaded
    select(types(), 0);
    QTRY_COMPARE(rows(), 4);
}

void TestUpdatesPage::marksWhatIsNotUnderstood()
{
    QTRY_VERIFY(types()->model()->rowCount() == 5);
    select(types(), 1);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(cell(updates(), 0, UpdateListModel::Type), u"telepathy (not understood)"_s);
    select(updates(), 0);
    QTRY_VERIFY(raw().contains(u"\"strength\": 9000"_s));
    QVERIFY(raw().contains(u"<b>Bold</b>"_s));
    QVERIFY(textOf("rawLabel").startsWith(u"telepathy (not understood)"_s));
    // Nobody knows who stands where in it.
    QVERIFY(!find<QPushButton>("personButton")->isEnabled());
}

void TestUpdatesPage::followsWhatComes()
{
    m_desk->act({.kind = DeedKind::Write, .person = 7, .text = u"more"_s});
    QTRY_COMPARE(rows(), 5);
    QCOMPARE(cell(updates(), 0, UpdateListModel::Type), u"message"_s);
    QTRY_COMPARE(cell(types(), typeRow(u"message"_s), 1), u"3"_s);
    m_desk->act({.kind = DeedKind::React, .person = 7});
    QTRY_VERIFY(typeRow(u"message_reaction"_s) > 0); // a type that was not there before
    QTRY_COMPARE(rows(), 6);
    QCOMPARE(types()->currentIndex().row(), 0);
}

void TestUpdatesPage::leavesTheRowsUnderTheEyes()
{
    for (int i = 0; i < 60; ++i)
        m_desk->act({.kind = DeedKind::Write, .person = 7, .text = QString::number(i)});
    QTRY_COMPARE(rows(), 64);
    auto *bar = updates()->verticalScrollBar();
    bar->setValue(bar->maximum() / 2 + 3);
    const auto topId = [this] {
        return updates()->indexAt(QPoint(1, 1)).siblingAtColumn(UpdateListModel::Id).data();
    };
    const QVariant before = topId();
    const int offset = updates()->visualRect(updates()->indexAt(QPoint(1, 1))).top();
    select(updates(), 63);
    bar->setValue(bar->maximum() / 2 + 3);
    m_desk->act({.kind = DeedKind::Write, .person = 7, .text = u"one more"_s});
    QTRY_COMPARE(rows(), 65);
    QCOMPARE(topId(), before);
    QCOMPARE(updates()->visualRect(updates()->indexAt(QPoint(1, 1))).top(), offset);
    QCOMPARE(updates()->currentIndex().row(), 64);
    // At the top, with nothing selected, what is new is shown.
    updates()->selectionModel()->clear();
    bar->setValue(0);
    m_desk->act({.kind = DeedKind::Unheard, .person = 7});
    QTRY_COMPARE(rows(), 66);
    QCOMPARE(bar->value(), 0);
}

void TestUpdatesPage::findsAnUpdate()
{
    QTRY_COMPARE(types()->model()->rowCount(), 5);
    const qint64 id = cell(updates(), 2, UpdateListModel::Id).toLongLong();
    m_page->showUpdate(id);
    QTRY_VERIFY(raw().contains(QString::number(id)));
    QCOMPARE(updates()->currentIndex().row(), 2);
    m_page->showUpdate(5);
    QTRY_VERIFY(textOf("rawLabel").contains(u"The update 5 is no longer kept"_s));
    QVERIFY(find<QPlainTextEdit>("rawText")->isHidden());
    QVERIFY(!updates()->currentIndex().isValid());
    // Also out of a list that does not have it.
    select(types(), typeRow(u"inline_query"_s));
    QTRY_COMPARE(rows(), 1);
    m_page->showUpdate(id);
    QTRY_VERIFY(raw().contains(QString::number(id)));
    QTRY_COMPARE(rows(), 4);
    QVERIFY(raw().contains(QString::number(id)));
}

void TestUpdatesPage::setsHowLongItIsKept()
{
    auto *days = find<QSpinBox>("daysField");
    QTRY_COMPARE(days->value(), 7);
    QTRY_VERIFY(textOf("extentLabel").contains(u"on this computer"_s));
    QVERIFY(!find<QPushButton>("applyButton")->isEnabled());
    days->setValue(3);
    QVERIFY(textOf("extentLabel").contains(u"removed"_s));
    click("applyButton");
    QVERIFY(!find<QPushButton>("applyButton")->isEnabled());
    QTRY_COMPARE(storage::PreferencesRepository(*m_desk->look()).journalDays().value(), 3);
    QCOMPARE(days->value(), 3);
    // What is older goes at once.
    const QString segment = m_desk->session().journalFolder() + u"/0000000001.journal"_s;
    QFile file(segment);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-2),
                             QFileDevice::FileModificationTime));
    file.close();
    days->setValue(1);
    click("applyButton");
    QTRY_VERIFY(!QFile::exists(segment));
    QTRY_VERIFY(textOf("extentLabel").contains(u"Nothing is kept"_s));
    select(updates(), 1);
    QTRY_COMPARE(textOf("rawLabel"), u"This update is no longer kept."_s);
    // And people stay.
    QVERIFY(m_desk->user(7).has_value());
    m_desk->act({.kind = DeedKind::Write, .person = 7, .text = u"after"_s});
    QTRY_COMPARE(m_desk->messages(7).size(), 2);
    m_desk->end();
}

void TestUpdatesPage::isEmptyAtFirst()
{
    m_page.reset();
    m_desk = std::make_unique<Desk>();
    QVERIFY(m_desk->begin());
    openPage();
    QTRY_COMPARE(find<QStackedWidget>("listStack")->currentWidget()->objectName(), u"emptyPage"_s);
    QVERIFY(textOf("emptyLabel").startsWith(u"No update is kept."_s));
    m_desk->add(7, u"Ann"_s);
    m_desk->act({.kind = DeedKind::Start, .person = 7});
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(find<QStackedWidget>("listStack")->currentWidget()->objectName(), u"updatesTable"_s);
}

void TestUpdatesPage::everyTextFollowsTheLanguage()
{
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    QTRY_COMPARE(textOf("countLabel"), u"4 updates kept"_s);
    QTRY_COMPARE(find<QSpinBox>("daysField")->text(), u"7 days"_s);
    language.choose(widgets::Language::Russian);
    QTRY_COMPARE(tests::leftInEnglish(*m_page), QStringList());
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    QVERIFY(cell(types(), 0, 0) != u"All updates"_s);
    language.choose(widgets::Language::English);
    QCOMPARE(cell(types(), 0, 0), u"All updates"_s);
}

void TestUpdatesPage::keyboardAndScreenReader()
{
    select(updates(), 0);
    QTRY_VERIFY(!raw().isEmpty());
    QCOMPARE(tests::nameless(*m_page), QStringList());
    QCOMPARE(tests::mnemonicClashes(*m_page), QStringList());
    types()->setFocus();
    QTest::keyClick(types(), Qt::Key_Tab);
    QTRY_VERIFY(updates()->hasFocus());
    QTest::keyClick(updates(), Qt::Key_Down);
    QTRY_VERIFY(raw().contains(u"telepathy"_s));
    for (const auto *label : m_page->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestUpdatesPage::theBannerTellsOfAGap()
{
    const storage::Gap gap{.id = 1,
                           .from = 1'800'000'000'000,
                           .to = 1'800'010'000'000,
                           .noticedAt = 1'800'096'400'000};
    const auto content = widgets::SessionBanner::about(gap);
    QCOMPARE(content.action, widgets::BannerAction::ProbeAfterGap);
    QVERIFY(content.dismissable);
    QVERIFY(content.text().contains(
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(gap.to), QLocale::ShortFormat)));
    QVERIFY(!content.text().contains(u'%'));
    QCOMPARE(widgets::SessionBanner::peopleToProbe(gap).notHeardSince,
             std::optional<domain::Seconds>(1'800'010'000));
}

QTEST_MAIN(TestUpdatesPage)
#include "tst_updates_page.moc"
