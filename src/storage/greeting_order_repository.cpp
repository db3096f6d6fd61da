#include "storage/greeting_order_repository.h"

#include "storage/bind.h"
#include "storage/user_query_text.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

QString textOf(const QList<domain::UserId> &people)
{
    QStringList ids;
    ids.reserve(people.size());
    for (const domain::UserId id : people)
        ids.append(QString::number(id));
    return ids.join(u',');
}

QList<domain::UserId> peopleFrom(const QString &text)
{
    QList<domain::UserId> people;
    const auto ids = QStringView(text).split(u',', Qt::SkipEmptyParts);
    people.reserve(ids.size());
    for (const QStringView id : ids)
        people.append(id.toLongLong());
    return people;
}

} // namespace

Result<void> GreetingOrderRepository::add(const Audience &audience)
{
    const auto *picked = std::get_if<QList<domain::UserId>>(&audience);
    return m_database.execute(
        u"INSERT INTO greeting_orders (audience, people, behind) VALUES (?, ?, 0)"_s,
        {textOrEmpty(audienceText(audience)), picked ? textOf(*picked) : u""_s});
}

Result<std::optional<GreetingOrder>> GreetingOrderRepository::first() const
{
    auto rows =
        m_database.run(u"SELECT id, audience, people, behind FROM greeting_orders ORDER BY id"_s);
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next()) {
        GreetingOrder order{.id = rows->integer(0), .audience = {}, .behind = rows->integer(3)};
        const QString text = rows->text(1);
        if (text.isEmpty()) {
            order.audience = peopleFrom(rows->text(2));
            return order;
        }
        if (const auto audience = audienceFrom(text)) {
            order.audience = *audience;
            return order;
        }
    }
    if (auto ended = m_database.check(*rows); !ended)
        return std::unexpected(ended.error());
    return std::nullopt;
}

Result<void> GreetingOrderRepository::goOn(qint64 id, domain::UserId behind)
{
    return m_database.execute(u"UPDATE greeting_orders SET behind = ? WHERE id = ?"_s,
                              {behind, id});
}

Result<void> GreetingOrderRepository::remove(qint64 id)
{
    return m_database.execute(u"DELETE FROM greeting_orders WHERE id = ?"_s, {id});
}

Result<void> GreetingOrderRepository::removeAll()
{
    return m_database.execute(u"DELETE FROM greeting_orders"_s);
}

} // namespace botdesk::storage
