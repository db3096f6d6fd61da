#pragma once

#include "domain/time.h"
#include "storage/error.h"
#include "storage/journal_position.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <functional>
#include <memory>

namespace botdesk::storage
{

/// One answer of getUpdates as it came, with when it came (by the server's clock where it told).
struct JournalRecord {
    domain::Milliseconds receivedAt = 0;
    QByteArray answer;
};

/// How much the journal keeps.
struct JournalExtent {
    qint64 bytes = 0;                  ///< on the disk
    domain::Milliseconds oldestAt = 0; ///< when the oldest record came, 0 when there is none
};

/// The raw answers of getUpdates, on the disk before anything else happens to them.
///
/// Files `NNNNNNNNNN.journal`, each a row of records: magic, length, checksum, moment, bytes. A
/// record that was cut off by a crash or a full disk is taken away when the journal is opened: the
/// server still has it, since it was never confirmed. Used by one thread.
class Journal
{
public:
    /// Bytes after which a new segment begins.
    static constexpr qint64 segmentSize = qint64{16} * 1024 * 1024;
    /// A segment whose first record is older than this takes no more, so that what is old can go
    /// although little comes.
    static constexpr domain::Milliseconds segmentSpan = domain::Milliseconds{24} * 3600 * 1000;

    /// Opens or makes the journal in @p folder, readable by its owner alone.
    [[nodiscard]] static Result<Journal> open(const QString &folder);

    /// Adds a record and returns when the disk has it; gives the position behind it. After an error
    /// the journal stands as before.
    [[nodiscard]] Result<JournalPosition> append(const JournalRecord &record);

    /// Sees to it that what is added comes behind @p applied, also when segments were taken away:
    /// what came before it would never be replayed.
    [[nodiscard]] Result<void> goBehind(JournalPosition applied);

    /// Hands over every record behind @p from, oldest first, until @p take says false. A damaged
    /// record in the middle ends its segment, and the next segment goes on.
    using Take = std::function<bool(const JournalRecord &, JournalPosition behind)>;
    [[nodiscard]] Result<void> replay(JournalPosition from, const Take &take) const;

    /// How much there is to replay behind @p from.
    [[nodiscard]] qint64 bytesBehind(JournalPosition from) const;

    /// Removes segments whose last record is older than @p before and that lie wholly before @p
    /// applied, also the one in use.
    void prune(domain::Milliseconds before, JournalPosition applied);

    /// The position behind the last record.
    [[nodiscard]] JournalPosition end() const { return m_end; }

    /// Bytes that were cut off at the end when it was opened.
    [[nodiscard]] qint64 tornBytes() const { return m_tornBytes; }

private:
    explicit Journal(const QDir &folder)
        : m_folder(folder)
    {
    }

    [[nodiscard]] Result<void> beginSegment(qint64 segment);
    [[nodiscard]] Result<void> cutTornTail();
    [[nodiscard]] Error errorOf(const QFile &file) const;
    [[nodiscard]] bool isFull(domain::Milliseconds now) const;

    QDir m_folder;
    std::unique_ptr<QFile> m_file;
    JournalPosition m_end;
    domain::Milliseconds m_segmentBegan = 0; ///< when the first record of the segment in use came
    qint64 m_tornBytes = 0;
};

} // namespace botdesk::storage
