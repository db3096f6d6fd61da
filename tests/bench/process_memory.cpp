#include "process_memory.h"

#include <QFile>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

double statusMegabytes(const QByteArray &key)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        // What the system calls kB are 1,024 bytes.
        if (line.startsWith(key))
            return line.sliced(key.size()).simplified().split(' ').value(0).toDouble() * 1024 / 1e6;
    }
    return 0;
}

} // namespace

double residentMegabytes()
{
    return statusMegabytes("VmRSS:");
}

double peakMegabytes()
{
    return statusMegabytes("VmHWM:");
}

void forgetPeak()
{
    QFile marks(u"/proc/self/clear_refs"_s);
    if (marks.open(QIODevice::WriteOnly))
        marks.write("5\n");
}

} // namespace botdesk::bench
