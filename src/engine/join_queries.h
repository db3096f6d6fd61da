#pragma once

#include "botapi/client.h"
#include "botapi/update.h"
#include "domain/time.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QSet>

namespace botdesk::engine
{

/// Answers the join requests that the server wants an answer to within ten seconds: always "queue",
/// which leaves the decision to people. Nothing that the operator decides goes through here, so
/// nothing is written down and nothing is lost when it fails: the request waits like any other.
/// Lives on the session's thread.
///
/// It passes by the outbox: ten seconds are too short to stand in a line.
class JoinQueries : public QObject
{
    Q_OBJECT

public:
    /// How long the server waits for the answer.
    static constexpr std::chrono::seconds patience{10};

    explicit JoinQueries(botapi::Client &client, QObject *parent = nullptr)
        : QObject(parent)
        , m_client(client)
    {
    }

    /// Answers those in @p batch that are fresh. Only for what came from the server right now.
    /// @param receivedAt by the server's clock where it told
    void take(const botapi::DecodedBatch &batch, domain::Milliseconds receivedAt);

private:
    void answer(const QString &queryId, QDeadlineTimer deadline);
    void tryAgain(const QString &queryId, QDeadlineTimer deadline, const botapi::Error &error);

    botapi::Client &m_client;
    QSet<QString> m_taken; ///< those that are still due
};

} // namespace botdesk::engine
