#pragma once

#include <QByteArray>
#include <QtEndian>

// Pictures as far as anybody looks who only wants to know whether they are any: the head of a PNG
// file, and nothing in it.

namespace tests
{

inline QByteArray png(int width = 640, int height = 480, qsizetype bytes = 200)
{
    QByteArray head("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
    head.resize(24);
    qToBigEndian(qint32(width), head.data() + 16);
    qToBigEndian(qint32(height), head.data() + 20);
    head += QByteArray("\x08\x02\0\0\0", 5);
    return head.leftJustified(bytes, '\0');
}

} // namespace tests
