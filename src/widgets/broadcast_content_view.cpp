#include "widgets/broadcast_content_view.h"

#include "models/broadcast_words.h"
#include "ui_broadcast_content_view.h"
#include "widgets/broadcast_preview.h"

#include <QDir>
#include <QEvent>

#include <algorithm>

namespace botdesk::widgets
{

using models::BroadcastWords;

BroadcastContentView::BroadcastContentView(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BroadcastContentView>())
{
    m_ui->setupUi(this);
    connect(m_ui->languageChoice, &QComboBox::currentIndexChanged, this,
            &BroadcastContentView::render);
    render();
}

BroadcastContentView::~BroadcastContentView() = default;

void BroadcastContentView::setContent(const std::optional<storage::Broadcast> &content)
{
    if (content == m_content)
        return;
    m_content = content;
    fillLanguages();
    render();
}

void BroadcastContentView::fillLanguages()
{
    const QSignalBlocker quiet(m_ui->languageChoice);
    const int chosen = m_ui->languageChoice->currentIndex();
    m_ui->languageChoice->clear();
    const QStringList tags = m_content ? QStringList(m_content->texts.keys()) : QStringList();
    for (const QString &tag : tags)
        m_ui->languageChoice->addItem(BroadcastWords::language(tag, tags.size() == 1), tag);
    m_ui->languageChoice->setCurrentIndex(
        std::clamp(chosen, 0, std::max(0, m_ui->languageChoice->count() - 1)));
}

void BroadcastContentView::render()
{
    const bool hasChoice = m_ui->languageChoice->count() > 1;
    m_ui->languageLabel->setVisible(hasChoice);
    m_ui->languageChoice->setVisible(hasChoice);
    m_ui->contentFacts->setVisible(m_content.has_value());
    if (!m_content) {
        m_ui->contentView->clear();
        return;
    }
    BroadcastPreview::showMessage(
        m_ui->contentView, *m_content,
        m_content->texts.value(m_ui->languageChoice->currentData().toString()), {});
    m_ui->contentFacts->setText(facts().join(u'\n'));
}

QStringList BroadcastContentView::facts() const
{
    QStringList lines;
    if (m_content->media != storage::MediaKind::None)
        lines << tr("File: %1").arg(QDir::toNativeSeparators(m_content->mediaPath));
    for (const storage::LinkButton &button : m_content->buttons)
        lines << tr("The button “%1” opens %2").arg(button.text, button.url);
    lines << (m_content->silent ? tr("It arrives without a sound.")
                                : tr("It arrives with a sound."));
    return lines;
}

void BroadcastContentView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    fillLanguages();
    render();
}

} // namespace botdesk::widgets
