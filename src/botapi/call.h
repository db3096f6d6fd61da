#pragma once

#include "botapi/client.h"
#include "botapi/connection_pool.h"
#include "botapi/one_shot_body.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace botdesk::botapi
{

/// One request over HTTP and what came of it. A child of its client; deletes itself when it is
/// done.
class Call : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const RawReply &)>;

    Call(const Client::Order &order, ClientOptions options, QString token, QObject *context,
         Done done, QObject *parent);
    ~Call() override;

    /// nullptr, or why the body cannot be sent.
    [[nodiscard]] const char *bodyProblem() const { return m_body.problem(); }
    void begin(ConnectionPool &pool, const QNetworkRequest &request);
    /// Ends before anything was sent, for a reason of our own.
    void refuse(const char *why);
    void cancel();

private:
    void watch();
    void noteProgress();
    [[nodiscard]] std::chrono::milliseconds answerPatience() const;
    void stopFor(ErrorKind kind, const char *why);
    void read();
    [[nodiscard]] Result<QByteArray> outcome();
    [[nodiscard]] Result<QByteArray> answered(int status, const QByteArray &body) const;
    [[nodiscard]] Error broken(QNetworkReply::NetworkError code) const;
    [[nodiscard]] Error failure(ErrorKind kind, const char *why) const;
    void finish(Result<QByteArray> result);
    void release();

    QByteArray m_method;
    ClientOptions m_options;
    std::chrono::milliseconds m_timeLimit;
    QString m_token;
    Done m_done;
    OneShotBody m_body;
    Lane m_lane;
    QElapsedTimer m_clock;
    QTimer m_patience; // until the next sign of life
    QTimer m_deadline; // until the end, whatever happens
    ConnectionPool::Lease m_lease;
    QNetworkReply *m_reply = nullptr;
    bool m_throughProxy = false; // one that the operator chose
    bool m_answerBegan = false;
    bool m_finished = false;
    std::optional<Error> m_stopped; // why we ended it ourselves
};

} // namespace botdesk::botapi
