#include "widgets/single_instance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

constexpr auto wakeWord = "show\n";
constexpr auto answerWord = "shown\n";
constexpr int patienceMs = 5000;
constexpr int pauseMs = 50;

/// A socket of our own folder where the system gives us one, since anybody could take a name in the
/// common one.
QString socketNameFor(const QString &dataFolder)
{
    const QByteArray path = QFileInfo(dataFolder).canonicalFilePath().toUtf8();
    const QString name =
        u"botdesk-"_s +
        QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex())
            .first(24);
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty() && QFileInfo(runtime).isDir() && QFileInfo(runtime).isWritable())
        return QDir(runtime).filePath(name);
    return name;
}

} // namespace

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent)
    : QObject(parent)
    , m_socketName(socketNameFor(dataFolder))
    , m_lock(QDir(dataFolder).filePath(u"botdesk.lock"_s))
{
    // However old it is, the lock of a process that lives is valid; that of a dead one never is.
    m_lock.setStaleLockTime(0);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Claim SingleInstance::claim()
{
    if (m_lock.tryLock(0))
        return Claim::First;
    return m_lock.error() == QLockFile::LockFailedError ? Claim::Taken : Claim::Impossible;
}

bool SingleInstance::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::answer);
    // We hold the lock, so a socket that is still there belongs to a process that crashed.
    QLocalServer::removeServer(m_socketName);
    return m_server->listen(m_socketName);
}

void SingleInstance::answer()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (!socket->canReadLine())
                return;
            if (socket->readLine(64) == wakeWord) {
                Q_EMIT woken();
                socket->write(answerWord);
            }
            socket->disconnectFromServer();
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

bool SingleInstance::wakeFirst()
{
    // The other process may have the lock and not listen yet.
    const QDeadlineTimer patience(patienceMs);
    while (!patience.hasExpired()) {
        QLocalSocket socket;
        socket.connectToServer(m_socketName);
        if (socket.waitForConnected(pauseMs)) {
            socket.write(wakeWord);
            while (!patience.hasExpired() && socket.state() == QLocalSocket::ConnectedState) {
                if (socket.canReadLine() || socket.waitForReadyRead(pauseMs))
                    return socket.readLine(64) == answerWord;
            }
            return false;
        }
        QThread::msleep(pauseMs);
    }
    return false;
}

} // namespace botdesk::widgets
