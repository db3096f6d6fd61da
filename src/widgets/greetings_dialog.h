#pragma once

#include "domain/greeting.h"
#include "storage/greeting_repository.h"

#include <QDialog>

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
class GreetingsDialog;
}

/// Edits the greetings of every start payload and language, and says whether each `/start` is
/// greeted by itself (R12). Text is shown and kept as it is typed, never read as markup. Closing it
/// with changes asks first; saving them is over when the database has them.
class GreetingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param session must outlive the dialog
    explicit GreetingsDialog(engine::SessionHost &session, QWidget *parent = nullptr);
    ~GreetingsDialog() override;

public Q_SLOTS:
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    // What there is: greetings_dialog.cpp
    void wire();
    void load();
    void take(const storage::Result<storage::GreetingSettings> &settings);
    void save();
    /// The first greeting that cannot be sent, with why.
    [[nodiscard]] std::optional<std::pair<domain::GreetingKey, domain::TextProblem>>
    problem() const;
    void setBusy(bool busy);
    void askBeforeClosing();
    [[nodiscard]] storage::GreetingSettings edited() const;
    void count();
    void retranslate();

    // What is edited of it: greetings_editing.cpp
    void fillPayloads(const QString &current);
    void fillLanguages(const QString &current);
    void fillLanguagesToAdd();
    void showPayload();
    void showText();
    void takeText();
    void addPayload();
    void removePayload();
    void addLanguage();
    void removeLanguage();
    void addPlaceholderButtons();
    void renderText();
    void renderCoverage();
    [[nodiscard]] domain::GreetingKey current() const;
    [[nodiscard]] domain::GreetingTexts &currentTexts();
    [[nodiscard]] QString usualLanguage() const;

    std::unique_ptr<Ui::GreetingsDialog> m_ui;
    engine::SessionHost &m_session;
    storage::GreetingSettings m_saved; ///< as they are in the database
    domain::Greetings m_greetings;     ///< as they are here
    std::optional<storage::Result<storage::GreetingAudience>> m_audience; ///< none: being counted
    bool m_loaded = false;
    bool m_isSaving = false;
};

} // namespace botdesk::widgets
