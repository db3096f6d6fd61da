#include "widgets/telegram_text.h"

#include "domain/formatting.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;

namespace
{

/// What a document is told for a tag of Telegram's; empty for one that looks like plain text.
QString documentTag(const QString &tag)
{
    static const QHash<QString, QString> tags{{u"b"_s, u"b"_s},
                                              {u"strong"_s, u"b"_s},
                                              {u"i"_s, u"i"_s},
                                              {u"em"_s, u"i"_s},
                                              {u"u"_s, u"u"_s},
                                              {u"ins"_s, u"u"_s},
                                              {u"s"_s, u"s"_s},
                                              {u"strike"_s, u"s"_s},
                                              {u"del"_s, u"s"_s},
                                              {u"a"_s, u"a"_s},
                                              {u"code"_s, u"tt"_s},
                                              {u"pre"_s, u"tt"_s},
                                              {u"blockquote"_s, u"blockquote"_s}};
    return tags.value(tag);
}

/// Plain text for a document: its signs are signs, and its lines are lines.
QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br/>"_s);
}

/// Text between tags, with its references.
QString readable(QStringView source)
{
    return domain::formattedText(source.toString()).text;
}

/// The address of a link as a document takes it; empty for one that leads nowhere.
QString addressIn(const QString &attributes)
{
    static const QRegularExpression pattern(
        u"\\shref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression allowed(u"^(https?|tg|mailto|tel):"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(attributes);
    const QString address = match.captured(1) + match.captured(2) + match.captured(3);
    return allowed.match(address).hasMatch() ? readable(address).toHtmlEscaped() : QString();
}

/// The end of the tag that begins at @p from: a ">" inside of quotes is none.
qsizetype endOfTag(const QString &source, qsizetype from)
{
    QChar quote;
    for (qsizetype at = from; at < source.size(); ++at) {
        const QChar sign = source.at(at);
        if (!quote.isNull())
            quote = sign == quote ? QChar() : quote;
        else if (sign == u'"' || sign == u'\'')
            quote = sign;
        else if (sign == u'>')
            return at;
    }
    return source.size();
}

QString beginning(const QString &tag, const QString &attributes)
{
    if (tag.isEmpty())
        return {};
    if (tag != "a"_L1)
        return u'<' + tag + u'>';
    const QString address = addressIn(attributes);
    return address.isEmpty() ? u"<a>"_s : u"<a href=\""_s + address + u"\">"_s;
}

QString formatted(const QString &source)
{
    QString rich;
    QStringList open; // the document's tags, in their order
    qsizetype from = 0;
    while (from < source.size()) {
        const qsizetype begin = source.indexOf(u'<', from);
        const qsizetype end = begin < 0 ? source.size() : begin;
        rich += escaped(readable(QStringView(source).sliced(from, end - from)));
        if (begin < 0)
            break;
        const qsizetype close = endOfTag(source, begin);
        const QString inside = source.mid(begin + 1, close - begin - 1);
        from = close + 1;
        if (inside.startsWith(u'/')) {
            const QString tag = open.isEmpty() ? QString() : open.takeLast();
            rich += tag.isEmpty() ? QString() : u"</"_s + tag + u'>';
            continue;
        }
        static const QRegularExpression space(u"\\s"_s);
        const QString name = inside.section(space, 0, 0).toLower();
        open.append(documentTag(name));
        rich += beginning(open.last(), inside.mid(name.size()));
    }
    return rich;
}

} // namespace

QString richTextOf(const QString &text, bool html)
{
    const bool isFine = html && domain::formattedText(text).problem == domain::MarkupProblem::None;
    return u"<div style=\"white-space: pre-wrap\">"_s + (isFine ? formatted(text) : escaped(text)) +
           u"</div>"_s;
}

QString richButtonOf(const QString &text)
{
    return u"<table width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><tr>"
           "<td align=\"center\">"_s +
           text.toHtmlEscaped() + u"</td></tr></table>"_s;
}

} // namespace botdesk::widgets
