#pragma once

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <memory>

/// One answer, as it came over the wire.
struct Got {
    int status = 0;
    QJsonObject json;
    QByteArray body;
    QByteArray retryAfter;
    QByteArray date;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;

    [[nodiscard]] bool ok() const { return json.value(QLatin1String("ok")).toBool(); }
    [[nodiscard]] QString description() const
    {
        return json.value(QLatin1String("description")).toString();
    }
    [[nodiscard]] QJsonValue result() const { return json.value(QLatin1String("result")); }
    [[nodiscard]] QJsonArray updates() const { return result().toArray(); }
    [[nodiscard]] qint64 firstId() const { return idAt(0); }
    [[nodiscard]] qint64 lastId() const { return idAt(updates().size() - 1); }
    [[nodiscard]] qint64 idAt(qsizetype i) const
    {
        return updates().at(i).toObject().value(QLatin1String("update_id")).toInteger();
    }
};

using PendingReply = std::unique_ptr<QNetworkReply>;

/// A plain client of the Bot API, with nothing of ours between the test and the wire.
class HttpClient
{
public:
    HttpClient(const QUrl &root, const QByteArray &token)
        : m_base(root.toString().toUtf8() + "/bot" + token + '/')
        , m_root(root.toString().toUtf8())
    {
        m_manager.setAutoDeleteReplies(false);
        m_manager.setTransferTimeout(20'000);
    }

    [[nodiscard]] PendingReply send(const QByteArray &method, const QJsonObject &params = {})
    {
        QNetworkRequest request(QUrl::fromEncoded(m_base + method));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        return PendingReply(
            m_manager.post(request, QJsonDocument(params).toJson(QJsonDocument::Compact)));
    }

    static void waitFor(QNetworkReply &reply, int ms = 20'000)
    {
        QSignalSpy finished(&reply, &QNetworkReply::finished);
        if (!reply.isFinished())
            finished.wait(ms);
    }

    static Got read(QNetworkReply &reply)
    {
        waitFor(reply);
        Got got;
        got.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        got.body = reply.readAll();
        got.json = QJsonDocument::fromJson(got.body).object();
        got.retryAfter = reply.rawHeader("Retry-After");
        got.date = reply.rawHeader("Date");
        got.error = reply.isFinished() ? reply.error() : QNetworkReply::TimeoutError;
        return got;
    }

    Got call(const QByteArray &method, const QJsonObject &params = {})
    {
        const PendingReply reply = send(method, params);
        return read(*reply);
    }

    Got get(const QByteArray &pathAndQuery)
    {
        const PendingReply reply(
            m_manager.get(QNetworkRequest(QUrl::fromEncoded(m_root + pathAndQuery))));
        return read(*reply);
    }

    Got post(const QByteArray &path, const QByteArray &type, const QByteArray &body)
    {
        QNetworkRequest request(QUrl::fromEncoded(m_root + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        const PendingReply reply(m_manager.post(request, body));
        return read(*reply);
    }

private:
    QNetworkAccessManager m_manager;
    QByteArray m_base;
    QByteArray m_root;
};
