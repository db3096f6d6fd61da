#pragma once

#include <QByteArray>
#include <QHash>
#include <QSize>
#include <QString>
#include <optional>

namespace botdesk::sandbox
{

/// What a file was sent as.
enum class FileKind : quint8 { Photo, Document };

/// A file that the service has. Its bytes are not kept: nobody downloads them here.
struct StoredFile {
    FileKind kind = FileKind::Photo;
    QString name = {}; ///< of a document
    qint64 bytes = 0;
    QSize size = {}; ///< of a photo
    int number = 0;  ///< given by the store
};

/// The files that were uploaded, by the ids that sending them once more takes.
class MediaStore
{
public:
    /// Keeps a file and gives its id.
    QByteArray add(StoredFile file);
    /// The file under an id, also that of a photo's smaller size.
    [[nodiscard]] std::optional<StoredFile> find(const QByteArray &fileId) const;
    /// What a Message holds under "photo" or "document".
    [[nodiscard]] static QByteArray json(const StoredFile &file);
    [[nodiscard]] static QByteArray idOf(const StoredFile &file);

private:
    QHash<QByteArray, StoredFile> m_files; ///< by the id of the largest size
};

} // namespace botdesk::sandbox
