#pragma once

#include "domain/user.h"

#include <QCache>

namespace botdesk::models
{

/// The rows of people that were looked at lately, bounded: whoever was not looked at for longest
/// goes first.
class RowCache
{
public:
    /// Some forty screens: enough to scroll back and forth, little enough to forget about.
    static constexpr int capacity = 2048;

    struct Row {
        domain::User user;
        int row = -1; ///< where they stood when they were last looked at: to be verified
    };

    /// Counts as a look; valid until the next put().
    [[nodiscard]] Row *find(domain::UserId id) const { return m_rows.object(id); }
    void put(const domain::User &user, int row) { m_rows.insert(user.id, new Row{user, row}); }
    void remove(domain::UserId id) { m_rows.remove(id); }
    void clear() { m_rows.clear(); }
    [[nodiscard]] QList<domain::UserId> ids() const { return m_rows.keys(); }
    [[nodiscard]] qsizetype size() const { return m_rows.size(); }

private:
    QCache<domain::UserId, Row> m_rows{capacity};
};

} // namespace botdesk::models
