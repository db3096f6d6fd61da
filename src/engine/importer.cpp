#include "engine/importer.h"

#include "engine/people.h"
#include "storage/known_people.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>

namespace botdesk::engine
{

using storage::Result;

namespace
{

/// A transaction ends at whichever comes first: the rest of the session waits as long.
constexpr size_t mostPeople = 5000;
constexpr size_t firstSlice = 500;
constexpr qint64 longestSlice = 40; // ms
/// So many people are taken between two looks at the clock.
constexpr size_t atOnce = 64;

bool hasName(const FilePerson &person)
{
    return person.profile != domain::Profile{};
}

} // namespace

Importer::Importer(storage::Database &database, domain::UserId botId)
    : m_database(database)
    , m_botId(botId)
    , m_next(this)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &Importer::importSome);
}

void Importer::start(const QString &path)
{
    if (m_device)
        return;
    m_report = {};
    m_window = {};
    m_slice = firstSlice;
    m_device = std::make_unique<QFile>(path);
    // Opening a pipe would wait for somebody to write into it.
    if (!QFileInfo(path).isFile() || !m_device->open(QIODevice::ReadOnly)) {
        m_report.fileProblem = FileProblem::CannotOpen;
        finish(ImportEnd::FileProblem);
        return;
    }
    m_report.counts.bytesTotal = m_device->size();
    auto file = PeopleFile::open(*m_device);
    if (!file) {
        m_report.fileProblem = file.error();
        finish(ImportEnd::FileProblem);
        return;
    }
    m_file = std::move(*file);
    Q_EMIT progressed(m_report.counts);
    m_next.start();
}

void Importer::cancel()
{
    if (m_device)
        finish(ImportEnd::Cancelled);
}

void Importer::importSome()
{
    if (!m_window.isRead()) {
        m_window.read(*m_file, longestSlice, [this](const FileRow &row) { return accept(row); });
    } else if (!storeSome()) {
        return;
    }
    m_report.counts.bytesDone = m_window.bytesDone();
    Q_EMIT progressed(m_report.counts);
    if (!m_window.isAtEnd()) {
        m_next.start();
        return;
    }
    m_report.fileProblem = m_file->problem();
    finish(m_report.fileProblem == FileProblem::None ? ImportEnd::Done : ImportEnd::FileProblem);
}

bool Importer::storeSome()
{
    const ImportReport before = m_report;
    const auto changes = takePeople();
    if (!changes) {
        // The transaction is undone, and so is what was counted in it.
        m_report = before;
        m_report.error = changes.error();
        finish(ImportEnd::CannotStore);
        return false;
    }
    if (!changes->isEmpty())
        Q_EMIT changed(*changes);
    return true;
}

Result<storage::ChangeSet> Importer::takePeople()
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    People people(m_database);
    QElapsedTimer elapsed;
    elapsed.start();
    const auto taken = take(people, m_window.first(m_slice), elapsed);
    if (!taken)
        return std::unexpected(taken.error());
    auto changes = people.save();
    if (!changes)
        return changes;
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    m_window.take(*taken);
    // So many fit into the time; the next transaction asks about no more than these.
    m_slice = elapsed.hasExpired(longestSlice) ? std::max(atOnce, *taken * 3 / 4)
                                               : std::min(mostPeople, *taken * 3 / 2);
    return changes;
}

Result<size_t> Importer::take(People &people, std::span<const FilePerson> slice,
                              const QElapsedTimer &elapsed)
{
    std::vector<domain::UserId> ids;
    ids.reserve(slice.size());
    for (const FilePerson &person : slice)
        ids.push_back(person.id);
    const auto known = storage::knownAmong(m_database, ids);
    if (!known)
        return std::unexpected(known.error());
    for (size_t i = 0; i < slice.size(); ++i) {
        if (i > 0 && i % atOnce == 0 && elapsed.hasExpired(longestSlice))
            return i;
        const FilePerson &person = slice[i];
        if (auto taken = take(people, person, known->contains(person.id)); !taken)
            return std::unexpected(taken.error());
    }
    return slice.size();
}

Result<void> Importer::take(People &people, const FilePerson &person, bool isKnown)
{
    if (isKnown && !hasName(person)) {
        ++m_report.counts.known;
        return {};
    }
    if (!isKnown)
        people.expectNew(person.id);
    const auto isNew = people.takeImported(person, QDateTime::currentMSecsSinceEpoch());
    if (!isNew)
        return std::unexpected(isNew.error());
    ++(*isNew ? m_report.counts.imported : m_report.counts.known);
    return {};
}

bool Importer::accept(const FileRow &row)
{
    if (!row.person)
        note(row, row.person.error());
    else if (row.person->id == m_botId)
        note(row, RowProblem::ThisBot);
    else
        return true;
    return false;
}

void Importer::note(const FileRow &row, RowProblem problem)
{
    ++m_report.counts.unreadable;
    if (m_report.issues.size() < ImportReport::mostIssues)
        m_report.issues.append({.line = row.line, .problem = problem, .cell = row.cell});
}

void Importer::finish(ImportEnd end)
{
    m_next.stop();
    m_report.end = end;
    m_window = {};
    m_file.reset();
    m_device.reset();
    Q_EMIT finished(std::exchange(m_report, {}));
}

} // namespace botdesk::engine
