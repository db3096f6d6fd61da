#include "engine/journal_read_ahead.h"

namespace botdesk::engine
{

namespace
{

/// As many updates, and an answer more, make a group: a transaction's worth.
constexpr qint64 groupSize = 10'000;
/// As many groups wait to be taken.
constexpr size_t groupsAhead = 2;

} // namespace

JournalReadAhead::JournalReadAhead(const storage::Journal &journal, storage::JournalPosition from,
                                   domain::UserId botId)
    : m_thread([this, &journal, from, botId] { read(journal, from, botId); })
{
}

JournalReadAhead::~JournalReadAhead()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isWanted = false;
    }
    m_changed.notify_all();
}

void JournalReadAhead::read(const storage::Journal &journal, storage::JournalPosition from,
                            domain::UserId botId)
{
    Group group;
    auto outcome = journal.replay(
        from, [&](const storage::JournalRecord &record, storage::JournalPosition behind) {
            const auto batch = botapi::decodeUpdates(record.answer);
            group.arrivals.push_back(arrivalOf(batch.value_or(botapi::DecodedBatch{}),
                                               record.receivedAt, behind, botId));
            group.updates += group.arrivals.back().updates;
            group.bytes += record.answer.size();
            return group.updates < groupSize || handOver(std::exchange(group, {}));
        });
    if (!group.arrivals.empty())
        std::ignore = handOver(std::move(group));
    {
        const std::scoped_lock lock(m_mutex);
        m_outcome = std::move(outcome);
        m_isAtEnd = true;
    }
    m_changed.notify_all();
}

bool JournalReadAhead::handOver(Group group)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_ready.size() < groupsAhead || !m_isWanted; });
    if (!m_isWanted)
        return false;
    m_ready.push_back(std::move(group));
    m_changed.notify_all();
    return true;
}

std::optional<JournalReadAhead::Group> JournalReadAhead::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_ready.empty() || m_isAtEnd; });
    if (m_ready.empty())
        return std::nullopt;
    Group group = std::move(m_ready.front());
    m_ready.pop_front();
    m_changed.notify_all();
    return group;
}

} // namespace botdesk::engine
