#pragma once

#include "botapi/client.h"

#include <functional>

namespace botdesk::bench
{

/// What to compare with: sends as the best libraries do. A fixed number of requests are on their
/// way; one that gets a 429 is made again after its retry_after. It writes nothing down.
class PlainSender : public QObject
{
public:
    PlainSender(botapi::Client &client, int messages, int inFlight, std::function<void()> done)
        : m_client(client)
        , m_messages(messages)
        , m_onWire(inFlight)
        , m_done(std::move(done))
    {
        for (int i = 0; i < inFlight; ++i)
            next();
    }

private:
    void next()
    {
        if (m_next <= m_messages)
            send(m_next++);
        else if (--m_onWire == 0)
            m_done();
    }
    void send(qint64 chat);

    botapi::Client &m_client;
    int m_messages;
    int m_onWire;
    std::function<void()> m_done;
    qint64 m_next = 1;
};

} // namespace botdesk::bench
