#pragma once

#include "engine/session_host.h"

#include <QPointer>
#include <QTabWidget>

class QDialog;

namespace botdesk::widgets
{

class PeoplePage;

/// The desk of one bot: its pages, and the errands that lead from one to another.
class DeskPage : public QTabWidget
{
    Q_OBJECT

public:
    /// @param session must be open and outlive the page
    explicit DeskPage(engine::SessionHost &session, QWidget *parent = nullptr);
    ~DeskPage() override;

    void focusSearch();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPerson(domain::UserId id);
    void retranslate();

    engine::SessionHost &m_session;
    PeoplePage *m_people;
};

} // namespace botdesk::widgets
