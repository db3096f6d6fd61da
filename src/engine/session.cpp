#include "engine/session.h"

#include "engine/rebuild.h"
#include "storage/preferences_repository.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

namespace botdesk::engine
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::ChangeSet;
using storage::Result;

namespace
{

/// How often it is told how far the opening is.
constexpr auto toldEvery = 100ms;
domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// Moves a database that cannot be read out of the way, with the files that belong to it. Never
/// deletes.
Result<QString> setAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    const QString target = u"%1.unreadable-%2"_s.arg(path, stamp);
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u""_s}) {
        QFile file(path + suffix);
        if (file.exists() && !file.rename(target + suffix))
            return std::unexpected(storage::Error{.kind = storage::ErrorKind::CannotOpen,
                                                  .text = file.errorString(),
                                                  .path = file.fileName()});
    }
    return target;
}

/// What the end of the program left behind: what was on its way is unknown (R13), and jobs are
/// paused, or go on with @p resume. Gives the people whom something was on its way to.
Result<QList<domain::UserId>> takeUpAfterTheEnd(storage::Database &database, bool resume)
{
    auto transaction = storage::Transaction::begin(database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto users = storage::OutboxRepository(database).giveUpInFlight(nowMs());
    if (!users)
        return users;
    storage::JobRepository jobs(database);
    if (auto paused = jobs.pauseAll(nowMs()); !paused)
        return std::unexpected(paused.error());
    if (resume) {
        if (auto resumed = jobs.resumeEnded(); !resumed)
            return std::unexpected(resumed.error());
    }
    if (auto committed = transaction->commit(); !committed)
        return std::unexpected(committed.error());
    return users;
}

} // namespace

Session::Session(SessionOptions options)
    : m_options(std::move(options))
{
}

Session::~Session()
{
    if (m_poller)
        m_poller->stop();
    // What does not fit in now is in the journal. Nothing is sent any more: not even the greetings
    // that come of it, they wait for the next start.
    m_writer.reset();
    if (m_contact)
        std::ignore = m_contact->keep(); // at worst a gap seems to begin some minutes earlier
}

void Session::start()
{
    const auto report = open();
    if (!report) {
        Q_EMIT failedToOpen(report.error());
        return;
    }
    readCounts();
    Q_EMIT opened(*report);
    // Setting up the network takes a while; how many people there are is told before.
    Q_EMIT stateChanged(m_state);
    startPolling();
}

Result<void> Session::openDatabase(OpeningReport &report)
{
    const QString path = databasePath(m_options.folder);
    auto database = storage::Database::open(path, storage::Database::Mode::ReadWrite);
    if (!database && database.error().kind == storage::ErrorKind::NotADatabase) {
        const auto moved = setAside(path);
        if (!moved)
            return std::unexpected(moved.error());
        report.setAside = *moved;
        database = storage::Database::open(path, storage::Database::Mode::ReadWrite);
    }
    if (!database)
        return std::unexpected(database.error());
    m_database = std::move(*database);
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

Result<void> Session::applyJournal(OpeningReport &report)
{
    m_inbox = std::make_unique<Inbox>(*m_database, m_options.token.botId(), m_options.botUsername);
    const auto progress = m_inbox->progress();
    if (!progress)
        return std::unexpected(progress.error());
    if (auto done = m_journal->goBehind(progress->applied); !done)
        return done;
    QElapsedTimer sinceTold;
    const auto tell = [&](qint64 done, qint64 total) {
        if (sinceTold.isValid() && !sinceTold.hasExpired(toldEvery.count()))
            return;
        sinceTold.start();
        Q_EMIT opening({.rebuilding = m_options.rebuild, .done = done, .total = total});
    };
    if (!m_options.rebuild)
        return m_inbox->catchUp(*m_journal, tell);
    const auto rebuilt = rebuild(*m_database, *m_inbox, *m_journal, tell);
    if (!rebuilt)
        return std::unexpected(rebuilt.error());
    report.rebuilt = *rebuilt;
    return {};
}

Result<OpeningReport> Session::open()
{
    OpeningReport report;
    if (auto done = openDatabase(report); !done)
        return std::unexpected(done.error());
    auto journal = storage::Journal::open(journalPath(m_options.folder));
    if (!journal)
        return std::unexpected(journal.error());
    report.tornBytes = journal->tornBytes();
    m_journal.emplace(std::move(*journal));

    if (auto done = applyJournal(report); !done)
        return std::unexpected(done.error());
    m_contact = std::make_unique<Contact>(*m_database);
    if (auto done = m_contact->load(); !done)
        return std::unexpected(done.error());
    m_greeter = std::make_unique<Greeter>(*m_database, m_options.botUsername);
    if (auto done = m_greeter->seed(m_options.defaultGreetings); !done)
        return std::unexpected(done.error());

    const auto givenUp = takeUpAfterTheEnd(*m_database, m_options.resume);
    if (!givenUp)
        return std::unexpected(givenUp.error());
    report.unknownSends = static_cast<int>(givenUp->size());
    return report;
}

void Session::startPolling()
{
    m_client = std::make_unique<botapi::Client>(m_options.token, m_options.client);
    m_joinQueries = std::make_unique<JoinQueries>(*m_client);
    m_outbox = std::make_unique<Outbox>(*m_database, *m_client);
    connect(m_outbox.get(), &Outbox::changed, this, &Session::takeOutboxChanges);
    connect(m_outbox.get(), &Outbox::stateChanged, this, &Session::publish);
    setUpJobs();
    m_bulkGreeter = std::make_unique<BulkGreeter>(*m_database, *m_outbox, *m_greeter);
    connect(m_bulkGreeter.get(), &BulkGreeter::failed, this, &Session::actionFailed);

    m_unknownTimer = std::make_unique<QTimer>();
    m_unknownTimer->setSingleShot(true);
    connect(m_unknownTimer.get(), &QTimer::timeout, this, &Session::readUnknownOutcomes);
    setUpWriting();
    m_pruneTimer = std::make_unique<QTimer>();
    connect(m_pruneTimer.get(), &QTimer::timeout, this, &Session::pruneJournal);
    m_pruneTimer->start(1h);
    pruneJournal();

    m_poller = std::make_unique<botapi::Poller>(
        *m_client, [this](const botapi::RawBatch &batch) { return store(batch); });
    connect(m_poller.get(), &botapi::Poller::stateChanged, this,
            [this](const botapi::PollerState &state) {
                if (state.phase != botapi::PollerPhase::CatchingUp)
                    m_writer->endCatchingUp();
                publish();
            });
    connect(m_poller.get(), &botapi::Poller::answered, this,
            [this](const std::optional<QDateTime> &serverDate) {
                // An answer with updates was heard before they were stored; of one without nothing
                // is lost when this fails, and the next one tells the same.
                std::ignore = hear(serverDate, QDateTime::currentDateTimeUtc());
            });
    readGaps();
    readUnknownOutcomes();
    tellAbout(applyLimits()); // at worst those of the beginning hold
    retryNow();
    m_outbox->start();
    m_bulkGreeter->start();
}

Result<void> Session::hear(const std::optional<QDateTime> &serverDate, const QDateTime &receivedAt)
{
    const QDateTime at = serverDate.value_or(receivedAt);
    if (m_clock.heard(at))
        m_schedule->look();
    const auto heard = m_contact->heard(at.toMSecsSinceEpoch(), serverDate.has_value());
    if (!heard)
        return std::unexpected(heard.error());
    if (*heard) {
        readGaps();
        publish();
    }
    return {};
}

std::expected<void, QString> Session::store(const botapi::RawBatch &batch)
{
    // What the database refuses must not pile up in memory: nothing more is taken from the server.
    if (m_state.storageProblem && !m_writer->writeNow())
        return std::unexpected(m_state.storageProblem->text);
    // Before anything of it is kept: a gap that lay before it must not be hidden by a crash.
    if (const auto heard = hear(batch.serverDate, batch.receivedAt); !heard) {
        m_state.storageProblem = heard.error();
        return std::unexpected(heard.error().text);
    }
    const QDateTime receivedAt = batch.serverDate.value_or(batch.receivedAt);
    const auto behind =
        m_journal->append({.receivedAt = receivedAt.toMSecsSinceEpoch(), .answer = batch.body});
    if (!behind) {
        m_state.storageProblem = behind.error();
        return std::unexpected(behind.error().text);
    }
    m_state.storageProblem.reset();
    m_joinQueries->take(batch.decoded, receivedAt.toMSecsSinceEpoch());
    m_writer->take(
        arrivalOf(batch.decoded, receivedAt.toMSecsSinceEpoch(), *behind, m_inbox->botId()),
        m_poller->state().phase == botapi::PollerPhase::CatchingUp);
    m_poller->setHeld(!m_writer->hasRoom());
    return {};
}

void Session::setUpWriting()
{
    m_writer = std::make_unique<ArrivalWriter>(*m_database, *m_inbox);
    connect(m_writer.get(), &ArrivalWriter::written, this, &Session::takeWritten);
    connect(m_writer.get(), &ArrivalWriter::refused, this, [this](const storage::Error &error) {
        m_state.storageProblem = error;
        publish();
    });
    connect(m_writer.get(), &ArrivalWriter::room, this, [this] { m_poller->setHeld(false); });
}

void Session::takeWritten(const ChangeSet &changes)
{
    m_state.storageProblem.reset();
    m_state.users += changes.arrivals.size();
    m_state.unknownUpdates += changes.notUnderstood;
    if (changes.outbox)
        m_outbox->wake(changes);
    else
        Q_EMIT changed(changes);
    publish();
}

void Session::retryNow()
{
    const auto phase = m_poller->state().phase;
    const bool hasEnded = phase == botapi::PollerPhase::Stopped ||
                          phase == botapi::PollerPhase::Unauthorized ||
                          phase == botapi::PollerPhase::Conflict;
    if (!hasEnded) {
        m_poller->retryNow();
        // While nothing more is asked for, it is what waits that is to be written.
        if (m_state.storageProblem && phase == botapi::PollerPhase::CatchingUp)
            m_writer->writeNow();
    } else if (m_writer->writeNow()) {
        const auto progress = m_inbox->progress();
        if (!progress) {
            m_state.storageProblem = progress.error();
            publish();
            return;
        }
        m_poller->start(progress->nextUpdateId > 0 ? std::optional(progress->nextUpdateId)
                                                   : std::nullopt);
    }
    m_outbox->resume();
}

void Session::readCounts()
{
    if (const auto users = storage::UserRepository(*m_database).count())
        m_state.users = *users;
    if (const auto unknown = storage::SettingsRepository(*m_database).notUnderstood())
        m_state.unknownUpdates = *unknown;
    m_database->forgetPages();
}

void Session::readGaps()
{
    if (auto gaps = storage::GapRepository(*m_database).unsettled())
        m_state.gaps = std::move(*gaps);
}

void Session::publish()
{
    m_state.polling = m_poller->state();
    m_state.sending = m_outbox->state();
    Q_EMIT stateChanged(m_state);
}

void Session::pruneJournal()
{
    const auto progress = m_inbox->progress();
    if (!progress)
        return;
    const auto days = storage::PreferencesRepository(*m_database).journalDays();
    if (!days)
        return;
    const domain::Milliseconds kept = std::chrono::milliseconds(std::chrono::days(*days)).count();
    m_journal->prune(nowMs() - kept, progress->applied);
}

} // namespace botdesk::engine
