#pragma once

#include "storage/broadcast.h"
#include "storage/database.h"

#include <optional>

namespace botdesk::storage
{

/// What broadcasts send, and which files the server has. Runs on the thread of its database. What
/// writes has to be within a transaction of the caller's.
class BroadcastRepository
{
public:
    explicit BroadcastRepository(Database &database)
        : m_database(database)
    {
    }

    /// Adds the content of a job that is there already.
    [[nodiscard]] Result<void> add(const Broadcast &broadcast);
    [[nodiscard]] Result<std::optional<Broadcast>> find(qint64 jobId) const;

    /// What changes while it runs, without reading the rest. Empty while nothing was uploaded.
    [[nodiscard]] Result<QString> fileIdOf(qint64 jobId) const;
    /// @param fileId empty: the file has to be uploaded once more
    [[nodiscard]] Result<void> setFileId(qint64 jobId, const QString &fileId);
    /// Takes another file than before for the same one, because the operator goes on with it.
    [[nodiscard]] Result<void> setMediaState(qint64 jobId, qint64 size,
                                             domain::Milliseconds modifiedAt);

    /// Counts one more message that leaves as a paid one. False when the cap is reached: then it
    /// may not. To be called in the transaction that marks it in flight, so that no crash passes
    /// the cap.
    [[nodiscard]] Result<bool> reservePaid(qint64 jobId);
    /// May one more message leave as a paid one?
    [[nodiscard]] Result<bool> isPaidLeft(qint64 jobId) const;
    /// Takes the count back, when it is certain that nothing was done.
    [[nodiscard]] Result<void> releasePaid(qint64 jobId);

    /// The server's name for a file, empty when it was not uploaded as it is now.
    [[nodiscard]] Result<QString> uploaded(const Upload &file) const;
    [[nodiscard]] Result<void> rememberUpload(const Upload &upload);
    /// The server does not know this name any more.
    [[nodiscard]] Result<void> forgetUpload(const QString &fileId);

private:
    Database &m_database;
};

} // namespace botdesk::storage
