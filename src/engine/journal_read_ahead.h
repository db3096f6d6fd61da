#pragma once

#include "engine/arrival.h"
#include "storage/journal.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace botdesk::engine
{

/// Reads and decodes the journal on a thread of its own, so far ahead of whoever takes it in that
/// they need not wait, and no further. The journal must not change meanwhile.
class JournalReadAhead
{
public:
    /// Begins at once, behind @p from. @param journal must outlive this
    JournalReadAhead(const storage::Journal &journal, storage::JournalPosition from,
                     domain::UserId botId);
    ~JournalReadAhead();
    JournalReadAhead(const JournalReadAhead &) = delete;
    JournalReadAhead &operator=(const JournalReadAhead &) = delete;

    /// Some answers in the order of the journal.
    struct Group {
        std::vector<Arrival> arrivals;
        qint64 updates = 0;
        qint64 bytes = 0; ///< of the answers
    };

    /// The next ones; none at the end of the journal, or when it could not be read on: then
    /// outcome() says so.
    [[nodiscard]] std::optional<Group> next();
    /// After the last group.
    [[nodiscard]] const storage::Result<void> &outcome() const { return m_outcome; }

private:
    void read(const storage::Journal &journal, storage::JournalPosition from, domain::UserId botId);
    /// False when nobody wants more.
    [[nodiscard]] bool handOver(Group group);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Group> m_ready;
    bool m_isAtEnd = false;
    bool m_isWanted = true;
    storage::Result<void> m_outcome;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace botdesk::engine
