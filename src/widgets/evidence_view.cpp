#include "widgets/evidence_view.h"

#include "ui_evidence_view.h"
#include "widgets/list_table.h"

#include <QDateTime>
#include <QEvent>
#include <QStyledItemDelegate>

#include <algorithm>

namespace botdesk::widgets
{

using models::EvidenceModel;

namespace
{

/// Sets the piece that decides apart from the others.
class EvidenceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font.setBold(index.data(EvidenceModel::DecidesRole).toBool());
    }
};

} // namespace

EvidenceView::EvidenceView(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::EvidenceView>())
{
    m_ui->setupUi(this);
    QTableView *table = m_ui->evidenceTable;
    table->setModel(&m_model);
    table->setItemDelegate(new EvidenceDelegate(table));
    lookLikeAList(table);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EvidenceView::render);
    connect(m_ui->showUpdateButton, &QPushButton::clicked, this, [this] {
        Q_EMIT updateRequested(
            m_ui->evidenceTable->currentIndex().data(EvidenceModel::UpdateIdRole).toLongLong());
    });
    render();
}

EvidenceView::~EvidenceView() = default;

void EvidenceView::setDetails(const models::UserDetails &details)
{
    const bool isSomebodyElse = std::exchange(m_user, details.user.id) != details.user.id;
    // New pieces come on top: what was selected stays selected.
    const int fromTheEnd = m_model.rowCount() - m_ui->evidenceTable->currentIndex().row();
    const bool hadSelection = !isSomebodyElse && m_ui->evidenceTable->currentIndex().isValid();
    m_model.setDetails(details);
    if (isSomebodyElse)
        m_ui->evidenceTable->resizeColumnsToContents();
    if (std::exchange(m_wantsDeciding, false) || !hadSelection)
        select(std::max(0, m_model.decidingRow(QDateTime::currentSecsSinceEpoch())));
    else
        select(m_model.rowCount() - fromTheEnd);
}

void EvidenceView::clear()
{
    m_user = 0;
    m_model.clear();
    render();
}

void EvidenceView::showDeciding()
{
    m_ui->evidenceTable->setFocus();
    m_wantsDeciding = m_user == 0;
    if (!m_wantsDeciding)
        select(std::max(0, m_model.decidingRow(QDateTime::currentSecsSinceEpoch())));
}

void EvidenceView::select(int row)
{
    const QModelIndex index = m_model.index(row, 0);
    if (!index.isValid())
        return;
    // Not selectRow(): it would heed the modifiers of an earlier key.
    m_ui->evidenceTable->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_ui->evidenceTable->scrollTo(index);
    render();
}

void EvidenceView::render()
{
    const QModelIndex current = m_ui->evidenceTable->currentIndex();
    m_ui->accountLabel->setText(current.data(EvidenceModel::AccountRole).toString());
    m_ui->showUpdateButton->setEnabled(current.data(EvidenceModel::UpdateIdRole).toLongLong() != 0);
}

void EvidenceView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_model.retranslate();
    m_ui->evidenceTable->resizeColumnsToContents();
    render();
}

} // namespace botdesk::widgets
