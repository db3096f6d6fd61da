#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>
#include <optional>

namespace botdesk::sandbox
{

/// A file that came with a form.
struct FormFile {
    QString name = {};
    QByteArray bytes = {};
};

/// The parameters of a request, wherever they stood: the query, a form of either kind, or JSON.
class Params
{
public:
    /// Nothing when the body says that it is JSON and is not an object, or a form with files and
    /// cannot be taken apart.
    [[nodiscard]] static std::optional<Params>
    read(const QUrlQuery &query, const QByteArray &contentType, const QByteArray &body);

    [[nodiscard]] bool has(QStringView name) const { return m_values.contains(name); }
    /// A text; numbers and booleans as their text. Empty when missing.
    [[nodiscard]] QString text(QStringView name) const;
    /// A whole number, given as a number or as text; `otherwise` when it is none.
    [[nodiscard]] qint64 integer(QStringView name, qint64 otherwise) const;
    [[nodiscard]] bool flag(QStringView name) const;
    /// A list, given as one or as JSON in a text; nothing when missing or no list.
    [[nodiscard]] std::optional<QJsonArray> list(QStringView name) const;
    /// The same for an object.
    [[nodiscard]] std::optional<QJsonObject> object(QStringView name) const;
    /// A file that came along; null when there is none under that name.
    [[nodiscard]] const FormFile *file(QStringView name) const;

private:
    [[nodiscard]] bool readForm(const QByteArray &contentType, const QByteArray &body);

    QJsonObject m_values;
    QHash<QString, FormFile> m_files;
};

} // namespace botdesk::sandbox
