#include "widgets/greetings_dialog.h"

#include "domain/greeting.h"
#include "domain/language.h"
#include "engine/session_host.h"
#include "storage/settings_repository.h"
#include "ui_greetings_dialog.h"
#include "widgets/error_words.h"
#include "widgets/language_names.h"

#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

using domain::TextProblem;

namespace
{

bool isTag(const QString &text)
{
    static const QRegularExpression pattern(u"^[a-z]{2,3}(-[a-z0-9]{2,8})*$"_s);
    return pattern.match(text).hasMatch();
}

} // namespace

GreetingsDialog::GreetingsDialog(engine::SessionHost &session, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::GreetingsDialog>())
    , m_session(session)
{
    m_ui->setupUi(this);
    wire();
    retranslate();
    load();
}

GreetingsDialog::~GreetingsDialog() = default;

void GreetingsDialog::wire()
{
    connect(m_ui->languagesList, &QListWidget::currentItemChanged, this,
            &GreetingsDialog::showCurrent);
    connect(m_ui->textEdit, &QPlainTextEdit::textChanged, this, &GreetingsDialog::edited);
    connect(m_ui->withoutName, &QCheckBox::toggled, this, &GreetingsDialog::renderPreview);
    connect(m_ui->addButton, &QPushButton::clicked, this, &GreetingsDialog::addLanguage);
    connect(m_ui->removeButton, &QPushButton::clicked, this, &GreetingsDialog::removeLanguage);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &GreetingsDialog::save);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
}

void GreetingsDialog::load()
{
    m_ui->textPanel->setEnabled(false);
    m_ui->languagesPanel->setEnabled(false);
    m_ui->saveButton->setEnabled(false);
    m_session.reader()
        .ask([](storage::Database &database) {
            return storage::SettingsRepository(database).greetings();
        })
        .then(this, [this](const storage::Result<QMap<QString, QString>> &greetings) {
            take(greetings);
        });
}

void GreetingsDialog::take(const storage::Result<QMap<QString, QString>> &greetings)
{
    if (!greetings) {
        m_ui->problemBanner->showProblem(
            [error = greetings.error()] { return ErrorWords::about(error); },
            [error = greetings.error()] { return ErrorWords::details(error); });
        return;
    }
    m_greetings = *greetings;
    m_loaded = true;
    m_ui->textPanel->setEnabled(true);
    m_ui->languagesPanel->setEnabled(true);
    m_ui->saveButton->setEnabled(true);
    // The operator's own language, if people are greeted in it.
    const QString own = QLocale().name().section(u'_', 0, 0);
    fillList(domain::bestLanguage(own, m_greetings.keys()));
    m_ui->languagesList->setFocus();
}

void GreetingsDialog::fillList(const QString &current)
{
    m_ui->languagesList->clear();
    for (const QString &tag : m_greetings.keys()) {
        auto *item = new QListWidgetItem(nativeLanguageName(tag), m_ui->languagesList);
        item->setData(Qt::UserRole, tag);
        if (tag == current)
            m_ui->languagesList->setCurrentItem(item);
    }
    fillLanguagesToAdd();
    showCurrent();
}

void GreetingsDialog::fillLanguagesToAdd()
{
    m_ui->languageToAdd->clear();
    for (const QString &tag : commonLanguageTags()) {
        if (!m_greetings.contains(tag))
            m_ui->languageToAdd->addItem(nativeLanguageName(tag), tag);
    }
    m_ui->languageToAdd->setCurrentIndex(-1);
    m_ui->languageToAdd->clearEditText();
}

void GreetingsDialog::showCurrent()
{
    const QString tag = currentTag();
    const QSignalBlocker quiet(m_ui->textEdit);
    m_ui->textEdit->setPlainText(m_greetings.value(tag));
    m_ui->textEdit->setEnabled(!tag.isEmpty());
    m_ui->removeButton->setEnabled(!tag.isEmpty());
    renderText();
}

void GreetingsDialog::edited()
{
    if (const QString tag = currentTag(); !tag.isEmpty())
        m_greetings[tag] = m_ui->textEdit->toPlainText();
    m_ui->problemBanner->clear();
    renderText();
}

void GreetingsDialog::addLanguage()
{
    auto *field = m_ui->languageToAdd;
    const int row = field->findText(field->currentText());
    const QString tag = row >= 0 ? field->itemData(row).toString()
                                 : domain::normalizedLanguage(field->currentText());
    m_tagRefused = !isTag(tag);
    m_ui->addProblem->setVisible(m_tagRefused);
    if (m_tagRefused) {
        field->setFocus();
        return;
    }
    if (!m_greetings.contains(tag))
        m_greetings.insert(tag, {});
    fillList(tag);
    m_ui->textEdit->setFocus();
}

void GreetingsDialog::removeLanguage()
{
    m_greetings.remove(currentTag());
    fillList(domain::bestLanguage(u"en"_s, m_greetings.keys()));
}

void GreetingsDialog::save()
{
    if (!m_loaded)
        return;
    for (const auto &[tag, text] : m_greetings.asKeyValueRange()) {
        const TextProblem problem = domain::checkMessageText(text);
        if (problem == TextProblem::None)
            continue;
        fillList(tag);
        m_ui->problemBanner->showProblem([tag = tag, problem] {
            const QString language = nativeLanguageName(tag);
            return problem == TextProblem::Empty
                       ? tr("The greeting in the language %1 is empty. Write one or remove the "
                            "language.")
                             .arg(language)
                       : tr("The greeting in the language %1 is too long. Telegram takes 4096 "
                            "characters at most.")
                             .arg(language);
        });
        m_ui->textEdit->setFocus();
        return;
    }
    m_session.setGreetings(m_greetings);
    accept();
}

void GreetingsDialog::renderText()
{
    const QString text = m_ui->textEdit->toPlainText();
    const qsizetype length = domain::lengthInCodePoints(text);
    const QLocale locale;
    m_ui->lengthLabel->setText(
        tr("%1 of %2 characters")
            .arg(locale.toString(length), locale.toString(domain::maxMessageLength)));
    const QStringList unknown = domain::unknownPlaceholders(text);
    QString warning;
    if (length > domain::maxMessageLength)
        warning = tr("This is too long for one message.");
    else if (!unknown.isEmpty())
        warning = tr("{%1} stands for nothing, and is sent as it is.").arg(unknown.first());
    m_ui->warningLabel->setText(warning);
    renderPreview();
}

void GreetingsDialog::renderPreview()
{
    domain::GreetingFacts facts{.person = {.firstName = tr("Anna", "an example of a person"),
                                           .lastName = tr("Brown", "an example of a person"),
                                           .username = u"anna"_s,
                                           .isBot = false},
                                .botUsername = m_session.botUsername()};
    if (m_ui->withoutName->isChecked())
        facts.person = {};
    m_ui->preview->setPlainText(domain::expandGreeting(m_ui->textEdit->toPlainText(), facts));
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
    m_ui->languageToAdd->lineEdit()->setPlaceholderText(u"pt-br"_s);
    renderText();
}

QString GreetingsDialog::currentTag() const
{
    const auto *item = m_ui->languagesList->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

} // namespace botdesk::widgets
