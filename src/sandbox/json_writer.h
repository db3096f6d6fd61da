#pragma once

#include <QByteArray>
#include <QStringView>

namespace botdesk::sandbox
{

/// Writes JSON straight into bytes, each value once. Like the real server it escapes everything
/// outside ASCII as \uXXXX. Keys are ASCII literals and are not escaped.
class JsonWriter
{
public:
    JsonWriter() { m_bytes.reserve(512); }

    JsonWriter &open(const char *key = nullptr) { return bracket(key, '{'); }
    JsonWriter &close() { return unbracket('}'); }
    JsonWriter &openList(const char *key = nullptr) { return bracket(key, '['); }
    JsonWriter &closeList() { return unbracket(']'); }

    JsonWriter &number(const char *key, qint64 value);
    JsonWriter &boolean(const char *key, bool value);
    /// `utf8` is text in UTF-8; what is not valid becomes U+FFFD.
    JsonWriter &text(const char *key, QByteArrayView utf8);
    /// `json` is put in as it is.
    JsonWriter &raw(const char *key, QByteArrayView json);

    /// What was written so far.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    JsonWriter &bracket(const char *key, char c);
    JsonWriter &unbracket(char c);
    void begin(const char *key);
    void appendEscaped(QStringView text);
    void appendAsciiOrEscaped(QByteArrayView utf8);

    QByteArray m_bytes;
};

} // namespace botdesk::sandbox
