#include "storage/journal_scan.h"

#include "storage/journal_record.h"

#include <QFileInfo>

#include <algorithm>

namespace botdesk::storage
{

namespace
{

/// Where the records of a segment begin, the oldest first, by their headers alone.
QList<qint64> beginningsIn(QFile &file, qint64 from)
{
    QList<qint64> beginnings;
    RecordReader reader(file, 0);
    for (qint64 begin = 0; reader.skip(); begin = reader.position()) {
        if (begin >= from)
            beginnings.append(begin);
    }
    return beginnings;
}

} // namespace

void JournalScan::newestFirst(JournalPosition from, const Take &take) const
{
    QList<qint64> segments = segmentsIn(QDir(m_folder));
    std::ranges::reverse(segments);
    for (const qint64 segment : segments) {
        if (segment < from.segment)
            return;
        QFile file(segmentPath(QDir(m_folder), segment));
        if (!file.open(QIODevice::ReadOnly))
            continue; // pruned since
        QList<qint64> beginnings = beginningsIn(file, segment == from.segment ? from.offset : 0);
        std::ranges::reverse(beginnings);
        for (const qint64 begin : beginnings) {
            const auto record = RecordReader(file, begin).next();
            if (record && !take(*record, {segment, begin}))
                return;
        }
    }
}

std::optional<JournalRecord> JournalScan::at(JournalPosition begin) const
{
    QFile file(segmentPath(QDir(m_folder), begin.segment));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return RecordReader(file, begin.offset).next();
}

JournalExtent JournalScan::extent() const
{
    JournalExtent extent;
    for (const qint64 segment : segmentsIn(QDir(m_folder))) {
        QFile file(segmentPath(QDir(m_folder), segment));
        extent.bytes += file.size();
        if (extent.oldestAt != 0 || !file.open(QIODevice::ReadOnly))
            continue;
        if (const auto oldest = RecordReader(file, 0).next())
            extent.oldestAt = oldest->receivedAt;
    }
    return extent;
}

} // namespace botdesk::storage
