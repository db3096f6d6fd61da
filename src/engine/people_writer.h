#pragma once

#include "domain/user.h"

#include <QByteArray>

#include <cstdint>

namespace botdesk::engine
{

/// What people are exported as.
enum class ExportFormat : std::uint8_t {
    Csv,       ///< RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets read it rightly
    JsonLines, ///< one JSON object a line, in UTF-8
};

/// What stands before the first person of a file: the header of a table, or nothing.
[[nodiscard]] QByteArray exportHeader(ExportFormat format);

/// Appends one person to @p out as they stand at @p now. Words and names of columns are the same in
/// every language of the interface; moments are ISO 8601 in UTC.
void appendPerson(QByteArray &out, ExportFormat format, const domain::User &user,
                  domain::Seconds now);

} // namespace botdesk::engine
