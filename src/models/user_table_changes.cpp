// UserTableModel's part about what changes while a list is shown.
#include "models/user_table_model.h"

#include <algorithm>

namespace botdesk::models
{

using namespace std::chrono_literals;
using domain::User;
using domain::UserId;
using storage::ChangeSet;
using Users = storage::Result<QList<User>>;
using Ids = storage::Result<QList<UserId>>;

namespace
{

/// Changes are put together for so long: nobody reads faster, and a backlog brings thousands.
constexpr auto changeDelay = 150ms;
/// While catching up the list is read anew this often.
constexpr auto followDelay = 400ms;

/// As many are kept apart; while no order comes they are added up, since people come again.
constexpr qsizetype mostKept = 1000;

ChangeSet sumOf(const QList<ChangeSet> &changes)
{
    ChangeSet sum;
    for (const ChangeSet &each : changes)
        sum.add(each);
    return sum;
}

/// Those of @p known who changed.
QList<UserId> changedAmong(const QList<UserId> &known, const QList<ChangeSet> &changes)
{
    QList<UserId> changed;
    for (const UserId id : known) {
        if (std::ranges::any_of(changes,
                                [id](const ChangeSet &each) { return each.users.contains(id); }))
            changed.append(id);
    }
    return changed;
}

QSet<UserId> unitedOf(const QList<ChangeSet> &changes, QSet<UserId> ChangeSet::*people)
{
    QSet<UserId> united;
    for (const ChangeSet &each : changes)
        united.unite(each.*people);
    return united;
}

} // namespace

void UserTableModel::apply(const ChangeSet &changes)
{
    // Their sets are shared with whoever told of them, and looked into on the reader's thread.
    if (!changes.users.isEmpty())
        m_changes.append(changes);
    if (m_changes.size() > mostKept)
        m_changes = {sumOf(m_changes)};
    if (!m_changes.isEmpty() && !m_changeTimer.isActive())
        m_changeTimer.start(m_following ? followDelay : changeDelay);
}

void UserTableModel::flushChanges()
{
    // Before the order is known nobody can say who is missing from it; and one question at a time,
    // so that a storm of changes does not fill the reader with work.
    if (!m_complete || m_isFlushing || m_changes.isEmpty())
        return;
    m_isFlushing = true;
    m_reader
        .ask([changes = std::exchange(m_changes, {}), known = m_rows.ids(),
              isFiltered = m_query.isFiltered()](storage::Database &) {
            // Whoever was there before is in a list of everybody already.
            const auto people = isFiltered ? &ChangeSet::users : &ChangeSet::arrivals;
            return storage::Result<Concerned>({.known = changedAmong(known, changes),
                                               .candidates = unitedOf(changes, people).values()});
        })
        .then(this, [this](const storage::Result<Concerned> &concerned) {
            if (concerned)
                takeConcerned(*concerned);
            else
                endFlush();
        });
}

void UserTableModel::takeConcerned(const Concerned &concerned)
{
    // What is not on the screen is forgotten, and read when it is looked at again. Without a screen
    // nobody can say what is.
    QList<UserId> shown;
    for (const UserId id : concerned.known) {
        const RowCache::Row *known = m_rows.find(id);
        if (known && (m_last < m_first || isOnScreen(rowOfKnown(*known))))
            shown.append(id);
        else
            m_rows.remove(id);
    }
    if (!shown.isEmpty()) {
        askRows(m_reader, shown).then(this, [this](const Users &users) {
            if (users)
                takeChanged(*users);
        });
    }
    if (concerned.candidates.isEmpty()) {
        endFlush();
        return;
    }
    if (!m_query.isFiltered()) {
        lookForMissing(concerned.candidates);
        return;
    }
    const Stop stop = whenPassed(m_generation);
    askMatching(m_reader, m_query, concerned.candidates, m_clock(), stop)
        .then(this, [this, stop](const Ids &matching) {
            if (!stop() && matching && !matching->isEmpty())
                lookForMissing(*matching);
            else
                endFlush();
        });
}

void UserTableModel::lookForMissing(const QList<UserId> &matching)
{
    const Stop stop = whenPassed(m_generation);
    m_reader
        .ask([order = m_order, matching, stop](storage::Database &) {
            return Ids(stop() ? QList<UserId>() : missingFrom(order, matching));
        })
        .then(this, [this, stop](const Ids &missing) {
            if (!stop() && missing)
                takeMissing(*missing);
            endFlush();
        });
}

void UserTableModel::endFlush()
{
    m_isFlushing = false;
    // What came meanwhile.
    apply({});
}

void UserTableModel::takeChanged(const QList<User> &users)
{
    int first = static_cast<int>(m_order.size());
    int last = -1;
    for (const User &user : users) {
        const RowCache::Row *known = m_rows.find(user.id);
        if (!known)
            continue;
        const int row = rowOfKnown(*known);
        keep(user, row);
        if (row < 0)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void UserTableModel::takeMissing(const QList<UserId> &missing)
{
    if (missing.isEmpty())
        return;
    m_arrivals.unite(QSet<UserId>(missing.begin(), missing.end()));
    // An empty list has no rows that could move under anybody's eyes.
    if (m_following || m_order.isEmpty())
        showArrivals();
    else
        Q_EMIT arrivalsChanged(arrivals());
}

} // namespace botdesk::models
