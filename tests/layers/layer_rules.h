#pragma once

#include <QList>
#include <QString>

namespace botdesk::layers
{

/// Something a rule objects to.
struct Violation {
    /// Relative to src/.
    QString file;
    /// From 1.
    int line = 0;
    /// What is wrong and, where that helps, what to do instead.
    QString what;

    /// "src/engine/inbox.cpp:12: …", which editors and terminals turn into a link.
    [[nodiscard]] QString toString() const;
};

/// Files beyond this length hold more than one thing.
inline constexpr int longestFile = 500;

/// No layer includes a header of a layer it may not use.
[[nodiscard]] QList<Violation> checkLayerIncludes(const QString &file, const QString &text);

/// No layer includes a header of a Qt module it may not use: nothing below widgets knows of a
/// screen.
[[nodiscard]] QList<Violation> checkModuleIncludes(const QString &file, const QString &text);

/// No CMakeLists.txt links a layer, or a Qt module, to a layer that may not use it.
[[nodiscard]] QList<Violation> checkLinks(const QString &file, const QString &text);

/// SQL is spoken in storage alone.
[[nodiscard]] QList<Violation> checkSql(const QString &file, const QString &text);

/// No file is longer than longestFile.
[[nodiscard]] QList<Violation> checkLength(const QString &file, const QString &text);

/// No sender(), no SIGNAL() and SLOT(), no singletons.
[[nodiscard]] QList<Violation> checkHabits(const QString &file, const QString &text);

/// Every file of src/ belongs to a layer or to the composition.
[[nodiscard]] QList<Violation> checkPlace(const QString &file);

/// All the rules that apply to a file of this name.
[[nodiscard]] QList<Violation> checkFile(const QString &file, const QString &text);

} // namespace botdesk::layers
