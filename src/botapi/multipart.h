#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace botdesk::botapi
{

/// A file of this machine that goes along with a request.
struct Upload {
    QByteArray field{}; ///< the parameter that it is, such as "photo"
    QString path{};
    QString name{}; ///< what people see; the path's last part if empty
};

/// The body of a request, before it is read: bytes, or a file between bytes. The file is opened
/// and read while it is sent, so that its size costs no memory.
struct RequestBody {
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray head{};
    QString path{};    ///< the file after the head; empty for none
    QByteArray tail{}; ///< after the file
};

/// multipart/form-data (RFC 7578): the fields, then the file. Fields that are no texts are written
/// as JSON, as the Bot API wants them in a form. Written here, since the device that a
/// QHttpMultiPart makes rewinds: Qt would send it again by itself (R13).
[[nodiscard]] RequestBody multipartBody(const QJsonObject &fields, const Upload &upload);

/// The name as it may stand between quotes in a header. Servers do not agree on how to escape a
/// quote or a backslash there, so these become an apostrophe and an underscore, like a line break
/// or any other control character; letters of every script stay, as UTF-8.
[[nodiscard]] QByteArray headerSafe(const QString &fileName);

} // namespace botdesk::botapi
