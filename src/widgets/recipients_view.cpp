#include "widgets/recipients_view.h"

#include "models/broadcast_words.h"
#include "ui_recipients_view.h"
#include "widgets/error_words.h"
#include "widgets/list_table.h"

#include <QDateTime>
#include <QEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace botdesk::widgets
{

using models::BroadcastWords;
using models::RecipientListModel;
using storage::JobReport;
using storage::Recipient;
using storage::RecipientGroup;

namespace
{

constexpr RecipientGroup groups[] = {RecipientGroup::Sent, RecipientGroup::Refused,
                                     RecipientGroup::Unknown, RecipientGroup::TakenBack,
                                     RecipientGroup::Left};

} // namespace

RecipientsView::RecipientsView(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::RecipientsView>())
{
    m_ui->setupUi(this);
    setUpTable();
    fillFilter();
    connect(m_ui->outcomeFilter, &QComboBox::currentIndexChanged, this, [this] {
        m_isGroupChosen = true;
        reload();
    });
    connect(m_ui->exportButton, &QPushButton::clicked, this,
            [this] { Q_EMIT exportRequested(m_report.job.id, group(), countOf(group())); });
    render();
}

RecipientsView::~RecipientsView() = default;

void RecipientsView::setUpTable()
{
    QTableView *table = m_ui->recipientsTable;
    table->setModel(&m_model);
    lookLikeAList(table);
    QHeaderView *header = table->horizontalHeader();
    const QFontMetrics metrics = table->fontMetrics();
    const auto width = [&metrics](int letters) { return metrics.averageCharWidth() * letters; };
    header->resizeSection(RecipientListModel::Name, width(20));
    header->resizeSection(RecipientListModel::Username, width(15));
    header->resizeSection(RecipientListModel::Dialog, width(20));
    header->resizeSection(RecipientListModel::When, width(14));
    connect(&m_model, &RecipientListModel::pageWanted, this, &RecipientsView::read);
    connect(table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT personActivated(m_model.at(index.row()).user);
    });
}

void RecipientsView::setReport(const JobReport &report)
{
    const bool isAnother = report.job.id != m_report.job.id;
    const qint64 before = countOf(group());
    if (!isAnother && report == m_report)
        return;
    m_report = report;
    if (isAnother)
        m_isGroupChosen = false;
    const bool isOtherGroup = suggestGroup(isAnother);
    fillFilter();
    if (isAnother || isOtherGroup)
        reload();
    else
        follow(before);
    render();
}

bool RecipientsView::suggestGroup(bool isAnother)
{
    // What the operator chose stays; and so does a list that somebody may be looking at.
    if (m_isGroupChosen || (!isAnother && countOf(group()) > 0))
        return false;
    const QSignalBlocker quiet(m_ui->outcomeFilter);
    // Those who got it, or those who will, whichever there are.
    const RecipientGroup before = group();
    m_ui->outcomeFilter->setCurrentIndex(
        countOf(RecipientGroup::Sent) > 0 ? 0 : static_cast<int>(std::size(groups)) - 1);
    return group() != before;
}

void RecipientsView::follow(qint64 before)
{
    if (countOf(group()) == before || m_isStale)
        return;
    // Who comes to a list comes to its end. From the list of those who are left people go, from
    // anywhere: it is read anew unless somebody looks at what is further down.
    if (group() != RecipientGroup::Left && countOf(group()) > before)
        m_model.goOn();
    else if (m_ui->recipientsTable->verticalScrollBar()->value() == 0)
        reload();
}

void RecipientsView::reload()
{
    ++m_generation;
    m_problem.reset();
    m_isStale = !isVisible();
    if (m_isStale)
        m_model.clear();
    else
        m_model.begin();
    render();
}

void RecipientsView::read(qint64 after)
{
    const quint64 generation = m_generation;
    m_session.reader()
        .ask([job = m_report.job.id, group = group(), after](storage::Database &database) {
            return storage::RecipientReader(database).page(job, group, after,
                                                           RecipientListModel::pageSize,
                                                           QDateTime::currentSecsSinceEpoch());
        })
        .then(this, [this, generation](const storage::Result<QList<Recipient>> &page) {
            if (generation != m_generation)
                return;
            if (!page)
                m_problem = page.error();
            m_model.add(page.value_or(QList<Recipient>()));
            render();
        });
}

RecipientGroup RecipientsView::group() const
{
    return groups[std::max(0, m_ui->outcomeFilter->currentIndex())];
}

qint64 RecipientsView::countOf(RecipientGroup group) const
{
    const models::BroadcastResult result = models::broadcastResultOf(m_report.outcomes);
    switch (group) {
    case RecipientGroup::Sent:
        return result.sent;
    case RecipientGroup::Refused:
        return result.refused;
    case RecipientGroup::Unknown:
        return result.unknown;
    case RecipientGroup::TakenBack:
        return result.takenBack;
    case RecipientGroup::Left:
        return m_report.job.total - m_report.job.done;
    }
    return 0;
}

void RecipientsView::fillFilter()
{
    const QSignalBlocker quiet(m_ui->outcomeFilter);
    const int count = static_cast<int>(std::size(groups));
    while (m_ui->outcomeFilter->count() < count)
        m_ui->outcomeFilter->addItem(QString());
    for (int i = 0; i < count; ++i)
        m_ui->outcomeFilter->setItemText(i, BroadcastWords::group(groups[i], countOf(groups[i])));
}

void RecipientsView::render()
{
    m_ui->exportButton->setEnabled(countOf(group()) > 0);
    m_ui->recipientsLabel->setVisible(m_problem || m_model.rowCount() == 0);
    m_ui->recipientsLabel->setText(m_problem ? ErrorWords::about(*m_problem)
                                             : tr("Nobody, as far as is known."));
}

void RecipientsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        reload();
}

void RecipientsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_model.retranslate();
    fillFilter();
    render();
}

} // namespace botdesk::widgets
