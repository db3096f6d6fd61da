#pragma once

#include "engine/session_host.h"
#include "models/broadcast_list_model.h"
#include "storage/recipient_reader.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastsPage;
}

class BroadcastPanel;

/// The broadcasts of a bot, and the one that is selected. Reads while it is visible; what it costs
/// does not depend on how many people they have.
class BroadcastsPage : public QWidget
{
    Q_OBJECT

public:
    /// @param session must be open and outlive the page
    explicit BroadcastsPage(engine::SessionHost &session, QWidget *parent = nullptr);
    ~BroadcastsPage() override;

    /// Selects a broadcast as soon as the list has it.
    void showBroadcast(qint64 job);

Q_SIGNALS:
    /// The operator asks to write a broadcast.
    void newRequested();
    /// The same content to those who certainly got nothing from @p job.
    void againRequested(qint64 job, const botdesk::storage::Broadcast &content);
    void personActivated(botdesk::domain::UserId id);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// Everything that is shown at one moment.
    struct Shown {
        QList<storage::JobReport> reports;
        QHash<qint64, QString> beginnings; ///< of those that were not known
        std::optional<storage::Broadcast> content;
    };

    void setUpTable();
    void wire();
    void load();
    void take(const storage::Result<Shown> &shown);
    void selectAfter(qint64 newestBefore);
    void showCurrent();
    void render();
    void exportRecipients(qint64 job, storage::RecipientGroup group, qint64 count);
    /// The job selected in the list, or 0.
    [[nodiscard]] qint64 current() const;
    [[nodiscard]] static storage::Result<Shown> read(storage::Database &database,
                                                     const QSet<qint64> &known, qint64 current);
    [[nodiscard]] static QString beginningOf(const storage::Broadcast &content);

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::BroadcastsPage> m_ui;
    BroadcastPanel *m_panel;
    models::BroadcastListModel m_model;
    std::optional<storage::Broadcast> m_content; ///< of the one that was read last
    std::optional<storage::Error> m_problem;     ///< why they could not be read
    qint64 m_awaited = 0;                        ///< to be selected as soon as the list has it
    bool m_isLoaded = false;
    QTimer m_delay; ///< answers come many a second; the page need not follow each
};

} // namespace botdesk::widgets
