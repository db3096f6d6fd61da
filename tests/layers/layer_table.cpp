#include "layer_table.h"

#include <QDir>
#include <QLibraryInfo>

namespace botdesk::layers
{

using namespace Qt::StringLiterals;

const QHash<QString, Layer> &layerTable()
{
    static const QHash<QString, Layer> table = {
        {u"domain"_s, {}},
        {u"botapi"_s, {.uses = {}, .modules = {u"Network"_s}, .onlyHeaders = {}}},
        {u"storage"_s, {.uses = {u"domain"_s}, .modules = {u"Sql"_s}, .onlyHeaders = {}}},
        // DBus: whether the desktop has a keychain is asked before a token is entrusted to it.
        {u"engine"_s,
         {.uses = {u"domain"_s, u"botapi"_s, u"storage"_s},
          .modules = {u"DBus"_s},
          .onlyHeaders = {}}},
        {u"models"_s,
         {.uses = {u"domain"_s, u"storage"_s, u"engine"_s}, .modules = {}, .onlyHeaders = {}}},
        // Network: a second process on the same data asks the first one to come to the front.
        {u"widgets"_s,
         {.uses = {u"domain"_s, u"botapi"_s, u"storage"_s, u"engine"_s, u"models"_s},
          .modules = {u"Gui"_s, u"Widgets"_s, u"Svg"_s, u"SvgWidgets"_s, u"Network"_s},
          .onlyHeaders = {{u"Network"_s, {u"QLocalServer"_s, u"QLocalSocket"_s}}}}},
        {u"sandbox"_s, {.uses = {}, .modules = {u"Network"_s, u"HttpServer"_s}, .onlyHeaders = {}}},
    };
    return table;
}

const QStringList &compositionFiles()
{
    static const QStringList files = {u"main.cpp"_s, u"sandbox_main.cpp"_s};
    return files;
}

namespace
{

QHash<QString, QStringList> readHeaderFolders()
{
    QHash<QString, QStringList> modules;
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    const QStringList folders = headers.entryList({u"Qt*"_s}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : folders) {
        const QString module = folder.sliced(2);
        // The whole module is a header of its own: #include <QtGui>.
        modules[folder].append(module);
        const QStringList names = QDir(headers.filePath(folder)).entryList(QDir::Files);
        for (const QString &name : names) {
            if (name != folder) {
                modules[name].append(module);
            }
            modules[folder + u'/' + name].append(module);
        }
    }
    return modules;
}

} // namespace

QStringList modulesOfHeader(const QString &header)
{
    static const QHash<QString, QStringList> modules = readHeaderFolders();
    return modules.value(header);
}

} // namespace botdesk::layers
