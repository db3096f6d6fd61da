#pragma once

#include "engine/bot_directory.h"
#include "engine/secret_store.h"
#include "expected_people.h"
#include "people_folder.h"
#include "sandbox_process.h"
#include "shown_people.h"
#include "widgets/main_window.h"

#include <QElapsedTimer>
#include <QSettings>

#include <functional>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace botdesk::bench
{

/// The program's real window with a bot's people, put together as main.cpp does it, with a session
/// that polls a sandbox. It is 1920 × 1080 large.
class DeskWindow
{
public:
    /// Opens it, and waits until the first rows are painted and everyone is counted. Nothing when
    /// that does not happen; it has said why.
    /// @param sandbox options of the sandbox that it polls
    [[nodiscard]] static std::unique_ptr<DeskWindow>
    open(const PeopleFolder &people,
         const QStringList &sandbox = {QStringLiteral("--users"), QStringLiteral("0")});
    ~DeskWindow();

    [[nodiscard]] QTableView &table() const { return *m_table; }
    [[nodiscard]] QLineEdit &search() const { return *m_search; }
    [[nodiscard]] widgets::LanguageManager &language() { return m_language; }
    [[nodiscard]] engine::SessionHost &session() const { return *m_window->session(); }
    [[nodiscard]] SandboxProcess &sandbox() const { return *m_sandbox; }
    [[nodiscard]] const PeopleFolder &people() const { return m_people; }
    /// Something of the page with the table.
    template <class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = m_page->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return *found;
    }

    /// In milliseconds from the act.
    struct Timing {
        double rows = 0;  ///< to the first rows, painted
        double whole = 0; ///< to the exact count, the whole order, and the length of the scrollbar
    };
    /// Does something, and waits until the table shows what it must.
    [[nodiscard]] std::optional<Timing> measure(const std::function<void()> &act,
                                                const ExpectedPeople &expected);
    /// Does something, and waits until the table has been painted and @p isDone.
    [[nodiscard]] std::optional<double> untilPainted(const std::function<void()> &act,
                                                     const std::function<bool()> &isDone);
    /// Does something, and waits until @p isDone, whatever is painted meanwhile.
    [[nodiscard]] std::optional<double> until(const std::function<void()> &act,
                                              const std::function<bool()> &isDone);

    /// Types a text into the search field, letter by letter and at once.
    void type(const QString &text);
    /// Nothing searched, filtered or selected, ordered by when people were last seen.
    [[nodiscard]] bool reset();

private:
    explicit DeskWindow(PeopleFolder people);
    [[nodiscard]] bool isWhole(const ExpectedPeople &expected) const;
    [[nodiscard]] bool showsFirst(const ExpectedPeople &expected) const;
    [[nodiscard]] bool showsNobody() const;

    PeopleFolder m_people;
    std::unique_ptr<SandboxProcess> m_sandbox;
    QSettings m_settings;
    widgets::LanguageManager m_language;
    widgets::Appearance m_appearance;
    engine::BotDirectory m_bots;
    engine::SecretStore m_secrets;
    std::unique_ptr<widgets::MainWindow> m_window;
    std::optional<ExpectedPeople> m_everyone;
    QTableView *m_table = nullptr;
    QWidget *m_page = nullptr; ///< with the table
    QLineEdit *m_search = nullptr;
};

} // namespace botdesk::bench
