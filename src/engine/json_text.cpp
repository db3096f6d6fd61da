#include "engine/json_text.h"

#include <QChar>

#include <algorithm>
#include <optional>

namespace botdesk::engine
{

namespace
{

constexpr qsizetype spacesALevel = 2;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Walks over JSON without taking it apart.
class Walk
{
public:
    explicit Walk(QByteArrayView json)
        : m_json(json)
    {
    }

    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] char peek() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_json.size(); }

    /// Goes over a character if it comes next.
    bool take(char c)
    {
        skipSpace();
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }

    void skipSpace()
    {
        while (!isAtEnd() && isSpace(m_json[m_at]))
            ++m_at;
    }

    /// Goes over a value and gives its bytes.
    QByteArrayView value()
    {
        skipSpace();
        const qsizetype begin = m_at;
        int depth = 0;
        while (!isAtEnd()) {
            const char c = m_json[m_at];
            if (depth == 0 && m_at > begin && (c == ',' || c == ']' || c == '}' || c == ':'))
                break;
            if (c == '"')
                skipString();
            else
                ++m_at;
            if (c == '{' || c == '[')
                ++depth;
            else if (c == '}' || c == ']')
                --depth;
            if (depth <= 0 && (c == '"' || c == '}' || c == ']'))
                break;
        }
        return m_json.sliced(begin, m_at - begin);
    }

private:
    void skipString()
    {
        for (++m_at; !isAtEnd() && m_json[m_at] != '"'; ++m_at) {
            if (m_json[m_at] == '\\')
                ++m_at;
        }
        m_at = std::min(m_at + 1, m_json.size());
    }

    QByteArrayView m_json;
    qsizetype m_at = 0;
};

/// The code unit of an escape `\uXXXX` that begins at @p at.
std::optional<char16_t> escapedUnit(QByteArrayView json, qsizetype at)
{
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u')
        return std::nullopt;
    bool isNumber = false;
    const auto unit = json.sliced(at + 2, 4).toByteArray().toUShort(&isNumber, 16);
    return isNumber ? std::optional<char16_t>(unit) : std::nullopt;
}

/// Writes out an escape that begins at @p at, if it stands for something that can be seen. Gives
/// how many bytes it went over, 0 for none.
qsizetype writeOut(QByteArrayView json, qsizetype at, QByteArray &out)
{
    constexpr qsizetype length = 6;
    const auto first = escapedUnit(json, at);
    if (!first)
        return 0;
    char32_t letter = *first;
    qsizetype taken = length;
    if (QChar::isHighSurrogate(letter)) {
        const auto second = escapedUnit(json, at + length);
        if (!second || !QChar::isLowSurrogate(*second))
            return 0;
        letter = QChar::surrogateToUcs4(*first, *second);
        taken += length;
    }
    if (letter < 0xa0 || !QChar::isPrint(letter))
        return 0;
    out += QString::fromUcs4(&letter, 1).toUtf8();
    return taken;
}

} // namespace

QByteArray updateIn(const QByteArray &answer, qsizetype index)
{
    Walk walk(answer);
    if (!walk.take('{'))
        return {};
    do {
        const QByteArrayView key = walk.value();
        if (!walk.take(':'))
            return {};
        if (key != QByteArrayView("\"result\"")) {
            walk.value();
            continue;
        }
        if (!walk.take('['))
            return {};
        for (qsizetype i = 0;; ++i) {
            const QByteArrayView update = walk.value();
            if (i == index)
                return update.toByteArray().trimmed();
            if (!walk.take(','))
                return {};
        }
    } while (walk.take(','));
    return {};
}

QString indented(QByteArrayView json)
{
    QByteArray out;
    out.reserve(json.size() * 2);
    qsizetype depth = 0;
    const auto newLine = [&] {
        out += '\n';
        out += QByteArray(std::max<qsizetype>(0, depth) * spacesALevel, ' ');
    };
    bool inText = false;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (inText) {
            if (const qsizetype taken = writeOut(json, at, out); taken > 0) {
                at += taken - 1;
                continue;
            }
            out += c;
            if (c == '\\' && at + 1 < json.size())
                out += json[++at];
            else if (c == '"')
                inText = false;
            continue;
        }
        if (isSpace(c))
            continue;
        if (c == '}' || c == ']') {
            --depth;
            if (!out.endsWith('{') && !out.endsWith('['))
                newLine();
        } else if (out.endsWith('{') || out.endsWith('[')) {
            newLine();
        }
        out += c;
        inText = c == '"';
        if (c == '{' || c == '[')
            ++depth;
        else if (c == ',')
            newLine();
        else if (c == ':')
            out += ' ';
    }
    return QString::fromUtf8(out);
}

} // namespace botdesk::engine
