#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace botdesk::layers
{

/// What one folder of src/ may rest on. The table of docs/architecture.md, for a machine.
struct Layer {
    /// Other layers, whose headers it may include and whose libraries it may link. Itself goes
    /// unsaid.
    QStringList uses;
    /// Qt modules, as CMake names them; Core goes unsaid.
    QStringList modules;
    /// When a module is there for a few headers only: these. Empty means all of it.
    QHash<QString, QStringList> onlyHeaders;
};

/// All layers by their folder.
[[nodiscard]] const QHash<QString, Layer> &layerTable();

/// Files that stand in src/ itself and may put anything together.
[[nodiscard]] const QStringList &compositionFiles();

/// Which Qt modules have a header of this name ("QColor", "qcolor.h", "QtGui/QColor", "QtGui"),
/// read from Qt's own header folders so that no list of ours can grow old. Empty: it is no header
/// of Qt.
[[nodiscard]] QStringList modulesOfHeader(const QString &header);

} // namespace botdesk::layers
