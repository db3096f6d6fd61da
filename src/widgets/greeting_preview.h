#pragma once

#include "domain/greetings.h"

#include <QWidget>

#include <memory>

namespace botdesk::engine
{
class SessionHost;
}

namespace botdesk::widgets
{

namespace Ui
{
class GreetingPreview;
}

/// Shows a greeting as somebody reads it: as a made-up person does, or as whoever is chosen, with
/// the greeting that they get. Texts are shown as they are sent, never read as markup.
class GreetingPreview : public QWidget
{
    Q_OBJECT

public:
    explicit GreetingPreview(QWidget *parent = nullptr);
    ~GreetingPreview() override;

    /// @param session must outlive the preview
    void setSession(engine::SessionHost &session);

    /// @param edited the one that is being edited: the made-up person reads it
    void setGreetings(const domain::Greetings &greetings, const domain::GreetingKey &edited);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void renderExample();
    void renderPerson(const domain::User &person);

    std::unique_ptr<Ui::GreetingPreview> m_ui;
    engine::SessionHost *m_session = nullptr;
    domain::Greetings m_greetings;
    domain::GreetingKey m_edited;
};

} // namespace botdesk::widgets
