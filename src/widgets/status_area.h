#pragma once

#include "engine/session_state.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;

namespace botdesk::widgets
{

/// How the session stands, in the status bar: the connection, what waits to be sent, how many
/// people there are. Seconds count down by themselves.
class StatusArea : public QWidget
{
    Q_OBJECT

public:
    explicit StatusArea(QWidget *parent = nullptr);

    void show(const engine::SessionState &state);
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void renderConnection();
    void renderCounts();

    std::optional<engine::SessionState> m_state;
    QString m_icon; ///< which one is drawn
    QTimer m_clock;
    QLabel *m_connectionIcon;
    QLabel *m_connection;
    QLabel *m_waiting;
    QLabel *m_inFlight;
    QLabel *m_pause;
    QLabel *m_unknown;
    QLabel *m_people;
};

} // namespace botdesk::widgets
