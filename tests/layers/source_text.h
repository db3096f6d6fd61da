#pragma once

#include <QList>
#include <QString>

namespace botdesk::layers
{

/// A string literal and the line (from 1) it begins in.
struct Literal {
    int line = 0;
    QString text;
};

/// One C++ file, taken apart only as far as the rules need it: what is a comment, what a string and
/// what code. Line breaks stay where they were, so that a position tells its line.
struct SourceText {
    /// Comments blanked out; strings as they are. For what stands in an include.
    QString withoutComments;
    /// Comments and the insides of strings and characters blanked out.
    QString code;
    /// Ordinary and raw strings, in their order. Neighbours are not joined.
    QList<Literal> literals;
};

/// Takes a file apart. Any text is accepted: what never ends, ends with the file.
[[nodiscard]] SourceText takeApart(const QString &text);

/// The line (from 1) of a position in a text.
[[nodiscard]] int lineOf(const QString &text, qsizetype position);

} // namespace botdesk::layers
