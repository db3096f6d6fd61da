#pragma once

#include "domain/dialog.h"
#include "storage/job.h"

#include <QList>
#include <QMap>
#include <QString>

#include <cstdint>

namespace botdesk::storage
{

/// What goes with the text of a broadcast. The numbers are stored.
enum class MediaKind : std::uint8_t { None = 0, Photo = 1, Document = 2 };

/// A button that opens a link; each stands in a row of its own.
struct LinkButton {
    QString text;
    QString url;

    bool operator==(const LinkButton &) const = default;
};

/// What a broadcast sends: the content of a job of that kind.
struct Broadcast {
    qint64 jobId = 0;
    bool isTest = false; ///< to the operator alone, to look at
    /// By language tag; an empty tag is for everyone who has no text of their own. Placeholders as
    /// in greetings, but for the payload.
    QMap<QString, QString> texts;
    bool html = false; ///< the texts are formatted as Telegram's HTML
    bool silent = false;
    MediaKind media = MediaKind::None;
    QString mediaPath; ///< a local file
    /// The file as it was when the broadcast was made, filled in by the engine; 0 without one.
    qint64 mediaSize = 0;
    domain::Milliseconds mediaModifiedAt = 0;
    QString fileId; ///< empty until the file was uploaded once
    QList<LinkButton> buttons;
    /// Most Stars that it may cost, 0 for a broadcast that is not paid. A Star pays for
    /// messagesPerStar messages.
    qint64 starCap = 0;
    qint64 paidSent = 0; ///< messages that left as paid ones, counted before they leave

    bool operator==(const Broadcast &) const = default;
};

/// A file that the server has.
struct Upload {
    QString path;
    qint64 size = 0;                     ///< bytes
    domain::Milliseconds modifiedAt = 0; ///< with another size or moment it is another file
    MediaKind media = MediaKind::None;
    QString fileId;
};

/// A message of a paid broadcast costs a tenth of a Star (docs/rules.md, limits).
inline constexpr qint64 messagesPerStar = 10;

/// Whom a broadcast would reach and whom it would skip.
struct BroadcastForecast {
    qint64 total = 0;                           ///< everyone in the audience
    qint64 reached = 0;                         ///< whom the bot may write to
    QMap<domain::DialogStatus, qint64> skipped; ///< the others, by why
    QMap<QString, qint64> languages;            ///< of those reached; empty tag: never reported

    bool operator==(const BroadcastForecast &) const = default;
};

} // namespace botdesk::storage
