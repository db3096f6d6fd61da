#include "botapi/multipart.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

// Nobody who writes a caption or a file can know it, so that none of them can hold it.
QByteArray newBoundary()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    QByteArray boundary("botdesk-");
    for (const quint32 number : random)
        boundary += QByteArray::number(number, 16).rightJustified(8, '0');
    return boundary;
}

QByteArray fieldText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    return QByteArray::number(value.toInteger());
}

} // namespace

QByteArray headerSafe(const QString &fileName)
{
    QString safe = fileName;
    for (QChar &c : safe) {
        if (c == u'"')
            c = u'\'';
        else if (c == u'\\' || c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
                 c == QChar::ParagraphSeparator)
            c = u'_';
    }
    return safe.toUtf8();
}

RequestBody multipartBody(const QJsonObject &fields, const Upload &upload)
{
    const QByteArray boundary = newBoundary();
    const QByteArray begin = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"";
    RequestBody body{.contentType = "multipart/form-data; boundary=" + boundary,
                     .path = upload.path,
                     .tail = "\r\n--" + boundary + "--\r\n"};
    for (auto it = fields.begin(); it != fields.end(); ++it)
        body.head += begin + it.key().toUtf8() + "\"\r\n\r\n" + fieldText(it.value()) + "\r\n";
    const QString name = upload.name.isEmpty() ? QFileInfo(upload.path).fileName() : upload.name;
    body.head += begin + upload.field + "\"; filename=\"" + headerSafe(name) +
                 "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    return body;
}

} // namespace botdesk::botapi
