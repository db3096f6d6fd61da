#include "engine/import_window.h"

#include <QElapsedTimer>

#include <algorithm>

namespace botdesk::engine
{

namespace
{

/// Twenty transactions. Some hundred bytes each, with a name.
constexpr size_t mostPeople = 100'000;
/// So many rows are read between two looks at the clock.
constexpr int rowsAtOnce = 64;

} // namespace

void ImportWindow::read(PeopleFile &file, qint64 longest, const Accept &accept)
{
    QElapsedTimer elapsed;
    elapsed.start();
    for (int rows = 1; m_people.size() < mostPeople; ++rows) {
        if (rows % rowsAtOnce == 0 && elapsed.hasExpired(longest))
            return;
        auto row = file.next();
        m_isAtEnd = !row.has_value();
        if (m_isAtEnd)
            break;
        if (accept(*row))
            m_people.push_back(std::move(*row->person));
    }
    std::ranges::stable_sort(m_people, {}, &FilePerson::id);
    m_end = file.bytesDone();
    m_isRead = true;
}

void ImportWindow::take(size_t count)
{
    m_taken += count;
    if (m_taken < m_people.size() || m_isAtEnd)
        return;
    m_people.clear();
    m_taken = 0;
    m_beginning = m_end;
    m_isRead = false;
}

qint64 ImportWindow::bytesDone() const
{
    if (!m_isRead)
        return m_beginning;
    if (waiting().empty())
        return m_end;
    const double share = static_cast<double>(m_taken) / static_cast<double>(m_people.size());
    return m_beginning + static_cast<qint64>(share * static_cast<double>(m_end - m_beginning));
}

} // namespace botdesk::engine
