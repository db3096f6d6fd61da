#include "widgets/default_greetings.h"

#include "widgets/resources.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

QMap<QString, QString> defaultGreetings()
{
    useResources();
    QMap<QString, QString> greetings;
    const QDir folder(u":/greetings"_s);
    const QStringList names = folder.entryList({u"*.txt"_s});
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            greetings.insert(name.chopped(4), QString::fromUtf8(file.readAll()).trimmed());
    }
    return greetings;
}

} // namespace botdesk::widgets
