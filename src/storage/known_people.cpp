#include "storage/known_people.h"

#include "storage/id_list.h"

namespace botdesk::storage
{

Result<std::unordered_set<domain::UserId>> knownAmong(Database &database,
                                                      const std::vector<domain::UserId> &ids)
{
    auto rows = database.run(QStringLiteral("SELECT id FROM users WHERE id IN "
                                            "(SELECT value FROM json_each(?))"),
                             {jsonList(ids)});
    if (!rows)
        return std::unexpected(rows.error());
    std::unordered_set<domain::UserId> known;
    while (rows->next())
        known.insert(rows->integer(0));
    return known;
}

} // namespace botdesk::storage
