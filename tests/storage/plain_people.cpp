#include "plain_people.h"

#include <QTest>

#include <algorithm>

namespace botdesk::tests
{

using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::Ground;
using domain::Profile;
using domain::User;
using domain::UserId;
using storage::UserOrder;
using storage::UserQuery;

namespace
{

const QStringList &names()
{
    // The same letters composed and as letter and mark; spaces that are not plain ones.
    static const QStringList names{u"Наталья"_s,
                                   u"НАТАША"_s,
                                   u"ann"_s,
                                   u"Anna Maria"_s,
                                   u"\u00c9lo\u00efse"_s,
                                   u"E\u0301loi\u0308se"_s,
                                   u"Strauß 🌿"_s,
                                   u"50%_off"_s,
                                   u"O'Neil"_s,
                                   u"\u0401лка"_s,
                                   u"\u0415\u0308лка"_s,
                                   u"Ελένη"_s,
                                   u"مريم"_s,
                                   u"שרה"_s,
                                   u"李小龍"_s,
                                   u"さくら"_s,
                                   u"👩‍🚀"_s,
                                   u"İstanbul"_s,
                                   u"a\u00a0b"_s,
                                   u"x\\y"_s,
                                   u""_s};
    return names;
}

const QStringList &tags()
{
    static const QStringList tags{u""_s, u"ru"_s, u"en"_s, u"pt-br"_s, u"pt"_s, u"ar"_s};
    return tags;
}

QStringList linesOf(const Profile &profile)
{
    QStringList lines{domain::fullName(profile)};
    if (!profile.username.isEmpty())
        lines.append(u'@' + profile.username);
    return lines;
}

bool matches(const PlainPerson &person, const UserQuery &query, domain::Seconds now)
{
    const User &user = person.user;
    if (query.status && domain::statusAt(user.dialog, now) != *query.status)
        return false;
    if (query.ground && domain::groundAt(user.dialog, now) != *query.ground)
        return false;
    if (query.language && user.language != *query.language)
        return false;
    QStringList lines = linesOf(user.profile);
    lines.append(QString::number(user.id));
    for (const Profile &profile : person.former)
        lines += linesOf(profile);
    const QString text = domain::foldForSearch(lines.join(u'\n'));
    const QStringList words = domain::foldForSearch(query.search).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word); });
}

/// The key of an order; empty for who is blank.
QByteArray keyOf(const User &user, UserOrder order)
{
    const auto number = [](qint64 value) {
        return QByteArray::number(value).rightJustified(20, '0');
    };
    switch (order) {
    case UserOrder::Name:
        return domain::nameSortKey(user.id, user.profile).toUtf8();
    case UserOrder::Username:
        return user.profile.username.toCaseFolded().toUtf8();
    case UserOrder::Language:
        return user.language.toUtf8();
    case UserOrder::Source:
        return user.source.toUtf8();
    case UserOrder::Status:
        return number(static_cast<int>(user.dialog.status));
    case UserOrder::LastSeen:
        return number(user.lastSeen);
    case UserOrder::Id:
        break;
    }
    return number(user.id);
}

} // namespace

Profile PlainPeople::anyProfile()
{
    Profile profile{.firstName = anyOf(names())};
    if (oneIn(3))
        profile.lastName = oneIn(2) ? anyOf(names()) : QString::number(below(500));
    if (oneIn(2))
        profile.username = u"%1_%2"_s.arg(oneIn(2) ? u"User"_s : u"ann"_s).arg(below(400));
    return profile;
}

void PlainPeople::joinAndMore(User &user)
{
    user.dialog.status = static_cast<DialogStatus>(1 + below(6));
    user.dialog.ground = Ground::None;
    if (user.dialog.status == DialogStatus::Open)
        user.dialog.ground = static_cast<Ground>(1 + below(9));
    if (oneIn(4))
        user.dialog.join = {-1, user.id, {}, m_now - below(60), m_now + below(60)};
    else if (oneIn(4))
        user.dialog.join = {};
}

UserId PlainPeople::addSomebody()
{
    UserId id = 1 + (static_cast<UserId>(m_random()) << below(20)) % domain::maxUserId;
    while (m_people.contains(id))
        ++id;
    User user{.id = id, .profile = anyProfile()};
    user.language = anyOf(tags());
    user.lastSeen = oneIn(20) ? 0 : m_now - below(500);
    if (oneIn(4))
        user.source = u"src%1"_s.arg(below(oneIn(2) ? 5 : 5000));
    joinAndMore(user);
    addPerson(user);
    return id;
}

UserId PlainPeople::anybody()
{
    return std::next(m_people.begin(), below(static_cast<quint32>(m_people.size())))->first;
}

UserId PlainPeople::changeSomebody()
{
    PlainPerson &person = m_people[anybody()];
    User &user = person.user;
    user.lastSeen = m_now;
    switch (below(12)) {
    case 0:
        // The latest of what they no longer have comes first.
        person.former.insert(person.former.begin(), user.profile);
        user.profile = anyProfile();
        break;
    case 1:
        joinAndMore(user);
        break;
    case 2:
        user.language = oneIn(4) ? u"x-%1"_s.arg(below(100)) : anyOf(tags());
        break;
    case 3:
        user.source = oneIn(3) ? QString() : u"src%1"_s.arg(below(5000));
        break;
    default:
        break;
    }
    return user.id;
}

QString PlainPeople::anySearch()
{
    switch (below(6)) {
    case 0:
        return anyOf(QStringList{u"%"_s, u"_"_s, u"'"_s, u"\\"_s, u"@"_s, u"@user"_s, u"@ANN_1"_s,
                                 u"\n"_s, u"1"_s, u" "_s, u"🌿"_s, u"nobody"_s, u"a\nb"_s, u"ı"_s});
    case 1:
        return QString::number(anybody()).mid(below(3), 1 + below(8));
    default: {
        // By whole characters: half an emoji is in nobody's name.
        const std::u32string name = anyOf(names()).toStdU32String();
        const QString part = QString::fromStdU32String(
            name.substr(below(static_cast<quint32>(name.size()) + 1), 1 + below(4)));
        return oneIn(2) ? part.toUpper() : part;
    }
    }
}

UserQuery PlainPeople::anyQuery()
{
    UserQuery query;
    query.order = static_cast<UserOrder>(below(7));
    query.direction = oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (oneIn(3))
        query.status = static_cast<DialogStatus>(1 + below(7));
    if (oneIn(4))
        query.language = oneIn(6) ? u"nobody's"_s : anyOf(tags());
    if (oneIn(5))
        query.ground = static_cast<Ground>(below(11));
    if (oneIn(2))
        query.search = anySearch();
    if (oneIn(8))
        query.search += u' ' + anySearch();
    return query;
}

void PlainPeople::save(storage::Database &database, const QSet<UserId> &ids) const
{
    auto transaction = storage::Transaction::begin(database);
    storage::UserRepository users(database);
    for (const UserId id : ids) {
        const PlainPerson &person = m_people.at(id);
        // Whose names are kept must be there first.
        if (!person.former.empty())
            QVERIFY(users.save(person.user).has_value());
        for (size_t i = person.former.size(); i > 0; --i) {
            const auto givenUpAt = static_cast<domain::Seconds>(person.former.size() - i);
            QVERIFY(users.keepFormerName(id, person.former[i - 1], givenUpAt).has_value());
        }
        QVERIFY(users.save(person.user).has_value());
    }
    QVERIFY(transaction->commit().has_value());
}

void PlainPeople::saveAll(storage::Database &database) const
{
    QSet<UserId> all;
    for (const auto &[id, person] : m_people)
        all.insert(id);
    save(database, all);
}

QList<UserId> PlainPeople::ids(const UserQuery &query) const
{
    struct Found {
        bool blank;
        QByteArray key;
        UserId id;
    };
    std::vector<Found> found;
    for (const auto &[id, person] : m_people) {
        if (!matches(person, query, m_now))
            continue;
        const QByteArray key = keyOf(person.user, query.order);
        found.push_back({key.isEmpty(), key, id});
    }
    const bool ascending = query.direction == Qt::AscendingOrder;
    std::ranges::sort(found, [&](const Found &a, const Found &b) {
        if (a.blank != b.blank)
            return b.blank;
        return ascending ? std::tie(a.key, a.id) < std::tie(b.key, b.id)
                         : std::tie(b.key, b.id) < std::tie(a.key, a.id);
    });
    QList<UserId> ids;
    for (const Found &one : found)
        ids.append(one.id);
    return ids;
}

QList<storage::LanguageCount> PlainPeople::languages() const
{
    std::map<QString, qint64> counts;
    for (const auto &[id, person] : m_people)
        ++counts[person.user.language];
    QList<storage::LanguageCount> languages;
    for (const auto &[language, count] : counts)
        languages.append({language, count});
    std::ranges::sort(languages, [](const auto &a, const auto &b) {
        return a.count != b.count ? a.count > b.count : a.language < b.language;
    });
    return languages;
}

} // namespace botdesk::tests
