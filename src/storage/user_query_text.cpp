#include "storage/user_query_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto searchKey = "search"_L1;
constexpr auto statusKey = "status"_L1;
constexpr auto languageKey = "language"_L1;
constexpr auto groundKey = "ground"_L1;
constexpr auto notHeardKey = "not_heard_since"_L1;
constexpr auto missedKey = "missed_by"_L1;
constexpr auto withoutKey = "without"_L1;

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// The value of a key that may be absent. False when it is there and not as it should be.
template <class T, class Read>
bool take(const QJsonObject &object, QLatin1StringView key, std::optional<T> &value, Read read)
{
    const QJsonValue found = object.value(key);
    if (found.isUndefined())
        return true;
    value = read(found);
    return value.has_value();
}

std::optional<QString> text(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

std::optional<qint64> integer(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

/// Ids of people; nothing when one of them is none.
std::optional<QList<domain::UserId>> ids(const QJsonValue &value)
{
    if (!value.isArray())
        return std::nullopt;
    QList<domain::UserId> people;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &each : array) {
        const auto id = integer(each);
        if (!id || *id <= 0)
            return std::nullopt;
        people.append(*id);
    }
    return people;
}

/// An enum between @p least and @p most.
template <class Enum>
auto enumeration(Enum least, Enum most)
{
    return [least, most](const QJsonValue &value) -> std::optional<Enum> {
        const auto number = integer(value);
        if (!number || *number < static_cast<int>(least) || *number > static_cast<int>(most))
            return std::nullopt;
        return static_cast<Enum>(*number);
    };
}

std::optional<UserQuery> queryFrom(const QJsonObject &object)
{
    // A condition that is not known must not be left out: more people would be written to.
    const QStringList keys = object.keys();
    const std::array known{searchKey, statusKey, languageKey, groundKey, notHeardKey};
    if (!std::ranges::all_of(
            keys, [&](const QString &key) { return std::ranges::find(known, key) != known.end(); }))
        return std::nullopt;
    using domain::DialogStatus;
    using domain::Ground;
    UserQuery query;
    std::optional<QString> search;
    const bool isWhole =
        take(object, searchKey, search, text) &&
        take(object, statusKey, query.status,
             enumeration(DialogStatus::Open, DialogStatus::Temporary)) &&
        take(object, languageKey, query.language, text) &&
        take(object, groundKey, query.ground, enumeration(Ground::None, Ground::JoinRequest)) &&
        take(object, notHeardKey, query.notHeardSince, integer);
    if (!isWhole)
        return std::nullopt;
    query.search = search.value_or(QString());
    return query;
}

QJsonObject objectOf(const UserQuery &query)
{
    QJsonObject object;
    if (!query.search.trimmed().isEmpty())
        object.insert(searchKey, query.search);
    if (query.status)
        object.insert(statusKey, static_cast<int>(*query.status));
    if (query.language)
        object.insert(languageKey, *query.language);
    if (query.ground)
        object.insert(groundKey, static_cast<int>(*query.ground));
    if (query.notHeardSince)
        object.insert(notHeardKey, *query.notHeardSince);
    return object;
}

} // namespace

QString userQueryText(const UserQuery &query)
{
    return textOf(objectOf(query));
}

std::optional<UserQuery> userQueryFrom(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject() || document.object().contains(missedKey))
        return std::nullopt;
    return queryFrom(document.object());
}

QString audienceText(const Audience &audience)
{
    if (const auto *query = std::get_if<UserQuery>(&audience))
        return userQueryText(*query);
    if (const auto *missed = std::get_if<MissedBy>(&audience))
        return textOf({{missedKey, missed->jobId}});
    if (const auto *everyone = std::get_if<EveryoneBut>(&audience)) {
        QJsonArray without;
        for (const domain::UserId id : everyone->exceptions)
            without.append(id);
        QJsonObject object = objectOf(everyone->query);
        object.insert(withoutKey, without);
        return textOf(object);
    }
    return {};
}

std::optional<Audience> audienceFrom(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    QJsonObject object = document.object();
    if (const QJsonValue missed = object.value(missedKey); missed.isDouble() && object.size() == 1)
        return MissedBy{missed.toInteger()};
    if (object.contains(missedKey))
        return std::nullopt;
    const QJsonValue without = object.take(withoutKey);
    const auto query = queryFrom(object);
    if (!query)
        return std::nullopt;
    if (without.isUndefined())
        return *query;
    const auto exceptions = ids(without);
    if (!exceptions)
        return std::nullopt;
    return EveryoneBut{.query = *query, .exceptions = *exceptions};
}

} // namespace botdesk::storage
