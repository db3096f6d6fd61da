#include "expected_people.h"

#include "report.h"

#include <QDateTime>

namespace botdesk::bench
{

std::optional<ExpectedPeople> expectedPeople(const QString &database,
                                             const storage::UserQuery &query)
{
    constexpr qsizetype onAScreen = 200;
    const auto opened = storage::Database::open(database, storage::Database::Mode::ReadOnly);
    if (!opened) {
        say(QStringLiteral("The database cannot be read."));
        return std::nullopt;
    }
    const auto ids = storage::UserReader(**opened).ids(query, QDateTime::currentSecsSinceEpoch(),
                                                       [] { return false; });
    if (!ids) {
        say(QStringLiteral("The people cannot be read."));
        return std::nullopt;
    }
    return ExpectedPeople{.first = ids->first(std::min(onAScreen, ids->size())),
                          .count = ids->size(),
                          .last = ids->isEmpty() ? 0 : ids->last()};
}

} // namespace botdesk::bench
