#include "sandbox/formatting.h"
#include "sandbox/image_size.h"
#include "sandbox/method_parts.h"
#include "sandbox/methods.h"

#include <algorithm>

namespace botdesk::sandbox
{

namespace
{

constexpr qsizetype largestFile = 50 << 20;
constexpr qsizetype largestPhoto = 10 << 20;
constexpr qsizetype longestCaption = 1024;
constexpr qsizetype longestSource = 32768; // bytes
constexpr int longestSides = 10'000;       // width and height together
constexpr int widestRatio = 20;

/// The size of a photo that the service takes, or why it does not take it.
std::expected<QSize, Answer> photoSize(const QByteArray &bytes)
{
    if (bytes.size() > largestPhoto)
        return std::unexpected(badRequest("file of size " + QByteArray::number(bytes.size()) +
                                          " bytes is too big for a photo; the maximum size is " +
                                          QByteArray::number(largestPhoto) + " bytes"));
    const auto size = imageSize(bytes);
    if (!size || size->isEmpty())
        return std::unexpected(badRequest("IMAGE_PROCESS_FAILED"));
    const int shorter = std::min(size->width(), size->height());
    const int longer = std::max(size->width(), size->height());
    if (shorter + longer > longestSides || longer / widestRatio >= shorter)
        return std::unexpected(badRequest("PHOTO_INVALID_DIMENSIONS"));
    return *size;
}

} // namespace

std::expected<StoredFile, Answer> Methods::takeFile(FileKind kind, const Params &params)
{
    const bool isPhoto = kind == FileKind::Photo;
    const QStringView field = isPhoto ? u"photo" : u"document";
    if (const FormFile *sent = params.file(field); sent != nullptr) {
        if (sent->bytes.isEmpty())
            return std::unexpected(badRequest("file must be non-empty"));
        if (sent->bytes.size() > largestFile)
            return std::unexpected(Answer::refusal(413, "Request Entity Too Large"));
        StoredFile file{.kind = kind, .name = sent->name, .bytes = sent->bytes.size()};
        if (isPhoto) {
            const auto size = photoSize(sent->bytes);
            if (!size)
                return std::unexpected(size.error());
            file.size = *size;
        }
        return *m_media.find(m_media.add(file));
    }
    const QByteArray fileId = params.text(field).toUtf8();
    if (fileId.isEmpty())
        return std::unexpected(badRequest(isPhoto ? "there is no photo in the request"
                                                  : "there is no document in the request"));
    const auto file = m_media.find(fileId);
    if (!file)
        return std::unexpected(badRequest("wrong file identifier/HTTP URL specified"));
    if (file->kind != kind)
        return std::unexpected(badRequest(isPhoto ? "can't use file of type Document as Photo"
                                                  : "can't use file of type Photo as Document"));
    return *file;
}

Answer Methods::sendMedia(FileKind kind, const Params &params, size_t place)
{
    const auto chatId = chatIdOf(params);
    if (!chatId)
        return chatId.error();
    const auto file = takeFile(kind, params);
    if (!file)
        return file.error();
    m_record.named(place, MediaStore::idOf(*file));
    const QString source = params.text(u"caption");
    if (source.toUtf8().size() > longestSource)
        return badRequest("text is too long");
    const auto caption = format(source, params.text(u"parse_mode"));
    if (!caption)
        return badRequest(caption.error());
    if (codePoints(caption->text) > longestCaption)
        return badRequest("message caption is too long");
    return deliver(*chatId,
                   {.text = caption->text,
                    .entitiesJson = caption->entitiesJson,
                    .medium = kind == FileKind::Photo ? "photo" : "document",
                    .mediumJson = MediaStore::json(*file)},
                   params, place);
}

} // namespace botdesk::sandbox
