#include "sandbox/formatting.h"

#include "sandbox/json_writer.h"

#include <QStringList>
#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

/// The entity type of an HTML tag; empty when the service knows no such tag.
QByteArray entityOf(QStringView tag)
{
    static const std::vector<std::pair<QLatin1StringView, const char *>> known = {
        {"b"_L1, "bold"},
        {"strong"_L1, "bold"},
        {"i"_L1, "italic"},
        {"em"_L1, "italic"},
        {"u"_L1, "underline"},
        {"ins"_L1, "underline"},
        {"s"_L1, "strikethrough"},
        {"strike"_L1, "strikethrough"},
        {"del"_L1, "strikethrough"},
        {"tg-spoiler"_L1, "spoiler"},
        {"span"_L1, "spoiler"},
        {"a"_L1, "text_link"},
        {"code"_L1, "code"},
        {"pre"_L1, "pre"},
        {"blockquote"_L1, "blockquote"},
        {"tg-emoji"_L1, "custom_emoji"},
    };
    for (const auto &[name, entity] : known) {
        if (tag == name)
            return entity;
    }
    return {};
}

/// Reads HTML as the service does, one character after the other.
class HtmlReader
{
public:
    explicit HtmlReader(QString source)
        : m_source(std::move(source))
    {
    }

    std::expected<Formatted, QByteArray> read()
    {
        while (m_at < m_source.size() && m_error.isEmpty()) {
            const QChar c = m_source.at(m_at);
            if (c == u'<')
                readTag();
            else if (c == u'&')
                readReference();
            else
                m_text += m_source.at(m_at++);
        }
        if (m_error.isEmpty() && !m_open.empty())
            fail("Can't find end tag corresponding to start tag \"" + m_open.back().tag.toUtf8() +
                 '"');
        if (!m_error.isEmpty())
            return std::unexpected(m_error);
        return Formatted{m_text, m_count > 0 ? m_json.closeList().bytes() : QByteArray()};
    }

private:
    struct Open {
        QString tag;
        qsizetype start;
        QString link;
    };

    void fail(const QByteArray &why) { m_error = "can't parse entities: " + why; }

    [[nodiscard]] QByteArray byteOffset(qsizetype at) const
    {
        return QByteArray::number(QStringView(m_source).first(at).toUtf8().size());
    }

    void readReference()
    {
        static const std::vector<std::pair<QLatin1StringView, QChar>> named = {
            {"&lt;"_L1, u'<'}, {"&gt;"_L1, u'>'}, {"&amp;"_L1, u'&'}, {"&quot;"_L1, u'"'}};
        for (const auto &[name, c] : named) {
            if (QStringView(m_source).sliced(m_at).startsWith(name)) {
                m_text += c;
                m_at += name.size();
                return;
            }
        }
        m_text += m_source.at(m_at++);
    }

    void readTag()
    {
        const qsizetype start = m_at;
        const qsizetype end = m_source.indexOf(u'>', start);
        if (end < 0)
            return fail("Unclosed start tag at byte offset " + byteOffset(start));
        const QString inside = m_source.sliced(start + 1, end - start - 1);
        m_at = end + 1;
        if (inside.startsWith(u'/'))
            return readEnd(inside.sliced(1).trimmed().toLower(), start);
        const QString tag = inside.section(u' ', 0, 0).toLower();
        if (entityOf(tag).isEmpty())
            return fail("Unsupported start tag \"" + tag.toUtf8() + "\" at byte offset " +
                        byteOffset(start));
        m_open.push_back({tag, m_text.size(), inside.section(u'"', 1, 1)});
    }

    void readEnd(const QString &tag, qsizetype at)
    {
        if (m_open.empty())
            return fail("Unexpected end tag at byte offset " + byteOffset(at));
        const Open open = m_open.back();
        if (!tag.isEmpty() && tag != open.tag)
            return fail("Unmatched end tag at byte offset " + byteOffset(at) + ", expected \"</" +
                        open.tag.toUtf8() + ">\", found \"</" + tag.toUtf8() + ">\"");
        m_open.pop_back();
        if (m_text.size() == open.start)
            return;
        if (m_count++ == 0)
            m_json.openList();
        m_json.open().number("offset", open.start).number("length", m_text.size() - open.start);
        m_json.text("type", entityOf(open.tag));
        if (open.tag == "a"_L1)
            m_json.text("url", open.link.toUtf8());
        m_json.close();
    }

    QString m_source;
    QString m_text;
    QByteArray m_error;
    JsonWriter m_json;
    std::vector<Open> m_open;
    qsizetype m_at = 0;
    int m_count = 0;
};

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
        return HtmlReader(text).read();
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
