#include "sandbox/multipart.h"

#include <QRegularExpression>
#include <optional>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

QByteArray boundaryOf(const QByteArray &contentType)
{
    static const QRegularExpression pattern(u"boundary=\"?([^\";\\s]+)\"?"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(QString::fromLatin1(contentType)).captured(1).toLatin1();
}

std::optional<FormPart> readHead(const QByteArray &head)
{
    static const QRegularExpression disposition(u"^content-disposition: *form-data *;(.*)$"_s,
                                                QRegularExpression::CaseInsensitiveOption |
                                                    QRegularExpression::MultilineOption);
    static const QRegularExpression name(u"[; ]name=\"([^\"]*)\""_s);
    static const QRegularExpression fileName(u"[; ]filename=\"([^\"]*)\""_s);
    const QString parameters =
        u' ' + disposition.match(QString::fromUtf8(head).remove(u'\r')).captured(1);
    const auto file = fileName.match(parameters);
    FormPart part{.name = name.match(parameters).captured(1).toUtf8(),
                  .fileName = file.captured(1),
                  .isFile = file.hasMatch()};
    return part.name.isEmpty() ? std::nullopt : std::optional(part);
}

} // namespace

std::vector<FormPart> readMultipart(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray boundary = boundaryOf(contentType);
    if (boundary.isEmpty())
        return {};
    const QByteArray first = "--" + boundary + "\r\n";
    const QByteArray between = "\r\n--" + boundary;
    std::vector<FormPart> parts;
    if (!body.startsWith(first))
        return {};
    qsizetype at = first.size();
    for (;;) {
        const qsizetype headEnd = body.indexOf("\r\n\r\n", at);
        if (headEnd < 0)
            return {};
        const qsizetype end = body.indexOf(between, headEnd + 4);
        if (end < 0)
            return {};
        auto part = readHead(body.sliced(at, headEnd - at));
        if (!part)
            return {};
        part->bytes = body.sliced(headEnd + 4, end - headEnd - 4);
        parts.push_back(std::move(*part));
        at = end + between.size();
        if (QByteArrayView(body).sliced(at).startsWith("--"))
            return parts;
        at += 2;
    }
}

} // namespace botdesk::sandbox
