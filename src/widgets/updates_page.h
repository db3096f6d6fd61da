#pragma once

#include "engine/journal_browser.h"
#include "engine/session_host.h"
#include "models/update_list_model.h"
#include "models/update_type_model.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class UpdatesPage;
}

/// The raw updates as the server sent them, as long as they are kept: by type, with those marked
/// that this version does not understand.
class UpdatesPage : public QWidget
{
    Q_OBJECT

public:
    /// @param session must be open and outlive the page
    explicit UpdatesPage(engine::SessionHost &session, QWidget *parent = nullptr);
    ~UpdatesPage() override;

public Q_SLOTS:
    /// Shows the update with this id, or says that it is no longer kept.
    void showUpdate(qint64 updateId);

Q_SIGNALS:
    /// The operator wants to see who did it.
    void personRequested(botdesk::domain::UserId user);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What stands where the raw update is shown.
    enum class Raw : std::uint8_t { None, Loading, Shown, Gone, NotFound };

    void setUpTables();
    void setUpKeeping();
    void connectSession();

    void reload();
    void loadCounts();
    void loadKeeping();
    void followNew();
    void chooseType();
    void selectType(const engine::JournalFilter &filter);
    void take(const engine::JournalPortion &portion);
    void putBefore(const engine::JournalPortion &portion);

    void showSelected();
    void showEntry(const engine::JournalEntry &entry);
    void showNothing(Raw why);
    void saveDays();

    void retranslate();
    void renderList();
    void renderRaw();
    void renderKeeping();

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::UpdatesPage> m_ui;
    engine::JournalBrowser m_browser;
    models::UpdateTypeModel m_types;
    models::UpdateListModel m_updates;
    engine::JournalFilter m_filter;
    bool m_complete = false; ///< the list has everything that was looked for
    bool m_cut = false;      ///< there are more than the list takes
    QTimer m_reloadDelay;

    std::optional<engine::JournalEntry> m_shown; ///< whose raw text is asked for or shown
    Raw m_raw = Raw::None;
    qint64 m_wanted = 0; ///< the id that was not found
    storage::JournalExtent m_extent;
    int m_days = 0; ///< kept for, 0 until it is known
};

} // namespace botdesk::widgets
