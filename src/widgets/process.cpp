#include "widgets/process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#if defined(__GLIBC__)
#include <malloc.h>
#endif
#include <strings.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

/// Gives the texts of this file their context.
class ProcessWords
{
    Q_DECLARE_TR_FUNCTIONS(botdesk::widgets::ProcessWords)
};

/// Whether there is nothing of anybody else in the folder, so that it is ours to lock up.
bool isOurs(const QDir &folder)
{
    return folder.exists(u"botdesk.lock"_s) || folder.exists(u"settings.ini"_s) ||
           folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// The platform plugin that was asked for, if one was.
QString platform(const QStringList &arguments)
{
    for (qsizetype i = 1; i + 1 < arguments.size(); ++i) {
        if (arguments[i] == "-platform"_L1 || arguments[i] == "--platform"_L1)
            return arguments[i + 1];
    }
    return qEnvironmentVariable("QT_QPA_PLATFORM");
}

} // namespace

void forbidCrashFiles()
{
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)
    // Crash reporters that take a dump through a pipe do not ask for the limit. (The leak checker
    // could not look at itself any more.)
    prctl(PR_SET_DUMPABLE, 0);
#endif
    umask(S_IRWXG | S_IRWXO);
}

void giveFreedMemoryBack()
{
#if defined(__GLIBC__)
    // By default glibc keeps up to twice the largest piece that was ever freed; an answer about a
    // million people is made of pieces of some megabytes.
    constexpr int largePiece = 256 * 1024;
    mallopt(M_MMAP_THRESHOLD, largePiece);
#endif
}

QString takeFromEnvironment(const char *name)
{
    char *value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): there is no thread yet
    if (!value)
        return {};
    const QString taken = QString::fromLocal8Bit(value);
    // Forgetting the name alone would leave the value where "ps e" finds it.
    explicit_bzero(value, std::strlen(value));
    unsetenv(name); // NOLINT(concurrency-mt-unsafe)
    return taken;
}

QStringList withoutQtOptions(const QStringList &arguments)
{
    static const QStringList withValue = {u"-platform"_s, u"-display"_s, u"-style"_s,
                                          u"-qwindowgeometry"_s, u"-platformtheme"_s};
    QStringList ours;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString name = arguments[i];
        if (name.startsWith("--"_L1))
            name.remove(0, 1);
        if (i > 0 && withValue.contains(name))
            ++i;
        else
            ours.append(arguments[i]);
    }
    return ours;
}

bool hasDisplay(const QStringList &arguments)
{
    return !platform(arguments).isEmpty() || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

bool hasSpectator(const QStringList &arguments)
{
    const QString name = platform(arguments);
    return hasDisplay(arguments) && !name.startsWith("offscreen"_L1) &&
           !name.startsWith("minimal"_L1);
}

std::expected<QString, QString> prepareDataFolder(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (info.exists() && !info.isDir())
        return std::unexpected(
            ProcessWords::tr("“%1” is a file, so Botdesk cannot keep its data there. Choose a "
                             "folder.")
                .arg(shown));
    const bool existed = info.exists();
    if (!QDir().mkpath(path))
        return std::unexpected(
            ProcessWords::tr("The folder “%1” cannot be made, so Botdesk has no place for its "
                             "data. Check your permissions, or choose another folder with "
                             "--data-dir.")
                .arg(shown));
    const QDir folder(path);
    if (!existed || isOurs(folder))
        QFile::setPermissions(path, ownerOnly);
    const QString bots = folder.filePath(u"bots"_s);
    if (!QFileInfo(path).isWritable() || !QDir().mkpath(bots))
        return std::unexpected(
            ProcessWords::tr("The folder “%1” cannot be written, so Botdesk has no place for its "
                             "data. Check its permissions, or choose another folder with "
                             "--data-dir.")
                .arg(shown));
    QFile::setPermissions(bots, ownerOnly);
    return QFileInfo(path).canonicalFilePath();
}

void complain(const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stderr);
}

QuitSignals::QuitSignals(QObject *parent)
    : QObject(parent)
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, &m_before);
    m_descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

QuitSignals::~QuitSignals()
{
    close(m_descriptor);
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void QuitSignals::listen()
{
    auto *notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info{};
        if (::read(m_descriptor, &info, sizeof info) == sizeof info)
            Q_EMIT received();
    });
}

} // namespace botdesk::widgets
