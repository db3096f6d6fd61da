#pragma once

#include "storage/broadcast.h"

#include <QPixmap>
#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastAttachments;
}

/// Edits what goes with the text of a broadcast: a photo or a document, and buttons that open a
/// link.
class BroadcastAttachments : public QWidget
{
    Q_OBJECT

public:
    explicit BroadcastAttachments(QWidget *parent = nullptr);
    ~BroadcastAttachments() override;

    /// Takes over the medium and the buttons of @p content.
    void setContent(const storage::Broadcast &content);
    /// Puts the medium and the buttons into @p content. A row without a text and a link is none.
    void fill(storage::Broadcast &content) const;
    /// The chosen photo, small; null without one that can be shown.
    [[nodiscard]] const QPixmap &picture() const { return m_picture; }

    /// Takes the file at @p path, as if it had been chosen.
    void setMedia(storage::MediaKind kind, const QString &path);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void wire();
    void choose(storage::MediaKind kind);
    void addButton();
    void removeButton();
    void appendRow(const storage::LinkButton &button);
    void retranslate();
    void render();
    [[nodiscard]] QList<storage::LinkButton> buttons() const;
    [[nodiscard]] QString mediaProblem() const;
    [[nodiscard]] QString buttonProblem() const;

    std::unique_ptr<Ui::BroadcastAttachments> m_ui;
    storage::MediaKind m_kind = storage::MediaKind::None;
    QString m_path;
    QPixmap m_picture;
};

} // namespace botdesk::widgets
