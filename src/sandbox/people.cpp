#include "sandbox/people.h"

#include <limits>

namespace botdesk::sandbox
{

quint8 languageIndex(QByteArrayView tag)
{
    for (size_t i = 1; i < languageTags.size(); ++i) {
        if (tag == QByteArrayView(languageTags[i]))
            return static_cast<quint8>(i);
    }
    return 0;
}

PersonIndex People::add(const Profile &profile)
{
    auto index = static_cast<PersonIndex>(m_people.size());
    if (const auto known = find(profile.id); known)
        index = *known;
    else
        m_people.emplace_back();
    m_byId.insert(profile.id, index);
    rename(index, profile.firstName, profile.lastName, profile.username);
    Person &person = m_people[index];
    person.id = profile.id;
    person.language = profile.language < languageTags.size() ? profile.language : quint8{0};
    person.isBot = profile.isBot;
    person.isPremium = profile.isPremium;
    person.hasOtherChatId = profile.hasOtherChatId;
    person.relation = profile.relation;
    return index;
}

void People::reserve(size_t count)
{
    m_people.reserve(count);
    m_byId.reserve(static_cast<qsizetype>(count));
    m_texts.reserve(static_cast<qsizetype>(count) * 32);
}

std::optional<PersonIndex> People::find(qint64 id) const
{
    const auto it = m_byId.constFind(id);
    return it == m_byId.cend() ? std::nullopt : std::optional(it.value());
}

Profile People::profile(PersonIndex index) const
{
    const Person &person = at(index);
    return {
        .id = person.id,
        .firstName = QString::fromUtf8(text(person.firstName)),
        .lastName = QString::fromUtf8(text(person.lastName)),
        .username = QString::fromUtf8(text(person.username)),
        .language = person.language,
        .isBot = person.isBot,
        .isPremium = person.isPremium,
        .hasOtherChatId = person.hasOtherChatId,
        .relation = person.relation,
    };
}

void People::rename(PersonIndex index, const QString &first, const QString &last,
                    const QString &username)
{
    Person &person = m_people[index];
    person.firstName = keep(first);
    person.lastName = keep(last);
    person.username = keep(username);
}

QByteArrayView People::text(Person::Text text) const
{
    return QByteArrayView(m_texts).sliced(text.offset, text.size);
}

Person::Text People::keep(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const auto size = std::min<qsizetype>(utf8.size(), std::numeric_limits<quint16>::max());
    const Person::Text kept{static_cast<quint32>(m_texts.size()), static_cast<quint16>(size)};
    m_texts.append(utf8.constData(), size);
    return kept;
}

} // namespace botdesk::sandbox
