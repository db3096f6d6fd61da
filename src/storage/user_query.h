#pragma once

#include "domain/user.h"
#include "storage/database.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace botdesk::storage
{

/// What the table of people can be put in order by. The numbers are stored in settings.
enum class UserOrder : std::uint8_t {
    Name = 0,
    Username = 1,
    Language = 2,
    Status = 3,
    LastSeen = 4,
    Source = 5,
    Id = 6,
};

/// Which people, in which order. A value: two equal ones show the same.
struct UserQuery {
    QString search; ///< words that must all occur in a name, username, former name or id
    std::optional<domain::DialogStatus> status;
    std::optional<QString> language;        ///< a tag; empty for those who never reported one
    std::optional<domain::Ground> ground{}; ///< why the bot may write; None for those it may not
    /// Only those about whose dialog nothing later than this is known, and who could have changed
    /// their mind since: neither bots nor deleted accounts.
    std::optional<domain::Seconds> notHeardSince{};
    UserOrder order = UserOrder::LastSeen;
    Qt::SortOrder direction = Qt::DescendingOrder;

    bool operator==(const UserQuery &) const = default;

    /// True when it narrows down who is shown.
    [[nodiscard]] bool isFiltered() const
    {
        return !search.trimmed().isEmpty() || status || language || ground || notHeardSince;
    }
};

class UserIndex;

/// A language and how many people have it.
struct LanguageCount {
    QString language; ///< empty for those who never reported one
    qint64 count = 0;
};

/// Answers questions about the people of a bot. Runs on the thread of its database. Where that has
/// an index of people (Database::setUserIndex()), it answers what it can from there.
///
/// Blanks come last in either direction. @p now decides who is Temporary: a join request's window.
class UserReader
{
public:
    /// Asked now and then while a long answer is put together; true means: give up.
    using Stop = std::function<bool()>;

    explicit UserReader(Database &database)
        : m_database(database)
    {
    }

    /// The first @p limit people of a query, without counting or ordering the rest. Empty when
    /// @p stop said so.
    [[nodiscard]] Result<QList<domain::User>> first(
        const UserQuery &query, int limit, domain::Seconds now,
        const Stop &stop = [] { return false; }) const;

    /// The ids of everyone in a query, in order. Empty when @p stop said so.
    [[nodiscard]] Result<QList<domain::UserId>> ids(const UserQuery &query, domain::Seconds now,
                                                    const Stop &stop) const;

    /// The people with these ids, in no order; those that are not there are left out.
    [[nodiscard]] Result<QList<domain::User>> withIds(const QList<domain::UserId> &ids) const;

    /// Appends what is to be said about one person; false means: give up. People come in no order.
    using Describe = std::function<bool(QByteArray &out, const domain::User &)>;
    /// Gets what was said about one person after the other, in order; false means: give up.
    using Take = std::function<bool(QByteArrayView)>;

    /// Has everyone in a query described as they were when it began, however many they are, in
    /// memory that does not grow with them, and gives that out in order. False when either of them
    /// gave up. For a connection of its own: sorting goes to the disk from then on.
    [[nodiscard]] Result<bool> visit(const UserQuery &query, domain::Seconds now,
                                     const Describe &describe, const Take &take) const;

    /// Those among @p ids that the query shows, in no order.
    [[nodiscard]] Result<QList<domain::UserId>>
    matching(const UserQuery &query, const QList<domain::UserId> &ids, domain::Seconds now) const;

    /// How many people a query shows; 0 when @p stop said so.
    [[nodiscard]] Result<qint64> count(const UserQuery &query, domain::Seconds now,
                                       const Stop &stop) const;

    /// The most frequent language first.
    [[nodiscard]] Result<QList<LanguageCount>> languages() const;

private:
    /// What answers @p query from memory; null when only the database can.
    [[nodiscard]] UserIndex *indexFor(const UserQuery &query) const;
    /// True when by now something could answer @p query from memory that could not a moment ago.
    [[nodiscard]] bool hasBecomeIndexed(const UserQuery &query) const;
    /// Says stop then, too.
    [[nodiscard]] Stop untilIndexed(const UserQuery &query, const Stop &stop) const;
    [[nodiscard]] Result<QList<domain::User>>
    firstBySql(const UserQuery &query, int limit, domain::Seconds now, const Stop &stop) const;
    [[nodiscard]] Result<QList<domain::UserId>>
    idsBySql(const UserQuery &query, domain::Seconds now, const Stop &stop) const;
    [[nodiscard]] Result<QList<domain::User>> inOrder(const QList<domain::UserId> &ids) const;

    Database &m_database;
};

} // namespace botdesk::storage
