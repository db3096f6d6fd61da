#include "storage/journal_record.h"

#include <QtEndian>

#include <zlib.h>

namespace botdesk::storage
{

namespace
{

constexpr quint32 magic = 0x314a4442; // "BDJ1"
constexpr qsizetype headerSize = 12;
constexpr qsizetype momentSize = 8;

quint32 checksumOf(QByteArrayView bytes)
{
    return static_cast<quint32>(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()),
                                        static_cast<z_size_t>(bytes.size())));
}

template <class Number>
void put(QByteArray &bytes, qsizetype at, Number number)
{
    qToLittleEndian(number, bytes.data() + at);
}

template <class Number>
Number get(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.constData() + at);
}

} // namespace

QByteArray encodeRecord(const JournalRecord &record)
{
    QByteArray bytes(headerSize + momentSize, Qt::Uninitialized);
    put<qint64>(bytes, headerSize, record.receivedAt);
    bytes += record.answer;
    const QByteArrayView content = QByteArrayView(bytes).sliced(headerSize);
    put<quint32>(bytes, 0, magic);
    put<quint32>(bytes, 4, static_cast<quint32>(content.size()));
    put<quint32>(bytes, 8, checksumOf(content));
    return bytes;
}

std::optional<RecordReader::Header> RecordReader::readHeader()
{
    if (!m_file.seek(m_position))
        return std::nullopt;
    const QByteArray header = m_file.read(headerSize);
    if (header.size() < headerSize || get<quint32>(header, 0) != magic)
        return std::nullopt;
    const auto length = get<quint32>(header, 4);
    if (length < momentSize || length > maxRecordLength)
        return std::nullopt;
    return Header{.length = length, .checksum = get<quint32>(header, 8)};
}

bool RecordReader::skip()
{
    const auto header = readHeader();
    if (!header || m_position + headerSize + header->length > m_file.size())
        return false;
    m_position += headerSize + header->length;
    return true;
}

std::optional<JournalRecord> RecordReader::next()
{
    const auto header = readHeader();
    if (!header)
        return std::nullopt;
    const QByteArray content = m_file.read(header->length);
    if (content.size() != static_cast<qsizetype>(header->length) ||
        checksumOf(content) != header->checksum)
        return std::nullopt;
    m_position += headerSize + content.size();
    return JournalRecord{.receivedAt = get<qint64>(content, 0),
                         .answer = content.sliced(momentSize)};
}

} // namespace botdesk::storage
