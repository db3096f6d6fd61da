#include "widgets/broadcast_attachments.h"

#include "botapi/keyboard.h"
#include "engine/media_file.h"
#include "ui_broadcast_attachments.h"
#include "widgets/list_table.h"
#include "widgets/media_words.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QImageReader>
#include <QLocale>
#include <QStandardPaths>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using storage::LinkButton;
using storage::MediaKind;

namespace
{

enum Column { TextColumn, UrlColumn };

/// As wide as the preview shows a picture, in device-independent pixels.
constexpr QSize pictureSize(320, 320);

QPixmap readPicture(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    // Read small, since a photo of a camera takes long at its full size.
    const QSize size = reader.size();
    if (size.isValid() &&
        (size.width() > pictureSize.width() || size.height() > pictureSize.height()))
        reader.setScaledSize(size.scaled(pictureSize, Qt::KeepAspectRatio));
    return QPixmap::fromImage(reader.read());
}

} // namespace

BroadcastAttachments::BroadcastAttachments(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BroadcastAttachments>())
{
    m_ui->setupUi(this);
    lookLikeAList(m_ui->buttonsTable);
    m_ui->buttonsTable->horizontalHeader()->setSectionResizeMode(TextColumn, QHeaderView::Stretch);
    m_ui->buttonsTable->horizontalHeader()->setSectionResizeMode(UrlColumn, QHeaderView::Stretch);
    m_ui->thumbnailLabel->setFrameShape(QFrame::StyledPanel);
    wire();
    retranslate();
}

BroadcastAttachments::~BroadcastAttachments() = default;

void BroadcastAttachments::wire()
{
    connect(m_ui->photoButton, &QPushButton::clicked, this, [this] { choose(MediaKind::Photo); });
    connect(m_ui->documentButton, &QPushButton::clicked, this,
            [this] { choose(MediaKind::Document); });
    connect(m_ui->clearMediaButton, &QPushButton::clicked, this, [this] {
        m_ui->photoButton->setFocus(); // the button that was pressed goes away
        setMedia(MediaKind::None, {});
    });
    connect(m_ui->addLinkButton, &QPushButton::clicked, this, &BroadcastAttachments::addButton);
    connect(m_ui->removeLinkButton, &QPushButton::clicked, this,
            &BroadcastAttachments::removeButton);
    connect(m_ui->buttonsTable, &QTableWidget::itemSelectionChanged, this,
            &BroadcastAttachments::render);
    connect(m_ui->buttonsTable, &QTableWidget::itemChanged, this, [this] {
        render();
        Q_EMIT changed();
    });
}

void BroadcastAttachments::setContent(const storage::Broadcast &content)
{
    {
        const QSignalBlocker quiet(m_ui->buttonsTable);
        m_ui->buttonsTable->setRowCount(0);
        for (const LinkButton &button : content.buttons)
            appendRow(button);
    }
    setMedia(content.media, content.mediaPath);
}

void BroadcastAttachments::fill(storage::Broadcast &content) const
{
    content.media = m_kind;
    content.mediaPath = m_path;
    content.buttons = buttons();
}

void BroadcastAttachments::setMedia(MediaKind kind, const QString &path)
{
    m_kind = kind;
    m_path = path;
    m_picture = kind == MediaKind::Photo ? readPicture(path) : QPixmap();
    render();
    Q_EMIT changed();
}

void BroadcastAttachments::choose(MediaKind kind)
{
    const bool isPhoto = kind == MediaKind::Photo;
    auto *chooser = new QFileDialog(this, isPhoto ? tr("Choose a photo") : tr("Choose a document"));
    chooser->setObjectName("mediaChooser"_L1);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters(
        isPhoto ? QStringList{tr("Photos (*.jpg *.jpeg *.png *.webp)"), tr("All files (*)")}
                : QStringList{tr("All files (*)")});
    chooser->setDirectory(QStandardPaths::writableLocation(
        isPhoto ? QStandardPaths::PicturesLocation : QStandardPaths::DocumentsLocation));
    connect(chooser, &QFileDialog::fileSelected, this,
            [this, kind](const QString &path) { setMedia(kind, path); });
    chooser->open();
}

void BroadcastAttachments::appendRow(const LinkButton &button)
{
    const int row = m_ui->buttonsTable->rowCount();
    m_ui->buttonsTable->insertRow(row);
    m_ui->buttonsTable->setItem(row, TextColumn, new QTableWidgetItem(button.text));
    m_ui->buttonsTable->setItem(row, UrlColumn, new QTableWidgetItem(button.url));
}

void BroadcastAttachments::addButton()
{
    appendRow({});
    const int row = m_ui->buttonsTable->rowCount() - 1;
    m_ui->buttonsTable->setFocus();
    m_ui->buttonsTable->setCurrentCell(row, TextColumn);
    m_ui->buttonsTable->editItem(m_ui->buttonsTable->item(row, TextColumn));
    render();
}

void BroadcastAttachments::removeButton()
{
    m_ui->buttonsTable->removeRow(m_ui->buttonsTable->currentRow());
    render();
    Q_EMIT changed();
}

QList<LinkButton> BroadcastAttachments::buttons() const
{
    const auto cell = [this](int row, int column) {
        const auto *item = m_ui->buttonsTable->item(row, column);
        return item ? item->text().trimmed() : QString();
    };
    QList<LinkButton> buttons;
    for (int row = 0; row < m_ui->buttonsTable->rowCount(); ++row) {
        const LinkButton button{.text = cell(row, TextColumn), .url = cell(row, UrlColumn)};
        if (!button.text.isEmpty() || !button.url.isEmpty())
            buttons.append(button);
    }
    return buttons;
}

QString BroadcastAttachments::mediaProblem() const
{
    if (m_kind == MediaKind::None)
        return {};
    const auto kind =
        m_kind == MediaKind::Photo ? botapi::MediaKind::Photo : botapi::MediaKind::Document;
    return MediaWords::about(engine::checkMedia(m_path, kind), m_kind);
}

QString BroadcastAttachments::buttonProblem() const
{
    int number = 0;
    for (const LinkButton &button : buttons()) {
        ++number;
        const QString words =
            MediaWords::about(botapi::problemOf(botapi::LinkButton{button.text, button.url}));
        if (!words.isEmpty())
            return tr("Button %1: %2", "its number and what is wrong with it")
                .arg(QLocale().toString(number), words);
    }
    return {};
}

void BroadcastAttachments::render()
{
    const bool hasMedia = m_kind != MediaKind::None;
    const QFileInfo file(m_path);
    m_ui->thumbnailLabel->setVisible(!m_picture.isNull());
    if (!m_picture.isNull())
        m_ui->thumbnailLabel->setPixmap(m_picture.scaled(
            m_ui->thumbnailLabel->maximumSize(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
    m_ui->mediaLabel->setText(
        hasMedia ? tr("%1, %2", "a file's name and size")
                       .arg(QDir::toNativeSeparators(m_path),
                            QLocale().formattedDataSize(file.size(), 1,
                                                        QLocale::DataSizeTraditionalFormat))
                 : tr("None. It is uploaded once, and the text stands below it: 1024 characters at "
                      "most."));
    m_ui->clearMediaButton->setVisible(hasMedia);
    const QString mediaWords = mediaProblem();
    m_ui->mediaProblem->setText(mediaWords);
    m_ui->mediaProblem->setVisible(!mediaWords.isEmpty());
    m_ui->removeLinkButton->setEnabled(m_ui->buttonsTable->currentRow() >= 0);
    const QString buttonWords = buttonProblem();
    m_ui->buttonsProblem->setText(buttonWords);
    m_ui->buttonsProblem->setVisible(!buttonWords.isEmpty());
}

void BroadcastAttachments::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->buttonsTable->setHorizontalHeaderLabels({tr("What stands on it"), tr("Link")});
    render();
}

void BroadcastAttachments::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace botdesk::widgets
