#pragma once

#include "domain/user.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace botdesk::widgets
{

/// Says of one person whether the bot may write, since when and why; counts a join request down.
class StatusCard : public QFrame
{
    Q_OBJECT

public:
    explicit StatusCard(QWidget *parent = nullptr);

    void setUser(const domain::User &user);

Q_SIGNALS:
    /// The join request's time is over: what may be done has changed.
    void windowEnded();

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void color();

    domain::User m_user;
    QLabel *m_status;
    QLabel *m_permission;
    QLabel *m_ground;
    QTimer m_countdown;
};

} // namespace botdesk::widgets
