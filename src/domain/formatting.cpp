#include "domain/formatting.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace botdesk::domain
{

namespace
{

constexpr std::array knownTags = {"a"_L1,          "b"_L1,          "strong"_L1,   "i"_L1,
                                  "em"_L1,         "u"_L1,          "ins"_L1,      "s"_L1,
                                  "strike"_L1,     "del"_L1,        "span"_L1,     "code"_L1,
                                  "tg-spoiler"_L1, "blockquote"_L1, "tg-emoji"_L1, "pre"_L1};

// What the server counts as a space; its strings end with a zero, and so does a text with one.
bool isSpace(char16_t c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n' || c == u'\v' || c == u'\0';
}

bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

int digitValue(char16_t c, int base)
{
    if (isDigit(c))
        return c - u'0';
    const char16_t lower = c | 0x20;
    return base == 16 && lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

bool looksLikeTag(const QString &name)
{
    return !name.isEmpty() && isLetter(name.front().unicode()) &&
           std::ranges::all_of(name, [](QChar c) {
               return isLetter(c.unicode()) || isDigit(c.unicode()) || c == u'-';
           });
}

// Only A to Z, like the server: to Qt a Kelvin sign is a large k.
QString lowered(QStringView text)
{
    QString result = text.toString();
    for (QChar &c : result) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() | 0x20);
    }
    return result;
}

/// A number other than zero, within 64 bits and without ornaments: how the server names an emoji.
bool isEmojiId(const QString &text)
{
    const qlonglong number = text.toLongLong();
    return number != 0 && QString::number(number) == text;
}

/// Goes over the source once, from left to right, as the server does.
class MarkupReader
{
public:
    explicit MarkupReader(const QString &source)
        : m_source(source)
    {
    }

    FormattedText read()
    {
        while (m_at < m_source.size() && isFine()) {
            if (at(m_at) == u'<')
                readTag();
            else if (const auto letter = reference())
                append(*letter);
            else
                m_result.text += m_source.at(m_at++);
        }
        if (isFine() && !m_open.empty())
            fail(MarkupProblem::NeverClosed, m_open.back().at, m_open.back().tag);
        m_result.length = lengthInCodePoints(m_result.text);
        return m_result;
    }

private:
    struct Open {
        QString tag;
        qsizetype at; // in the source
        qsizetype textBegin;
        QString emojiId;
    };
    struct Attribute {
        QString name;
        QString value;
    };

    [[nodiscard]] bool isFine() const { return m_result.problem == MarkupProblem::None; }
    [[nodiscard]] char16_t at(qsizetype index) const
    {
        return index < m_source.size() ? m_source.at(index).unicode() : u'\0';
    }
    [[nodiscard]] bool isAtEnd() const { return at(m_at) == u'\0'; }

    void fail(MarkupProblem problem, qsizetype position, const QString &tag)
    {
        m_result.problem = problem;
        m_result.position = position;
        m_result.tag = tag;
    }

    void skipSpaces()
    {
        while (!isAtEnd() && isSpace(at(m_at)))
            ++m_at;
    }

    /// Up to the next space or ">", in small letters.
    QString readName()
    {
        const qsizetype begin = m_at;
        while (!isSpace(at(m_at)) && at(m_at) != u'>')
            ++m_at;
        return lowered(QStringView(m_source).sliced(begin, m_at - begin));
    }

    /// The character that stands for what begins here, gone over; nothing if it stands for itself.
    std::optional<char32_t> reference()
    {
        if (at(m_at) != u'&')
            return std::nullopt;
        qsizetype end = m_at + 1;
        const auto letter = at(end) == u'#' ? number(end) : named(end);
        if (!letter)
            return std::nullopt;
        if (*letter >= 0xd800 && *letter <= 0xdfff)
            m_badReference = m_at;
        m_at = at(end) == u';' ? end + 1 : end;
        return letter;
    }

    [[nodiscard]] std::optional<char32_t> number(qsizetype &end) const
    {
        constexpr qsizetype longest = 9; // with "&" and "#", without the semicolon
        ++end;
        const int base = at(end) == u'x' ? 16 : 10;
        if (base == 16)
            ++end;
        char32_t value = 0;
        for (int digit = digitValue(at(end), base); digit >= 0; digit = digitValue(at(end), base)) {
            if (++end - m_at > longest)
                return std::nullopt;
            value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
        }
        return value == 0 || value >= 0x10ffff ? std::nullopt : std::optional(value);
    }

    [[nodiscard]] std::optional<char32_t> named(qsizetype &end) const
    {
        const qsizetype begin = end;
        while (isLetter(at(end)))
            ++end;
        const auto name = QStringView(m_source).sliced(begin, end - begin);
        if (name == "lt"_L1)
            return U'<';
        if (name == "gt"_L1)
            return U'>';
        if (name == "amp"_L1)
            return U'&';
        if (name == "quot"_L1)
            return U'"';
        return std::nullopt;
    }

    void append(char32_t letter)
    {
        if (m_badReference >= 0)
            fail(MarkupProblem::BadReference, m_badReference, {});
        else
            m_result.text += QString::fromUcs4(&letter, 1);
    }

    void readTag()
    {
        const qsizetype begin = m_at++;
        if (at(m_at) == u'/')
            readEnd(begin);
        else
            readStart(begin);
    }

    void readStart(qsizetype begin)
    {
        QString tag = readName();
        const bool closesItself = tag.endsWith(u'/');
        if (closesItself)
            tag.chop(1);
        if (!looksLikeTag(tag))
            return fail(MarkupProblem::StrayBracket, begin, {});
        if (isAtEnd())
            return fail(MarkupProblem::UnfinishedTag, begin, tag);
        if (std::ranges::find(knownTags, tag) == knownTags.end())
            return fail(MarkupProblem::UnknownTag, begin, tag);
        if (closesItself)
            return fail(MarkupProblem::BadAttribute, begin, tag);
        Open open{.tag = tag, .at = begin, .textBegin = m_result.text.size(), .emojiId = {}};
        bool isSpoiler = false;
        while (at(m_at) != u'>') {
            skipSpaces();
            if (at(m_at) == u'>')
                break;
            const auto attribute = readAttribute(open);
            if (!attribute)
                return;
            if (tag == "tg-emoji"_L1 && attribute->name == "emoji-id"_L1)
                open.emojiId = attribute->value;
            else if (attribute->name == "class"_L1 && attribute->value.startsWith("tg-"_L1))
                isSpoiler = attribute->value == "tg-spoiler"_L1;
        }
        if (tag == "span"_L1 && !isSpoiler)
            return fail(MarkupProblem::BadAttribute, begin, tag);
        ++m_at;
        m_open.push_back(open);
    }

    /// Nothing after a failure.
    std::optional<Attribute> readAttribute(const Open &open)
    {
        static constexpr QStringView ends = u"=>/\"'";
        const auto failed = [&](MarkupProblem problem) {
            fail(problem, open.at, open.tag);
            return std::nullopt;
        };
        Attribute attribute;
        const qsizetype begin = m_at;
        while (!isSpace(at(m_at)) && !ends.contains(QChar(at(m_at))))
            ++m_at;
        attribute.name = m_source.sliced(begin, m_at - begin);
        if (attribute.name.isEmpty())
            return failed(isAtEnd() ? MarkupProblem::UnfinishedTag : MarkupProblem::BadAttribute);
        skipSpaces();
        if (isAtEnd())
            return failed(MarkupProblem::UnfinishedTag);
        if (at(m_at) != u'=')
            return attribute; // a bare one, like "expandable"
        ++m_at;
        skipSpaces();
        if (isAtEnd())
            return failed(MarkupProblem::UnfinishedTag);
        const bool isQuoted = at(m_at) == u'"' || at(m_at) == u'\'';
        attribute.value = isQuoted ? readQuoted() : readToken();
        if (!isQuoted && !isSpace(at(m_at)) && at(m_at) != u'>')
            return failed(MarkupProblem::BadAttribute);
        if (isAtEnd())
            return failed(MarkupProblem::UnfinishedTag);
        return attribute;
    }

    QString readToken()
    {
        const qsizetype begin = m_at;
        while (isLetter(at(m_at)) || isDigit(at(m_at)) || at(m_at) == u'.' || at(m_at) == u'-')
            ++m_at;
        return lowered(QStringView(m_source).sliced(begin, m_at - begin));
    }

    QString readQuoted()
    {
        const char16_t quote = at(m_at++);
        QString value;
        while (!isAtEnd() && at(m_at) != quote) {
            if (const auto letter = reference())
                value += QString::fromUcs4(&*letter, 1);
            else
                value += m_source.at(m_at++);
        }
        if (!isAtEnd())
            ++m_at;
        // Only in the text itself the server minds it.
        m_badReference = -1;
        return value;
    }

    void readEnd(qsizetype begin)
    {
        ++m_at;
        const QString tag = readName();
        skipSpaces();
        if (m_open.empty())
            return fail(MarkupProblem::NothingToClose, begin, tag);
        if (at(m_at) != u'>')
            return fail(MarkupProblem::UnfinishedTag, begin, u'/' + tag);
        const Open open = m_open.back();
        if (!tag.isEmpty() && tag != open.tag) {
            fail(MarkupProblem::WrongOrder, begin, tag);
            m_result.expected = open.tag;
            return;
        }
        const bool hasText = m_result.text.size() > open.textBegin;
        if (hasText && open.tag == "tg-emoji"_L1 && !isEmojiId(open.emojiId))
            return fail(MarkupProblem::BadAttribute, open.at, open.tag);
        ++m_at;
        m_open.pop_back();
    }

    const QString &m_source;
    FormattedText m_result;
    std::vector<Open> m_open;
    qsizetype m_at = 0;
    qsizetype m_badReference = -1; // where a reference to no character stands
};

} // namespace

FormattedText formattedText(const QString &html)
{
    return MarkupReader(html).read();
}

QString escapeHtml(const QString &text)
{
    // Qt leaves the apostrophe, which can end an attribute, too.
    return text.toHtmlEscaped().replace(u'\'', "&#39;"_L1);
}

QString expandFormatted(const QString &text, bool html, const GreetingFacts &facts)
{
    if (!html)
        return expandGreeting(text, facts);
    GreetingFacts escaped = facts;
    for (QString *value : {&escaped.person.firstName, &escaped.person.lastName,
                           &escaped.person.username, &escaped.botUsername})
        *value = escapeHtml(*value);
    return expandGreeting(text, escaped);
}

FormattedCheck checkFormattedText(const QString &text, bool html, int limit)
{
    FormattedCheck check;
    if (html)
        check.formatted = formattedText(text);
    else
        check.formatted = {.text = text, .length = lengthInCodePoints(text)};
    if (check.formatted.problem != MarkupProblem::None)
        check.problem = FormattedProblem::Broken;
    else if (check.formatted.text.trimmed().isEmpty())
        check.problem = FormattedProblem::Empty;
    else if (check.formatted.length > limit || text.toUtf8().size() > maxSourceBytes)
        check.problem = FormattedProblem::TooLong;
    return check;
}

} // namespace botdesk::domain
