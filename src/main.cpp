// The program: puts the parts together and starts them.

#include "engine/bot_directory.h"
#include "engine/secret_store.h"
#include "sandbox/server.h"
#include "widgets/appearance.h"
#include "widgets/command_line.h"
#include "widgets/language.h"
#include "widgets/main_window.h"
#include "widgets/process.h"
#include "widgets/resources.h"
#include "widgets/single_instance.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace botdesk;
using widgets::SingleInstance;

namespace
{

constexpr int failed = 1;
constexpr int wronglyCalled = 2;

/// A sandbox with lively people on a thread of its own.
class DemoBot
{
public:
    DemoBot() = default;
    DemoBot(const DemoBot &) = delete;
    DemoBot &operator=(const DemoBot &) = delete;
    ~DemoBot()
    {
        m_thread.quit();
        m_thread.wait();
    }

    /// @param folder where its data goes; empty for one that goes away with the demo
    std::optional<widgets::BotConnection> start(const QString &folder)
    {
        if (!m_server && !listen())
            return std::nullopt;
        const auto token = botapi::Token::parse(QString::fromLatin1(m_token));
        if (folder.isEmpty() && !m_temporary)
            m_temporary.emplace();
        if (!token || (m_temporary && !m_temporary->isValid()))
            return std::nullopt;
        botapi::ClientOptions client;
        client.apiRoot = m_apiRoot;
        client.proxy.kind = botapi::ProxyChoice::Kind::None;
        const QDir data(folder.isEmpty() ? m_temporary->path() : folder);
        return widgets::BotConnection{.token = *token,
                                      .client = client,
                                      .username = u"botdesk_demo_bot"_s,
                                      .folder = data.filePath(u"bots/demo"_s)};
    }

private:
    bool listen()
    {
        m_server = new sandbox::Server({});
        m_server->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
        m_thread.setObjectName("sandbox"_L1);
        m_thread.start();
        bool listening = false;
        QMetaObject::invokeMethod(
            m_server,
            [this, &listening] {
                listening = m_server->listen().has_value();
                m_apiRoot = m_server->apiRoot();
                m_token = m_server->token();
            },
            Qt::BlockingQueuedConnection);
        return listening;
    }

    std::optional<QTemporaryDir> m_temporary;
    QThread m_thread;
    sandbox::Server *m_server = nullptr; ///< belongs to the thread
    QUrl m_apiRoot;
    QByteArray m_token;
};

/// What is settled before there is a window.
struct Preparation {
    std::optional<int> exitCode;     ///< when there is nothing more to do
    QString problem;                 ///< to be shown in a window, too
    widgets::StartOptions options{}; ///< of the command line
    QString dataFolder{};            ///< exists
    /// From before the folder is taken: whoever ends us then gets it back in order.
    std::unique_ptr<widgets::QuitSignals> signals{};
    std::unique_ptr<SingleInstance> instance{};
};

Preparation refuse(int exitCode, const QString &problem)
{
    widgets::complain(problem);
    return {.exitCode = exitCode, .problem = problem};
}

/// Gives the texts of this file their context.
class MainWords
{
    Q_DECLARE_TR_FUNCTIONS(botdesk::MainWords)
};

/// Takes the data folder, or hands over to the process that has it.
Preparation claim(const widgets::StartOptions &options, const QString &dataFolder)
{
    auto signals = std::make_unique<widgets::QuitSignals>();
    auto instance = std::make_unique<SingleInstance>(dataFolder);
    switch (instance->claim()) {
    case SingleInstance::Claim::First:
        break;
    case SingleInstance::Claim::Taken:
        if (options.rebuild)
            return refuse(failed, MainWords::tr("Botdesk is already open on this data, so nothing "
                                                "was rebuilt. Close its window first."));
        if (instance->wakeFirst())
            widgets::complain(MainWords::tr("Botdesk is already open on this data; its window was "
                                            "brought to the front."));
        else
            widgets::complain(MainWords::tr("Botdesk is already open on this data, but its window "
                                            "does not answer."));
        return {.exitCode = 0, .problem = {}};
    case SingleInstance::Claim::Impossible:
        return refuse(
            failed,
            MainWords::tr("The folder “%1” cannot be written, so Botdesk has no place for its "
                          "data. Check its permissions, or choose another folder with --data-dir.")
                .arg(QDir::toNativeSeparators(dataFolder)));
    }
    return {.exitCode = std::nullopt,
            .problem = {},
            .options = options,
            .dataFolder = dataFolder,
            .signals = std::move(signals),
            .instance = std::move(instance)};
}

/// Everything that needs no display. @p temporary becomes the data folder of a demo.
Preparation prepare(int argc, char **argv, std::optional<QTemporaryDir> &temporary)
{
    const QString token = widgets::takeFromEnvironment("BOTDESK_TOKEN");
    std::vector<char *> arguments(argv, argv + argc + 1);
    const QCoreApplication app(argc, arguments.data());
    const QStringList words = QCoreApplication::arguments();
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::CommandLine::languageIn(words));

    const auto line = widgets::CommandLine::read(widgets::withoutQtOptions(words), token);
    if (!line.answer.isEmpty()) {
        std::fputs(qPrintable(line.answer), stdout);
        return {.exitCode = 0, .problem = {}};
    }
    if (!line.problem.isEmpty()) {
        widgets::complain(line.problem);
        return {.exitCode = wronglyCalled, .problem = {}};
    }
    for (const QString &warning : line.warnings)
        widgets::complain(warning);

    QString folder = line.options.dataFolder;
    if (folder.isEmpty() && line.options.demo)
        folder = temporary.emplace().path();
    else if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    const auto prepared = widgets::prepareDataFolder(folder);
    if (!prepared)
        return refuse(failed, prepared.error());
    if (!widgets::hasDisplay(words)) {
        widgets::complain(
            MainWords::tr("Botdesk needs a display to open its window on, and there is "
                          "none."));
        return {.exitCode = failed, .problem = {}};
    }
    return claim(line.options, *prepared);
}

void setUp(QApplication &app)
{
    widgets::useResources();
    app.setWindowIcon(QIcon(u":/icons/botdesk.svg"_s));
    QGuiApplication::setDesktopFileName(u"io.github.botdesk.Botdesk"_s);
}

int showProblem(int argc, char **argv, const Preparation &preparation)
{
    QApplication app(argc, argv);
    if (preparation.problem.isEmpty() || !widgets::hasSpectator(QCoreApplication::arguments()))
        return *preparation.exitCode;
    setUp(app);
    QMessageBox box(QMessageBox::Critical, u"Botdesk"_s, preparation.problem);
    box.setTextFormat(Qt::PlainText);
    box.exec();
    return *preparation.exitCode;
}

int run(int argc, char **argv, const Preparation &preparation)
{
    QApplication app(argc, argv);
    setUp(app);
    preparation.signals->listen();
    QObject::connect(preparation.signals.get(), &widgets::QuitSignals::received, &app,
                     &QApplication::quit);

    const QDir data(preparation.dataFolder);
    QSettings settings(data.filePath(u"settings.ini"_s), QSettings::IniFormat);
    widgets::LanguageManager language(&settings);
    language.begin(preparation.options.language);
    widgets::Appearance appearance(&settings);
    appearance.begin();
    engine::BotDirectory bots(preparation.dataFolder);
    engine::SecretStore secrets(data.filePath(u"secrets"_s));
    DemoBot demo;
    // Tried out of the first page, the demo leaves nothing behind.
    const QString demoFolder = preparation.options.demo ? preparation.dataFolder : QString();

    widgets::MainWindow window(
        {.bots = bots,
         .secrets = secrets,
         .language = language,
         .appearance = appearance,
         .settings = settings,
         .startDemo = [&demo, demoFolder] { return demo.start(demoFolder); }});
    QObject::connect(preparation.instance.get(), &SingleInstance::woken, &window,
                     &widgets::MainWindow::bringToFront);
    preparation.instance->listen();
    window.show();
    window.begin(preparation.options);
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    widgets::forbidCrashFiles();
    widgets::giveFreedMemoryBack();
    QCoreApplication::setApplicationName(u"Botdesk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BOTDESK_VERSION));
    std::optional<QTemporaryDir> temporary;
    const Preparation preparation = prepare(argc, argv, temporary);
    if (preparation.exitCode && preparation.problem.isEmpty())
        return *preparation.exitCode;
    if (preparation.exitCode)
        return showProblem(argc, argv, preparation);
    return run(argc, argv, preparation);
}
