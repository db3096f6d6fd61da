#pragma once

#include "storage/journal.h"

#include <QFileDevice>

#include <optional>

namespace botdesk::storage
{

/// The largest answer that is taken for one: the server cuts them at about 4 MB.
inline constexpr quint32 maxRecordLength = 128U * 1024 * 1024;

/// The bytes of a record: magic, length of what follows the header, CRC-32 of that, and then the
/// moment and the answer. Numbers are little-endian.
[[nodiscard]] QByteArray encodeRecord(const JournalRecord &record);

/// The numbers of the journal's segments in @p folder, the oldest first.
[[nodiscard]] QList<qint64> segmentsIn(const QDir &folder);
[[nodiscard]] QString segmentPath(const QDir &folder, qint64 segment);

/// Reads the records of one segment, one after the other.
class RecordReader
{
public:
    RecordReader(QFileDevice &file, qint64 from)
        : m_file(file)
        , m_position(from)
    {
    }

    /// The next whole record; nothing at the end or where the bytes are not a record.
    [[nodiscard]] std::optional<JournalRecord> next();

    /// Passes over a record by its header, without looking whether it is sound. False at the end or
    /// where the bytes are not a record.
    [[nodiscard]] bool skip();

    /// The offset behind the last whole record.
    [[nodiscard]] qint64 position() const { return m_position; }

private:
    struct Header {
        quint32 length = 0;
        quint32 checksum = 0;
    };
    [[nodiscard]] std::optional<Header> readHeader();

    QFileDevice &m_file;
    qint64 m_position;
};

} // namespace botdesk::storage
