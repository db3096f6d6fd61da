#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace botdesk::sandbox
{

/// One part of a form.
struct FormPart {
    QByteArray name;
    QString fileName = {}; ///< of a file
    bool isFile = false;
    QByteArray bytes = {};
};

/// The parts of a multipart/form-data body, as `contentType` delimits them; nothing when it names
/// no boundary or the body does not end with it.
[[nodiscard]] std::vector<FormPart> readMultipart(const QByteArray &contentType,
                                                  const QByteArray &body);

} // namespace botdesk::sandbox
