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
constexpr size_t mostRows = 5000;
constexpr size_t firstSlice = 500;
constexpr qint64 longestSlice = 40; // ms
/// So many rows are taken between two looks at the clock.
constexpr int rowsAtOnce = 64;

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
    m_rows.clear();
    m_atEnd = false;
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
    storage::ChangeSet changes;
    const ImportReport before = m_report;
    const auto goesOn = importRows(changes);
    if (!goesOn) {
        // The transaction is undone, and so is what was counted in it.
        m_report = before;
        m_report.error = goesOn.error();
        finish(ImportEnd::CannotStore);
        return;
    }
    if (!changes.isEmpty())
        Q_EMIT changed(changes);
    Q_EMIT progressed(m_report.counts);
    if (*goesOn) {
        m_next.start();
        return;
    }
    m_report.fileProblem = m_file->problem();
    finish(m_report.fileProblem == FileProblem::None ? ImportEnd::Done : ImportEnd::FileProblem);
}

Result<bool> Importer::importRows(storage::ChangeSet &changes)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    People people(m_database);
    QElapsedTimer elapsed;
    elapsed.start();
    readRows();
    if (auto taken = takeRows(people, elapsed); !taken)
        return std::unexpected(taken.error());
    auto saved = people.save();
    if (!saved)
        return std::unexpected(saved.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    changes = std::move(*saved);
    return !m_rows.empty() || !m_atEnd;
}

void Importer::readRows()
{
    while (m_rows.size() < m_slice && !m_atEnd) {
        auto row = m_file->next();
        m_atEnd = !row.has_value();
        if (row)
            m_rows.push_back(std::move(*row));
    }
    m_report.counts.bytesDone = m_file->bytesDone();
}

Result<void> Importer::takeRows(People &people, const QElapsedTimer &elapsed)
{
    std::vector<domain::UserId> ids;
    ids.reserve(m_rows.size());
    for (const FileRow &row : m_rows) {
        if (row.person)
            ids.push_back(row.person->id);
    }
    const auto known = storage::knownAmong(m_database, ids);
    if (!known)
        return std::unexpected(known.error());

    const size_t before = m_rows.size();
    while (!m_rows.empty()) {
        const bool looks = (before - m_rows.size()) % rowsAtOnce == 0;
        if (looks && elapsed.hasExpired(longestSlice))
            break;
        const FileRow &row = m_rows.front();
        if (!row.person) {
            note(row, row.person.error());
        } else if (row.person->id == m_botId) {
            note(row, RowProblem::ThisBot);
        } else if (auto taken = take(people, *row.person, known->contains(row.person->id));
                   !taken) {
            return taken;
        }
        m_rows.pop_front();
    }
    // As many as that is are read for the next one, so that none is looked for in vain.
    const size_t taken = before - m_rows.size();
    m_slice =
        m_rows.empty() ? std::min(mostRows, 2 * m_slice) : std::max<size_t>(taken, rowsAtOnce);
    return {};
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
    m_rows.clear();
    m_file.reset();
    m_device.reset();
    Q_EMIT finished(std::exchange(m_report, {}));
}

} // namespace botdesk::engine
