#pragma once

#include "domain/user.h"
#include "storage/error.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

namespace botdesk::engine
{
class SessionHost;
}

namespace botdesk::widgets
{

namespace Ui
{
class PersonDialog;
}

/// Chooses one among the people whose dialog is open, by searching.
class PersonDialog : public QDialog
{
    Q_OBJECT

public:
    /// What the person is chosen for.
    enum class Purpose : std::uint8_t {
        Preview, ///< whose eyes to see a message with
        Oneself, ///< the operator says who they are
    };

    /// @param session open, and must outlive the dialog
    PersonDialog(engine::SessionHost &session, Purpose purpose, QWidget *parent = nullptr);
    ~PersonDialog() override;

Q_SIGNALS:
    void chosen(const botdesk::domain::User &person);

protected:
    void changeEvent(QEvent *event) override;

private:
    void load();
    void take(const storage::Result<QList<domain::User>> &people);
    void choose();
    void render();
    void retranslate();

    engine::SessionHost &m_session;
    std::unique_ptr<Ui::PersonDialog> m_ui;
    Purpose m_purpose;
    QList<domain::User> m_people;
    std::optional<storage::Error> m_problem; ///< why they could not be read
    bool m_isLoaded = false;
    quint64 m_generation = 0; ///< answers to older searches are dropped
    QTimer m_delay;
};

} // namespace botdesk::widgets
