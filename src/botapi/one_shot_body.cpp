#include "botapi/one_shot_body.h"

#include <algorithm>
#include <utility>

namespace botdesk::botapi
{
namespace
{

qint64 copyFrom(const QByteArray &bytes, qint64 from, char *data, qint64 maxSize)
{
    const qint64 size = std::min(bytes.size() - from, maxSize);
    std::copy_n(bytes.constData() + from, size, data);
    return size;
}

} // namespace

OneShotBody::OneShotBody(RequestBody body, bool repeatable, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
    , m_repeatable(repeatable)
{
    if (!m_body.path.isEmpty()) {
        m_file.setFileName(m_body.path);
        if (!m_file.open(QIODevice::ReadOnly))
            m_problem = "the file cannot be opened";
        else if (m_fileSize = m_file.size(); m_fileSize == 0)
            m_problem = "the file is empty";
    }
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::size() const
{
    return m_body.head.size() + m_fileSize + m_body.tail.size();
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

qint64 OneShotBody::readAt(qint64 position, char *data, qint64 maxSize)
{
    if (position < m_body.head.size())
        return copyFrom(m_body.head, position, data, maxSize);
    position -= m_body.head.size();
    if (position >= m_fileSize)
        return copyFrom(m_body.tail, position - m_fileSize, data, maxSize);
    if (m_file.pos() != position && !m_file.seek(position))
        return -1;
    const qint64 size = m_file.read(data, std::min(m_fileSize - position, maxSize));
    return size > 0 ? size : -1;
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    if (m_forbidden || m_failed || maxSize <= 0)
        return m_failed ? -1 : 0;
    if (pos() >= size())
        return -1;
    const qint64 got = readAt(pos(), data, maxSize);
    if (got < 0) {
        m_failed = true;
        return -1;
    }
    m_touched = true;
    m_readWhole = m_readWhole || pos() + got >= size();
    Q_EMIT advanced();
    return got;
}

} // namespace botdesk::botapi
