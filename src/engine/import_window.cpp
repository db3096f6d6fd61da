#include "engine/import_window.h"

#include <QElapsedTimer>

#include <algorithm>
#include <span>
#include <utility>

namespace botdesk::engine
{

namespace
{

/// To sort them takes as long as a transaction.
constexpr size_t mostPeople = 500'000;
/// Some hundred bytes each.
constexpr size_t mostProfiles = 100'000;
/// So many rows are read between two looks at the clock.
constexpr int rowsAtOnce = 64;

} // namespace

void ImportWindow::read(PeopleFile &file, qint64 longest, const Accept &accept)
{
    QElapsedTimer elapsed;
    elapsed.start();
    for (int rows = 1; !isFull(); ++rows) {
        if (rows % rowsAtOnce == 0 && elapsed.hasExpired(longest))
            return;
        auto row = file.next();
        m_isAtEnd = !row.has_value();
        if (m_isAtEnd)
            break;
        if (accept(*row))
            append(std::move(*row->person));
    }
    std::ranges::sort(m_people, {},
                      [](const Entry &entry) { return std::pair(entry.id, entry.place); });
    m_end = file.bytesDone();
    m_isRead = true;
}

void ImportWindow::append(FilePerson &&person)
{
    Entry entry{.id = person.id, .place = static_cast<quint32>(m_people.size())};
    if (person.profile != domain::Profile{}) {
        m_profiles.push_back(std::move(person.profile));
        entry.named = static_cast<quint32>(m_profiles.size());
    }
    m_people.push_back(entry);
}

bool ImportWindow::isFull() const
{
    return m_people.size() >= mostPeople || m_profiles.size() >= mostProfiles;
}

std::vector<FilePerson> ImportWindow::first(size_t count) const
{
    std::vector<FilePerson> people;
    const auto waiting = std::span(m_people).subspan(m_taken);
    people.reserve(std::min(count, waiting.size()));
    for (const Entry &entry : waiting.first(std::min(count, waiting.size()))) {
        people.push_back({.id = entry.id});
        if (entry.named > 0)
            people.back().profile = m_profiles[entry.named - 1];
    }
    return people;
}

void ImportWindow::take(size_t count)
{
    m_taken += count;
    if (m_taken < m_people.size() || m_isAtEnd)
        return;
    m_people.clear();
    m_profiles.clear();
    m_taken = 0;
    m_beginning = m_end;
    m_isRead = false;
}

qint64 ImportWindow::bytesDone() const
{
    if (!m_isRead)
        return m_beginning;
    if (m_taken == m_people.size())
        return m_end;
    const double share = static_cast<double>(m_taken) / static_cast<double>(m_people.size());
    return m_beginning + static_cast<qint64>(share * static_cast<double>(m_end - m_beginning));
}

} // namespace botdesk::engine
