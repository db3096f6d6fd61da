#pragma once

#include "engine/broadcast_draft.h"
#include "engine/session_host.h"
#include "widgets/broadcast_facts.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastDialog;
}

class BroadcastAttachments;
class BroadcastAudience;
class BroadcastPreview;
class BroadcastSending;
class BroadcastTextEditor;

/// Writes a broadcast, checks it while it is typed, shows whom it reaches and how they see it,
/// sends a test to the operator, and starts it.
class BroadcastDialog : public QDialog
{
    Q_OBJECT

public:
    /// A new broadcast. It begins with what was being written when the dialog was last left.
    /// @param session open, and must outlive the dialog
    BroadcastDialog(engine::SessionHost &session, storage::Audience audience,
                    QWidget *parent = nullptr);
    /// The same with the content of an earlier one.
    BroadcastDialog(engine::SessionHost &session, storage::Audience audience,
                    const storage::Broadcast &content, QWidget *parent = nullptr);
    ~BroadcastDialog() override;

public Q_SLOTS:
    /// Asks first when something was written.
    void reject() override;

Q_SIGNALS:
    /// It is written down, and goes on by itself.
    void started(qint64 job);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What the session was asked for and has not answered.
    enum class Awaited : std::uint8_t { Nothing, Test, Start };

    BroadcastDialog(engine::SessionHost &session, storage::Audience audience, bool keepsDraft,
                    QWidget *parent);
    void setUpTabs();
    void wire();
    void wireSession();
    void setContent(const storage::Broadcast &content);
    void load();
    void take(const storage::Result<BroadcastFacts> &facts);
    void edited();
    void saveDraft();

    void askToStart();
    void confirm();
    void start();
    void test();
    void sendTest();
    void chooseSelf();
    void choosePreviewed();
    void askToLeave();
    void leave();
    void refuse(const engine::BroadcastProblem &problem);

    void render();
    void renderPeople();
    void renderButtons();
    void retranslate();

    [[nodiscard]] storage::Broadcast content() const;
    [[nodiscard]] engine::BroadcastOrder order() const;
    [[nodiscard]] const BroadcastFacts *facts() const; ///< nullptr while they are not known
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] qint64 reached() const;
    [[nodiscard]] qint64 seconds() const;
    /// Why it cannot be started, in a sentence; empty when it can.
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QString operatorName() const;

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::BroadcastDialog> m_ui;
    storage::Audience m_audience;
    engine::BroadcastDraft m_draft;
    bool m_keepsDraft; ///< the content of an earlier broadcast is kept already
    bool m_isDirty = false;
    bool m_isFilling = false; ///< what changes now was not typed
    std::optional<storage::Result<BroadcastFacts>> m_facts;
    Awaited m_awaited = Awaited::Nothing;

    BroadcastTextEditor *m_texts;
    BroadcastAttachments *m_attachments;
    BroadcastSending *m_sending;
    BroadcastAudience *m_people;
    BroadcastPreview *m_preview;
    QTimer m_draftDelay;
};

} // namespace botdesk::widgets
