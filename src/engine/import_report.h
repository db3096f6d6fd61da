#pragma once

#include "engine/people_file.h"
#include "storage/error.h"

#include <QList>

namespace botdesk::engine
{

/// How far an import is. A value, sent between threads.
struct ImportProgress {
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0;
    qint64 imported = 0;   ///< people who were not known before
    qint64 known = 0;      ///< people who were, the file's own repetitions among them
    qint64 unreadable = 0; ///< rows that name nobody
};

/// A row that could not be read.
struct RowIssue {
    qint64 line = 0;
    RowProblem problem = RowProblem::NotANumber;
    QString cell; ///< what stands where the id should be, shortened
};

/// How an import ended.
enum class ImportEnd : std::uint8_t {
    Done,
    Cancelled,
    FileProblem, ///< the file could not be read, or not to its end
    CannotStore, ///< the database took no more
};

/// What came of an import. What was imported before it ended stays in any case, and importing the
/// file again completes it.
struct ImportReport {
    /// Of the rows that name nobody so many are kept to be shown; the others are counted alone.
    static constexpr qsizetype mostIssues = 1000;

    ImportEnd end = ImportEnd::Done;
    ImportProgress counts;
    FileProblem fileProblem = FileProblem::None;
    storage::Error error; ///< of CannotStore
    QList<RowIssue> issues;
};

} // namespace botdesk::engine
