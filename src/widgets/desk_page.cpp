#include "widgets/desk_page.h"

#include "widgets/people_page.h"

#include <QEvent>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;

DeskPage::DeskPage(engine::SessionHost &session, QWidget *parent)
    : QTabWidget(parent)
    , m_session(session)
    , m_people(new PeoplePage(session))
{
    setDocumentMode(true);
    m_people->setObjectName("peoplePage"_L1);
    addTab(m_people, QString());
    retranslate();
}

DeskPage::~DeskPage() = default;

void DeskPage::focusSearch()
{
    setCurrentWidget(m_people);
    m_people->focusSearch();
}

void DeskPage::showPerson(domain::UserId id)
{
    setCurrentWidget(m_people);
    m_people->showPerson(id);
}

void DeskPage::retranslate()
{
    setTabText(indexOf(m_people), tr("Peop&le"));
}

void DeskPage::changeEvent(QEvent *event)
{
    QTabWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace botdesk::widgets
