#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <functional>
#include <memory>

// A server for what no honest HTTP server does: closing in the middle, lying about lengths. It
// reads one request after the other on each connection and counts them.

struct RawRequest {
    QByteArray head; ///< request line and headers
    QByteArray body;
    int number = 0; ///< 1 for the first whole request

    [[nodiscard]] QByteArray target() const { return head.split(' ').value(1); }
    [[nodiscard]] QByteArray method() const { return target().split('/').last(); }
};

class RawServer : public QTcpServer
{
public:
    using Handler = std::function<void(QTcpSocket &, const RawRequest &)>;

    RawServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                serve(socket);
        });
    }

    [[nodiscard]] QUrl root() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
    }

    static QByteArray answer(const QByteArray &body, const QByteArray &status = "200 OK",
                             const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " +
               QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
    }

    Handler onRequest;                             ///< a whole request is there
    std::function<void(QTcpSocket &)> onHead = {}; ///< its headers are there; the body may be not
    std::function<void(QTcpSocket &)> onConnect = {}; ///< nothing is there yet
    int connections = 0;
    int heads = 0;
    int requests = 0;

private:
    void serve(QTcpSocket *socket)
    {
        ++connections;
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto buffer = std::make_shared<QByteArray>();
        auto headSeen = std::make_shared<bool>(false);
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer, headSeen] {
            *buffer += socket->readAll();
            read(*socket, *buffer, *headSeen);
        });
        if (onConnect)
            onConnect(*socket);
    }

    void read(QTcpSocket &socket, QByteArray &buffer, bool &headSeen)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        if (!std::exchange(headSeen, true)) {
            ++heads;
            if (onHead)
                onHead(socket);
        }
        const QByteArray head = buffer.first(end);
        qsizetype length = 0;
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                length = line.sliced(15).trimmed().toLongLong();
        }
        if (buffer.size() < end + 4 + length || socket.state() != QAbstractSocket::ConnectedState)
            return;
        const RawRequest request{head, buffer.sliced(end + 4, length), ++requests};
        buffer.remove(0, end + 4 + length);
        headSeen = false;
        if (onRequest)
            onRequest(socket, request);
    }
};
