#pragma once

#include "engine/session_host.h"
#include "models/user_table_model.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class PeoplePage;
}

class PeopleSelection;
class PersonPanel;
class SelectionPanel;

/// Everyone the bot has met, in a table that can be searched, filtered and put in order; beside it
/// the person or the people selected.
class PeoplePage : public QWidget
{
    Q_OBJECT

public:
    /// @param session must be open and outlive the page
    explicit PeoplePage(engine::SessionHost &session, QWidget *parent = nullptr);
    ~PeoplePage() override;

    void focusSearch();
    /// What the filters show at the moment, and how many people that is.
    [[nodiscard]] const storage::UserQuery &query() const { return m_model.query(); }
    [[nodiscard]] int shownCount() const { return m_model.rowCount(); }
    /// Shows one person, whatever the filters were.
    void showPerson(domain::UserId id);

Q_SIGNALS:
    void updateRequested(qint64 updateId);
    /// The operator asks to probe, or to export, everyone whom the filters show.
    void probeShownRequested();
    void exportShownRequested();
    /// The operator asks to write a broadcast to those selected.
    void broadcastRequested(const botdesk::storage::Audience &audience);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void setUpFilters();
    void connectSession();

    void fillStatusFilter();
    void fillGroundFilter();
    void fillLanguageFilter();
    void loadLanguages();
    void applyFilters();
    void clearFilters();

    void showSelection();
    void select(domain::UserId id);

    void renderList();
    void renderCount();
    void renderArrivals(int count);
    void colorArrivals();

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::PeoplePage> m_ui;
    models::UserTableModel m_model;
    PeopleSelection *m_selected;
    PersonPanel *m_person;
    SelectionPanel *m_selection;
    QStringList
        m_languages;      ///< those that people have, most frequent first; empty for not reported
    QTimer m_searchTimer; ///< what changes together is one question
    QTimer m_languageDelay;

    domain::UserId m_awaited = 0; ///< to be selected as soon as the list has them
};

} // namespace botdesk::widgets
