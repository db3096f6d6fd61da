#include "sandbox/long_poll.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace botdesk::sandbox
{

LongPoll::LongPoll(World &world, QObject *parent)
    : QObject(parent)
    , m_world(world)
    , m_deadline(this)
    , m_wake(this)
{
    m_deadline.setSingleShot(true);
    m_wake.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &LongPoll::expire);
    connect(&m_wake, &QTimer::timeout, this, &LongPoll::lookAgain);
}

void LongPoll::start(Poll poll)
{
    poll = politely(std::move(poll));
    const UpdateQueue::Batch batch = m_world.queue().take(poll.offset, poll.limit, m_world.now());
    if (batch.count > 0 || poll.timeout <= 0)
        return poll.answer(Answer::success(batch.json));
    abort("Conflict: terminated by other getUpdates request; make sure that only one bot "
          "instance is running");
    const std::chrono::seconds patience(poll.timeout);
    m_waiting = std::move(poll);
    m_deadline.start(patience);
}

void LongPoll::abort(const QByteArray &description)
{
    m_deadline.stop();
    if (const auto poll = std::exchange(m_waiting, std::nullopt); poll)
        poll->answer(Answer::refusal(409, description));
}

void LongPoll::wake()
{
    if (m_waiting && !m_wake.isActive())
        m_wake.start(0);
}

bool LongPoll::isWaiting() const
{
    return m_waiting && m_waiting->reply.isOpen();
}

void LongPoll::lookAgain()
{
    if (!m_waiting)
        return;
    if (!m_waiting->reply.isOpen()) {
        m_deadline.stop();
        m_waiting.reset();
        return;
    }
    const UpdateQueue::Batch batch =
        m_world.queue().take(m_waiting->offset, m_waiting->limit, m_world.now());
    if (batch.count == 0)
        return;
    m_deadline.stop();
    const auto poll = std::exchange(m_waiting, std::nullopt);
    poll->answer(Answer::success(batch.json));
}

void LongPoll::expire()
{
    if (const auto poll = std::exchange(m_waiting, std::nullopt); poll)
        poll->answer(Answer::success("[]"));
}

LongPoll::Poll LongPoll::politely(Poll poll)
{
    poll.limit = poll.limit < 1 || poll.limit > 100 ? 100 : poll.limit;
    poll.timeout = std::clamp(poll.timeout, 0, 50);
    const qint64 now = m_world.now();
    if (poll.offset == m_lastOffset) {
        if (now < m_lastStart + 3000)
            poll.timeout = std::max(poll.timeout, 3);
        if (now < m_lastStart + 500)
            poll.limit = 1;
    }
    m_lastOffset = poll.offset;
    m_lastStart = now;
    return poll;
}

} // namespace botdesk::sandbox
