#include "widgets/people_table.h"

#include "models/user_table_model.h"
#include "widgets/list_table.h"
#include "widgets/people_selection.h"

#include <QAccessible>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace botdesk::widgets
{

using namespace std::chrono_literals;

namespace
{

/// Rows are there after a few milliseconds. When the reader is busy the frame comes without them.
constexpr auto patience = 30ms;
/// A screen reader is told of single rows up to so many.
constexpr int mostRowsTold = 100;

int heightOf(const QItemSelection &selection)
{
    int rows = 0;
    for (const QItemSelectionRange &range : selection)
        rows += range.height();
    return rows;
}

} // namespace

PeopleTable::PeopleTable(QWidget *parent)
    : QTableView(parent)
{
    // It fills its background itself: see paintEvent().
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_patience.setSingleShot(true);
    m_patience.setTimerType(Qt::PreciseTimer);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &PeopleTable::release);
}

void PeopleTable::setPeople(models::UserTableModel &model, PeopleSelection &selection)
{
    m_people = &model;
    m_selected = &selection;
    setModel(&model);
    delete selectionModel();
    setSelectionModel(&selection);
    lookLikeAList(this);
    // To paint itself a header asks whether its whole column is selected, row by row.
    for (QHeaderView *header : {horizontalHeader(), verticalHeader()})
        header->setSelectionModel(new QItemSelectionModel(&model, header));
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &PeopleTable::keepPlace);
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, &PeopleTable::keepPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        if (!m_people->keepsPlace())
            verticalScrollBar()->setValue(0);
    });
    connect(&model, &models::UserTableModel::firstPageShown, this, &PeopleTable::returnToPlace);
    connect(&model, &models::UserTableModel::completed, this, &PeopleTable::returnToPlace);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_patience.isActive() && m_people->knows(firstRow(), lastRow()))
            release();
    });
}

void PeopleTable::selectAll()
{
    m_selected->selectEveryone();
}

void PeopleTable::keyboardSearch(const QString &search)
{
    // QAbstractItemView would ask for the text of every row there is.
    Q_EMIT searchTyped(search);
}

int PeopleTable::firstRow() const
{
    return verticalScrollBar()->value() / std::max(1, verticalHeader()->defaultSectionSize());
}

int PeopleTable::lastRow() const
{
    const int bottom = verticalScrollBar()->value() + std::max(0, viewport()->height() - 1);
    return bottom / std::max(1, verticalHeader()->defaultSectionSize());
}

void PeopleTable::look()
{
    if (m_people && isVisible())
        m_people->look(firstRow(), lastRow());
}

void PeopleTable::hold()
{
    if (m_patience.isActive() || m_people->knows(firstRow(), lastRow()))
        return;
    viewport()->setUpdatesEnabled(false);
    m_patience.start();
}

void PeopleTable::release()
{
    m_patience.stop();
    viewport()->setUpdatesEnabled(true);
}

void PeopleTable::paintEvent(QPaintEvent *event)
{
    // What was to be painted before the frame was held would be painted all the same, by then
    // without rows: nothing is touched, so that the last frame stays.
    if (m_patience.isActive())
        return;
    QPainter(viewport()).fillRect(event->rect(), palette().brush(viewport()->backgroundRole()));
    QTableView::paintEvent(event);
}

void PeopleTable::scrollContentsBy(int dx, int dy)
{
    if (dy != 0 && m_people) {
        look();
        hold();
    }
    QTableView::scrollContentsBy(dx, dy);
}

void PeopleTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    // There is no last frame of this size.
    if (m_patience.isActive())
        release();
    look();
}

void PeopleTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    look();
}

void PeopleTable::keepPlace()
{
    const int height = std::max(1, verticalHeader()->defaultSectionSize());
    const int top = verticalScrollBar()->value();
    // Who looks at the beginning goes on looking at it.
    m_topPerson = top > 0 ? m_people->idAt(top / height) : 0;
    m_topOffset = top % height;
    // Whoever is current again must not be scrolled to.
    setAutoScroll(!m_people->keepsPlace());
}

void PeopleTable::returnToPlace()
{
    executeDelayedItemsLayout();
    const int height = std::max(1, verticalHeader()->defaultSectionSize());
    if (m_people->keepsPlace() && m_topPerson != 0) {
        const int row = m_people->rowsOf({m_topPerson}).value(m_topPerson, -1);
        if (row >= 0)
            verticalScrollBar()->setValue(row * height + m_topOffset);
    }
    m_topPerson = 0;
    setAutoScroll(true);
    look();
    if (m_patience.isActive() && m_people->knows(firstRow(), lastRow()))
        release();
}

void PeopleTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    // To tell a screen reader of a change, QTableView lists every cell of it: it is passed over.
    if (heightOf(selected) <= mostRowsTold && heightOf(deselected) <= mostRowsTold) {
        QTableView::selectionChanged(selected, deselected);
        return;
    }
    // NOLINTNEXTLINE(bugprone-parent-virtual-call)
    QAbstractItemView::selectionChanged(selected, deselected);
#if QT_CONFIG(accessibility)
    QAccessibleEvent event(this, QAccessible::SelectionWithin);
    QAccessible::updateAccessibility(&event);
#endif
}

} // namespace botdesk::widgets
