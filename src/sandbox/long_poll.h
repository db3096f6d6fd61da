#pragma once

#include "sandbox/answer.h"
#include "sandbox/transport.h"
#include "sandbox/world.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

namespace botdesk::sandbox
{

/// getUpdates: one client at most waits at a time. Lives on the thread of the server.
class LongPoll : public QObject
{
    Q_OBJECT

public:
    /// One getUpdates request.
    struct Poll {
        qint64 offset = 0;
        int limit = 100;
        int timeout = 0; ///< seconds
        Reply reply;     ///< only to see whether the client is still there
        std::function<void(const Answer &)> answer;
    };

    explicit LongPoll(World &world, QObject *parent = nullptr);

    /// Answers at once or when there is something to tell. A poll that has to wait ends the one
    /// that waits already with 409.
    void start(Poll poll);
    /// Ends the waiting poll with 409 and `description`.
    void abort(const QByteArray &description);
    /// Looks for updates on behalf of the waiting poll, once the event loop is reached again.
    void wake();
    /// Whether a client that is still there waits.
    [[nodiscard]] bool isWaiting() const;

private:
    void lookAgain();
    void expire();
    [[nodiscard]] Poll politely(Poll poll);

    World &m_world;
    std::optional<Poll> m_waiting;
    QTimer m_deadline;
    QTimer m_wake;
    qint64 m_lastOffset = -1;
    qint64 m_lastStart = 0;
};

} // namespace botdesk::sandbox
