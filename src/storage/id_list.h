#pragma once

#include "domain/profile.h"

#include <QString>

#include <vector>

namespace botdesk::storage
{

/// Ids as one value for json_each(): as many as one likes, in a statement that is prepared once.
[[nodiscard]] inline QString jsonList(const std::vector<domain::UserId> &ids)
{
    QString list(u'[');
    for (const domain::UserId id : ids) {
        if (list.size() > 1)
            list += u',';
        list += QString::number(id);
    }
    return list + u']';
}

} // namespace botdesk::storage
