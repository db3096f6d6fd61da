#include "sandbox/json_writer.h"

#include <QString>
#include <algorithm>
#include <array>

namespace botdesk::sandbox
{

namespace
{

void appendUnit(QByteArray &bytes, char16_t unit)
{
    static constexpr std::array<char, 16> digits = {'0', '1', '2', '3', '4', '5', '6', '7',
                                                    '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    const std::array<char, 6> escaped = {'\\',
                                         'u',
                                         digits[(unit >> 12) & 0xF],
                                         digits[(unit >> 8) & 0xF],
                                         digits[(unit >> 4) & 0xF],
                                         digits[unit & 0xF]};
    bytes.append(escaped.data(), escaped.size());
}

bool isPlain(char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

} // namespace

JsonWriter &JsonWriter::number(const char *key, qint64 value)
{
    begin(key);
    m_bytes += QByteArray::number(value);
    return *this;
}

JsonWriter &JsonWriter::boolean(const char *key, bool value)
{
    begin(key);
    m_bytes += value ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::text(const char *key, QByteArrayView utf8)
{
    begin(key);
    m_bytes += '"';
    appendAsciiOrEscaped(utf8);
    m_bytes += '"';
    return *this;
}

JsonWriter &JsonWriter::raw(const char *key, QByteArrayView json)
{
    begin(key);
    m_bytes += json;
    return *this;
}

JsonWriter &JsonWriter::bracket(const char *key, char c)
{
    begin(key);
    m_bytes += c;
    return *this;
}

JsonWriter &JsonWriter::unbracket(char c)
{
    m_bytes += c;
    return *this;
}

void JsonWriter::begin(const char *key)
{
    if (!m_bytes.isEmpty() && !m_bytes.endsWith('{') && !m_bytes.endsWith('['))
        m_bytes += ',';
    if (key != nullptr) {
        m_bytes += '"';
        m_bytes += key;
        m_bytes += "\":";
    }
}

void JsonWriter::appendAsciiOrEscaped(QByteArrayView utf8)
{
    if (std::all_of(utf8.begin(), utf8.end(), isPlain))
        m_bytes += utf8;
    else
        appendEscaped(QString::fromUtf8(utf8));
}

void JsonWriter::appendEscaped(QStringView text)
{
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit == u'"' || unit == u'\\') {
            m_bytes += '\\';
            m_bytes += static_cast<char>(unit);
        } else if (unit == u'\n') {
            m_bytes += "\\n";
        } else if (unit >= 0x20 && unit < 0x7F) {
            m_bytes += static_cast<char>(unit);
        } else {
            appendUnit(m_bytes, unit);
        }
    }
}

} // namespace botdesk::sandbox
