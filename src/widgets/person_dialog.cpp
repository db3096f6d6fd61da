#include "widgets/person_dialog.h"

#include "engine/session_host.h"
#include "models/dialog_words.h"
#include "storage/user_query.h"
#include "ui_person_dialog.h"
#include "widgets/error_words.h"

#include <QDateTime>
#include <QEvent>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace botdesk::widgets
{

using namespace std::chrono_literals;
using models::DialogWords;

namespace
{

/// Long enough that a quick typist asks once a word.
constexpr auto searchDelay = 80ms;
/// As many people are listed; the search finds the others.
constexpr int mostListed = 50;

} // namespace

PersonDialog::PersonDialog(engine::SessionHost &session, Purpose purpose, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::PersonDialog>())
    , m_purpose(purpose)
{
    m_ui->setupUi(this);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &PersonDialog::load);
    connect(m_ui->searchField, &QLineEdit::textChanged, this,
            [this] { m_delay.start(searchDelay); });
    connect(m_ui->peopleList, &QListWidget::currentRowChanged, this, &PersonDialog::render);
    connect(m_ui->peopleList, &QListWidget::itemActivated, this, &PersonDialog::choose);
    connect(m_ui->chooseButton, &QPushButton::clicked, this, &PersonDialog::choose);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->chooseButton->setDefault(true);
    retranslate();
    load();
}

PersonDialog::~PersonDialog() = default;

void PersonDialog::load()
{
    const quint64 generation = ++m_generation;
    const storage::UserQuery query{.search = m_ui->searchField->text(),
                                   .status = domain::DialogStatus::Open,
                                   .language = std::nullopt};
    m_session.reader()
        .ask([query](storage::Database &database) {
            return storage::UserReader(database).first(query, mostListed,
                                                       QDateTime::currentSecsSinceEpoch());
        })
        .then(this, [this, generation](const storage::Result<QList<domain::User>> &people) {
            if (generation == m_generation)
                take(people);
        });
}

void PersonDialog::take(const storage::Result<QList<domain::User>> &people)
{
    m_isLoaded = true;
    m_problem.reset();
    if (!people)
        m_problem = people.error();
    m_people = people.value_or(QList<domain::User>());
    m_ui->peopleList->clear();
    for (const domain::User &person : std::as_const(m_people)) {
        const QString name = DialogWords::nameOf(person);
        m_ui->peopleList->addItem(person.profile.username.isEmpty()
                                      ? name
                                      : tr("%1 (@%2)", "a person's name and username")
                                            .arg(name, person.profile.username));
    }
    m_ui->peopleList->setCurrentRow(m_people.isEmpty() ? -1 : 0);
    render();
}

void PersonDialog::choose()
{
    const int row = m_ui->peopleList->currentRow();
    if (row < 0 || row >= m_people.size())
        return;
    const domain::User person = m_people.at(row);
    accept();
    Q_EMIT chosen(person);
}

void PersonDialog::render()
{
    m_ui->chooseButton->setEnabled(m_ui->peopleList->currentRow() >= 0);
    m_ui->emptyLabel->setVisible(m_isLoaded && m_people.isEmpty());
    if (m_problem)
        m_ui->emptyLabel->setText(ErrorWords::about(*m_problem));
    else if (m_ui->searchField->text().trimmed().isEmpty())
        m_ui->emptyLabel->setText(tr("Nobody has an open dialog with the bot yet. Press Start in "
                                     "your own chat with it, and you appear here."));
    else
        m_ui->emptyLabel->setText(tr("Nobody with an open dialog is like that."));
}

void PersonDialog::retranslate()
{
    m_ui->retranslateUi(this);
    const bool isOneself = m_purpose == Purpose::Oneself;
    setWindowTitle(isOneself ? tr("Who you are") : tr("Preview as"));
    m_ui->explanation->setText(
        isOneself ? tr("Choose yourself among the people of this bot. Tests are sent to you from "
                       "now on. If you are not here, press Start in your own chat with the bot.")
                  : tr("Choose whose eyes to see the message with."));
    render();
}

void PersonDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace botdesk::widgets
