#pragma once

#include <QtGlobal>

#include <compare>

namespace botdesk::storage
{

/// A place between two records of the journal. Segments count from 1; 0 is before everything.
struct JournalPosition {
    qint64 segment = 0;
    qint64 offset = 0; ///< bytes from the beginning of the segment's file

    auto operator<=>(const JournalPosition &) const = default;
};

} // namespace botdesk::storage
