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

Result<bool> BroadcastTask::add(const Broadcast &content, const domain::User &person,
                                const Place &place)
{
    const QString text = broadcastTextFor(content, person, m_botUsername);
    const auto added = m_items.add({.user = person.id,
                                    .lane = place.lane,
                                    .kind = storage::OutboxKind::Broadcast,
                                    .text = text,
                                    .createdAt = nowMs(),
                                    .jobId = content.jobId,
                                    .paid = place.isPaid});
    if (!added)
        return std::unexpected(added.error());
    if (content.media != MediaKind::None || !text.trimmed().isEmpty())
        return true;
    const auto ended = m_items.finish({.id = *added,
                                       .kind = storage::OutboxKind::Broadcast,
                                       .state = OutboxState::Refused,
                                       .finishedAt = nowMs(),
                                       .reason = storage::OutboxReason::EmptyText});
    if (!ended)
        return std::unexpected(ended.error());
    return false;
}

Result<JobTask::Taken> BroadcastTask::take(const storage::Job &job, int wanted, LeftOut &leftOut)
{
    const auto content = contentOf(job.id);
    if (!content)
        return std::unexpected(content.error());
    const auto isPaid = m_broadcasts.isPaidLeft(job.id);
    if (!isPaid)
        return std::unexpected(isPaid.error());
    const auto people = m_jobs.nextPeople(job.id, wanted);
    if (!people)
        return std::unexpected(people.error());
    Taken taken{.queued = 0, .nobodyIsLeft = people->size() < wanted};
    for (const domain::User &person : *people) {
        const auto added = add(**content, person, {.isPaid = *isPaid});
        if (!added)
            return std::unexpected(added.error());
        if (*added)
            ++taken.queued;
        else
            leftOut.add(JobOutcome::Refused, person.dialog.status);
    }
    if (!people->isEmpty()) {
        if (auto gone = m_jobs.take(job.id, people->last().id); !gone)
            return std::unexpected(gone.error());
    }
    return taken;
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
