#include "engine/media_file.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace botdesk::engine
{

namespace
{

// Enough for every signature that the mime database looks for in pictures.
constexpr qint64 sniffedBytes = 16 * 1024;

bool looksLikePhoto(const QByteArray &beginning)
{
    // What the service turns into a photo. An SVG or a PSD is a picture too, but no photo.
    static constexpr std::array photos = {"image/jpeg"_L1, "image/png"_L1, "image/webp"_L1,
                                          "image/gif"_L1, "image/bmp"_L1};
    const QMimeType type = QMimeDatabase().mimeTypeForData(beginning);
    return std::ranges::any_of(photos, [&](auto name) { return type.inherits(name); });
}

} // namespace

MediaProblem checkMedia(const QString &path, botapi::MediaKind kind, const MediaLimits &limits)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists())
        return MediaProblem::Missing;
    if (!info.isFile())
        return MediaProblem::NotAFile;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return MediaProblem::Unreadable;
    const QByteArray beginning = file.read(sniffedBytes);
    if (beginning.isEmpty())
        return file.error() == QFileDevice::NoError ? MediaProblem::Empty
                                                    : MediaProblem::Unreadable;
    const bool isPhoto = kind == botapi::MediaKind::Photo;
    if (isPhoto && !looksLikePhoto(beginning))
        return MediaProblem::NotAPhoto;
    if (file.size() > (isPhoto ? limits.photo : limits.document))
        return MediaProblem::TooLarge;
    return MediaProblem::None;
}

} // namespace botdesk::engine
