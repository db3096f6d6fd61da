#include "update_feed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 firstStranger = 4'000'000'000'000;

QByteArray bodyOf(const QJsonArray &orders)
{
    return QJsonDocument(orders).toJson(QJsonDocument::Compact);
}

QJsonArray additions(const QList<domain::UserId> &people)
{
    QJsonArray orders;
    for (const domain::UserId id : people)
        orders.append(QJsonObject{{u"do"_s, u"add"_s},
                                  {u"person"_s, id},
                                  {u"first_name"_s, u"Busy"_s},
                                  {u"last_name"_s, QString::number(id % 1000)},
                                  {u"language"_s, u"en"_s},
                                  {u"relation"_s, u"open"_s}});
    return orders;
}

QJsonArray messages(const QList<domain::UserId> &people)
{
    QJsonArray orders;
    for (const domain::UserId id : people)
        orders.append(QJsonObject{{u"do"_s, u"write"_s},
                                  {u"person"_s, id},
                                  {u"text"_s, u"One more message to be taken in"_s}});
    return orders;
}

} // namespace

/// Posts one body after the other.
class UpdateFeed::Worker : public QObject
{
public:
    Worker(const QUrl &apiRoot, const QList<domain::UserId> &people)
        : m_url(apiRoot.resolved(QUrl(u"/sandbox/act"_s)))
        , m_people(people)
    {
    }

    void begin()
    {
        m_manager = new QNetworkAccessManager(this);
        constexpr qsizetype atOnce = 2000;
        for (qsizetype from = 0; from < m_people.size(); from += atOnce) {
            m_bodies.append(bodyOf(additions(m_people.mid(from, atOnce))));
            m_messages.append(bodyOf(messages(m_people.mid(from, atOnce))));
        }
        postNext();
    }

private:
    void postNext()
    {
        if (m_bodies.isEmpty())
            m_bodies = m_messages;
        QNetworkRequest request(m_url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = m_manager->post(request, m_bodies.takeFirst());
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            reply->deleteLater();
            postNext();
        });
    }

    QUrl m_url;
    QList<domain::UserId> m_people;
    QNetworkAccessManager *m_manager = nullptr;
    QList<QByteArray> m_bodies;   ///< to be posted
    QList<QByteArray> m_messages; ///< again and again
};

UpdateFeed::UpdateFeed(const QUrl &apiRoot, const QList<domain::UserId> &known, int strangers)
{
    QList<domain::UserId> people = known;
    for (int i = 0; i < strangers; ++i)
        people.append(firstStranger + i);
    m_worker = new Worker(apiRoot, people);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName("feed"_L1);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->begin(); });
}

UpdateFeed::~UpdateFeed()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace botdesk::bench
