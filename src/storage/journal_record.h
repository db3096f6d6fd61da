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

    /// The offset behind the last whole record.
    [[nodiscard]] qint64 position() const { return m_position; }

private:
    QFileDevice &m_file;
    qint64 m_position;
};

} // namespace botdesk::storage
