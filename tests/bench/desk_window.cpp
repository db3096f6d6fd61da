#include "desk_window.h"

#include "models/user_table_model.h"
#include "paint_watch.h"
#include "report.h"
#include "shown_people.h"
#include "widgets/resources.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QEventLoop>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTextBoundaryFinder>
#include <QTimer>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::UserTableModel;

namespace
{

constexpr auto patience = 120s;

/// Runs the event loop until @p isDone, which is asked whenever the loop is about to sleep.
bool runUntil(const std::function<bool()> &isDone)
{
    QEventLoop loop;
    bool done = false;
    const auto look = [&] {
        if (!done && isDone()) {
            done = true;
            loop.quit();
        }
    };
    QTimer::singleShot(patience, &loop, [&loop] { loop.quit(); });
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock,
                     &loop, look);
    loop.exec();
    if (!done)
        say(u"The window does not get there."_s);
    return done;
}

} // namespace

DeskWindow::DeskWindow(PeopleFolder people)
    : m_people(std::move(people))
    , m_settings(QDir(m_people.path()).filePath(u"settings.ini"_s), QSettings::IniFormat)
    , m_language(nullptr)
    , m_appearance(nullptr)
    , m_bots(m_people.path())
    , m_secrets(QDir(m_people.path()).filePath(u"secrets"_s))
{
}

DeskWindow::~DeskWindow() = default;

std::unique_ptr<DeskWindow> DeskWindow::open(const PeopleFolder &people, const QStringList &sandbox)
{
    std::unique_ptr<DeskWindow> desk(new DeskWindow(people));
    desk->m_sandbox = SandboxProcess::start(sandbox);
    desk->m_everyone = expectedPeople(people, {});
    if (!desk->m_sandbox || !desk->m_everyone)
        return nullptr;
    widgets::useResources();
    desk->m_language.begin(widgets::Language::English);
    desk->m_appearance.begin();
    desk->m_window = std::make_unique<widgets::MainWindow>(
        widgets::WindowParts{.bots = desk->m_bots,
                             .secrets = desk->m_secrets,
                             .language = desk->m_language,
                             .appearance = desk->m_appearance,
                             .settings = desk->m_settings,
                             .startDemo = [] { return std::nullopt; }});
    desk->m_window->resize(1920, 1080);
    desk->m_window->show();
    widgets::StartOptions options;
    options.apiRoot = desk->m_sandbox->clientOptions().apiRoot;
    desk->m_window->begin(options);
    const auto isOpen = [&desk] {
        desk->m_table = desk->m_window->findChild<QTableView *>(u"peopleTable"_s);
        return desk->m_table != nullptr;
    };
    if (!runUntil(isOpen))
        return nullptr;
    desk->m_page = peoplePageOf(*desk->m_table);
    desk->m_search = &desk->find<QLineEdit>("searchField");
    if (!runUntil([&desk] { return desk->isWhole(*desk->m_everyone); }))
        return nullptr;
    return desk;
}

bool DeskWindow::showsNobody() const
{
    return m_table->model()->rowCount() == 0 && find<QWidget>("emptyPage").isVisible();
}

bool DeskWindow::showsFirst(const ExpectedPeople &expected) const
{
    if (expected.count == 0)
        return showsNobody();
    const QList<domain::UserId> shown = shownPeople(*m_table);
    return !shown.isEmpty() && shown.size() <= expected.first.size() &&
           std::ranges::equal(shown, expected.first.first(shown.size())) && showsRealRows(*m_table);
}

bool DeskWindow::isWhole(const ExpectedPeople &expected) const
{
    const QAbstractItemModel &model = *m_table->model();
    if (model.rowCount() != expected.count || !showsFirst(expected))
        return false;
    if (expected.count == 0)
        return true;
    const auto last = model.index(static_cast<int>(expected.count) - 1, 0);
    return last.data(UserTableModel::UserIdRole).toLongLong() == expected.last &&
           numberIn(find<QLabel>("countLabel").text()) == expected.count;
}

std::optional<DeskWindow::Timing> DeskWindow::measure(const std::function<void()> &act,
                                                      const ExpectedPeople &expected)
{
    QElapsedTimer timer;
    std::optional<double> rows;
    const auto look = [&] {
        if (!rows && showsFirst(expected))
            rows = elapsedMs(timer);
    };
    const PaintWatch watch(m_table->viewport(), look);
    timer.start();
    act();
    const bool isThere = runUntil([&] {
        if (expected.count == 0)
            look();
        return rows && isWhole(expected);
    });
    if (!isThere)
        return std::nullopt;
    return Timing{.rows = *rows, .whole = elapsedMs(timer)};
}

std::optional<double> DeskWindow::untilPainted(const std::function<void()> &act,
                                               const std::function<bool()> &isDone)
{
    QElapsedTimer timer;
    std::optional<double> painted;
    const PaintWatch watch(m_table->viewport(), [&] {
        if (!painted && isDone())
            painted = elapsedMs(timer);
    });
    timer.start();
    act();
    return runUntil([&] { return painted.has_value(); }) ? painted : std::nullopt;
}

std::optional<double> DeskWindow::until(const std::function<void()> &act,
                                        const std::function<bool()> &isDone)
{
    QElapsedTimer timer;
    timer.start();
    act();
    if (!runUntil(isDone))
        return std::nullopt;
    return elapsedMs(timer);
}

void DeskWindow::type(const QString &text)
{
    QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype from = 0; from < text.size(); from = letters.position()) {
        if (letters.toNextBoundary() < 0)
            break;
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier,
                        text.sliced(from, letters.position() - from));
        QCoreApplication::sendEvent(m_search, &press);
    }
}

bool DeskWindow::reset()
{
    m_search->clear();
    for (const char *name : {"statusFilter", "groundFilter", "languageFilter"})
        find<QComboBox>(name).setCurrentIndex(0);
    m_table->clearSelection();
    m_table->horizontalHeader()->setSortIndicator(UserTableModel::LastSeen, Qt::DescendingOrder);
    m_table->verticalScrollBar()->setValue(0);
    return runUntil([this] { return isWhole(*m_everyone); });
}

} // namespace botdesk::bench
