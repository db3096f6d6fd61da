#include "widgets/people_selection.h"

#include <algorithm>
#include <vector>

namespace botdesk::widgets
{

using domain::UserId;
using models::UserTableModel;

namespace
{

/// Do both show the same people, in whatever order?
bool isSameFilter(storage::UserQuery one, const storage::UserQuery &other)
{
    one.order = other.order;
    one.direction = other.direction;
    return one == other;
}

} // namespace

PeopleSelection::PeopleSelection(UserTableModel &model, QObject *parent)
    : QItemSelectionModel(&model, parent)
    , m_people(model)
{
    model.setWatch([this] { return watched(); });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &PeopleSelection::remember);
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        // People picked one by one keep their rows by themselves.
        if (m_everyone)
            remember();
    });
    connect(&model, &UserTableModel::firstPageShown, this, &PeopleSelection::restore);
    connect(&model, &UserTableModel::completed, this, [this] {
        restore();
        if (std::exchange(m_isRestoring, false))
            Q_EMIT restored();
    });
}

void PeopleSelection::selectEveryone()
{
    m_isRestoring = false;
    m_absent.clear();
    m_everyone = m_people.query();
    apply(rows(0, m_people.rowCount() - 1));
}

void PeopleSelection::apply(const QItemSelection &selection)
{
    m_isApplying = true;
    select(selection, ClearAndSelect);
    m_isApplying = false;
}

void PeopleSelection::select(const QItemSelection &selection, SelectionFlags command)
{
    if (!m_isApplying && command != NoUpdate) {
        // What the operator selects while a list is read counts, not what was selected before.
        m_isRestoring = false;
        if (command.testFlag(Clear))
            m_everyone.reset();
    }
    QItemSelectionModel::select(selection, command);
    if (m_everyone && !m_isApplying && m_people.rowCount() - count() > mostExceptions)
        m_everyone.reset();
}

void PeopleSelection::reset()
{
    m_isApplying = true;
    QItemSelectionModel::reset();
    m_isApplying = false;
}

int PeopleSelection::count() const
{
    int rows = 0;
    const QItemSelection ranges = selection();
    for (const QItemSelectionRange &range : ranges)
        rows += range.height();
    return rows;
}

UserId PeopleSelection::first() const
{
    const QItemSelection ranges = selection();
    return ranges.isEmpty() ? 0 : m_people.idAt(ranges.first().top());
}

QList<UserId> PeopleSelection::picked() const
{
    QList<UserId> people;
    const QItemSelection ranges = selection();
    for (const QItemSelectionRange &range : ranges)
        people.append(m_people.idsOf(range.top(), range.bottom()));
    return people;
}

QList<UserId> PeopleSelection::exceptions() const
{
    std::vector<std::pair<int, int>> selected;
    const QItemSelection ranges = selection();
    for (const QItemSelectionRange &range : ranges)
        selected.emplace_back(range.top(), range.bottom());
    std::ranges::sort(selected);
    QList<UserId> people = m_absent;
    int next = 0;
    for (const auto &[top, bottom] : selected) {
        people.append(m_people.idsOf(next, top - 1));
        next = std::max(next, bottom + 1);
    }
    people.append(m_people.idsOf(next, m_people.rowCount() - 1));
    return people;
}

storage::Audience PeopleSelection::audience() const
{
    if (!m_everyone)
        return picked();
    const QList<UserId> without = exceptions();
    if (without.isEmpty())
        return *m_everyone;
    return storage::EveryoneBut{.query = *m_everyone, .exceptions = without};
}

QList<UserId> PeopleSelection::watched() const
{
    QList<UserId> people;
    if (m_isRestoring)
        people = m_remembered;
    else if (m_everyone)
        people = exceptions();
    else if (count() <= mostPicked)
        people = picked();
    people.append(m_isRestoring ? m_current : m_people.idAt(currentIndex().row()));
    return people;
}

void PeopleSelection::remember()
{
    // The first page and the whole order are two changes: what counts is what was before the first.
    if (m_isRestoring)
        return;
    m_isRestoring = true;
    m_current = m_people.idAt(currentIndex().row());
    m_remembered.clear();
    if (m_everyone && !isSameFilter(*m_everyone, m_people.query()))
        m_everyone.reset();
    else if (m_everyone)
        m_remembered = exceptions();
    else if (count() <= mostPicked)
        m_remembered = picked();
}

void PeopleSelection::restore()
{
    if (!m_isRestoring)
        return;
    const auto found = m_people.rowsOf(m_remembered + QList<UserId>{m_current});
    QList<int> rows;
    m_absent.clear();
    for (const UserId id : std::as_const(m_remembered)) {
        const int row = found.value(id, -1);
        if (row >= 0)
            rows.append(row);
        else if (m_everyone)
            m_absent.append(id);
    }
    std::ranges::sort(rows);
    const int current = found.value(m_current, -1);
    if (current >= 0)
        setCurrentIndex(m_people.index(current, 0), NoUpdate);
    apply(m_everyone ? allBut(rows) : these(rows));
}

QItemSelection PeopleSelection::rows(int first, int last) const
{
    if (last < first)
        return {};
    return {m_people.index(first, 0), m_people.index(last, UserTableModel::ColumnCount - 1)};
}

QItemSelection PeopleSelection::allBut(const QList<int> &rows) const
{
    QItemSelection selection;
    int next = 0;
    for (const int row : rows) {
        selection.append(this->rows(next, row - 1));
        next = row + 1;
    }
    selection.append(this->rows(next, m_people.rowCount() - 1));
    return selection;
}

QItemSelection PeopleSelection::these(const QList<int> &rows) const
{
    QItemSelection selection;
    for (auto from = rows.begin(); from != rows.end();) {
        auto to = from + 1;
        while (to != rows.end() && *to == *(to - 1) + 1)
            ++to;
        selection.append(this->rows(*from, *(to - 1)));
        from = to;
    }
    return selection.size() > mostRanges ? QItemSelection() : selection;
}

} // namespace botdesk::widgets
