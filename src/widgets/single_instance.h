#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>

namespace botdesk::widgets
{

/// Sees to it that one process alone works in a data folder. The first one holds a lock, which a
/// crash does not leave behind, and listens; a later one wakes it up and ends.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// @param dataFolder must exist
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);
    ~SingleInstance() override;

    enum class Claim : std::uint8_t {
        First,      ///< the folder is ours
        Taken,      ///< another process has it
        Impossible, ///< the lock cannot be written
    };
    /// Takes the folder, until this is destroyed.
    [[nodiscard]] Claim claim();

    /// Begins to hear others. Needs an application object that lives longer.
    bool listen();

    /// Asks the process that has the folder to show itself. Waits for its answer for some seconds
    /// at most; false when there was none.
    bool wakeFirst();

Q_SIGNALS:
    /// Another process was started on the same folder.
    void woken();

private:
    void answer();

    QString m_socketName;
    QLockFile m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace botdesk::widgets
