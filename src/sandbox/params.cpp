#include "sandbox/params.h"

#include "sandbox/multipart.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

void insertAll(QJsonObject &values, const QUrlQuery &query)
{
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        values.insert(name, value);
}

} // namespace

std::optional<Params> Params::read(const QUrlQuery &query, const QByteArray &contentType,
                                   const QByteArray &body)
{
    Params params;
    insertAll(params.m_values, query);
    if (body.isEmpty())
        return params;
    const QByteArray type = contentType.toLower();
    if (type.startsWith("application/json")) {
        const QJsonDocument document = QJsonDocument::fromJson(body);
        if (!document.isObject())
            return std::nullopt;
        const QJsonObject object = document.object();
        for (auto it = object.begin(); it != object.end(); ++it)
            params.m_values.insert(it.key(), it.value());
    } else if (type.startsWith("application/x-www-form-urlencoded")) {
        QByteArray form = body;
        form.replace('+', "%20");
        insertAll(params.m_values, QUrlQuery(QString::fromUtf8(form)));
    } else if (type.startsWith("multipart/form-data") && !params.readForm(contentType, body)) {
        return std::nullopt;
    }
    return params;
}

bool Params::readForm(const QByteArray &contentType, const QByteArray &body)
{
    const std::vector<FormPart> parts = readMultipart(contentType, body);
    for (const FormPart &part : parts) {
        const QString name = QString::fromUtf8(part.name);
        if (part.isFile)
            m_files.insert(name, {part.fileName, part.bytes});
        else
            m_values.insert(name, QString::fromUtf8(part.bytes));
    }
    return !parts.empty();
}

QString Params::text(QStringView name) const
{
    const QJsonValue value = m_values.value(name);
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.toString();
}

qint64 Params::integer(QStringView name, qint64 otherwise) const
{
    const QJsonValue value = m_values.value(name);
    if (value.isDouble())
        return value.toInteger(otherwise);
    bool ok = false;
    const qint64 number = value.toString().toLongLong(&ok);
    return ok ? number : otherwise;
}

bool Params::flag(QStringView name) const
{
    const QString value = text(name).toLower();
    return value == "true"_L1 || value == "1"_L1 || value == "yes"_L1;
}

std::optional<QJsonArray> Params::list(QStringView name) const
{
    const QJsonValue value = m_values.value(name);
    if (value.isArray())
        return value.toArray();
    const QJsonDocument document = QJsonDocument::fromJson(value.toString().toUtf8());
    return document.isArray() ? std::optional(document.array()) : std::nullopt;
}

std::optional<QJsonObject> Params::object(QStringView name) const
{
    const QJsonValue value = m_values.value(name);
    if (value.isObject())
        return value.toObject();
    const QJsonDocument document = QJsonDocument::fromJson(value.toString().toUtf8());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

const FormFile *Params::file(QStringView name) const
{
    const auto found = m_files.constFind(name.toString());
    return found == m_files.cend() ? nullptr : &*found;
}

} // namespace botdesk::sandbox
