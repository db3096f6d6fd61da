#include "widgets/people_page.h"

#include "models/dialog_words.h"
#include "ui_people_page.h"
#include "widgets/appearance.h"
#include "widgets/people_selection.h"
#include "widgets/person_panel.h"
#include "widgets/selection_panel.h"
#include "widgets/status_delegate.h"

#include <QEvent>
#include <QLocale>
#include <QShortcut>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::DialogStatus;
using domain::Ground;
using models::DialogWords;
using models::UserTableModel;

namespace
{

constexpr auto languageDelay = 2s;

constexpr DialogStatus statusesToFilterBy[] = {
    DialogStatus::Open,    DialogStatus::Temporary,   DialogStatus::NotStarted,
    DialogStatus::Blocked, DialogStatus::Deactivated, DialogStatus::Unverified,
    DialogStatus::Bot,
};

constexpr Ground groundsToFilterBy[] = {
    Ground::Started,         Ground::WroteFirst,     Ground::JoinRequest,
    Ground::LoggedInOnSite,  Ground::AccessByWebApp, Ground::AccessByAttachmentMenu,
    Ground::AccessByRequest, Ground::Unblocked,      Ground::AcceptedMessage,
    Ground::AcceptedProbe,   Ground::None,
};

} // namespace

PeoplePage::PeoplePage(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::PeoplePage>())
    , m_model(session.reader())
    , m_selected(new PeopleSelection(m_model, this))
{
    m_ui->setupUi(this);
    m_person = new PersonPanel(session);
    m_selection = new SelectionPanel(session);
    m_ui->sideStack->addWidget(m_person);
    m_ui->sideStack->addWidget(m_selection);
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 2);
    m_ui->splitter->setSizes({780, 460});
    setUpTable();
    setUpFilters();
    connectSession();
    m_ui->arrivalsBar->setAutoFillBackground(true);
    colorArrivals();
    renderArrivals(0);
    applyFilters();
    loadLanguages(); // behind the list: it goes through everybody
}

PeoplePage::~PeoplePage() = default;

void PeoplePage::setUpTable()
{
    PeopleTable *table = m_ui->peopleTable;
    table->setPeople(m_model, *m_selected);
    table->setItemDelegateForColumn(UserTableModel::Dialog, new StatusDelegate(table));
    QHeaderView *header = table->horizontalHeader();
    header->setSortIndicator(UserTableModel::LastSeen, Qt::DescendingOrder);
    const QFontMetrics metrics = table->fontMetrics();
    const auto width = [&metrics](int letters) { return metrics.averageCharWidth() * letters; };
    header->resizeSection(UserTableModel::Name, width(21));
    header->resizeSection(UserTableModel::Username, width(17));
    header->resizeSection(UserTableModel::Language, width(21));
    header->resizeSection(UserTableModel::Dialog, width(38));
    header->resizeSection(UserTableModel::LastSeen, width(21));
    header->resizeSection(UserTableModel::Source, width(14));

    connect(&m_model, &UserTableModel::completed, this, [this] {
        if (m_awaited != 0)
            select(std::exchange(m_awaited, 0));
        renderList();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &PeoplePage::renderList);
    connect(&m_model, &UserTableModel::arrivalsChanged, this, &PeoplePage::renderArrivals);
    connect(m_selected, &QItemSelectionModel::selectionChanged, this, &PeoplePage::showSelection);
    connect(m_selected, &PeopleSelection::restored, this, &PeoplePage::showSelection);
    connect(table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (index.column() == UserTableModel::Dialog)
            m_person->showEvidence();
        else
            m_person->beginMessage();
    });
    connect(m_selection, &SelectionPanel::broadcastRequested, this,
            &PeoplePage::broadcastRequested);
    connect(m_person, &PersonPanel::updateRequested, this, &PeoplePage::updateRequested);
    connect(m_ui->probeShownButton, &QPushButton::clicked, this, &PeoplePage::probeShownRequested);
    connect(m_ui->exportShownButton, &QPushButton::clicked, this,
            &PeoplePage::exportShownRequested);
    connect(m_ui->showArrivalsButton, &QPushButton::clicked, &m_model,
            &UserTableModel::showArrivals);
}

void PeoplePage::setUpFilters()
{
    m_searchTimer.setSingleShot(true);
    m_languageDelay.setSingleShot(true);
    connect(&m_searchTimer, &QTimer::timeout, this, &PeoplePage::applyFilters);
    connect(&m_languageDelay, &QTimer::timeout, this, &PeoplePage::loadLanguages);
    fillStatusFilter();
    fillGroundFilter();
    fillLanguageFilter();
    // What is composed comes as several changes of the field; what is typed need not wait, since an
    // older search stops when the next one begins.
    connect(m_ui->searchField, &QLineEdit::textChanged, this, [this] { m_searchTimer.start(0ms); });
    connect(m_ui->peopleTable, &PeopleTable::searchTyped, this, [this](const QString &text) {
        m_ui->searchField->setFocus(Qt::OtherFocusReason);
        m_ui->searchField->end(false);
        m_ui->searchField->insert(text);
    });
    for (const QComboBox *filter : {m_ui->statusFilter, m_ui->groundFilter, m_ui->languageFilter})
        connect(filter, &QComboBox::currentIndexChanged, this, &PeoplePage::applyFilters);
    connect(m_ui->clearFiltersButton, &QPushButton::clicked, this, &PeoplePage::clearFilters);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_ui->searchField);
    escape->setContext(Qt::WidgetShortcut);
    connect(escape, &QShortcut::activated, m_ui->searchField, &QLineEdit::clear);
}

void PeoplePage::connectSession()
{
    connect(&m_session, &engine::SessionHost::changed, this,
            [this](const storage::ChangeSet &changes) {
                m_model.apply(changes);
                m_person->apply(changes);
                m_selection->apply(changes);
                if (!changes.arrivals.isEmpty() && !m_languageDelay.isActive())
                    m_languageDelay.start(languageDelay);
            });
    const auto follow = [this](const engine::SessionState &state) {
        m_model.setFollowing(state.polling.phase == botapi::PollerPhase::CatchingUp);
    };
    connect(&m_session, &engine::SessionHost::stateChanged, this, follow);
    follow(m_session.state());
}

void PeoplePage::fillStatusFilter()
{
    const QSignalBlocker quiet(m_ui->statusFilter);
    const int chosen = std::max(0, m_ui->statusFilter->currentIndex());
    m_ui->statusFilter->clear();
    m_ui->statusFilter->addItem(tr("All"));
    for (const DialogStatus status : statusesToFilterBy)
        m_ui->statusFilter->addItem(DialogWords::status(status), static_cast<int>(status));
    m_ui->statusFilter->setCurrentIndex(chosen);
}

void PeoplePage::fillGroundFilter()
{
    const QSignalBlocker quiet(m_ui->groundFilter);
    const int chosen = std::max(0, m_ui->groundFilter->currentIndex());
    m_ui->groundFilter->clear();
    m_ui->groundFilter->addItem(tr("All"));
    for (const Ground ground : groundsToFilterBy) {
        const QString words = ground == Ground::None ? tr("None") : DialogWords::ground(ground, {});
        m_ui->groundFilter->addItem(words, static_cast<int>(ground));
    }
    m_ui->groundFilter->setCurrentIndex(chosen);
}

void PeoplePage::fillLanguageFilter()
{
    const QSignalBlocker quiet(m_ui->languageFilter);
    const QVariant chosen = m_ui->languageFilter->currentData();
    m_ui->languageFilter->clear();
    m_ui->languageFilter->addItem(tr("All"));
    for (const QString &tag : std::as_const(m_languages)) {
        m_ui->languageFilter->addItem(
            tag.isEmpty() ? tr("Not reported") : DialogWords::language(tag), tag);
    }
    // An empty tag is a choice of its own; no data at all stands for everyone.
    const int index = chosen.isValid() ? m_ui->languageFilter->findData(chosen) : 0;
    m_ui->languageFilter->setCurrentIndex(std::max(0, index));
}

void PeoplePage::loadLanguages()
{
    m_session.reader()
        .ask([](storage::Database &database) { return storage::UserReader(database).languages(); })
        .then(this, [this](const storage::Result<QList<storage::LanguageCount>> &counts) {
            if (!counts)
                return;
            QStringList languages;
            for (const storage::LanguageCount &count : *counts)
                languages.append(count.language);
            if (std::exchange(m_languages, languages) != languages)
                fillLanguageFilter();
        });
}

void PeoplePage::applyFilters()
{
    m_searchTimer.stop();
    storage::UserQuery query = m_model.query();
    query.search = m_ui->searchField->text();
    const QVariant status = m_ui->statusFilter->currentData();
    const QVariant ground = m_ui->groundFilter->currentData();
    const QVariant language = m_ui->languageFilter->currentData();
    query.ground =
        ground.isValid() ? std::optional(static_cast<Ground>(ground.toInt())) : std::nullopt;
    query.status =
        status.isValid() ? std::optional(static_cast<DialogStatus>(status.toInt())) : std::nullopt;
    query.language = language.isValid() ? std::optional(language.toString()) : std::nullopt;
    m_model.setQuery(query);
}

void PeoplePage::clearFilters()
{
    for (QComboBox *filter : {m_ui->statusFilter, m_ui->groundFilter, m_ui->languageFilter}) {
        // All of them are one question.
        const QSignalBlocker quiet(filter);
        filter->setCurrentIndex(0);
    }
    m_ui->searchField->clear();
    applyFilters();
}

void PeoplePage::focusSearch()
{
    m_ui->searchField->setFocus(Qt::ShortcutFocusReason);
    m_ui->searchField->selectAll();
}

void PeoplePage::showPerson(domain::UserId id)
{
    if (m_model.isComplete() && m_model.rowOf(id) >= 0) {
        select(id);
        return;
    }
    m_awaited = id;
    clearFilters();
}

void PeoplePage::select(domain::UserId id)
{
    const QModelIndex index = m_model.index(m_model.rowOf(id), 0);
    if (!index.isValid())
        return;
    m_ui->peopleTable->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_ui->peopleTable->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_ui->peopleTable->setFocus();
}

void PeoplePage::showSelection()
{
    if (m_selected->isRestoring())
        return;
    const int count = m_selected->count();
    if (count == 0) {
        m_ui->sideStack->setCurrentWidget(m_ui->nobodyPage);
    } else if (count == 1) {
        m_person->setUser(m_selected->first());
        m_ui->sideStack->setCurrentWidget(m_person);
    } else {
        m_selection->setAudience(m_selected->audience(), count);
        m_ui->sideStack->setCurrentWidget(m_selection);
    }
}

void PeoplePage::renderList()
{
    const int count = m_model.rowCount();
    const bool isFiltered = m_model.query().isFiltered();
    const bool isEmpty = m_model.isComplete() && count == 0;
    m_ui->listStack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_ui->emptyPage)
                                              : m_ui->peopleTable);
    m_ui->clearFiltersButton->setVisible(isFiltered);
    m_ui->probeShownButton->setEnabled(count > 0);
    m_ui->exportShownButton->setEnabled(count > 0);
    m_ui->emptyLabel->setText(
        isFiltered
            ? tr("Nobody is like that.")
            : tr("Nobody yet. Whoever writes to @%1 appears here.").arg(m_session.botUsername()));
    renderCount();
}

void PeoplePage::renderCount()
{
    const bool isFiltered = m_model.query().isFiltered();
    // How many there are in all is known before the whole list is.
    const int everyone = static_cast<int>(m_session.state().users);
    const int count = m_model.isComplete() ? m_model.rowCount() : everyone;
    if (!m_model.isComplete() && (isFiltered || everyone == 0))
        m_ui->countLabel->setText(tr("Counting…"));
    else if (isFiltered)
        m_ui->countLabel->setText(tr("%Ln people found", nullptr, count));
    else
        m_ui->countLabel->setText(tr("%Ln people", nullptr, count));
}

void PeoplePage::renderArrivals(int count)
{
    m_ui->arrivalsBar->setVisible(count > 0);
    m_ui->arrivalsLabel->setText(tr("%Ln new people", nullptr, count));
}

void PeoplePage::colorArrivals()
{
    const ToneColors colors = Appearance::toneColors(Tone::Information, Appearance::isDark());
    QPalette palette;
    palette.setColor(QPalette::Window, colors.background);
    palette.setColor(QPalette::WindowText, colors.text);
    m_ui->arrivalsBar->setPalette(palette);
    m_ui->arrivalsLabel->setPalette(palette);
}

void PeoplePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorArrivals();
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    fillStatusFilter();
    fillGroundFilter();
    fillLanguageFilter();
    m_model.retranslate();
    renderList();
    renderArrivals(m_model.arrivals());
}

} // namespace botdesk::widgets
