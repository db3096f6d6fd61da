#pragma once

#include "engine/session_host.h"
#include "storage/outbox_reader.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QMessageBox;

namespace botdesk::widgets
{

namespace Ui
{
class OutboxPage;
}

class OutboxListView;

/// What waits to be sent and why, what nobody knows the outcome of, and what ended lately; with the
/// ways to take back, to leave, and to send again (R13). Made after the session was opened.
class OutboxPage : public QWidget
{
    Q_OBJECT

public:
    explicit OutboxPage(engine::SessionHost &session, QWidget *parent = nullptr);
    ~OutboxPage() override;

    /// "Outbox (12, unknown: 3)": what the page is called at this moment.
    [[nodiscard]] QString title() const;
    /// Shows the outcomes that nobody knows.
    void showUnknown();

Q_SIGNALS:
    void titleChanged();
    /// The operator wants to see everything about this person.
    void personRequested(botdesk::domain::UserId user);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void wire();
    void fillFilter();
    void takeState();
    void tick();
    void render();
    void renderPace();
    void renderTitles();
    void renderWaiting();
    void renderUnknown();
    void renderEnded();

    void takeBackSelected();
    void askToTakeBackAll();
    void askAboutAll(bool sendAgain);
    void editLimits();
    [[nodiscard]] QMessageBox *question(const QString &name, const QString &title,
                                        const QString &text);

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::OutboxPage> m_ui;
    OutboxListView *m_waiting;
    OutboxListView *m_unknown;
    OutboxListView *m_ended;
    QString m_title;
    QTimer m_clock; ///< while the page is visible
};

} // namespace botdesk::widgets
