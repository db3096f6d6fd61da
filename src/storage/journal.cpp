#include "storage/journal.h"

#include "storage/journal_record.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto suffix = ".journal"_L1;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// A new file is only there after a crash when its folder was synced, too.
void syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    QFile folder(path);
    const QByteArray name = QFile::encodeName(path);
    if (const int handle = ::open(name.constData(), O_RDONLY | O_DIRECTORY); handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
#endif
}

bool syncFile(QFile &file)
{
    return file.flush() && ::fdatasync(file.handle()) == 0;
}

} // namespace

QString segmentPath(const QDir &folder, qint64 segment)
{
    return folder.filePath(u"%1%2"_s.arg(segment, 10, 10, QChar(u'0')).arg(suffix));
}

QList<qint64> segmentsIn(const QDir &folder)
{
    QList<qint64> numbers;
    const QStringList names = folder.entryList({u"*"_s + suffix}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        bool isNumber = false;
        const qint64 number = name.chopped(suffix.size()).toLongLong(&isNumber);
        if (isNumber && number > 0)
            numbers.append(number);
    }
    return numbers;
}

Error Journal::errorOf(const QFile &file) const
{
    const int code = errno;
    const ErrorKind kind = code == ENOSPC || code == EDQUOT || code == EFBIG ? ErrorKind::DiskFull
                           : code == EROFS                                   ? ErrorKind::ReadOnly
                                           : ErrorKind::CannotOpen;
    return {.kind = kind, .code = code, .text = file.errorString(), .path = file.fileName()};
}

Result<Journal> Journal::open(const QString &folder)
{
    Journal journal{QDir(folder)};
    if (!QDir().mkpath(folder))
        return std::unexpected(Error{.kind = ErrorKind::CannotOpen, .path = folder});
    QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);

    const QList<qint64> found = segmentsIn(journal.m_folder);
    if (auto begun = journal.beginSegment(found.isEmpty() ? 1 : found.last()); !begun)
        return std::unexpected(begun.error());
    if (auto cut = journal.cutTornTail(); !cut)
        return std::unexpected(cut.error());
    return journal;
}

Result<void> Journal::beginSegment(qint64 segment)
{
    auto file = std::make_unique<QFile>(segmentPath(m_folder, segment));
    const bool isNew = !file->exists();
    // Unbuffered: what write() took is with the system, and a failure cannot come later.
    if (!file->open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return std::unexpected(errorOf(*file));
    file->setPermissions(ownerOnly);
    if (isNew)
        syncFolder(m_folder.path());
    m_end = {segment, file->size()};
    m_segmentBegan = 0;
    m_file = std::move(file);
    return {};
}

Result<void> Journal::cutTornTail()
{
    RecordReader reader(*m_file, 0);
    while (const auto record = reader.next()) {
        if (m_segmentBegan == 0)
            m_segmentBegan = record->receivedAt;
    }
    m_tornBytes = m_file->size() - reader.position();
    if (m_tornBytes > 0 && !m_file->resize(reader.position()))
        return std::unexpected(errorOf(*m_file));
    m_end.offset = reader.position();
    return {};
}

bool Journal::isFull(domain::Milliseconds now) const
{
    return m_end.offset >= segmentSize || (m_end.offset > 0 && now - m_segmentBegan >= segmentSpan);
}

Result<JournalPosition> Journal::append(const JournalRecord &record)
{
    if (isFull(record.receivedAt)) {
        if (auto begun = beginSegment(m_end.segment + 1); !begun)
            return std::unexpected(begun.error());
    }
    const QByteArray bytes = encodeRecord(record);
    if (!m_file->seek(m_end.offset) || m_file->write(bytes) != bytes.size() || !syncFile(*m_file)) {
        const Error error = errorOf(*m_file);
        // Half a record must not stay: the next one would come behind it and never be found.
        m_file->resize(m_end.offset);
        return std::unexpected(error);
    }
    if (m_end.offset == 0)
        m_segmentBegan = record.receivedAt;
    m_end.offset += bytes.size();
    return m_end;
}

Result<void> Journal::goBehind(JournalPosition applied)
{
    return m_end < applied ? beginSegment(applied.segment + 1) : Result<void>();
}

Result<void> Journal::replay(JournalPosition from, const Take &take) const
{
    for (const qint64 segment : segmentsIn(m_folder)) {
        if (segment < from.segment)
            continue;
        QFile file(segmentPath(m_folder, segment));
        if (!file.open(QIODevice::ReadOnly))
            return std::unexpected(errorOf(file));
        RecordReader reader(file, segment == from.segment ? from.offset : 0);
        while (auto record = reader.next()) {
            if (!take(*record, {segment, reader.position()}))
                return {};
        }
    }
    return {};
}

qint64 Journal::bytesBehind(JournalPosition from) const
{
    qint64 bytes = 0;
    for (const qint64 segment : segmentsIn(m_folder)) {
        if (segment < from.segment)
            continue;
        const qint64 size = QFileInfo(segmentPath(m_folder, segment)).size();
        bytes += segment == from.segment ? std::max<qint64>(0, size - from.offset) : size;
    }
    return bytes;
}

void Journal::prune(domain::Milliseconds before, JournalPosition applied)
{
    for (const qint64 segment : segmentsIn(m_folder)) {
        const bool isInUse = segment == m_end.segment;
        if (isInUse ? m_end > applied : segment >= applied.segment)
            return;
        const QFileInfo info(segmentPath(m_folder, segment));
        // The last record was written when the file was last changed.
        if (info.lastModified().toMSecsSinceEpoch() >= before)
            return;
        if (isInUse && (m_end.offset == 0 || !beginSegment(segment + 1)))
            return;
        QFile::remove(info.filePath());
    }
}

} // namespace botdesk::storage
