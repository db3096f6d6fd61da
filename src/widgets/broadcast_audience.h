#pragma once

#include "storage/broadcast.h"

#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastAudience;
}

struct BroadcastFacts;

/// Tells whom a broadcast is for: the filter in words, who is left out and why, who gets which
/// text, and how long it takes.
class BroadcastAudience : public QWidget
{
    Q_OBJECT

public:
    explicit BroadcastAudience(storage::Audience audience, QWidget *parent = nullptr);
    ~BroadcastAudience() override;

    /// @param facts nothing while they are not known
    /// @param texts the tags that there are texts for
    /// @param seconds that it takes
    void show(const BroadcastFacts *facts, const QStringList &texts, qint64 seconds);

protected:
    void changeEvent(QEvent *event) override;

private:
    std::unique_ptr<Ui::BroadcastAudience> m_ui;
    storage::Audience m_audience;
};

/// Lines as a list that is told.
[[nodiscard]] QString bulleted(const QStringList &lines);

} // namespace botdesk::widgets
