#include "sandbox/media_store.h"

#include "sandbox/json_writer.h"

namespace botdesk::sandbox
{

namespace
{

constexpr int thumbnailSide = 90;

QByteArray idWith(const StoredFile &file, QByteArrayView prefix)
{
    return prefix.toByteArray() + (file.kind == FileKind::Photo ? "AgACAgIAAxkD" : "BQACAgIAAxkD") +
           QByteArray::number(file.number, 36).rightJustified(8, '0');
}

void photoSize(JsonWriter &json, const StoredFile &file, QByteArrayView prefix, QSize size)
{
    json.open().text("file_id", idWith(file, prefix));
    json.text("file_unique_id", "AQAD" + prefix.toByteArray() + QByteArray::number(file.number));
    json.number("width", size.width()).number("height", size.height());
    json.number("file_size", file.bytes).close();
}

} // namespace

QByteArray MediaStore::add(StoredFile file)
{
    file.number = static_cast<int>(m_files.size()) + 1;
    const QByteArray id = idOf(file);
    m_files.insert(id, file);
    return id;
}

std::optional<StoredFile> MediaStore::find(const QByteArray &fileId) const
{
    const auto found = m_files.constFind(fileId.startsWith('s') ? fileId.sliced(1) : fileId);
    return found == m_files.cend() ? std::nullopt : std::optional(*found);
}

QByteArray MediaStore::idOf(const StoredFile &file)
{
    return idWith(file, {});
}

QByteArray MediaStore::json(const StoredFile &file)
{
    JsonWriter json;
    if (file.kind == FileKind::Photo) {
        json.openList();
        photoSize(json, file, "s",
                  file.size.scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatio));
        photoSize(json, file, {}, file.size);
        return json.closeList().bytes();
    }
    json.open().text("file_name", file.name.toUtf8()).text("file_id", idOf(file));
    json.text("file_unique_id", "AgAD" + QByteArray::number(file.number));
    json.number("file_size", file.bytes).close();
    return json.bytes();
}

} // namespace botdesk::sandbox
