#include "storage/gap_repository.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

Result<void> GapRepository::add(const Gap &gap)
{
    return m_database.execute(
        u"INSERT INTO gaps (from_ms, to_ms, noticed_ms, settled_ms) VALUES (?, ?, ?, 0)"_s,
        {gap.from, gap.to, gap.noticedAt});
}

Result<QList<Gap>> GapRepository::unsettled() const
{
    auto rows = m_database.run(u"SELECT id, from_ms, to_ms, noticed_ms FROM gaps "
                               "WHERE settled_ms = 0 ORDER BY from_ms, id"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QList<Gap> gaps;
    while (rows->next())
        gaps.append({rows->integer(0), rows->integer(1), rows->integer(2), rows->integer(3)});
    return gaps;
}

Result<void> GapRepository::settle(qint64 id, domain::Milliseconds at)
{
    return m_database.execute(u"UPDATE gaps SET settled_ms = ? WHERE id = ? AND settled_ms = 0"_s,
                              {at, id});
}

} // namespace botdesk::storage
