#include "sandbox/image_size.h"

#include <QtEndian>

namespace botdesk::sandbox
{

namespace
{

template <class T>
int bigEndian(QByteArrayView bytes, qsizetype at)
{
    return static_cast<int>(qFromBigEndian<T>(bytes.data() + at));
}

template <class T>
int littleEndian(QByteArrayView bytes, qsizetype at)
{
    return static_cast<int>(qFromLittleEndian<T>(bytes.data() + at));
}

/// JPEG: the frame header stands behind any number of other segments.
std::optional<QSize> jpegSize(QByteArrayView bytes)
{
    constexpr qsizetype frameHead = 9;
    qsizetype at = 2;
    while (at + frameHead <= bytes.size() && bytes[at] == '\xff') {
        const auto marker = static_cast<quint8>(bytes[at + 1]);
        const bool isFrame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame)
            return QSize(bigEndian<quint16>(bytes, at + 7), bigEndian<quint16>(bytes, at + 5));
        at += 2 + bigEndian<quint16>(bytes, at + 2);
    }
    return std::nullopt;
}

/// WebP: lossy, lossless or extended.
std::optional<QSize> webpSize(QByteArrayView bytes)
{
    constexpr int fourteenBits = 0x3fff;
    constexpr int twentyFourBits = 0xffffff;
    const QByteArrayView kind = bytes.sliced(12, 4);
    if (kind == "VP8 ")
        return QSize(littleEndian<quint16>(bytes, 26) & fourteenBits,
                     littleEndian<quint16>(bytes, 28) & fourteenBits);
    if (kind == "VP8L") {
        const auto bits = qFromLittleEndian<quint32>(bytes.data() + 21);
        return QSize(static_cast<int>(bits & fourteenBits) + 1,
                     static_cast<int>((bits >> 14) & fourteenBits) + 1);
    }
    if (kind == "VP8X")
        return QSize((littleEndian<quint32>(bytes, 24) & twentyFourBits) + 1,
                     (littleEndian<quint32>(bytes, 26) >> 8 & twentyFourBits) + 1);
    return std::nullopt;
}

} // namespace

std::optional<QSize> imageSize(QByteArrayView bytes)
{
    constexpr qsizetype longestHead = 30;
    if (bytes.startsWith("\xff\xd8"))
        return jpegSize(bytes);
    if (bytes.size() < longestHead)
        return std::nullopt;
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return QSize(bigEndian<qint32>(bytes, 16), bigEndian<qint32>(bytes, 20));
    if (bytes.startsWith("GIF8"))
        return QSize(littleEndian<quint16>(bytes, 6), littleEndian<quint16>(bytes, 8));
    if (bytes.startsWith("BM"))
        return QSize(littleEndian<qint32>(bytes, 18), qAbs(littleEndian<qint32>(bytes, 22)));
    if (bytes.startsWith("RIFF") && bytes.sliced(8, 4) == "WEBP")
        return webpSize(bytes);
    return std::nullopt;
}

} // namespace botdesk::sandbox
