#include "widgets/join_requests_page.h"

#include "ui_join_requests_page.h"
#include "widgets/join_request_panel.h"
#include "widgets/list_table.h"
#include "widgets/status_delegate.h"

#include <QEvent>
#include <QLocale>
#include <QMessageBox>

namespace botdesk::widgets
{

using namespace std::chrono_literals;
using engine::JoinAnswer;
using models::JoinRequestModel;
using models::JoinRequestRow;
using storage::JoinRequestState;

namespace
{

/// For %n, which is an int.
int shownCount(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

} // namespace

JoinRequestsPage::JoinRequestsPage(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::JoinRequestsPage>())
    , m_model(session.reader())
    , m_panel(new JoinRequestPanel(session))
{
    m_ui->setupUi(this);
    m_ui->joinSideStack->addWidget(m_panel);
    m_ui->joinSplitter->setStretchFactor(0, 3);
    m_ui->joinSplitter->setStretchFactor(1, 2);
    m_ui->joinSplitter->setSizes({730, 450});
    QFont font = m_ui->manyRequestsLabel->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setBold(true);
    m_ui->manyRequestsLabel->setFont(font);
    setUpTable();
    connectModel();
    fillFilter();
    connect(m_ui->joinFilter, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_model.setFilter(index == 0 ? JoinRequestModel::Filter::Waiting
                                     : JoinRequestModel::Filter::All);
        renderList();
    });
    connect(m_ui->showAllRequestsButton, &QPushButton::clicked, this,
            [this] { m_ui->joinFilter->setCurrentIndex(1); });
    connect(m_ui->approveAllButton, &QPushButton::clicked, this,
            [this] { ask(JoinAnswer::Approve); });
    connect(m_ui->declineAllButton, &QPushButton::clicked, this,
            [this] { ask(JoinAnswer::Decline); });
    connect(m_panel, &JoinRequestPanel::personRequested, this, &JoinRequestsPage::personRequested);
    connect(&m_session, &engine::SessionHost::changed, &m_model, &JoinRequestModel::apply);
    renderList();
    m_model.load();
}

JoinRequestsPage::~JoinRequestsPage() = default;

void JoinRequestsPage::setUpTable()
{
    QTableView *table = m_ui->joinTable;
    table->setModel(&m_model);
    table->setItemDelegateForColumn(JoinRequestModel::Dialog, new StatusDelegate(table));
    lookLikeAList(table);
    QHeaderView *header = table->horizontalHeader();
    const QFontMetrics metrics = table->fontMetrics();
    const auto width = [&metrics](int letters) { return metrics.averageCharWidth() * letters; };
    header->resizeSection(JoinRequestModel::Name, width(20));
    header->resizeSection(JoinRequestModel::Chat, width(18));
    header->resizeSection(JoinRequestModel::RequestedAt, width(15));
    header->resizeSection(JoinRequestModel::TimeLeft, width(12));
    header->resizeSection(JoinRequestModel::Dialog, width(24));
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &JoinRequestsPage::showSelection);
    connect(table, &QAbstractItemView::activated, m_panel, &JoinRequestPanel::beginMessage);
}

void JoinRequestsPage::connectModel()
{
    connect(&m_model, &JoinRequestModel::loaded, this, [this] {
        renderSide();
        renderList();
    });
    connect(&m_model, &JoinRequestModel::ticked, this, &JoinRequestsPage::renderSide);
    connect(&m_model, &JoinRequestModel::waitingCountChanged, this,
            &JoinRequestsPage::waitingCountChanged);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_remembered = selected(); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &JoinRequestsPage::restoreSelection);
    // Not while a selection is being made: what is let go leaves the list.
    m_holdTimer.setSingleShot(true);
    connect(&m_holdTimer, &QTimer::timeout, this, [this] {
        const QList<qint64> requests = selected();
        m_model.setHeld(QSet<qint64>(requests.begin(), requests.end()));
        renderList();
    });
}

void JoinRequestsPage::fillFilter()
{
    const QSignalBlocker quiet(m_ui->joinFilter);
    const int chosen = std::max(0, m_ui->joinFilter->currentIndex());
    m_ui->joinFilter->clear();
    m_ui->joinFilter->addItem(tr("Waiting"));
    m_ui->joinFilter->addItem(tr("All"));
    m_ui->joinFilter->setCurrentIndex(chosen);
}

QList<const JoinRequestRow *> JoinRequestsPage::selectedRows() const
{
    QList<const JoinRequestRow *> rows;
    const QItemSelection selection = m_ui->joinTable->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const JoinRequestRow *shown = m_model.at(row))
                rows.append(shown);
        }
    }
    return rows;
}

QList<qint64> JoinRequestsPage::selected() const
{
    QList<qint64> requests;
    for (const JoinRequestRow *row : selectedRows())
        requests.append(row->request.id);
    return requests;
}

QList<qint64> JoinRequestsPage::answerable() const
{
    QList<qint64> requests;
    for (const JoinRequestRow *row : selectedRows()) {
        if (row->request.state == JoinRequestState::Waiting && !row->isBeingDecided())
            requests.append(row->request.id);
    }
    return requests;
}

void JoinRequestsPage::showSelection()
{
    m_holdTimer.start(0ms);
    renderSide();
}

void JoinRequestsPage::restoreSelection()
{
    QItemSelection selection;
    for (const qint64 id : std::exchange(m_remembered, {})) {
        if (const int row = m_model.rowOf(id); row >= 0)
            selection.select(m_model.index(row, 0),
                             m_model.index(row, JoinRequestModel::ColumnCount - 1));
    }
    m_ui->joinTable->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    showSelection();
}

void JoinRequestsPage::renderSide()
{
    const auto rows = selectedRows();
    if (rows.isEmpty()) {
        m_ui->joinSideStack->setCurrentWidget(m_ui->noRequestPage);
    } else if (rows.size() == 1) {
        m_panel->setRow(*rows.first(), m_model.now());
        m_ui->joinSideStack->setCurrentWidget(m_panel);
    } else {
        renderMany();
        m_ui->joinSideStack->setCurrentWidget(m_ui->manyRequestsPage);
    }
}

void JoinRequestsPage::renderMany()
{
    const int count = static_cast<int>(selectedRows().size());
    const int waiting = static_cast<int>(answerable().size());
    m_ui->manyRequestsLabel->setText(tr("%n requests selected", nullptr, count));
    m_ui->manyRequestsPlanLabel->setText(
        tr("%n of them wait for an answer. To write to somebody, select their request alone.",
           nullptr, waiting));
    m_ui->approveAllButton->setText(tr("&Approve %n requests…", nullptr, waiting));
    m_ui->declineAllButton->setText(tr("&Decline %n requests…", nullptr, waiting));
    const QString whyNot =
        waiting > 0 ? QString() : tr("None of these requests waits for an answer.");
    for (QPushButton *button : {m_ui->approveAllButton, m_ui->declineAllButton}) {
        button->setEnabled(waiting > 0);
        button->setToolTip(whyNot);
        button->setAccessibleDescription(whyNot);
    }
}

void JoinRequestsPage::renderList()
{
    const bool isEmpty = m_model.isLoaded() && m_model.rowCount() == 0;
    const bool isFiltered = m_model.filter() == JoinRequestModel::Filter::Waiting;
    m_ui->joinListStack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_ui->noRequestsPage)
                                                  : m_ui->joinTable);
    m_ui->showAllRequestsButton->setVisible(isFiltered);
    m_ui->noRequestsLabel->setText(
        tr("Nobody waits. Whoever asks to join a group or a channel that @%1 helps to run appears "
           "here.")
            .arg(m_session.botUsername()));
    const qint64 waiting = m_model.waitingCount();
    if (!m_model.isLoaded())
        m_ui->joinCountLabel->setText(tr("Counting…"));
    else if (waiting > JoinRequestModel::waitingLimit)
        m_ui->joinCountLabel->setText(
            tr("%n requests wait; the last %1 are shown", nullptr, shownCount(waiting))
                .arg(QLocale().toString(JoinRequestModel::waitingLimit)));
    else
        m_ui->joinCountLabel->setText(tr("%n requests wait", nullptr, shownCount(waiting)));
}

void JoinRequestsPage::ask(JoinAnswer answer)
{
    const QList<qint64> requests = answerable();
    const int count = static_cast<int>(requests.size());
    const bool isApproval = answer == JoinAnswer::Approve;
    auto *box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("confirmJoinAnswers"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(isApproval ? tr("Approve") : tr("Decline"));
    box->setText(isApproval ? tr("Let %n people in?", nullptr, count)
                            : tr("Decline %n requests?", nullptr, count));
    box->setInformativeText(tr("Nothing is written to them."));
    auto *yes = box->addButton(isApproval ? tr("Approve %n requests", nullptr, count)
                                          : tr("Decline %n requests", nullptr, count),
                               QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("confirmButton"));
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::accepted, this,
            [this, requests, answer] { m_session.answerJoinRequests(requests, answer); });
    box->open();
}

void JoinRequestsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    fillFilter();
    m_model.retranslate();
    renderList();
    if (m_ui->joinSideStack->currentWidget() == m_ui->manyRequestsPage)
        renderMany();
}

} // namespace botdesk::widgets
