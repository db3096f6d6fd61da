#include "widgets/greetings_dialog.h"

#include "domain/greeting.h"
#include "domain/language.h"
#include "engine/session_host.h"
#include "ui_greetings_dialog.h"
#include "widgets/error_words.h"
#include "widgets/greeting_words.h"

#include <QEvent>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

using domain::GreetingKey;
using domain::TextProblem;
using storage::GreetingSettings;

GreetingsDialog::GreetingsDialog(engine::SessionHost &session, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::GreetingsDialog>())
    , m_session(session)
{
    m_ui->setupUi(this);
    m_ui->greetingPreview->setSession(session);
    addPlaceholderButtons();
    wire();
    retranslate();
    load();
}

GreetingsDialog::~GreetingsDialog() = default;

void GreetingsDialog::wire()
{
    connect(m_ui->payloadsList, &QListWidget::currentItemChanged, this,
            &GreetingsDialog::showPayload);
    connect(m_ui->addPayloadButton, &QPushButton::clicked, this, &GreetingsDialog::addPayload);
    connect(m_ui->payloadToAdd, &QLineEdit::returnPressed, this, &GreetingsDialog::addPayload);
    connect(m_ui->removePayloadButton, &QPushButton::clicked, this,
            &GreetingsDialog::removePayload);
    connect(m_ui->languagesList, &QListWidget::currentItemChanged, this,
            &GreetingsDialog::showText);
    connect(m_ui->addButton, &QPushButton::clicked, this, &GreetingsDialog::addLanguage);
    connect(m_ui->removeButton, &QPushButton::clicked, this, &GreetingsDialog::removeLanguage);
    connect(m_ui->textEdit, &QPlainTextEdit::textChanged, this, &GreetingsDialog::takeText);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &GreetingsDialog::save);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &GreetingsDialog::reject);
    connect(&m_session, &engine::SessionHost::greetingsSaved, this, [this] {
        if (m_isSaving)
            accept();
    });
    connect(&m_session, &engine::SessionHost::greetingsNotSaved, this,
            [this](const storage::Error &error) {
                if (!m_isSaving)
                    return;
                m_isSaving = false;
                setBusy(false);
                m_ui->problemBanner->showProblem([error] { return ErrorWords::about(error); },
                                                 [error] { return ErrorWords::details(error); });
            });
}

void GreetingsDialog::setBusy(bool busy)
{
    for (QWidget *part :
         {static_cast<QWidget *>(m_ui->listsPanel), static_cast<QWidget *>(m_ui->textPanel),
          static_cast<QWidget *>(m_ui->automaticBox), static_cast<QWidget *>(m_ui->saveButton)})
        part->setEnabled(!busy);
}

void GreetingsDialog::load()
{
    setBusy(true);
    m_session.reader()
        .ask([](storage::Database &database) {
            return storage::GreetingRepository(database).settings();
        })
        .then(this, [this](const storage::Result<GreetingSettings> &settings) { take(settings); });
}

void GreetingsDialog::take(const storage::Result<GreetingSettings> &settings)
{
    if (!settings) {
        m_ui->problemBanner->showProblem(
            [error = settings.error()] { return ErrorWords::about(error); },
            [error = settings.error()] { return ErrorWords::details(error); });
        return;
    }
    m_saved = *settings;
    m_greetings = m_saved.greetings;
    m_loaded = true;
    m_ui->automaticBox->setChecked(m_saved.automatic);
    setBusy(false);
    fillPayloads({});
    m_ui->languagesList->setFocus();
    count();
}

void GreetingsDialog::count()
{
    m_audience.reset();
    renderCoverage();
    const QStringList payloads = m_greetings.byPayload.keys();
    m_session.reader()
        .ask([payloads](storage::Database &database) {
            return storage::greetingAudience(database, payloads);
        })
        .then(this, [this, payloads](const storage::Result<storage::GreetingAudience> &audience) {
            // Payloads came or went meanwhile: they are being counted.
            if (payloads != m_greetings.byPayload.keys())
                return;
            m_audience = audience;
            renderCoverage();
        });
}

GreetingSettings GreetingsDialog::edited() const
{
    return {.greetings = m_greetings, .automatic = m_ui->automaticBox->isChecked()};
}

std::optional<std::pair<GreetingKey, TextProblem>> GreetingsDialog::problem() const
{
    QStringList payloads = m_greetings.byPayload.keys();
    payloads.prepend({});
    for (const QString &payload : std::as_const(payloads)) {
        const domain::GreetingTexts texts = m_greetings.textsOf(payload);
        if (texts.isEmpty() && !payload.isEmpty())
            return std::pair(GreetingKey{payload, {}}, TextProblem::Empty);
        for (const auto &[language, text] : texts.asKeyValueRange()) {
            const TextProblem found = domain::checkMessageText(text);
            if (found != TextProblem::None)
                return std::pair(GreetingKey{payload, language}, found);
        }
    }
    return std::nullopt;
}

void GreetingsDialog::save()
{
    if (!m_loaded || m_isSaving)
        return;
    if (const auto found = problem()) {
        const auto &[key, what] = *found;
        fillPayloads(key.payload);
        fillLanguages(key.language);
        m_ui->problemBanner->showProblem(
            [key = key, what = what] { return GreetingWords::problem(key, what); });
        if (key.language.isEmpty())
            m_ui->languageToAdd->setFocus();
        else
            m_ui->textEdit->setFocus();
        return;
    }
    m_ui->problemBanner->clear();
    m_isSaving = true;
    setBusy(true);
    m_session.setGreetings(edited());
}

void GreetingsDialog::reject()
{
    // What is being saved is over in a moment, one way or the other.
    if (m_isSaving)
        return;
    if (m_loaded && edited() != m_saved)
        askBeforeClosing();
    else
        QDialog::reject();
}

void GreetingsDialog::askBeforeClosing()
{
    auto *question = new QMessageBox(this);
    question->setObjectName("unsavedQuestion"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Question);
    question->setWindowTitle(tr("Greetings"));
    question->setTextFormat(Qt::PlainText);
    question->setText(tr("Save what you changed?"));
    question->setInformativeText(tr("If you do not, the greetings stay as they were."));
    const auto *saves = question->addButton(tr("Sa&ve"), QMessageBox::AcceptRole);
    const auto *discards = question->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    auto *stays = question->addButton(tr("&Continue editing"), QMessageBox::RejectRole);
    question->setDefaultButton(stays);
    question->setEscapeButton(stays);
    connect(question, &QMessageBox::buttonClicked, this,
            [this, saves, discards](const QAbstractButton *pressed) {
                if (pressed == saves)
                    save();
                else if (pressed == discards)
                    QDialog::reject();
            });
    question->open();
}

void GreetingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void GreetingsDialog::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->addProblem->setText(tr("This is not a language tag. Choose a language from the list, or "
                                 "type a tag such as pt-br."));
    m_ui->addPayloadProblem->setText(
        tr("A start payload has 1 to 64 letters (A–Z, a–z), digits, “_” and “-”."));
    m_ui->languageToAdd->lineEdit()->setPlaceholderText(u"pt-br"_s);
    m_ui->payloadToAdd->setPlaceholderText(u"spring_sale"_s);
    if (auto *general = m_ui->payloadsList->item(0))
        general->setText(tr("General greeting"));
    for (auto *button : m_ui->textPanel->findChildren<QPushButton *>()) {
        const QString name = button->property("placeholder").toString();
        if (!name.isEmpty())
            button->setToolTip(GreetingWords::placeholder(name));
    }
    renderText();
    renderCoverage();
}

} // namespace botdesk::widgets
