#pragma once

#include "../engine/desk.h"
#include "widgets/people_page.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace botdesk::tests
{

using namespace Qt::StringLiterals;

/// The page of people with five of them, for tests that drive it as an operator does.
class PeoplePageTest : public QObject
{
protected:
    void begin()
    {
        using sandbox::DeedKind;
        m_desk = std::make_unique<Desk>();
        const qint64 earlier = QDateTime::currentMSecsSinceEpoch() - 600'000;
        m_desk->add(1, u"Наталья"_s);
        m_desk->add(2, u"Ann"_s, "en");
        m_desk->add(3, u"<b>Bold</b> & <i>"_s, "de");
        m_desk->add(4, u"Stranger"_s, "");
        m_desk->add(5, u"Zed"_s, "en");
        for (const qint64 id : {1, 2, 3})
            m_desk->act({.kind = DeedKind::Start,
                         .person = id,
                         .text = u"spring"_s,
                         .at = earlier + id * 1000});
        m_desk->act({.kind = DeedKind::InlineQuery, .person = 4, .text = u"x"_s});
        m_desk->act({.kind = DeedKind::Start, .person = 5, .at = earlier + 9000});
        m_desk->act({.kind = DeedKind::Block, .person = 5, .at = earlier + 20'000});
        QVERIFY(m_desk->begin());
        QTRY_COMPARE(m_desk->session().state().users, 5);
        m_page = std::make_unique<widgets::PeoplePage>(m_desk->session());
        m_page->resize(1200, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_COMPARE(rows(), 5);
    }
    void end()
    {
        m_page.reset();
        m_desk.reset();
    }

    template <class T>
    T *find(const char *name)
    {
        T *found = m_page->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    QTableView *table() { return find<QTableView>("peopleTable"); }
    QString cell(int row, int column)
    {
        return table()->model()->index(row, column).data().toString();
    }
    int rows() { return table()->model()->rowCount(); }
    int rowOf(const QString &name)
    {
        for (int row = 0; row < rows(); ++row) {
            if (cell(row, models::UserTableModel::Name) == name)
                return row;
        }
        return -1;
    }
    void select(const QString &name)
    {
        QTRY_VERIFY(rowOf(name) >= 0);
        // Not selectRow(): it would heed the modifiers of an earlier key.
        table()->selectionModel()->setCurrentIndex(table()->model()->index(rowOf(name), 0),
                                                   QItemSelectionModel::ClearAndSelect |
                                                       QItemSelectionModel::Rows);
        QTRY_COMPARE(find<QLabel>("nameLabel")->text(), name);
    }
    void click(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    QString textOf(const char *name) { return find<QLabel>(name)->text(); }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<widgets::PeoplePage> m_page;
};

} // namespace botdesk::tests
