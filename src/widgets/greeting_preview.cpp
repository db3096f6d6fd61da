#include "widgets/greeting_preview.h"

#include "domain/greeting.h"
#include "engine/session_host.h"
#include "ui_greeting_preview.h"
#include "widgets/greeting_words.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

GreetingPreview::GreetingPreview(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::GreetingPreview>())
{
    m_ui->setupUi(this);
    connect(m_ui->personField, &PersonField::personChanged, this, &GreetingPreview::render);
    // toggled(): what a screen reader presses is not clicked.
    connect(m_ui->withoutName, &QCheckBox::toggled, this, &GreetingPreview::render);
    render();
}

GreetingPreview::~GreetingPreview() = default;

void GreetingPreview::setSession(engine::SessionHost &session)
{
    m_session = &session;
    m_ui->personField->setSession(session);
}

void GreetingPreview::setGreetings(const domain::Greetings &greetings,
                                   const domain::GreetingKey &edited)
{
    m_greetings = greetings;
    m_edited = edited;
    render();
}

void GreetingPreview::render()
{
    const auto &person = m_ui->personField->person();
    m_ui->withoutName->setEnabled(!person);
    if (person)
        renderPerson(*person);
    else
        renderExample();
}

void GreetingPreview::renderExample()
{
    domain::GreetingFacts facts{.person = {.firstName = tr("Anna", "an example of a person"),
                                           .lastName = tr("Brown", "an example of a person"),
                                           .username = u"anna"_s,
                                           .isBot = false},
                                .botUsername = m_session ? m_session->botUsername() : QString(),
                                .payload = m_edited.payload};
    if (m_ui->withoutName->isChecked())
        facts.person = {};
    m_ui->preview->setPlainText(domain::expandGreeting(m_greetings.text(m_edited), facts));
    m_ui->previewExplanation->setText(
        m_ui->personField->isNobody()
            ? tr("The bot knows nobody with such a name, username or id.")
            : tr("This is how a made-up person reads it. Choose somebody to see what they get."));
}

void GreetingPreview::renderPerson(const domain::User &person)
{
    // As pressing Start by their link would bring it, and greeting them by hand.
    const auto key = domain::greetingFor(m_greetings, person.language, person.source);
    const QString text = domain::writtenGreeting(m_greetings, person, person.source,
                                                 m_session ? m_session->botUsername() : QString())
                             .value_or(QString());
    m_ui->preview->setPlainText(text);
    m_ui->previewExplanation->setText(
        key ? GreetingWords::whatSomebodyGets(person, *key, domain::checkMessageText(text))
            : tr("There is no greeting yet."));
}

void GreetingPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    render();
}

} // namespace botdesk::widgets
