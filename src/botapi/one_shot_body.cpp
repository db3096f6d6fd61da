#include "botapi/one_shot_body.h"

#include <algorithm>
#include <utility>

namespace botdesk::botapi
{

OneShotBody::OneShotBody(QByteArray bytes, bool repeatable, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
    , m_repeatable(repeatable)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    if (m_touched && !m_repeatable && position < pos())
        return false;
    return QIODevice::seek(position);
}

bool OneShotBody::reset()
{
    if (m_forbidden || (m_touched && !m_repeatable))
        return false;
    return QIODevice::seek(0);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    if (m_forbidden)
        return 0;
    const qint64 size = std::clamp(m_bytes.size() - pos(), qint64(0), maxSize);
    if (size == 0)
        return pos() >= m_bytes.size() ? -1 : 0;
    std::copy_n(m_bytes.constData() + pos(), size, data);
    if (!std::exchange(m_touched, true))
        Q_EMIT touched();
    return size;
}

} // namespace botdesk::botapi
