#include "sandbox/transport.h"

#include <QDateTime>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QLocale>
#include <QMetaEnum>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

/// A listener whose connections do not wait for more to send.
class Listener : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        if (!socket->setSocketDescriptor(descriptor)) {
            delete socket;
            return;
        }
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        addPendingConnection(socket);
    }
};

QByteArray reasonOf(int status)
{
    using Code = QHttpServerResponder::StatusCode;
    if (status == 200)
        return QByteArrayLiteral("OK");
    const char *name = QMetaEnum::fromType<Code>().valueToKey(status);
    return name != nullptr ? QByteArray(name) : QByteArrayLiteral("Other");
}

QByteArray dateHeader(qint64 now)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

QByteArray headOf(const Answer &answer, qint64 now, bool closes)
{
    QByteArray head;
    head.reserve(256 + answer.body.size());
    head += "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status);
    head += "\r\nServer: botdesk-sandbox\r\nDate: " + dateHeader(now);
    head += "\r\nContent-Type: " + answer.contentType;
    head += "\r\nContent-Length: " + QByteArray::number(answer.body.size());
    head += closes ? "\r\nConnection: close" : "\r\nConnection: keep-alive";
    for (const auto &[name, value] : answer.headers)
        head += "\r\n" + name + ": " + value;
    head += "\r\n\r\n";
    return head;
}

} // namespace

QTcpSocket *Reply::openSocket() const
{
    QTcpSocket *socket = m_socket.data();
    const bool isOpen = socket != nullptr && socket->state() == QAbstractSocket::ConnectedState;
    return isOpen ? socket : nullptr;
}

void Reply::send(const Answer &answer, qint64 now) const
{
    QTcpSocket *socket = openSocket();
    if (socket == nullptr)
        return;
    socket->write(headOf(answer, now, m_closesAfterwards) + answer.body);
    if (m_closesAfterwards)
        socket->disconnectFromHost();
}

void Reply::sendCut(const Answer &answer, qint64 now) const
{
    QTcpSocket *socket = openSocket();
    if (socket == nullptr)
        return;
    socket->write(headOf(answer, now, false) + answer.body.first(answer.body.size() / 2));
    socket->disconnectFromHost();
}

void Reply::close() const
{
    if (QTcpSocket *socket = openSocket(); socket != nullptr)
        socket->disconnectFromHost();
}

Transport::Transport(Handler handler, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_handler(std::move(handler))
{
}

std::expected<quint16, QString> Transport::start(quint16 port)
{
    auto listener = std::make_unique<Listener>();
    listener->setListenBacklogSize(1024);
    listener->setMaxPendingConnections(4096);
    if (!listener->listen(QHostAddress::LocalHost, port))
        return std::unexpected(listener->errorString());
    const quint16 taken = listener->serverPort();
    bind(listener.release());
    return taken;
}

bool Transport::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    const QByteArray connection = request.value("connection").toLower();
    m_handler({request.url(), request.value("content-type"), request.body()},
              Reply(socket, connection.contains("close")));
    return true;
}

void Transport::missingHandler(const QHttpServerRequest &request, QTcpSocket *socket)
{
    Q_UNUSED(request)
    socket->disconnectFromHost();
}

} // namespace botdesk::sandbox
