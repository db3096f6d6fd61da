#include "widgets/broadcast_preview.h"

#include "engine/broadcast_text.h"
#include "models/broadcast_words.h"
#include "models/dialog_words.h"
#include "ui_broadcast_preview.h"
#include "widgets/telegram_text.h"

#include <QEvent>
#include <QFileInfo>
#include <QPushButton>
#include <QTextBrowser>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::BroadcastWords;
using models::DialogWords;

BroadcastPreview::BroadcastPreview(QString botUsername, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BroadcastPreview>())
    , m_botUsername(std::move(botUsername))
{
    m_ui->setupUi(this);
    connect(m_ui->choosePersonButton, &QPushButton::clicked, this,
            &BroadcastPreview::anotherPersonWanted);
    render();
}

BroadcastPreview::~BroadcastPreview() = default;

void BroadcastPreview::setContent(const storage::Broadcast &content, const QPixmap &picture)
{
    m_content = content;
    m_picture = picture;
    render();
}

void BroadcastPreview::setPerson(const std::optional<domain::User> &person)
{
    m_person = person;
    render();
}

domain::User BroadcastPreview::reader() const
{
    if (m_person)
        return *m_person;
    return {.profile = {.firstName = tr("Anna", "an example of a person"),
                        .lastName = tr("Brown", "an example of a person"),
                        .username = u"anna"_s,
                        .isBot = false}};
}

void BroadcastPreview::render()
{
    const domain::User person = reader();
    const QString tag = engine::languageOfText(m_content.texts.keys(), person.language);
    const QString text = engine::broadcastTextFor(m_content, person, m_botUsername);
    m_ui->previewLabel->setText(
        tr("As %1 sees it:", "a person's name").arg(DialogWords::nameOf(person)));
    showMessage(m_ui->previewView, m_content, text, m_picture);
    const bool hasOneText = m_content.texts.size() < 2;
    m_ui->previewHint->setVisible(!hasOneText);
    m_ui->previewHint->setText(
        tr("Their language: %1. Their text: %2.", "languages")
            .arg(DialogWords::language(person.language), BroadcastWords::language(tag, false)));
}

void BroadcastPreview::showMessage(QTextBrowser *view, const storage::Broadcast &content,
                                   const QString &text, const QPixmap &picture)
{
    QTextDocument *document = view->document();
    document->clear();
    QString rich;
    if (content.media == storage::MediaKind::Photo && !picture.isNull()) {
        const QUrl address(u"picture:"_s);
        document->addResource(QTextDocument::ImageResource, address, picture);
        rich += u"<p><img src=\"picture:\"/></p>"_s;
    } else if (content.media != storage::MediaKind::None) {
        const QString name = QFileInfo(content.mediaPath).fileName();
        const QString words = content.media == storage::MediaKind::Photo
                                  ? tr("Photo “%1”", "a file's name").arg(name)
                                  : tr("Document “%1”", "a file's name").arg(name);
        rich += u"<p><i>"_s + words.toHtmlEscaped() + u"</i></p>"_s;
    }
    rich += richTextOf(text, content.html);
    for (const storage::LinkButton &button : content.buttons)
        rich += richButtonOf(button.text);
    view->setHtml(rich);
}

void BroadcastPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    render();
}

} // namespace botdesk::widgets
