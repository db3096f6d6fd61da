#pragma once

#include "storage/user_query.h"

#include <QStringList>
#include <QVariant>

namespace botdesk::storage
{

/// A condition in SQL with the values for its placeholders.
struct Condition {
    QStringList parts;
    QVariantList values;

    void add(const QString &sql, const QVariantList &with = {})
    {
        parts.append(sql);
        values.append(with);
    }
    [[nodiscard]] QString where() const;
};

/// Who belongs to a query, as a condition on the table of people. For this layer alone.
/// @p now decides who is Temporary
[[nodiscard]] Condition conditionOf(const UserQuery &query, domain::Seconds now);

/// "id IN (…)".
[[nodiscard]] QString idList(const QList<domain::UserId> &ids);

} // namespace botdesk::storage
