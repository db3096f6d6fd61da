#pragma once

#include <QByteArray>
#include <QString>
#include <expected>

namespace botdesk::sandbox
{

/// A text without its markup.
struct Formatted {
    QString text;
    QByteArray entitiesJson; ///< a list of MessageEntity; empty when there are none
};

/// Takes the markup of `parseMode` ("HTML", "MarkdownV2", "" …) out of `text`, or says what the
/// service says after "Bad Request: ". HTML is read in full; of Markdown only what must be
/// escaped and what was never ended is checked, and the text stays as it was written.
[[nodiscard]] std::expected<Formatted, QByteArray> format(const QString &text,
                                                          const QString &parseMode);

/// The length that the limits count: Unicode code points.
[[nodiscard]] qsizetype codePoints(const QString &text);

} // namespace botdesk::sandbox
