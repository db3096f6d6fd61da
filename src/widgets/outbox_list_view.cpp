#include "widgets/outbox_list_view.h"

#include "ui_outbox_list_view.h"
#include "widgets/error_words.h"
#include "widgets/list_table.h"

#include <QEvent>

#include <algorithm>

namespace botdesk::widgets
{

using namespace std::chrono_literals;
using models::OutboxListModel;
using storage::OutboxEntry;
using storage::OutboxList;

namespace
{

/// Often enough to watch things leave.
constexpr auto loadDelay = 250ms;
/// Of so many it takes the reader a while to count them, and others ask it, too.
constexpr qint64 many = 50'000;
constexpr auto loadDelayOfMany = 1s;

} // namespace

OutboxListView::OutboxListView(engine::SessionHost &session, OutboxList list, QWidget *parent)
    : QStackedWidget(parent)
    , m_ui(std::make_unique<Ui::OutboxListView>())
    , m_model(session.reader(), list)
{
    m_ui->setupUi(this);
    setUpTable();
    wire();
    connect(&session, &engine::SessionHost::changed, this, &OutboxListView::apply);
    render();
}

OutboxListView::~OutboxListView() = default;

void OutboxListView::setUpTable()
{
    QTableView *table = m_ui->outboxTable;
    table->setModel(&m_model);
    lookLikeAList(table);
    QHeaderView *header = table->horizontalHeader();
    const QFontMetrics metrics = table->fontMetrics();
    const auto width = [&metrics](int letters) { return metrics.averageCharWidth() * letters; };
    header->resizeSection(OutboxListModel::Person, width(26));
    header->resizeSection(OutboxListModel::What, width(16));
    header->resizeSection(OutboxListModel::Text, width(48));
    header->resizeSection(OutboxListModel::Moment, width(16));
}

void OutboxListView::wire()
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_model.load();
    });
    connect(&m_model, &OutboxListModel::loaded, this, [this] {
        m_problem.reset();
        render();
    });
    connect(&m_model, &OutboxListModel::failed, this, [this](const storage::Error &error) {
        m_problem = error;
        render();
    });
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        for (const OutboxEntry *entry : selected())
            m_remembered.append(entry->item.id);
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &OutboxListView::restoreSelection);
    connect(m_ui->outboxTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OutboxListView::changed);
    connect(m_ui->outboxTable, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) {
                if (const OutboxEntry *entry = m_model.at(index.row()))
                    Q_EMIT personRequested(entry->item.user);
            });
}

void OutboxListView::apply(const storage::ChangeSet &changes)
{
    // A pause of a job moves what is held.
    const bool concerns = changes.outbox || changes.jobs;
    if (concerns && isVisible() && !m_delay.isActive())
        m_delay.start(m_model.page().total < many ? loadDelay : loadDelayOfMany);
}

QList<const OutboxEntry *> OutboxListView::selected() const
{
    QList<int> rows;
    const QItemSelection selection = m_ui->outboxTable->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::ranges::sort(rows);
    QList<const OutboxEntry *> entries;
    for (const int row : std::as_const(rows)) {
        if (const OutboxEntry *entry = m_model.at(row))
            entries.append(entry);
    }
    return entries;
}

void OutboxListView::restoreSelection()
{
    QItemSelection selection;
    for (const qint64 id : std::exchange(m_remembered, {})) {
        if (const int row = m_model.rowOf(id); row >= 0)
            selection.select(m_model.index(row, 0),
                             m_model.index(row, OutboxListModel::ColumnCount - 1));
    }
    m_ui->outboxTable->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

QString OutboxListView::emptyText() const
{
    if (m_problem)
        return ErrorWords::about(*m_problem);
    if (!m_model.isLoaded())
        return {};
    switch (m_model.list()) {
    case OutboxList::Waiting:
        return m_model.lane() ? tr("Nothing of this kind waits.")
                              : tr("Nothing waits: all that was to be sent has left.");
    case OutboxList::Unknown:
        return tr("Of everything that was sent it is known what became of it.");
    case OutboxList::Ended:
        break;
    }
    return tr("Nothing has been sent yet.");
}

void OutboxListView::render()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_ui->emptyLabel->setText(emptyText());
    setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_ui->emptyPage) : m_ui->outboxTable);
    switch (m_model.list()) {
    case OutboxList::Waiting:
        m_ui->outboxTable->setAccessibleName(tr("What waits"));
        break;
    case OutboxList::Unknown:
        m_ui->outboxTable->setAccessibleName(tr("Unknown outcomes"));
        break;
    case OutboxList::Ended:
        m_ui->outboxTable->setAccessibleName(tr("What ended lately"));
        break;
    }
    Q_EMIT changed();
}

void OutboxListView::showEvent(QShowEvent *event)
{
    QStackedWidget::showEvent(event);
    m_model.load();
}

void OutboxListView::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_model.retranslate();
    render();
}

} // namespace botdesk::widgets
