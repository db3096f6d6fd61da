#pragma once

#include "sandbox/answer.h"

#include <QAbstractHttpServer>
#include <QPointer>
#include <QTcpSocket>
#include <QUrl>
#include <expected>
#include <functional>

namespace botdesk::sandbox
{

/// What a client asked, copied: Qt's own request object dies with its connection.
struct Request {
    QUrl url;
    QByteArray contentType;
    QByteArray body;
};

/// The way back to the client that asked. Copyable, and harmless after the client has gone: the
/// socket is watched. Use it on the thread of its Transport.
class Reply
{
public:
    Reply() = default;
    explicit Reply(QTcpSocket *socket, bool closesAfterwards)
        : m_socket(socket)
        , m_closesAfterwards(closesAfterwards)
    {
    }

    /// Whether the client still waits.
    [[nodiscard]] bool isOpen() const { return openSocket() != nullptr; }
    /// Writes the whole answer; `now` (ms) is for the Date header.
    void send(const Answer &answer, qint64 now) const;
    /// Writes the head and half of the body, then closes.
    void sendCut(const Answer &answer, qint64 now) const;
    /// Closes without an answer.
    void close() const;

private:
    [[nodiscard]] QTcpSocket *openSocket() const;

    QPointer<QTcpSocket> m_socket;
    bool m_closesAfterwards = false;
};

/// HTTP on the loopback interface. Qt reads and parses the requests; answers are written here,
/// because QHttpServerResponder can neither outlive its connection nor break an answer off.
class Transport : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using Handler = std::function<void(Request, const Reply &)>;

    explicit Transport(Handler handler, QObject *parent = nullptr);

    /// Listens on 127.0.0.1; port 0 is any free one. The error is the system's text.
    [[nodiscard]] std::expected<quint16, QString> start(quint16 port);

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    Handler m_handler;
};

} // namespace botdesk::sandbox
