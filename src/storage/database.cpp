#include "storage/database.h"

#include "storage/schema.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <sqlite3.h>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

ErrorKind kindOf(int code)
{
    switch (code & 0xff) { // the low byte of an extended code
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorKind::Busy;
    case SQLITE_READONLY:
        return ErrorKind::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorKind::NotADatabase;
    case SQLITE_FULL:
        return ErrorKind::DiskFull;
    case SQLITE_CANTOPEN:
        return ErrorKind::CannotOpen;
    default:
        return ErrorKind::Other;
    }
}

} // namespace

bool Rows::next()
{
    // The first step is what ran the statement.
    if (!std::exchange(m_isFirst, false) && m_code == SQLITE_ROW) {
        m_code = m_statement->step();
        if (m_code != SQLITE_ROW && m_code != SQLITE_DONE)
            m_code = sqlite3_extended_errcode(m_connection);
    }
    return m_code == SQLITE_ROW;
}

qint64 Rows::insertedId() const
{
    return sqlite3_last_insert_rowid(m_connection);
}

qint64 Rows::affected() const
{
    return sqlite3_changes(m_connection);
}

Database::Database(QString path)
    : m_path(std::move(path))
    , m_connectionName(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Database::~Database()
{
    waitUntilGivenBack();
    m_statements.clear();
    m_frequent.clear();
    m_once.reset();
    m_connection.close();
    m_connection = {};
    if (QSqlDatabase::contains(m_connectionName))
        QSqlDatabase::removeDatabase(m_connectionName);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    // SQLite counts its memory for whoever asks, under a lock in every allocation: a tenth of what
    // writing costs. It takes this once, before the first connection.
    [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::unique_ptr<Database> database(new Database(path));
    if (mode == Mode::ReadWrite && !QDir().mkpath(QFileInfo(path).absolutePath()))
        return std::unexpected(Error{.kind = ErrorKind::CannotOpen, .path = path});

    auto &connection = database->m_connection;
    connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_connectionName);
    connection.setDatabaseName(path);
    connection.setConnectOptions(mode == Mode::ReadOnly
                                     ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
                                     : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!connection.open()) {
        Error error = database->errorOf(connection.lastError());
        error.kind = ErrorKind::CannotOpen;
        return std::unexpected(std::move(error));
    }
    if (auto taken = database->takeHandle(); !taken)
        return std::unexpected(taken.error());
    if (auto configured = database->configure(mode); !configured)
        return std::unexpected(configured.error());
    if (mode == Mode::ReadWrite) {
        if (auto migrated = migrate(*database); !migrated)
            return std::unexpected(migrated.error());
    }
    return database;
}

Result<void> Database::configure(Mode mode)
{
    // FULL: what is committed here decides whether a message is sent again (R13), so it must
    // outlive a power cut, too. In large transactions it costs next to nothing.
    QStringList pragmas{u"PRAGMA foreign_keys = ON"_s, u"PRAGMA temp_store = MEMORY"_s,
                        u"PRAGMA cache_size = -16384"_s};
    if (mode == Mode::ReadWrite)
        pragmas << u"PRAGMA journal_mode = WAL"_s << u"PRAGMA synchronous = FULL"_s
                << u"PRAGMA wal_autocheckpoint = 30000"_s // pages: more than a large group writes
                << u"PRAGMA journal_size_limit = 41943040"_s << u"PRAGMA cache_size = -32768"_s;
    for (const QString &pragma : pragmas) {
        if (auto done = executeOnce(pragma); !done)
            return done;
    }
    return {};
}

void Database::forgetPages()
{
    sqlite3_db_release_memory(m_handle);
}

Result<void> Database::takeHandle()
{
    // The driver must use the same library as we do, and not one of its own.
    QSqlQuery query(m_connection);
    const bool isSame = query.exec(u"SELECT sqlite_source_id()"_s) && query.next() &&
                        query.value(0).toString() == QLatin1StringView(sqlite3_sourceid());
    const QVariant handle = m_connection.driver()->handle();
    if (!isSame || !handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return std::unexpected(Error{.text = u"Qt's driver has another SQLite"_s, .path = m_path});
    m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    return {};
}

Error Database::errorOf(int code) const
{
    // Not the connection's own words, which may repeat a part of a statement.
    return {.kind = kindOf(code),
            .code = code,
            .text = QString::fromUtf8(sqlite3_errstr(code)),
            .path = m_path};
}

Error Database::lastError() const
{
    return errorOf(sqlite3_extended_errcode(m_handle));
}

Error Database::errorOf(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt();
    return {.kind = kindOf(code), .code = code, .text = error.driverText(), .path = m_path};
}

Result<std::unique_ptr<Statement>> Database::prepare(const QString &sql) const
{
    auto statement = Statement::prepare(m_handle, sql);
    if (!statement)
        return std::unexpected(lastError());
    return statement;
}

Result<Statement *> Database::statementFor(const Sql &sql, int values)
{
    waitUntilGivenBack();
    auto kept = m_frequent.find(&sql);
    if (kept == m_frequent.end()) {
        auto prepared = prepare(sql.text());
        if (!prepared)
            return std::unexpected(prepared.error());
        kept = m_frequent.emplace(&sql, std::move(*prepared)).first;
    }
    if (kept->second->placeholders() != values)
        return std::unexpected(errorOf(SQLITE_RANGE));
    kept->second->reset();
    return kept->second.get();
}

Result<Rows> Database::start(Statement &statement) const
{
    const int code = statement.step();
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        Error error = lastError();
        statement.reset();
        return std::unexpected(std::move(error));
    }
    return Rows(m_handle, &statement, code);
}

Result<Rows> Database::start(Statement &statement, const QVariantList &values) const
{
    statement.reset();
    if (statement.placeholders() != values.size())
        return std::unexpected(errorOf(SQLITE_RANGE));
    for (qsizetype i = 0; i < values.size(); ++i)
        statement.bind(static_cast<int>(i) + 1, values.at(i));
    return start(statement);
}

Result<Rows> Database::run(const QString &sql, const QVariantList &values)
{
    waitUntilGivenBack();
    auto kept = m_statements.find(sql);
    if (kept == m_statements.end()) {
        auto prepared = prepare(sql);
        if (!prepared)
            return std::unexpected(prepared.error());
        kept = m_statements.emplace(sql, std::move(*prepared)).first;
    }
    return start(*kept->second, values);
}

Result<Rows> Database::runOnce(const QString &sql, const QVariantList &values)
{
    waitUntilGivenBack();
    auto prepared = prepare(sql);
    if (!prepared)
        return std::unexpected(prepared.error());
    m_once = std::move(*prepared);
    return start(*m_once, values);
}

Result<void> Database::withoutRows(const Result<Rows> &rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    return {};
}

Result<void> Database::execute(const QString &sql, const QVariantList &values)
{
    return withoutRows(run(sql, values));
}

Result<void> Database::executeOnce(const QString &sql)
{
    return withoutRows(runOnce(sql));
}

Result<void> Database::check(const Rows &rows) const
{
    if (rows.m_code != SQLITE_ROW && rows.m_code != SQLITE_DONE)
        return std::unexpected(errorOf(rows.m_code));
    return {};
}

void Database::lend()
{
    waitUntilGivenBack();
    m_isLent = true;
}

void Database::waitUntilGivenBack()
{
    if (!m_isLent)
        return;
    std::unique_lock lock(m_lending);
    if (m_borrower != std::this_thread::get_id())
        m_givenBack.wait(lock, [this] { return !m_isLent; });
}

Interruption::Interruption(Database &database, Stop stop)
    : m_database(database)
    , m_stop(std::move(stop))
{
    constexpr int steps = 10'000; // of SQLite's machine: some tenths of a millisecond
    const auto ask = [](void *asked) { return (*static_cast<const Stop *>(asked))() ? 1 : 0; };
    sqlite3_progress_handler(database.m_handle, steps, ask, &m_stop);
}

Interruption::~Interruption()
{
    sqlite3_progress_handler(m_database.m_handle, 0, nullptr, nullptr);
}

Borrowed::Borrowed(Database &database)
    : m_database(database)
{
    const std::scoped_lock lock(database.m_lending);
    database.m_borrower = std::this_thread::get_id();
}

Borrowed::~Borrowed()
{
    {
        const std::scoped_lock lock(m_database.m_lending);
        m_database.m_borrower = {};
        m_database.m_isLent = false;
    }
    m_database.m_givenBack.notify_all();
}

Result<Snapshot> Snapshot::begin(Database &database)
{
    if (auto begun = database.execute(u"BEGIN DEFERRED"_s); !begun)
        return std::unexpected(begun.error());
    return Snapshot(database);
}

Snapshot::~Snapshot()
{
    if (m_database)
        std::ignore = m_database->execute(u"ROLLBACK"_s);
}

Result<Transaction> Transaction::begin(Database &database)
{
    // IMMEDIATE: the right to write is taken at once, so a commit cannot find it gone.
    if (auto begun = database.execute(u"BEGIN IMMEDIATE"_s); !begun)
        return std::unexpected(begun.error());
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        std::ignore = m_database->execute(u"ROLLBACK"_s);
}

Result<void> Transaction::commit()
{
    auto committed = m_database->execute(u"COMMIT"_s);
    if (committed)
        m_database = nullptr;
    return committed;
}

} // namespace botdesk::storage
