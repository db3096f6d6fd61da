#include "source_text.h"

#include <QStringView>

namespace botdesk::layers
{

using namespace Qt::StringLiterals;

namespace
{

bool isNameCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_';
}

/// Walks through the text once; every step consumes at least one character.
class Scanner
{
public:
    explicit Scanner(const QString &text)
        : m_text(text)
    {
        m_result.withoutComments = text;
        m_result.code = text;
    }

    SourceText scan()
    {
        while (m_at < m_text.size()) {
            const QStringView rest = QStringView(m_text).sliced(m_at);
            if (rest.startsWith(u"//"_s)) {
                blankComment(endOfLineComment());
            } else if (rest.startsWith(u"/*"_s)) {
                const qsizetype end = m_text.indexOf(u"*/"_s, m_at + 2);
                blankComment(end < 0 ? m_text.size() : end + 2);
            } else if (rest.front() == u'"') {
                isRaw() ? rawString() : quoted(u'"');
            } else if (rest.front() == u'\'' && !separatesDigits()) {
                quoted(u'\'');
            } else {
                ++m_at;
            }
        }
        return m_result;
    }

private:
    /// A backslash at its end carries a comment on to the next line.
    [[nodiscard]] qsizetype endOfLineComment() const
    {
        qsizetype end = m_text.indexOf(u'\n', m_at);
        while (end > 0 && m_text.at(end - 1) == u'\\') {
            end = m_text.indexOf(u'\n', end + 1);
        }
        return end < 0 ? m_text.size() : end;
    }

    /// The name that ends right here: a prefix such as u8R, or a number.
    [[nodiscard]] QStringView nameBefore() const
    {
        qsizetype begin = m_at;
        while (begin > 0 &&
               (isNameCharacter(m_text.at(begin - 1)) || m_text.at(begin - 1) == u'\'')) {
            --begin;
        }
        return QStringView(m_text).sliced(begin, m_at - begin);
    }

    [[nodiscard]] bool isRaw() const
    {
        const QStringView prefix = nameBefore();
        return prefix == u"R"_s || prefix == u"u8R"_s || prefix == u"uR"_s || prefix == u"UR"_s ||
               prefix == u"LR"_s;
    }

    /// 1'000'000 holds no character literal.
    [[nodiscard]] bool separatesDigits() const
    {
        const QStringView name = nameBefore();
        return !name.isEmpty() && name.front().isDigit();
    }

    void blankComment(qsizetype end)
    {
        for (; m_at < end; ++m_at) {
            if (m_text.at(m_at) != u'\n') {
                m_result.withoutComments[m_at] = u' ';
                m_result.code[m_at] = u' ';
            }
        }
    }

    void blankInside(qsizetype begin, qsizetype end)
    {
        for (qsizetype at = begin; at < end; ++at) {
            if (m_text.at(at) != u'\n') {
                m_result.code[at] = u' ';
            }
        }
    }

    void quoted(QChar quote)
    {
        const qsizetype begin = m_at + 1;
        qsizetype end = begin;
        // A line break ends it, too: an apostrophe in an #error line must not swallow the file.
        while (end < m_text.size() && m_text.at(end) != quote && m_text.at(end) != u'\n') {
            end += m_text.at(end) == u'\\' ? 2 : 1;
        }
        end = qMin(end, m_text.size());
        take(quote, begin, end, 1);
    }

    void rawString()
    {
        const qsizetype parenthesis = m_text.indexOf(u'(', m_at);
        if (parenthesis < 0) {
            ++m_at;
            return;
        }
        const QString closing = u')' + m_text.sliced(m_at + 1, parenthesis - m_at - 1) + u'"';
        const qsizetype begin = parenthesis + 1;
        const qsizetype end = m_text.indexOf(closing, begin);
        take(u'"', begin, end < 0 ? m_text.size() : end, closing.size());
    }

    void take(QChar quote, qsizetype begin, qsizetype end, qsizetype closing)
    {
        if (quote == u'"') {
            m_result.literals.append({lineOf(m_text, begin), m_text.sliced(begin, end - begin)});
        }
        blankInside(begin, end);
        m_at = qMin(end + closing, m_text.size());
    }

    QString m_text;
    qsizetype m_at = 0;
    SourceText m_result;
};

} // namespace

SourceText takeApart(const QString &text)
{
    return Scanner(text).scan();
}

int lineOf(const QString &text, qsizetype position)
{
    return static_cast<int>(QStringView(text).first(position).count(u'\n')) + 1;
}

} // namespace botdesk::layers
