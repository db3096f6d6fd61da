// What the page tells about one person's permission: the ledger, the grounds, names and languages.
#include "models/evidence_model.h"
#include "models/name_history_model.h"
#include "people_page_test.h"
#include "widgets/resources.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using sandbox::DeedKind;
using tests::PeoplePageTest;

class TestLedgerView : public PeoplePageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::useResources(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void theStatusOpensWhatDecidedIt();
    void groundsAreFilteredBy();
    void namesAreKept();
    void languagesTellHowTheyAreKnown();
    void aPersonIsShownWhateverTheFilters();
};

void TestLedgerView::theStatusOpensWhatDecidedIt()
{
    select(u"Zed"_s);
    const QModelIndex cell =
        table()->model()->index(rowOf(u"Zed"_s), models::UserTableModel::Dialog);
    Q_EMIT table()->activated(cell);
    auto *evidence = find<QTableView>("evidenceTable");
    QTRY_VERIFY(evidence->isVisible());
    QTRY_COMPARE(evidence->currentIndex().data(models::EvidenceModel::DecidesRole).toBool(), true);
    const QModelIndex deciding = evidence->currentIndex();
    const auto column = [&](int number) {
        return deciding.siblingAtColumn(number).data().toString();
    };
    QCOMPARE(column(models::EvidenceModel::What), u"Stopped the bot"_s);
    QCOMPARE(column(models::EvidenceModel::Effect), u"Open → Stopped the bot"_s);
    QVERIFY(column(models::EvidenceModel::Origin).endsWith(u", my_chat_member"_s));
    const QString account = textOf("accountLabel");
    QVERIFY(account.contains(u"What it changed: Open → Stopped the bot."_s));
    QVERIFY(account.contains(u"This decides the status."_s));

    QSignalSpy asked(m_page.get(), &widgets::PeoplePage::updateRequested);
    click("showUpdateButton");
    QCOMPARE(asked.size(), 1);
    QVERIFY(asked.first().first().toLongLong() > 0);
}

void TestLedgerView::groundsAreFilteredBy()
{
    auto *filter = find<QComboBox>("groundFilter");
    const auto choose = [&](domain::Ground ground) {
        filter->setCurrentIndex(filter->findData(static_cast<int>(ground)));
    };
    m_desk->act({.kind = DeedKind::ComeBack, .person = 5});
    QTRY_COMPARE(m_desk->status(5), DialogStatus::Open);
    choose(domain::Ground::Unblocked);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(cell(0, 0), u"Zed"_s);
    choose(domain::Ground::Started);
    QTRY_COMPARE(rows(), 3);
    choose(domain::Ground::JoinRequest);
    QTRY_COMPARE(rows(), 0);
    choose(domain::Ground::None);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(cell(0, 0), u"Stranger"_s);
}

void TestLedgerView::namesAreKept()
{
    m_desk->act(
        {.kind = DeedKind::Rename, .person = 2, .firstName = u"Anya"_s, .username = u"anya"_s});
    m_desk->act({.kind = DeedKind::Write, .person = 2, .text = u"renamed"_s});
    QTRY_VERIFY(rowOf(u"Anya"_s) >= 0);
    select(u"Anya"_s);
    auto *names = find<QTableView>("namesTable")->model();
    QTRY_COMPARE(names->rowCount(), 2);
    QCOMPARE(names->index(0, models::NameHistoryModel::Name).data().toString(), u"Anya"_s);
    QCOMPARE(names->index(0, models::NameHistoryModel::Username).data().toString(), u"@anya"_s);
    QCOMPARE(names->index(0, models::NameHistoryModel::Until).data().toString(), u"Now"_s);
    QCOMPARE(names->index(1, models::NameHistoryModel::Name).data().toString(), u"Ann"_s);
    find<QLineEdit>("searchField")->setText(u"ann"_s);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(cell(0, 0), u"Anya"_s);
}

void TestLedgerView::languagesTellHowTheyAreKnown()
{
    select(u"Ann"_s);
    QVERIFY(textOf("identityLabel").contains(u"English (en), reported "_s));
    select(u"Stranger"_s);
    QVERIFY(textOf("identityLabel").endsWith(u"Not reported, English is assumed"_s));
    QTRY_COMPARE(cell(rowOf(u"Stranger"_s), models::UserTableModel::Language), u"en, assumed"_s);
}

void TestLedgerView::aPersonIsShownWhateverTheFilters()
{
    find<QLineEdit>("searchField")->setText(u"zed"_s);
    QTRY_COMPARE(rows(), 1);
    m_page->showPerson(1);
    QTRY_COMPARE(textOf("nameLabel"), u"Наталья"_s);
    QCOMPARE(rows(), 5);
    QCOMPARE(table()->currentIndex().row(), rowOf(u"Наталья"_s));
}

QTEST_MAIN(TestLedgerView)
#include "tst_ledger_view.moc"
