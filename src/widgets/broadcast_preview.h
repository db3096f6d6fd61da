#pragma once

#include "domain/user.h"
#include "storage/broadcast.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>

class QTextBrowser;

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastPreview;
}

/// Shows a broadcast as one person would see it.
class BroadcastPreview : public QWidget
{
    Q_OBJECT

public:
    explicit BroadcastPreview(QString botUsername, QWidget *parent = nullptr);
    ~BroadcastPreview() override;

    void setContent(const storage::Broadcast &content, const QPixmap &picture);
    /// Whose eyes to see it with; nothing for somebody made up.
    void setPerson(const std::optional<domain::User> &person);
    [[nodiscard]] const std::optional<domain::User> &person() const { return m_person; }

    /// Writes a message into @p view: @p picture above, the text, its buttons below.
    static void showMessage(QTextBrowser *view, const storage::Broadcast &content,
                            const QString &text, const QPixmap &picture);

Q_SIGNALS:
    void anotherPersonWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    [[nodiscard]] domain::User reader() const;

    std::unique_ptr<Ui::BroadcastPreview> m_ui;
    QString m_botUsername;
    storage::Broadcast m_content;
    QPixmap m_picture;
    std::optional<domain::User> m_person;
};

} // namespace botdesk::widgets
