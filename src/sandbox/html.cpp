#include "sandbox/html.h"

#include "sandbox/json_writer.h"

#include <QHash>
#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

/// The entity type of each tag.
const QHash<QByteArray, QByteArray> &entityTypes()
{
    static const QHash<QByteArray, QByteArray> types = {
        {"b", "bold"},
        {"strong", "bold"},
        {"i", "italic"},
        {"em", "italic"},
        {"u", "underline"},
        {"ins", "underline"},
        {"s", "strikethrough"},
        {"strike", "strikethrough"},
        {"del", "strikethrough"},
        {"tg-spoiler", "spoiler"},
        {"span", "spoiler"},
        {"a", "text_link"},
        {"code", "code"},
        {"pre", "pre"},
        {"blockquote", "blockquote"},
        {"tg-emoji", "custom_emoji"},
    };
    return types;
}

struct Entity {
    qsizetype offset = 0; // UTF-16
    qsizetype length = 0;
    QByteArray type;
    QByteArray argument; // link, language or emoji
};

struct Tag {
    QByteArray name;
    QByteArray argument;
    qsizetype offset = 0;
};

/// The source as the service holds it: bytes with a zero behind the last one, which counts as a
/// space but cannot be passed.
class Bytes
{
public:
    explicit Bytes(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }

    qsizetype at = 0;

    [[nodiscard]] char now() const { return look(0); }
    [[nodiscard]] char look(qsizetype ahead) const
    {
        return at + ahead < m_bytes.size() ? m_bytes.at(at + ahead) : '\0';
    }
    [[nodiscard]] bool ended() const { return now() == '\0'; }
    [[nodiscard]] bool onSpace() const { return QByteArrayView(" \t\r\n\v").contains(now()); }
    [[nodiscard]] QByteArray since(qsizetype begin) const
    {
        return m_bytes.sliced(begin, std::min(at, m_bytes.size()) - begin);
    }
    void passSpaces()
    {
        while (onSpace())
            ++at;
    }
    /// Passes everything up to a space, the end, or one of `stops`, and gives it.
    QByteArray passUntil(QByteArrayView stops)
    {
        const qsizetype begin = at;
        while (!ended() && !onSpace() && !stops.contains(now()))
            ++at;
        return since(begin);
    }

private:
    QByteArray m_bytes;
};

bool isWordCharacter(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z');
}

/// The text of a character reference at the front of `bytes`, passed; empty if there is none.
/// What is no character becomes three bytes that are no UTF-8, as with the service.
QByteArray passReference(Bytes &bytes)
{
    static const QHash<QByteArray, QByteArray> named = {
        {"lt", "<"}, {"gt", ">"}, {"amp", "&"}, {"quot", "\""}};
    QByteArray word;
    for (qsizetype i = 1; isWordCharacter(bytes.look(i)) || (i == 1 && bytes.look(i) == '#'); ++i)
        word += bytes.look(i);
    QByteArray text;
    qsizetype length = 1;
    if (word.startsWith('#')) {
        const bool isHex = word.startsWith("#x");
        const QByteArrayView allowed = isHex ? "0123456789abcdefABCDEF" : "0123456789";
        const qsizetype first = isHex ? 2 : 1;
        const auto wrong = std::find_if(word.begin() + first, word.end(),
                                        [&](char c) { return !allowed.contains(c); });
        word.truncate(wrong - word.begin());
        length += word.size();
        const qulonglong number = word.sliced(first).toULongLong(nullptr, isHex ? 16 : 10);
        if (number == 0 || number >= 0x10ffff || length >= 10)
            return {};
        const auto letter = static_cast<char32_t>(number);
        text = QChar::isSurrogate(letter) ? "\xed\xa0\x80" : QString::fromUcs4(&letter, 1).toUtf8();
    } else {
        // "&lt1;" is a "<" and a "1": letters alone make the name.
        const auto digit =
            std::find_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
        word.truncate(digit - word.begin());
        length += word.size();
        text = named.value(word);
        if (text.isEmpty())
            return {};
    }
    bytes.at += length;
    if (bytes.now() == ';')
        ++bytes.at;
    return text;
}

class HtmlReader
{
public:
    explicit HtmlReader(const QString &text)
        : m_bytes(text.toUtf8())
    {
    }

    std::expected<Formatted, QByteArray> read();

private:
    void say(const QByteArray &what) { m_error = "can't parse entities: " + what; }
    [[nodiscard]] static QByteArray place(qsizetype at)
    {
        return " at byte offset " + QByteArray::number(at);
    }
    [[nodiscard]] qsizetype textLength() const { return QString::fromUtf8(m_text).size(); }

    void readStart(qsizetype from);
    bool readAttribute(qsizetype from, Tag &tag);
    bool readValue(qsizetype from, QByteArray &value);
    void readEnd(qsizetype from);
    void close(const Tag &tag);
    [[nodiscard]] QByteArray entitiesJson();

    Bytes m_bytes;
    QByteArray m_text;
    QByteArray m_error;
    std::vector<Tag> m_open;
    std::vector<Entity> m_entities;
};

std::expected<Formatted, QByteArray> HtmlReader::read()
{
    while (!m_bytes.ended() && m_error.isEmpty()) {
        const qsizetype from = m_bytes.at;
        const char c = m_bytes.now();
        const QByteArray letter = c == '&' ? passReference(m_bytes) : QByteArray();
        if (!letter.isEmpty()) {
            m_text += letter;
        } else if (c != '<') {
            m_text += c;
            ++m_bytes.at;
        } else if (m_bytes.look(1) == '/') {
            readEnd(from);
        } else {
            readStart(from);
        }
    }
    if (m_error.isEmpty() && !m_open.empty())
        say("Can't find end tag corresponding to start tag \"" + m_open.back().name + '"');
    if (m_error.isEmpty() && !QUtf8StringView(m_text).isValidUtf8())
        m_error = "Text contains invalid Unicode characters after decoding HTML entities, check "
                  "for unmatched surrogate code units";
    if (!m_error.isEmpty())
        return std::unexpected(m_error);
    return Formatted{QString::fromUtf8(m_text), entitiesJson()};
}

void HtmlReader::readStart(qsizetype from)
{
    ++m_bytes.at;
    Tag tag{.name = m_bytes.passUntil(">").toLower(), .argument = {}, .offset = textLength()};
    if (m_bytes.ended())
        return say("Unclosed start tag" + place(from));
    if (!entityTypes().contains(tag.name))
        return say("Unsupported start tag \"" + tag.name + '"' + place(from));
    for (m_bytes.passSpaces(); m_bytes.now() != '>'; m_bytes.passSpaces()) {
        if (!readAttribute(from, tag))
            return;
    }
    if (tag.name == "span" && tag.argument != "spoiler")
        return say("Tag \"span\" must have class \"tg-spoiler\"" + place(from));
    ++m_bytes.at;
    m_open.push_back(tag);
}

bool HtmlReader::readAttribute(qsizetype from, Tag &tag)
{
    const QByteArray attribute = m_bytes.passUntil("=>/\"'");
    if (attribute.isEmpty()) {
        say("Empty attribute name in the tag \"" + tag.name + '"' + place(from));
        return false;
    }
    m_bytes.passSpaces();
    QByteArray value;
    const bool hasValue = m_bytes.now() == '=';
    if (hasValue) {
        ++m_bytes.at;
        m_bytes.passSpaces();
    }
    if (m_bytes.ended()) {
        say("Unclosed start tag \"" + tag.name + '"' + place(from));
        return false;
    }
    if (hasValue && !readValue(from, value))
        return false;
    const QByteArray what = tag.name + ' ' + attribute;
    if (what == "a href" || what == "tg-emoji emoji-id")
        tag.argument = value;
    else if (what == "blockquote expandable")
        tag.argument = "expandable";
    else if (what == "code class" && value.startsWith("language-"))
        tag.argument = value.sliced(9);
    else if (what == "span class" && value.startsWith("tg-"))
        tag.argument = value.sliced(3);
    return true;
}

bool HtmlReader::readValue(qsizetype from, QByteArray &value)
{
    const char quote = m_bytes.now();
    if (quote == '"' || quote == '\'') {
        ++m_bytes.at;
        while (!m_bytes.ended() && m_bytes.now() != quote) {
            const QByteArray letter = m_bytes.now() == '&' ? passReference(m_bytes) : QByteArray();
            if (!letter.isEmpty()) {
                value += letter;
            } else {
                value += m_bytes.now();
                ++m_bytes.at;
            }
        }
        if (!m_bytes.ended())
            ++m_bytes.at;
    } else {
        const qsizetype begin = m_bytes.at;
        while (isWordCharacter(m_bytes.now()) || m_bytes.now() == '.' || m_bytes.now() == '-')
            ++m_bytes.at;
        value = m_bytes.since(begin).toLower();
        if (!m_bytes.ended() && !m_bytes.onSpace() && m_bytes.now() != '>') {
            say("Unexpected end of name token" + place(begin));
            return false;
        }
    }
    if (m_bytes.ended()) {
        say("Unclosed start tag" + place(from));
        return false;
    }
    return true;
}

void HtmlReader::readEnd(qsizetype from)
{
    if (m_open.empty())
        return say("Unexpected end tag" + place(from));
    m_bytes.at += 2;
    const QByteArray name = m_bytes.passUntil(">").toLower();
    m_bytes.passSpaces();
    if (m_bytes.now() != '>')
        return say("Unclosed end tag" + place(from));
    ++m_bytes.at;
    const Tag tag = m_open.back();
    if (!name.isEmpty() && name != tag.name)
        return say("Unmatched end tag" + place(from) + ", expected \"</" + tag.name +
                   ">\", found \"</" + name + ">\"");
    m_open.pop_back();
    close(tag);
}

void HtmlReader::close(const Tag &tag)
{
    Entity entity{.offset = tag.offset,
                  .length = textLength() - tag.offset,
                  .type = entityTypes().value(tag.name),
                  .argument = tag.argument};
    if (entity.length <= 0)
        return;
    if (tag.name == "tg-emoji") {
        const qlonglong id = tag.argument.toLongLong();
        if (id == 0 || QByteArray::number(id) != tag.argument)
            return say("Invalid custom emoji identifier specified");
    }
    if (tag.name == "blockquote" && !tag.argument.isEmpty())
        entity.type = "expandable_blockquote";
    if (tag.name == "a" && tag.argument.isEmpty())
        entity.argument = QString::fromUtf8(m_text).sliced(tag.offset).toUtf8();
    // <pre><code class="language-…"> is one block of that language.
    if (tag.name == "pre" && !m_entities.empty()) {
        Entity &inner = m_entities.back();
        if (inner.type == "code" && inner.offset == entity.offset &&
            inner.length == entity.length && !inner.argument.isEmpty()) {
            inner.type = "pre";
            return;
        }
    }
    m_entities.push_back(entity);
}

QByteArray HtmlReader::entitiesJson()
{
    if (m_entities.empty())
        return {};
    std::stable_sort(m_entities.begin(), m_entities.end(), [](const Entity &a, const Entity &b) {
        return a.offset != b.offset ? a.offset < b.offset : a.length > b.length;
    });
    JsonWriter json;
    json.openList();
    for (const Entity &entity : m_entities) {
        json.open().number("offset", entity.offset).number("length", entity.length);
        json.text("type", entity.type);
        if (entity.type == "text_link")
            json.text("url", entity.argument);
        else if (entity.type == "custom_emoji")
            json.text("custom_emoji_id", entity.argument);
        else if (entity.type == "pre" && !entity.argument.isEmpty())
            json.text("language", entity.argument);
        json.close();
    }
    return json.closeList().bytes();
}

} // namespace

std::expected<Formatted, QByteArray> readHtml(const QString &text)
{
    return HtmlReader(text).read();
}

} // namespace botdesk::sandbox
