#pragma once

#include <QString>

#include <cstdint>
#include <expected>

namespace botdesk::storage
{

/// What went wrong with the data on the disk, as far as a person can do something about it.
enum class ErrorKind : std::uint8_t {
    CannotOpen,   ///< folder or file cannot be made, read or written
    NotADatabase, ///< the file is something else, or damaged
    NewerSchema,  ///< written by a later Botdesk
    DiskFull,
    ReadOnly,
    Busy, ///< another program holds the file
    Other,
};

/// A failure of storage. @c text is the driver's or the system's, for the log and for details; it
/// never holds people's data.
struct Error {
    ErrorKind kind = ErrorKind::Other;
    int code = 0; ///< SQLite's extended result code or errno, 0 when there is none
    QString text;
    QString path; ///< the file or folder concerned, may be empty
};

template <class T>
using Result = std::expected<T, Error>;

} // namespace botdesk::storage
