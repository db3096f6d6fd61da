#pragma once

#include <QString>

#include <optional>

namespace botdesk::bench
{

/// What something is compared with, measured in the same run.
struct Baseline {
    QString name;
    double value = 0; ///< in the unit of what it is compared with
    double ratio = 0; ///< how many times better than the baseline, above 1
};

/// One figure.
struct Figure {
    QString name;
    double value = 0;
    QString unit;
    qint64 n = 0; ///< how many were measured, or how large it was: the documentation says which
    std::optional<Baseline> baseline{};
};

/// Prints a figure as one JSON object on a line of its own, at once.
void print(const Figure &figure);

/// Tells a person on stderr what goes on; not part of the result.
void say(const QString &text);

} // namespace botdesk::bench
