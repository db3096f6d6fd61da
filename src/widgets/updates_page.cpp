#include "widgets/updates_page.h"

#include "models/dialog_words.h"
#include "storage/preferences_repository.h"
#include "ui_updates_page.h"
#include "widgets/not_understood_delegate.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>
#include <QScrollBar>

namespace botdesk::widgets
{

using namespace std::chrono_literals;
using engine::JournalEntry;
using engine::JournalFilter;
using engine::JournalPortion;
using models::UpdateListModel;
using models::UpdateTypeModel;
using storage::PreferencesRepository;

namespace
{

/// What arrives is shown at most so often, however busy the bot is.
constexpr auto reloadDelay = 1s;
constexpr int rowPadding = 10;

void setUpTable(QTableView *table, QAbstractItemModel *model)
{
    table->setModel(model);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + rowPadding);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace

UpdatesPage::UpdatesPage(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::UpdatesPage>())
    , m_browser(session.journalFolder())
{
    m_ui->setupUi(this);
    setUpTables();
    setUpKeeping();
    connectSession();
    connect(m_ui->copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->rawText->toPlainText()); });
    connect(m_ui->personButton, &QPushButton::clicked, this, [this] {
        if (m_shown && m_shown->person != 0)
            Q_EMIT personRequested(m_shown->person);
    });
    m_ui->rawText->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    retranslate();
    loadCounts();
    loadKeeping();
    selectType({});
}

UpdatesPage::~UpdatesPage() = default;

void UpdatesPage::setUpTables()
{
    setUpTable(m_ui->typesTable, &m_types);
    setUpTable(m_ui->updatesTable, &m_updates);
    m_ui->typesTable->setItemDelegateForColumn(
        UpdateTypeModel::Type,
        new NotUnderstoodDelegate(UpdateTypeModel::NotUnderstoodRole, m_ui->typesTable));
    m_ui->updatesTable->setItemDelegateForColumn(
        UpdateListModel::Type,
        new NotUnderstoodDelegate(UpdateListModel::NotUnderstoodRole, m_ui->updatesTable));
    QHeaderView *types = m_ui->typesTable->horizontalHeader();
    types->setStretchLastSection(false);
    types->setSectionResizeMode(UpdateTypeModel::Type, QHeaderView::Stretch);
    types->setSectionResizeMode(UpdateTypeModel::Count, QHeaderView::ResizeToContents);
    m_ui->updatesTable->horizontalHeader()->setStretchLastSection(true);
    m_ui->splitter->setStretchFactor(0, 0);
    m_ui->splitter->setStretchFactor(1, 3);
    m_ui->splitter->setStretchFactor(2, 2);
    m_ui->splitter->setSizes({240, 540, 380});

    connect(m_ui->typesTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &UpdatesPage::chooseType);
    connect(m_ui->updatesTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &UpdatesPage::showSelected);
    connect(&m_types, &QAbstractItemModel::modelReset, this, [this] { selectType(m_filter); });
    connect(&m_browser, &engine::JournalBrowser::found, this, &UpdatesPage::take);
}

void UpdatesPage::setUpKeeping()
{
    m_ui->daysField->setRange(PreferencesRepository::fewestJournalDays,
                              PreferencesRepository::mostJournalDays);
    connect(m_ui->daysField, &QSpinBox::valueChanged, this, &UpdatesPage::renderKeeping);
    connect(m_ui->applyButton, &QPushButton::clicked, this, &UpdatesPage::saveDays);
}

void UpdatesPage::connectSession()
{
    m_reloadDelay.setSingleShot(true);
    m_reloadDelay.setInterval(reloadDelay);
    connect(&m_reloadDelay, &QTimer::timeout, this, &UpdatesPage::reload);
    connect(&m_session, &engine::SessionHost::changed, this,
            [this](const storage::ChangeSet &changes) {
                if (changes.updateCounts && !m_reloadDelay.isActive())
                    m_reloadDelay.start();
            });
}

void UpdatesPage::reload()
{
    loadCounts();
    followNew();
    loadKeeping();
}

void UpdatesPage::loadCounts()
{
    m_session.reader()
        .ask([](storage::Database &database) {
            return storage::SettingsRepository(database).updateCounts();
        })
        .then(this, [this](const storage::Result<QList<storage::UpdateCount>> &counts) {
            if (counts)
                m_types.setCounts(*counts);
        });
}

void UpdatesPage::loadKeeping()
{
    m_session.reader()
        .ask([](storage::Database &database) {
            return PreferencesRepository(database).journalDays();
        })
        .then(this, [this](const storage::Result<int> &days) {
            if (!days)
                return;
            // What is being typed is not taken away.
            if (m_ui->daysField->value() == m_days || m_days == 0)
                m_ui->daysField->setValue(*days);
            m_days = *days;
            renderKeeping();
        });
    m_browser.measure(this, [this](const storage::JournalExtent &extent) {
        m_extent = extent;
        renderKeeping();
    });
}

void UpdatesPage::followNew()
{
    if (!m_complete)
        return; // the list that is being read has it, or is asked again when it is whole
    if (m_updates.rowCount() == 0)
        m_browser.list(m_filter);
    else
        m_browser.listNewer(m_filter, m_updates.at(0).record);
}

void UpdatesPage::selectType(const JournalFilter &filter)
{
    const QModelIndex row = m_types.index(m_types.rowOf(filter), 0);
    m_ui->typesTable->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect |
                                                                 QItemSelectionModel::Rows);
}

void UpdatesPage::chooseType()
{
    const QModelIndex current = m_ui->typesTable->currentIndex();
    if (!current.isValid())
        return; // the types are being read anew
    const JournalFilter filter = m_types.filterAt(current.row());
    const bool isFirst = !m_complete && m_updates.rowCount() == 0;
    if (filter == m_filter && !isFirst)
        return;
    m_filter = filter;
    m_complete = false;
    m_cut = false;
    m_updates.clear();
    m_browser.list(m_filter);
    renderList();
}

void UpdatesPage::take(const JournalPortion &portion)
{
    if (portion.filter != m_filter)
        return;
    if (portion.newer && portion.cut) {
        // So much came that something would be missing in between.
        m_complete = false;
        m_updates.clear();
        m_browser.list(m_filter);
        return;
    }
    if (portion.newer)
        putBefore(portion);
    else
        m_updates.add(portion);
    m_complete = m_complete || portion.complete;
    m_cut = m_cut || portion.cut || m_updates.rowCount() == engine::JournalBrowser::most;
    renderList();
}

void UpdatesPage::putBefore(const JournalPortion &portion)
{
    QTableView *table = m_ui->updatesTable;
    QScrollBar *down = table->verticalScrollBar();
    const bool followsTop = down->value() == 0 && !table->currentIndex().isValid();
    const QPersistentModelIndex top = table->indexAt(QPoint(0, 0)).siblingAtColumn(0);
    const int offset = table->visualRect(top).top();
    m_updates.add(portion);
    if (followsTop || !top.isValid())
        return;
    // What the operator looks at stays under their eyes.
    const int aside = table->horizontalScrollBar()->value();
    table->scrollTo(top, QAbstractItemView::PositionAtTop);
    down->setValue(down->value() - offset);
    table->horizontalScrollBar()->setValue(aside);
}

void UpdatesPage::showUpdate(qint64 updateId)
{
    showNothing(Raw::Loading);
    m_browser.find(updateId, this, [this, updateId](const std::optional<JournalEntry> &entry) {
        if (!entry) {
            m_wanted = updateId;
            showNothing(Raw::NotFound);
            return;
        }
        selectType({});
        showEntry(*entry);
        if (const auto row = m_updates.rowOf(*entry)) {
            m_ui->updatesTable->selectRow(*row);
            m_ui->updatesTable->scrollTo(m_updates.index(*row, 0));
        }
    });
}

void UpdatesPage::showSelected()
{
    const QModelIndex current = m_ui->updatesTable->currentIndex();
    if (!current.isValid())
        return; // what is shown stays, the list alone is another
    const JournalEntry &entry = m_updates.at(current.row());
    if (!m_shown || !(*m_shown == entry) || m_raw != Raw::Shown)
        showEntry(entry);
}

void UpdatesPage::showEntry(const JournalEntry &entry)
{
    showNothing(Raw::Loading);
    m_shown = entry;
    m_browser.read(entry, this, [this, entry](const std::optional<QString> &text) {
        if (m_shown != entry)
            return;
        m_raw = text ? Raw::Shown : Raw::Gone;
        m_ui->rawText->setPlainText(text.value_or(QString()));
        renderRaw();
    });
    renderRaw();
}

void UpdatesPage::showNothing(Raw why)
{
    if (why == Raw::NotFound)
        m_ui->updatesTable->selectionModel()->clear();
    m_shown.reset();
    m_raw = why;
    m_ui->rawText->clear();
    renderRaw();
}

void UpdatesPage::saveDays()
{
    m_days = m_ui->daysField->value();
    m_session.setJournalDays(m_days);
    renderKeeping();
    // Asked for behind what the session does, so that the size is the new one.
    m_reloadDelay.start();
}

void UpdatesPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void UpdatesPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_types.retranslate();
    m_updates.retranslate();
    const QFontMetrics metrics = m_ui->updatesTable->fontMetrics();
    const auto width = [&metrics](int letters) { return metrics.averageCharWidth() * letters; };
    QHeaderView *header = m_ui->updatesTable->horizontalHeader();
    header->resizeSection(UpdateListModel::When, width(17));
    header->resizeSection(UpdateListModel::Type, width(29));
    header->resizeSection(UpdateListModel::Who, width(20));
    renderList();
    renderRaw();
    renderKeeping();
}

void UpdatesPage::renderList()
{
    const int count = m_updates.rowCount();
    const bool isEmpty = count == 0 && m_complete;
    m_ui->listStack->setCurrentWidget(isEmpty ? m_ui->emptyPage
                                              : static_cast<QWidget *>(m_ui->updatesTable));
    m_ui->emptyLabel->setText(
        m_filter.onlyNotUnderstood
            ? tr("This version of Botdesk understands every update that is kept.")
        : m_filter.type ? tr("No update of this type is kept any more.")
                        : tr("No update is kept. Everything that the server sends from now on is "
                             "listed here."));
    QString text;
    if (!m_complete)
        text = tr("Looking through what is kept…");
    else if (m_cut)
        text = tr("The newest %Ln update(s); older ones are kept, too", nullptr, count);
    else
        text = tr("%Ln update(s) kept", nullptr, count);
    m_ui->countLabel->setText(text);
}

void UpdatesPage::renderRaw()
{
    const bool isShown = m_raw == Raw::Shown;
    QString text;
    switch (m_raw) {
    case Raw::None:
        text = tr("Select an update to see it as the server sent it.");
        break;
    case Raw::Loading:
        text = tr("Looking for the update…");
        break;
    case Raw::Gone:
        text = tr("This update is no longer kept.");
        break;
    case Raw::NotFound:
        text =
            tr("The update %1 is no longer kept. What it told is in the evidence.").arg(m_wanted);
        break;
    case Raw::Shown:
        text = tr("%1, received %2", "a type of updates, a moment")
                   .arg(UpdateListModel::typeText(*m_shown),
                        models::DialogWords::moment(m_shown->receivedAt / 1000));
        break;
    }
    m_ui->rawLabel->setText(text);
    m_ui->rawText->setVisible(isShown);
    m_ui->rawSpacer->setVisible(!isShown);
    m_ui->copyButton->setEnabled(isShown);
    m_ui->personButton->setEnabled(m_shown && m_shown->person != 0);
}

void UpdatesPage::renderKeeping()
{
    const QLocale locale;
    const int days = m_ui->daysField->value();
    m_ui->daysField->setSuffix(tr(" day(s)", "behind a number in a field", days));
    m_ui->daysField->setEnabled(m_days > 0);
    m_ui->applyButton->setEnabled(m_days > 0 && days != m_days);
    QString text;
    if (m_days > 0 && days < m_days)
        text = tr("Older ones are removed as soon as you apply this.");
    else if (m_extent.oldestAt == 0)
        text = tr("Nothing is kept at the moment.");
    else
        text = tr("%1 on this computer, the oldest from %2", "a size, a moment")
                   .arg(locale.formattedDataSize(m_extent.bytes),
                        models::DialogWords::moment(m_extent.oldestAt / 1000));
    m_ui->extentLabel->setText(text);
}

} // namespace botdesk::widgets
