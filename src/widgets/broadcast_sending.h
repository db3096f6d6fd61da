#pragma once

#include "storage/broadcast.h"

#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastSending;
}

/// Edits when and how a broadcast is sent: now or at a moment, silent or not, paid or not.
class BroadcastSending : public QWidget
{
    Q_OBJECT

public:
    explicit BroadcastSending(QWidget *parent = nullptr);
    ~BroadcastSending() override;

    /// Takes over how @p content is sent. Paid it is not, whatever it was: that is switched on for
    /// one broadcast at a time.
    void setContent(const storage::Broadcast &content);
    void fill(storage::Broadcast &content) const;
    /// When it begins, 0 for now.
    [[nodiscard]] domain::Milliseconds startAt() const;
    [[nodiscard]] bool isPaid() const;
    /// How many people it reaches, for the price.
    void setPeople(qint64 people);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void wire();
    void proposeCap();
    void render();

    std::unique_ptr<Ui::BroadcastSending> m_ui;
    qint64 m_people = 0;
    bool m_capIsProposed = true; ///< the operator has not typed another one
};

} // namespace botdesk::widgets
