#pragma once

#include "botapi/requests.h"

#include <QString>

namespace botdesk::engine
{

/// Why a file cannot be sent as a photo or a document.
enum class MediaProblem : std::uint8_t {
    None,
    Missing,    ///< there is no such file
    NotAFile,   ///< a folder, a device or a pipe
    Unreadable, ///< it may not be read
    Empty,
    NotAPhoto, ///< its content is none of the pictures that a photo can be
    TooLarge,
};

/// The largest files that a server takes, in bytes.
struct MediaLimits {
    qint64 photo = qint64(10) << 20;
    qint64 document = qint64(50) << 20;

    /// Of a Bot API server of one's own, started with --local. Photos are the same everywhere.
    [[nodiscard]] static MediaLimits ofLocalServer() { return {.document = qint64(2000) << 20}; }
};

/// Looks at a file before anything is started with it. What it is, is told by its content, never by
/// its name: the server does the same. Reads the beginning of the file only.
[[nodiscard]] MediaProblem checkMedia(const QString &path, botapi::MediaKind kind,
                                      const MediaLimits &limits = {});

} // namespace botdesk::engine
