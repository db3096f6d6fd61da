#include "sandbox/formatting.h"

#include "sandbox/html.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

/// What the service says about MarkdownV2 that it cannot read; empty when it can.
QByteArray markdownError(const QString &text)
{
    static const QString reserved = u"[]()>#+-=|{}.!"_s;
    const bool hasLink = text.contains("](http"_L1);
    bool bold = false;
    bool italic = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\\')
            ++i;
        else if (c == u'*')
            bold = !bold;
        else if (c == u'_')
            italic = !italic;
        else if (!hasLink && reserved.contains(c))
            return "can't parse entities: Character '" + QString(c).toUtf8() +
                   "' is reserved and must be escaped with the preceding '\\'";
    }
    if (bold || italic)
        return "can't parse entities: Can't find end of " + QByteArray(bold ? "Bold" : "Italic") +
               " entity at byte offset " +
               QByteArray::number(
                   QStringView(text).first(text.lastIndexOf(bold ? u'*' : u'_')).toUtf8().size());
    return {};
}

} // namespace

std::expected<Formatted, QByteArray> format(const QString &text, const QString &parseMode)
{
    const QString mode = parseMode.toLower();
    if (mode.isEmpty() || mode == "none"_L1)
        return Formatted{text, {}};
    if (mode == "html"_L1)
        return readHtml(text);
    if (mode != "markdown"_L1 && mode != "markdownv2"_L1)
        return std::unexpected(QByteArray("unsupported parse_mode"));
    if (mode == "markdownv2"_L1) {
        if (const QByteArray error = markdownError(text); !error.isEmpty())
            return std::unexpected(error);
    }
    return Formatted{text, {}};
}

qsizetype codePoints(const QString &text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

} // namespace botdesk::sandbox
