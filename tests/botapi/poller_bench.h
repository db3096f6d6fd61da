#pragma once

#include "botapi/poller.h"
#include "planted.h"
#include "raw_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTest>

namespace bench
{

using namespace botdesk::botapi;

inline QByteArray batch(const std::vector<qint64> &ids)
{
    QByteArray list;
    for (const qint64 id : ids)
        list += (list.isEmpty() ? "" : ",") + QByteArray("{\"update_id\":") +
                QByteArray::number(id) + ",\"poll\":{}}";
    return RawServer::answer("{\"ok\":true,\"result\":[" + list + "]}", "200 OK",
                             "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
}

inline QByteArray refusal(int code, const QByteArray &description,
                          const QByteArray &parameters = "{}")
{
    return RawServer::answer("{\"ok\":false,\"error_code\":" + QByteArray::number(code) +
                                 ",\"description\":\"" + description +
                                 "\",\"parameters\":" + parameters + "}",
                             QByteArray::number(code) + " No");
}

/// What a poll asked for.
struct Asked {
    qint64 offset = 0; ///< -1: none
    int timeout = 0;
    int limit = 0;
    qsizetype allowed = 0;
};

inline PollerOptions quick()
{
    PollerOptions options;
    options.firstRetry = std::chrono::milliseconds(10);
    options.longestRetry = std::chrono::milliseconds(40);
    options.sameOffsetPause = std::chrono::milliseconds(20);
    options.jitter = [] { return 0.999999; };
    return options;
}

/// A server that answers one poll after the other from a list and then holds, and a poller with a
/// sink that remembers.
class Bench : public QObject
{
public:
    explicit Bench(QList<QByteArray> answers, const PollerOptions &options = quick())
        : script(std::move(answers))
        , client(plantedToken(), {.apiRoot = server.root()})
        , poller(client, [this](const RawBatch &b) { return sink(b); }, options)
    {
        server.onRequest = [this](QTcpSocket &socket, const RawRequest &request) {
            const QJsonObject body = QJsonDocument::fromJson(request.body).object();
            asked.push_back({body[QLatin1StringView("offset")].toInteger(-1),
                             body[QLatin1StringView("timeout")].toInt(),
                             body[QLatin1StringView("limit")].toInt(),
                             body[QLatin1StringView("allowed_updates")].toArray().size()});
            held = &socket;
            if (script.isEmpty())
                return;
            const QByteArray bytes = script.takeFirst();
            if (bytes.isEmpty())
                socket.disconnectFromHost();
            else
                socket.write(bytes);
        };
        connect(&poller, &Poller::stateChanged, this, [this](const PollerState &state) {
            phases.append(state.phase);
            QVERIFY(!state.error || !state.error->description.contains(plantedSecret));
        });
    }

    [[nodiscard]] std::vector<qint64> offsets() const
    {
        std::vector<qint64> all;
        for (const Asked &a : asked)
            all.push_back(a.offset);
        return all;
    }
    [[nodiscard]] PollerPhase phase() const { return poller.state().phase; }

    RawServer server;
    QList<QByteArray> script; ///< empty bytes close the connection; an empty list holds the poll
    std::vector<Asked> asked;
    QPointer<QTcpSocket> held;
    std::vector<RawBatch> stored;
    int refuseToStore = 0;
    int storeAttempts = 0;
    QList<PollerPhase> phases;
    Client client;
    Poller poller;

private:
    std::expected<void, QString> sink(const RawBatch &b)
    {
        ++storeAttempts;
        if (refuseToStore > 0) {
            --refuseToStore;
            return std::unexpected(QStringLiteral("disk full"));
        }
        stored.push_back(b);
        return {};
    }
};

} // namespace bench
