#include "widgets/broadcast_text_editor.h"

#include "domain/greeting.h"
#include "domain/language.h"
#include "models/broadcast_words.h"
#include "ui_broadcast_text_editor.h"
#include "widgets/broadcast_problem_words.h"
#include "widgets/language_names.h"

#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QShortcut>

#include <algorithm>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::BroadcastWords;

namespace
{

QString english()
{
    return QString::fromUtf16(domain::assumedLanguage);
}

bool isTag(const QString &text)
{
    static const QRegularExpression pattern(u"^[a-z]{2,3}(-[a-z0-9]{2,8})*$"_s);
    return pattern.match(text).hasMatch();
}

} // namespace

BroadcastTextEditor::BroadcastTextEditor(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BroadcastTextEditor>())
{
    m_ui->setupUi(this);
    QFont bold = m_ui->boldButton->font();
    bold.setBold(true);
    m_ui->boldButton->setFont(bold);
    QFont italic = m_ui->italicButton->font();
    italic.setItalic(true);
    m_ui->italicButton->setFont(italic);
    wire();
    fillList({});
    retranslate();
}

BroadcastTextEditor::~BroadcastTextEditor() = default;

void BroadcastTextEditor::wire()
{
    connect(m_ui->languagesList, &QListWidget::currentItemChanged, this,
            &BroadcastTextEditor::showCurrent);
    connect(m_ui->textEdit, &QPlainTextEdit::textChanged, this, &BroadcastTextEditor::edited);
    connect(m_ui->htmlBox, &QCheckBox::toggled, this, [this] {
        render();
        Q_EMIT changed();
    });
    connect(m_ui->addButton, &QPushButton::clicked, this, &BroadcastTextEditor::addLanguage);
    connect(m_ui->removeButton, &QPushButton::clicked, this, &BroadcastTextEditor::removeLanguage);
    const auto bold = [this] { surround(u"<b>"_s, u"</b>"_s); };
    const auto italic = [this] { surround(u"<i>"_s, u"</i>"_s); };
    connect(m_ui->boldButton, &QToolButton::clicked, this, bold);
    connect(m_ui->italicButton, &QToolButton::clicked, this, italic);
    connect(m_ui->linkButton, &QToolButton::clicked, this, &BroadcastTextEditor::insertLink);
    const auto shortcut = [this](Qt::Key key, auto slot) {
        auto *keys = new QShortcut(QKeySequence(Qt::CTRL | key), m_ui->textEdit);
        keys->setContext(Qt::WidgetShortcut);
        connect(keys, &QShortcut::activated, this, slot);
    };
    shortcut(Qt::Key_B, bold);
    shortcut(Qt::Key_I, italic);
    shortcut(Qt::Key_K, &BroadcastTextEditor::insertLink);
}

void BroadcastTextEditor::setTexts(const QMap<QString, QString> &texts, bool html)
{
    m_texts = texts;
    m_texts.insert({}, texts.value({}));
    m_ui->htmlBox->setChecked(html);
    // What is empty says nothing about the broadcast.
    const bool hasCommon = !m_texts.value({}).isEmpty() || texts.size() <= 1;
    fillList(hasCommon ? QString() : m_texts.lastKey());
    Q_EMIT changed();
}

QMap<QString, QString> BroadcastTextEditor::texts() const
{
    QMap<QString, QString> texts = m_texts;
    if (texts.value({}).trimmed().isEmpty() && texts.contains(english()))
        texts.remove({});
    return texts;
}

bool BroadcastTextEditor::isHtml() const
{
    return m_ui->htmlBox->isChecked();
}

bool BroadcastTextEditor::isEmpty() const
{
    return std::ranges::all_of(m_texts, [](const QString &text) { return text.isEmpty(); });
}

void BroadcastTextEditor::setLimit(int limit)
{
    m_limit = limit;
    render();
}

void BroadcastTextEditor::setProblems(const QList<engine::BroadcastProblem> &problems)
{
    m_problems = problems;
    renderProblem();
}

QString BroadcastTextEditor::currentLanguage() const
{
    const auto *item = m_ui->languagesList->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

QString BroadcastTextEditor::currentText() const
{
    return m_texts.value(currentLanguage());
}

void BroadcastTextEditor::fillList(const QString &current)
{
    {
        const QSignalBlocker quiet(m_ui->languagesList);
        m_ui->languagesList->clear();
        for (const QString &tag : m_texts.keys()) {
            const QString name = tag.isEmpty() ? BroadcastWords::language(tag, m_texts.size() == 1)
                                               : nativeLanguageName(tag);
            auto *item = new QListWidgetItem(name, m_ui->languagesList);
            item->setData(Qt::UserRole, tag);
            if (tag == current)
                m_ui->languagesList->setCurrentItem(item);
        }
    }
    fillLanguagesToAdd();
    showCurrent();
}

void BroadcastTextEditor::fillLanguagesToAdd()
{
    const QString typed = m_ui->languageToAdd->currentText();
    m_ui->languageToAdd->clear();
    for (const QString &tag : commonLanguageTags()) {
        if (!m_texts.contains(tag))
            m_ui->languageToAdd->addItem(nativeLanguageName(tag), tag);
    }
    m_ui->languageToAdd->setCurrentIndex(m_ui->languageToAdd->findText(typed));
    if (m_ui->languageToAdd->currentIndex() < 0)
        m_ui->languageToAdd->clearEditText();
}

void BroadcastTextEditor::showCurrent()
{
    {
        const QSignalBlocker quiet(m_ui->textEdit);
        m_ui->textEdit->setPlainText(currentText());
    }
    m_ui->removeButton->setEnabled(!currentLanguage().isEmpty());
    render();
    Q_EMIT languageShown();
}

void BroadcastTextEditor::edited()
{
    m_texts[currentLanguage()] = m_ui->textEdit->toPlainText();
    render();
    Q_EMIT changed();
}

void BroadcastTextEditor::addLanguage()
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
    if (!m_texts.contains(tag))
        m_texts.insert(tag, {});
    fillList(tag);
    m_ui->textEdit->setFocus();
    Q_EMIT changed();
}

void BroadcastTextEditor::removeLanguage()
{
    if (const QString tag = currentLanguage(); !tag.isEmpty())
        m_texts.remove(tag);
    fillList({});
    Q_EMIT changed();
}

void BroadcastTextEditor::surround(const QString &before, const QString &after)
{
    m_ui->htmlBox->setChecked(true);
    QTextCursor cursor = m_ui->textEdit->textCursor();
    const int begin = cursor.selectionStart();
    const QString selected = cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
    cursor.insertText(before + selected + after);
    // What was selected stays so, to be surrounded by more.
    const int inner = begin + static_cast<int>(before.size());
    cursor.setPosition(inner);
    cursor.setPosition(inner + static_cast<int>(selected.size()), QTextCursor::KeepAnchor);
    m_ui->textEdit->setTextCursor(cursor);
    m_ui->textEdit->setFocus();
}

void BroadcastTextEditor::insertLink()
{
    const QString scheme = u"https://"_s;
    const QString opening = u"<a href=\""_s;
    const int begin = m_ui->textEdit->textCursor().selectionStart();
    surround(opening + scheme + u"\">"_s, u"</a>"_s);
    // The address is what is missing now.
    QTextCursor cursor = m_ui->textEdit->textCursor();
    cursor.setPosition(begin + static_cast<int>(opening.size() + scheme.size()));
    m_ui->textEdit->setTextCursor(cursor);
}

void BroadcastTextEditor::markPlace(const engine::BroadcastProblem *problem)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (problem && problem->text.problem == domain::FormattedProblem::Broken) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_ui->textEdit->document());
        mark.cursor.setPosition(
            static_cast<int>(std::min(problem->text.formatted.position, currentText().size())));
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        marks.append(mark);
    }
    m_ui->textEdit->setExtraSelections(marks);
}

void BroadcastTextEditor::renderProblem()
{
    const QString text = currentText();
    const auto problem = std::ranges::find_if(m_problems, [this](const auto &each) {
        return BroadcastProblemWords::isAboutText(each) && each.language == currentLanguage();
    });
    // An empty text is what one begins with: what stands beside the button says that it is missing.
    const bool isTold = problem != m_problems.end() && !text.isEmpty();
    m_ui->problemLabel->setText(isTold ? BroadcastProblemWords::aboutText(*problem, text, m_limit)
                                       : QString());
    markPlace(isTold ? &*problem : nullptr);
}

void BroadcastTextEditor::render()
{
    const auto formatted = domain::checkFormattedText(currentText(), isHtml(), m_limit);
    const auto left = static_cast<int>(m_limit - formatted.formatted.length);
    m_ui->lengthLabel->setText(formatted.problem == domain::FormattedProblem::Broken
                                   ? QString()
                                   : tr("%Ln characters left", "to be typed", std::max(left, 0)));
    renderProblem();
    const bool isServedByEnglish = currentLanguage().isEmpty() && m_texts.contains(english());
    m_ui->textEdit->setPlaceholderText(
        isServedByEnglish
            ? tr("While this is empty, everyone without a text of their own gets the English one.")
            : QString());
}

void BroadcastTextEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void BroadcastTextEditor::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->addProblem->setText(tr("This is not a language tag. Choose a language from the list, or "
                                 "type a tag such as pt-br."));
    m_ui->languageToAdd->lineEdit()->setPlaceholderText(u"pt-br"_s);
    for (int row = 0; row < m_ui->languagesList->count(); ++row) {
        auto *item = m_ui->languagesList->item(row);
        if (item->data(Qt::UserRole).toString().isEmpty())
            item->setText(BroadcastWords::language({}, m_texts.size() == 1));
    }
    render();
}

} // namespace botdesk::widgets
