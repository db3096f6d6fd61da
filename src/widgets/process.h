#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <csignal>
#include <expected>

// What a process needs before it has a window.
namespace botdesk::widgets
{

/// Sees to it that no crash leaves a file with the token in it, and that no other user can read
/// what is written from now on (R15). Call it first of all.
void forbidCrashFiles();

/// Sees to it that large pieces of memory go back to the system when they are freed: a list of a
/// million people comes and goes with every question. Call it before the first thread begins.
void giveFreedMemoryBack();

/// The value of an environment variable, which is then wiped from the environment, so that nobody
/// reads it there and no program inherits it (R15).
[[nodiscard]] QString takeFromEnvironment(const char *name);

/// The arguments without those that Qt takes for itself, such as `-platform xcb`.
[[nodiscard]] QStringList withoutQtOptions(const QStringList &arguments);

/// True when a window can probably be opened.
[[nodiscard]] bool hasDisplay(const QStringList &arguments);
/// True when somebody can probably see a window and press a button in it.
[[nodiscard]] bool hasSpectator(const QStringList &arguments);

/// Makes a folder that only its owner can look into.
/// @return its path without links and dots, or the sentence to be shown
[[nodiscard]] std::expected<QString, QString> prepareDataFolder(const QString &path);

/// Prints a text on the standard error output.
void complain(const QString &text);

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of Qt. Create it before the first thread, so that
/// every thread inherits that it leaves them alone. What comes before listen() is told then; once
/// it is gone they end the process as ever.
class QuitSignals : public QObject
{
    Q_OBJECT

public:
    explicit QuitSignals(QObject *parent = nullptr);
    ~QuitSignals() override;

    /// Begins to listen. Needs an application object.
    void listen();

Q_SIGNALS:
    void received();

private:
    sigset_t m_before{}; ///< what was blocked without us
    int m_descriptor;
};

} // namespace botdesk::widgets
