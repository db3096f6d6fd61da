#include "engine/broadcast_contents.h"

namespace botdesk::engine
{

using storage::Broadcast;
using storage::Result;

Result<std::shared_ptr<const Broadcast>> BroadcastContents::of(qint64 job)
{
    if (m_last && m_last->jobId == job) {
        if (m_last->media == storage::MediaKind::None)
            return m_last;
        const auto fileId = m_broadcasts.fileIdOf(job);
        if (!fileId)
            return std::unexpected(fileId.error());
        if (*fileId == m_last->fileId)
            return m_last;
    }
    auto found = m_broadcasts.find(job);
    if (!found)
        return std::unexpected(found.error());
    m_last = std::make_shared<const Broadcast>(found->value_or(Broadcast{.jobId = job}));
    return m_last;
}

} // namespace botdesk::engine
