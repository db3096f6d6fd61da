#pragma once

#include <QGenericPlugin>

/// What QT_QPA_GENERIC_PLUGINS finds by the name in watcher.json. In a header of its own, so that
/// the linter, before which no bench is built, needs nothing that moc writes.
class WatcherPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "watcher.json")

public:
    QObject *create(const QString &key, const QString &specification) override;
};
