#include "engine/importer.h"

#include "engine/people.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>

namespace botdesk::engine
{

using storage::Result;

namespace
{

/// A transaction ends at whichever comes first: the rest of the session waits as long.
constexpr int mostRows = 2000;
constexpr qint64 longestSlice = 40; // ms

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
    const domain::Milliseconds now = QDateTime::currentMSecsSinceEpoch();
    QElapsedTimer elapsed;
    elapsed.start();
    bool goesOn = true;
    for (int rows = 0; rows < mostRows && !elapsed.hasExpired(longestSlice); ++rows) {
        const auto row = m_file->next();
        goesOn = row.has_value();
        if (!goesOn)
            break;
        if (!row->person) {
            note(*row, row->person.error());
            continue;
        }
        if (row->person->id == m_botId) {
            note(*row, RowProblem::ThisBot);
            continue;
        }
        const auto isNew = people.takeImported(*row->person, now);
        if (!isNew)
            return std::unexpected(isNew.error());
        ++(*isNew ? m_report.counts.imported : m_report.counts.known);
    }
    m_report.counts.bytesDone = m_file->bytesDone();
    auto saved = people.save();
    if (!saved)
        return std::unexpected(saved.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    changes = std::move(*saved);
    return goesOn;
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
    m_file.reset();
    m_device.reset();
    Q_EMIT finished(std::exchange(m_report, {}));
}

} // namespace botdesk::engine
