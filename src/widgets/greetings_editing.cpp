// The second half of GreetingsDialog: its lists and its text.
#include "domain/deep_link.h"
#include "domain/greeting.h"
#include "domain/language.h"
#include "ui_greetings_dialog.h"
#include "widgets/error_words.h"
#include "widgets/greeting_words.h"
#include "widgets/greetings_dialog.h"
#include "widgets/language_names.h"

#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

bool isTag(const QString &text)
{
    static const QRegularExpression pattern(u"^[a-z]{2,3}(-[a-z0-9]{2,8})*$"_s);
    return pattern.match(text).hasMatch();
}

/// What an item stands for.
QString valueOf(const QListWidgetItem *item)
{
    return item ? item->data(Qt::UserRole).toString() : QString();
}

QListWidgetItem *addItem(QListWidget *list, const QString &text, const QString &value)
{
    auto *item = new QListWidgetItem(text, list);
    item->setData(Qt::UserRole, value);
    item->setToolTip(text);
    return item;
}

} // namespace

domain::GreetingKey GreetingsDialog::current() const
{
    return {.payload = valueOf(m_ui->payloadsList->currentItem()),
            .language = valueOf(m_ui->languagesList->currentItem())};
}

domain::GreetingTexts &GreetingsDialog::currentTexts()
{
    const QString payload = current().payload;
    return payload.isEmpty() ? m_greetings.general : m_greetings.byPayload[payload];
}

/// The operator's own language, if people are greeted in it.
QString GreetingsDialog::usualLanguage() const
{
    return domain::bestLanguage(QLocale().name().section(u'_', 0, 0),
                                m_greetings.textsOf(current().payload).keys());
}

void GreetingsDialog::fillPayloads(const QString &current)
{
    {
        const QSignalBlocker quiet(m_ui->payloadsList);
        m_ui->payloadsList->clear();
        m_ui->payloadsList->setCurrentItem(addItem(m_ui->payloadsList, tr("General greeting"), {}));
        for (const QString &payload : m_greetings.byPayload.keys()) {
            auto *item = addItem(m_ui->payloadsList, payload, payload);
            if (payload == current)
                m_ui->payloadsList->setCurrentItem(item);
        }
    }
    showPayload();
}

void GreetingsDialog::showPayload()
{
    m_ui->removePayloadButton->setEnabled(!current().payload.isEmpty());
    fillLanguages(usualLanguage());
    renderCoverage();
}

void GreetingsDialog::fillLanguages(const QString &current)
{
    {
        const QSignalBlocker quiet(m_ui->languagesList);
        m_ui->languagesList->clear();
        for (const QString &tag : currentTexts().keys()) {
            auto *item = addItem(m_ui->languagesList, nativeLanguageName(tag), tag);
            if (tag == current)
                m_ui->languagesList->setCurrentItem(item);
        }
    }
    fillLanguagesToAdd();
    showText();
}

void GreetingsDialog::fillLanguagesToAdd()
{
    m_ui->languageToAdd->clear();
    for (const QString &tag : commonLanguageTags()) {
        if (!currentTexts().contains(tag))
            m_ui->languageToAdd->addItem(nativeLanguageName(tag), tag);
    }
    m_ui->languageToAdd->setCurrentIndex(-1);
    m_ui->languageToAdd->clearEditText();
}

void GreetingsDialog::showText()
{
    const domain::GreetingKey key = current();
    const bool any = !key.language.isEmpty();
    const QSignalBlocker quiet(m_ui->textEdit);
    m_ui->textEdit->setPlainText(m_greetings.text(key));
    m_ui->textEdit->setEnabled(any);
    m_ui->removeButton->setEnabled(any);
    for (auto *button : m_ui->textPanel->findChildren<QPushButton *>())
        button->setEnabled(any);
    renderText();
}

void GreetingsDialog::takeText()
{
    if (const QString tag = current().language; !tag.isEmpty())
        currentTexts()[tag] = m_ui->textEdit->toPlainText();
    m_ui->problemBanner->clear();
    renderText();
}

void GreetingsDialog::addPayload()
{
    const QString payload = m_ui->payloadToAdd->text().trimmed();
    const bool fits = domain::isStartPayload(payload);
    m_ui->addPayloadProblem->setVisible(!fits);
    if (!fits) {
        m_ui->payloadToAdd->setFocus();
        return;
    }
    m_ui->payloadToAdd->clear();
    const bool isNew = !m_greetings.byPayload.contains(payload);
    if (isNew) {
        // Begun in the language that is being looked at: most greetings come in the same ones.
        const QString tag = current().language;
        const QString english = QString::fromUtf16(domain::assumedLanguage);
        m_greetings.byPayload[payload].insert(tag.isEmpty() ? english : tag, {});
    }
    fillPayloads(payload);
    if (isNew)
        count();
    m_ui->textEdit->setFocus();
}

void GreetingsDialog::removePayload()
{
    m_greetings.byPayload.remove(current().payload);
    m_ui->problemBanner->clear();
    fillPayloads({});
    m_ui->payloadsList->setFocus();
    count();
}

void GreetingsDialog::addLanguage()
{
    auto *field = m_ui->languageToAdd;
    const int row = field->findText(field->currentText());
    const QString tag = row >= 0 ? field->itemData(row).toString()
                                 : domain::normalizedLanguage(field->currentText());
    m_ui->addProblem->setVisible(!isTag(tag));
    if (!isTag(tag)) {
        field->setFocus();
        return;
    }
    if (!currentTexts().contains(tag))
        currentTexts().insert(tag, {});
    m_ui->problemBanner->clear();
    fillLanguages(tag);
    renderCoverage();
    m_ui->textEdit->setFocus();
}

void GreetingsDialog::removeLanguage()
{
    currentTexts().remove(current().language);
    m_ui->problemBanner->clear();
    fillLanguages(usualLanguage());
    renderCoverage();
}

void GreetingsDialog::addPlaceholderButtons()
{
    for (const QString &name : domain::placeholderNames()) {
        const QString placeholder = u"{%1}"_s.arg(name);
        auto *button = new QPushButton(placeholder, m_ui->textPanel);
        button->setObjectName(u"placeholder_"_s + name);
        button->setProperty("placeholder", name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, placeholder] {
            m_ui->textEdit->insertPlainText(placeholder);
            m_ui->textEdit->setFocus();
        });
        m_ui->placeholdersRow->addWidget(button);
        // In the order of the form: behind the text.
        QWidget::setTabOrder(
            m_ui->placeholdersRow->count() > 1
                ? m_ui->placeholdersRow->itemAt(m_ui->placeholdersRow->count() - 2)->widget()
                : m_ui->textEdit,
            button);
    }
    m_ui->placeholdersRow->addStretch();
}

void GreetingsDialog::renderText()
{
    const QString text = m_ui->textEdit->toPlainText();
    const QLocale locale;
    m_ui->lengthLabel->setText(tr("%1 of %2 characters")
                                   .arg(locale.toString(domain::lengthInCodePoints(text)),
                                        locale.toString(domain::maxMessageLength)));
    m_ui->warningLabel->setText(m_ui->textEdit->isEnabled() ? GreetingWords::warning(text)
                                                            : QString());
    m_ui->greetingPreview->setGreetings(m_greetings, current());
}

void GreetingsDialog::renderCoverage()
{
    if (!m_loaded) {
        m_ui->coverageLabel->clear();
        return;
    }
    if (!m_audience) {
        m_ui->coverageLabel->setText(tr("Counting…"));
        return;
    }
    if (!*m_audience) {
        m_ui->coverageLabel->setText(ErrorWords::about(m_audience->error()));
        return;
    }
    const QString payload = current().payload;
    const storage::GreetingAudience &audience = **m_audience;
    const domain::PeopleByLanguage people =
        payload.isEmpty() ? audience.general : audience.byPayload.value(payload);
    m_ui->coverageLabel->setText(
        GreetingWords::coverage(domain::coverageOf(m_greetings, payload, people), payload));
}

} // namespace botdesk::widgets
