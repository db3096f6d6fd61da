#include "engine/contact.h"

namespace botdesk::engine
{

using storage::Result;

namespace
{

/// Two machines of the server, or a poll that was long under way, may differ by so much.
constexpr domain::Milliseconds toleratedSkew =
    std::chrono::milliseconds(Contact::writtenEvery).count();

} // namespace

std::optional<storage::Gap> Contact::gapBetween(domain::Milliseconds last, domain::Milliseconds at)
{
    constexpr domain::Milliseconds kept = std::chrono::milliseconds(serverKeepsFor).count();
    if (last <= 0 || at - last <= kept)
        return std::nullopt;
    return storage::Gap{.from = last, .to = at - kept, .noticedAt = at};
}

Result<void> Contact::load()
{
    const auto progress = storage::SettingsRepository(m_database).progress();
    if (!progress)
        return std::unexpected(progress.error());
    m_last = progress->lastPollAt;
    m_written = m_last;
    return {};
}

Result<bool> Contact::heard(domain::Milliseconds at, bool byServer)
{
    const auto gap = gapBetween(m_last, at);
    // A clock that was ahead would hide every gap until it is caught up with. Only the server may
    // say so: when our own clock goes back, it will go forward again.
    const bool wasAhead = byServer && at + toleratedSkew < m_last;
    if (at <= m_last && !wasAhead)
        return false;
    if (gap || wasAhead || at - m_written >= toleratedSkew) {
        if (auto written = write(at, gap); !written)
            return std::unexpected(written.error());
        m_written = at;
    }
    m_last = at;
    return gap.has_value();
}

Result<void> Contact::keep()
{
    if (m_last == m_written)
        return {};
    auto written = write(m_last, std::nullopt);
    if (written)
        m_written = m_last;
    return written;
}

Result<void> Contact::write(domain::Milliseconds at, const std::optional<storage::Gap> &gap)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (gap) {
        if (auto added = storage::GapRepository(m_database).add(*gap); !added)
            return added;
    }
    storage::SettingsRepository settings(m_database);
    auto progress = settings.progress();
    if (!progress)
        return std::unexpected(progress.error());
    progress->lastPollAt = at;
    if (auto done = settings.setProgress(*progress); !done)
        return done;
    return transaction->commit();
}

} // namespace botdesk::engine
