#pragma once

#include "models/evidence_model.h"

#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class EvidenceView;
}

/// The ledger of one person: every piece of evidence, and the one that is selected in full.
class EvidenceView : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceView(QWidget *parent = nullptr);
    ~EvidenceView() override;

    void setDetails(const models::UserDetails &details);
    void clear();
    /// Selects the piece that the status rests on; as soon as there is one, if nobody's ledger is
    /// loaded yet.
    void showDeciding();

Q_SIGNALS:
    /// The operator wants to see the update that a piece comes from.
    void updateRequested(qint64 updateId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void select(int row);
    void render();

    std::unique_ptr<Ui::EvidenceView> m_ui;
    models::EvidenceModel m_model;
    domain::UserId m_user = 0;
    bool m_wantsDeciding = false;
};

} // namespace botdesk::widgets
