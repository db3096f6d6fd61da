#include "engine/broadcast_task.h"

#include "engine/broadcast_text.h"

#include <QDateTime>
#include <QFileInfo>

namespace botdesk::engine
{

using storage::Broadcast;
using storage::JobOutcome;
using storage::MediaKind;
using storage::OutboxLane;
using storage::OutboxState;
using storage::PauseReason;
using storage::Result;

namespace
{

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

storage::Upload fileAsItIs(const Broadcast &content)
{
    const QFileInfo file(content.mediaPath);
    return {.path = content.mediaPath,
            .size = file.size(),
            .modifiedAt = file.lastModified().toMSecsSinceEpoch(),
            .media = content.media,
            .fileId = {}};
}

} // namespace

Result<const Broadcast *> BroadcastTask::contentOf(qint64 job)
{
    if (m_content.jobId != job || job == 0) {
        auto found = m_broadcasts.find(job);
        if (!found)
            return std::unexpected(found.error());
        m_content = found->value_or(Broadcast{});
    }
    return &m_content;
}

Result<PauseReason> BroadcastTask::hindrance(const storage::Job &job)
{
    const auto content = contentOf(job.id);
    if (!content)
        return std::unexpected(content.error());
    const Broadcast &broadcast = **content;
    if (broadcast.media == MediaKind::None)
        return PauseReason::None;
    const auto fileId = m_broadcasts.fileIdOf(job.id);
    if (!fileId)
        return std::unexpected(fileId.error());
    // What the server has does not need the file any more.
    if (!fileId->isEmpty())
        return PauseReason::None;
    const QFileInfo file(broadcast.mediaPath);
    if (!file.isFile() || !file.isReadable())
        return PauseReason::FileMissing;
    const storage::Upload now = fileAsItIs(broadcast);
    const bool isTheSame =
        now.size == broadcast.mediaSize && now.modifiedAt == broadcast.mediaModifiedAt;
    return isTheSame ? PauseReason::None : PauseReason::FileChanged;
}

Result<int> BroadcastTask::wanted(const storage::Job &job, int rate)
{
    const auto content = contentOf(job.id);
    if (!content)
        return std::unexpected(content.error());
    const Broadcast &broadcast = **content;
    if (broadcast.media != MediaKind::None) {
        const auto fileId = m_broadcasts.fileIdOf(job.id);
        if (!fileId)
            return std::unexpected(fileId.error());
        if (fileId->isEmpty()) {
            const auto pending = m_items.pendingOf(job.id);
            if (!pending)
                return std::unexpected(pending.error());
            return *pending == 0 ? 1 : 0;
        }
    }
    const auto queued = m_items.queuedOf(job.id);
    if (!queued)
        return std::unexpected(queued.error());
    return moreBeside(*queued, mostQueuedAt(broadcast.starCap > 0 ? paidRate : rate));
}

std::optional<JobOutcome> BroadcastTask::reasonToLeaveOut(const storage::JobCandidate &,
                                                          const storage::Job &) const
{
    // Whether the bot may write is looked at when it leaves.
    return std::nullopt;
}

Result<void> BroadcastTask::add(const Broadcast &content, const domain::User &person,
                                OutboxLane lane)
{
    const auto added =
        m_items.add({.user = person.id,
                     .lane = lane,
                     .kind = storage::OutboxKind::Broadcast,
                     .text = broadcastTextFor(content, person, m_botUsername),
                     .createdAt = nowMs(),
                     .jobId = content.jobId,
                     .paid = content.starCap > 0 && !content.isTest});
    if (!added)
        return std::unexpected(added.error());
    return {};
}

Result<JobTask::Taken> BroadcastTask::take(const storage::Job &job, int wanted, LeftOut &)
{
    const auto content = contentOf(job.id);
    if (!content)
        return std::unexpected(content.error());
    const auto people = m_jobs.nextPeople(job.id, wanted);
    if (!people)
        return std::unexpected(people.error());
    for (const domain::User &person : *people) {
        if (auto added = add(**content, person, OutboxLane::Broadcast); !added)
            return std::unexpected(added.error());
    }
    if (!people->isEmpty()) {
        if (auto gone = m_jobs.take(job.id, people->last().id); !gone)
            return std::unexpected(gone.error());
    }
    return Taken{.queued = static_cast<int>(people->size()),
                 .nobodyIsLeft = people->size() < wanted};
}

Result<void> BroadcastTask::resumed(const storage::Job &job)
{
    // The operator was told that it is another file, and wants it.
    if (job.pauseReason != PauseReason::FileChanged)
        return {};
    const auto content = contentOf(job.id);
    if (!content)
        return std::unexpected(content.error());
    const storage::Upload now = fileAsItIs(**content);
    m_content = {};
    return m_broadcasts.setMediaState(job.id, now.size, now.modifiedAt);
}

Result<void> BroadcastTask::fillInMedia(Broadcast &content) const
{
    if (content.media == MediaKind::None)
        return {};
    const storage::Upload now = fileAsItIs(content);
    content.mediaSize = now.size;
    content.mediaModifiedAt = now.modifiedAt;
    auto fileId = m_broadcasts.uploaded(now);
    if (!fileId)
        return std::unexpected(fileId.error());
    content.fileId = *fileId;
    return {};
}

} // namespace botdesk::engine
