#include "storage/user_columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace botdesk::storage
{

namespace
{

/// Moments fit into 32 bits until 2106; what lies outside can only be nonsense.
quint32 moment(domain::Seconds seconds)
{
    return static_cast<quint32>(
        std::clamp<domain::Seconds>(seconds, 0, std::numeric_limits<quint32>::max()));
}

QByteArrayView firstLine(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    return end < 0 ? text : text.first(end);
}

QByteArrayView behindFirstLine(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    return end < 0 ? QByteArrayView() : text.sliced(end + 1);
}

/// The username in a text of which the second line is one; else null.
QByteArrayView usernameIn(QByteArrayView text)
{
    const QByteArrayView rest = behindFirstLine(text);
    return rest.startsWith('@') ? firstLine(rest).sliced(1) : QByteArrayView();
}

/// What domain::nameSortKey() makes of most people, found in their text.
QByteArrayView nameIn(QByteArrayView text)
{
    const QByteArrayView name = firstLine(text);
    if (!name.isEmpty())
        return name;
    const QByteArrayView username = usernameIn(text);
    return username.isEmpty() ? firstLine(behindFirstLine(text)) : username;
}

/// Where the line with the id stands in a text, with the line feed before it. Null when there is
/// none, and when it is all there is to be called by.
QByteArrayView idLine(QByteArrayView text, domain::UserId id)
{
    const QByteArrayView name = firstLine(text);
    const QByteArrayView username = usernameIn(text);
    if (name.isEmpty() && username.isEmpty())
        return {};
    const qsizetype before = name.size() + (username.isNull() ? 0 : username.size() + 2);
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), id).ptr;
    const QByteArrayView expected(digits.data(), end - digits.data());
    const QByteArrayView line =
        before < text.size() ? firstLine(text.sliced(before + 1)) : QByteArrayView();
    return line == expected ? text.sliced(before, line.size() + 1) : QByteArrayView();
}

/// Null and empty are two things: blank, and first of all.
bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.isNull() == b.isNull() && a == b;
}

QByteArray copyOf(QByteArrayView text)
{
    return text.isNull() ? QByteArray() : text.toByteArray();
}

void keepOrDrop(QHash<Row, QByteArray> &keys, Row row, const QByteArray &key, bool keep)
{
    if (keep)
        keys.insert(row, copyOf(key));
    else if (!keys.isEmpty())
        keys.remove(row);
}

QByteArrayView keptOr(const QHash<Row, QByteArray> &keys, Row row, QByteArrayView derived)
{
    if (keys.isEmpty())
        return derived;
    const auto kept = keys.constFind(row);
    return kept == keys.cend() ? derived : QByteArrayView(*kept);
}

} // namespace

UserColumns::Change UserColumns::put(const UserFacts &facts)
{
    const auto known = m_ids.find(facts.id);
    if (!known) {
        append(facts);
        return {m_ids.size() - 1, true, true, true, true, true};
    }
    Change change{.row = *known};
    const Row row = *known;
    m_kinds[row] = kindOf(facts);
    const quint32 lastSeen = moment(facts.lastSeen);
    change.lastSeen = std::exchange(m_lastSeen[row], lastSeen) != lastSeen;
    if (facts.joinEndsAt != 0)
        m_joins.insert(row, {moment(facts.joinRequestedAt), moment(facts.joinEndsAt)});
    else if (!m_joins.isEmpty())
        m_joins.remove(row);
    putTexts(facts, change);
    return change;
}

void UserColumns::reserve(Row size)
{
    m_ids.reserve(size);
    m_kinds.reserve(size);
    m_lastSeen.reserve(size);
}

void UserColumns::append(const UserFacts &facts)
{
    const Row row = m_ids.size();
    m_ids.append(facts.id);
    m_kinds.push_back(kindOf(facts));
    m_lastSeen.push_back(moment(facts.lastSeen));
    if (facts.joinEndsAt != 0)
        m_joins.insert(row, {moment(facts.joinRequestedAt), moment(facts.joinEndsAt)});
    m_texts.append(withoutId(facts));
    m_sources.append(facts.source);
    putKeys(facts, row);
}

void UserColumns::putTexts(const UserFacts &facts, Change &change)
{
    const Row row = change.row;
    change.name = nameKey(row) != facts.nameKey;
    change.username = !isSame(usernameKey(row), facts.usernameKey);
    change.source = m_sources.at(row) != facts.source;
    if (change.source)
        m_sources.replace(row, facts.source);
    const QByteArrayView text = withoutId(facts);
    const bool isSameText = m_texts.at(row) == text;
    if (!isSameText)
        m_texts.replace(row, text);
    if (!isSameText || change.name || change.username)
        putKeys(facts, row);
}

QByteArrayView UserColumns::withoutId(const UserFacts &facts)
{
    const QByteArrayView text = facts.searchText;
    const QByteArrayView line = idLine(text, facts.id);
    if (line.isEmpty())
        return text;
    m_scratch.resize(0);
    m_scratch.append(text.first(line.data() - text.data()));
    m_scratch.append(text.sliced(line.data() - text.data() + line.size()));
    return m_scratch;
}

void UserColumns::putKeys(const UserFacts &facts, Row row)
{
    const QByteArrayView text = m_texts.at(row);
    keepOrDrop(m_nameKeys, row, facts.nameKey, nameIn(text) != facts.nameKey);
    keepOrDrop(m_usernameKeys, row, facts.usernameKey,
               !isSame(usernameIn(text), facts.usernameKey));
}

UserColumns::Kind UserColumns::kindOf(const UserFacts &facts)
{
    Kind kind;
    kind.status = static_cast<quint32>(facts.status);
    kind.ground = static_cast<quint32>(facts.ground);
    kind.language = numberOf(facts.language);
    return kind;
}

quint32 UserColumns::numberOf(const QByteArray &language)
{
    if (language.isEmpty())
        return 0;
    const auto known = m_numbersOfLanguages.constFind(language);
    if (known != m_numbersOfLanguages.cend())
        return *known;
    const auto number = static_cast<quint32>(m_languages.size());
    m_languages.push_back(copyOf(language));
    m_numbersOfLanguages.insert(m_languages.back(), number);
    return number;
}

qint64 UserColumns::languageNumber(const QByteArray &tag) const
{
    if (tag.isEmpty())
        return 0;
    const auto known = m_numbersOfLanguages.constFind(tag);
    return known == m_numbersOfLanguages.cend() ? -1 : qint64{*known};
}

bool UserColumns::isJoinOpen(Row row, domain::Seconds now) const
{
    if (m_joins.isEmpty())
        return false;
    const auto times = m_joins.constFind(row);
    return times != m_joins.cend() && times->isOpenAt(now);
}

QByteArrayView UserColumns::nameKey(Row row) const
{
    const QByteArrayView key = keptOr(m_nameKeys, row, nameIn(m_texts.at(row)));
    return key.isNull() ? QByteArrayView("", 0) : key;
}

QByteArrayView UserColumns::usernameKey(Row row) const
{
    return keptOr(m_usernameKeys, row, usernameIn(m_texts.at(row)));
}

QByteArrayView UserColumns::source(Row row) const
{
    const QByteArrayView source = m_sources.at(row);
    return source.isEmpty() ? QByteArrayView() : source;
}

qsizetype UserColumns::memory() const
{
    // A place in a hash has the key, too.
    const qsizetype joins = m_joins.capacity() * qsizetype{sizeof(JoinTimes) + sizeof(Row)};
    return memoryOf(m_kinds) + memoryOf(m_lastSeen) + joins + m_ids.memory() + m_texts.memory() +
           m_sources.memory();
}

} // namespace botdesk::storage
