#pragma once

#include "domain/user.h"
#include "storage/database.h"

#include <QList>

#include <optional>
#include <vector>

namespace botdesk::storage
{

/// A name that somebody had before.
struct FormerName {
    domain::Profile profile;
    domain::Seconds givenUpAt = 0;
};

/// The people of one bot. Runs on the thread of its database.
class UserRepository
{
public:
    explicit UserRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<std::optional<domain::User>> find(domain::UserId id) const;

    /// Writes everything about @p user, whether known before or not.
    [[nodiscard]] Result<void> save(const domain::User &user);

    /// Writes somebody who is not there yet. @param hasFormerNames whether there are names that
    /// they gave up
    [[nodiscard]] Result<void> add(const domain::User &user, bool hasFormerNames);

    /// Writes what became other about somebody who is there. SQLite moves the entry of every index
    /// with a column that is written, so only what needs it is. @param before what stands there
    /// @param hasNewFormerName whether keepFormerName() was called about them since
    [[nodiscard]] Result<void> saveChanges(const domain::User &user, const domain::User &before,
                                           bool hasNewFormerName);

    /// Writes what the evidence comes to, and nothing else.
    [[nodiscard]] Result<void> saveDialog(domain::UserId id, const domain::DialogState &dialog);

    /// The next @p limit people in the order of their ids, behind @p id.
    [[nodiscard]] Result<std::vector<domain::User>> behind(domain::UserId id, int limit) const;

    /// Keeps @p profile, which @p id no longer has, findable (R9).
    [[nodiscard]] Result<void> keepFormerName(domain::UserId id, const domain::Profile &profile,
                                              domain::Seconds givenUpAt);
    [[nodiscard]] Result<QList<FormerName>> formerNames(domain::UserId id) const;

    [[nodiscard]] Result<qint64> count() const;

private:
    [[nodiscard]] Result<QString> searchTextOf(const domain::User &user, bool hasFormerNames) const;
    [[nodiscard]] Result<void> write(const Sql &sql, const domain::User &user, bool withNames,
                                     bool hasFormerNames);

    Database &m_database;
};

/// The columns that userFrom() reads, in its order.
[[nodiscard]] QString userColumns();

/// Reads a user from a row that begins with userColumns().
[[nodiscard]] domain::User userFrom(const Rows &rows);

} // namespace botdesk::storage
