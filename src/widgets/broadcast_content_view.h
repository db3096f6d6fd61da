#pragma once

#include "storage/broadcast.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastContentView;
}

/// What a broadcast sends: its texts one by one, its file and its buttons. Placeholders stand as
/// they were written.
class BroadcastContentView : public QWidget
{
    Q_OBJECT

public:
    explicit BroadcastContentView(QWidget *parent = nullptr);
    ~BroadcastContentView() override;

    void setContent(const std::optional<storage::Broadcast> &content);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillLanguages();
    void render();
    [[nodiscard]] QStringList facts() const;

    std::unique_ptr<Ui::BroadcastContentView> m_ui;
    std::optional<storage::Broadcast> m_content;
};

} // namespace botdesk::widgets
