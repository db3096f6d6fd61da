#include "expected_people.h"

#include "report.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QSaveFile>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

/// Who is blocked, open and so on may depend on the hour, by a join request's window.
bool dependsOnTime(const storage::UserQuery &query)
{
    return query.status || query.ground || query.notHeardSince;
}

QString fileFor(const PeopleFolder &people, const storage::UserQuery &query)
{
    QByteArray key;
    QDataStream stream(&key, QIODevice::WriteOnly);
    stream << query.search << query.language.has_value() << query.language.value_or(QString())
           << query.order << query.direction;
    const QByteArray name = QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex();
    return QDir(people.path()).filePath(u"expected/"_s + QString::fromLatin1(name));
}

std::optional<ExpectedPeople> readKept(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    ExpectedPeople kept;
    QDataStream stream(&file);
    stream >> kept.first >> kept.count >> kept.last;
    return stream.status() == QDataStream::Ok ? std::optional(kept) : std::nullopt;
}

/// What cannot be kept is asked for again.
void keep(const QString &path, const ExpectedPeople &expected)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    QDataStream stream(&file);
    stream << expected.first << expected.count << expected.last;
    file.commit();
}

std::optional<ExpectedPeople> ask(const PeopleFolder &people, const storage::UserQuery &query)
{
    constexpr qsizetype onAScreen = 200;
    const auto opened =
        storage::Database::open(people.database(), storage::Database::Mode::ReadOnly);
    if (!opened) {
        say(u"The database cannot be read."_s);
        return std::nullopt;
    }
    const auto ids = storage::UserReader(**opened).ids(query, QDateTime::currentSecsSinceEpoch(),
                                                       [] { return false; });
    if (!ids) {
        say(u"The people cannot be read."_s);
        return std::nullopt;
    }
    return ExpectedPeople{.first = ids->first(std::min(onAScreen, ids->size())),
                          .count = ids->size(),
                          .last = ids->isEmpty() ? 0 : ids->last()};
}

} // namespace

std::optional<ExpectedPeople> expectedPeople(const PeopleFolder &people,
                                             const storage::UserQuery &query)
{
    if (dependsOnTime(query))
        return ask(people, query);
    const QString path = fileFor(people, query);
    if (auto kept = readKept(path))
        return kept;
    const auto expected = ask(people, query);
    if (expected)
        keep(path, *expected);
    return expected;
}

} // namespace botdesk::bench
